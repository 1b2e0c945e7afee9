"""The index of sections 栏目."""

from gazette.library import Library
from gazette.pages.groups import Index
from gazette.pages.shelves import by_gazette


def sections(library: Library) -> Index:
    """Articles by gazette and by the column they stand in."""
    return by_gazette(library, "sections", lambda article: article.section)
