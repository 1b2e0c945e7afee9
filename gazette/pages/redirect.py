"""Stubs at addresses that no page has any more: a published address leads on for ever."""

from collections.abc import Iterator

from gazette.library import Library
from gazette.pages.page import Page


def redirect_pages(library: Library) -> Iterator[Page]:
    """One stub for each redirect; an address of two parts is an issue's, one of three an article's."""
    for old, new in library.redirects.items():
        yield Page(_path(old), "redirect.html", {"target": _path(new)})


def _path(address: str) -> str:
    """
    >>> _path("nanyang/2021-06"), _path("nanyang/2021-06/wz-2021-7")
    ('nanyang/2021-06/index.html', 'nanyang/2021-06/wz-2021-7.html')
    """
    return f"{address}/index.html" if address.count("/") == 1 else f"{address}.html"
