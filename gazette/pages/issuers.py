"""The index of issuers 发文机关."""

from gazette.library import Library
from gazette.pages.groups import Index
from gazette.pages.shelves import by_gazette


def issuers(library: Library) -> Index:
    """Articles by gazette and by the body that signed them."""
    return by_gazette(library, "issuers", lambda article: article.issuer)
