"""The index of issuers 发文机关."""

from gazette.library import Library
from gazette.pages.groups import grouped
from gazette.pages.page import Page


def issuers_page(library: Library) -> Page:
    """``issuers/index.html``: articles by gazette and by the body that signed them."""
    return Page("issuers/index.html", "issuers.html", {"gazettes": grouped(library, lambda article: article.issuer)})
