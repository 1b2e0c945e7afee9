"""The index of sections 栏目."""

from gazette.library import Library
from gazette.pages.groups import grouped
from gazette.pages.page import Page


def sections_page(library: Library) -> Page:
    """``sections/index.html``: articles by gazette and by the column they stand in."""
    return Page("sections/index.html", "sections.html", {"gazettes": grouped(library, lambda article: article.section)})
