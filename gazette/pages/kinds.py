"""The index of kinds 文种."""

from gazette.library import Library
from gazette.pages.groups import Index
from gazette.pages.shelves import by_gazette


def kinds(library: Library) -> Index:
    """Articles by gazette and kind; a group's name is the kind's own, which the table of strings has in Chinese."""
    return by_gazette(library, "kinds", lambda article: article.kind)
