"""Pages that depend on the settings alone."""

from collections.abc import Iterator

from gazette.library import Library
from gazette.pages.page import Page


def fixed_pages(library: Library) -> Iterator[Page]:
    """Search, about, the page for unknown addresses; and, where gazettes have colours, the style sheet that says which."""
    yield Page("search.html", "search.html", {})
    yield Page("about.html", "about.html", {})
    yield Page("404.html", "404.html", {})
    if any(gazette.config.colour for gazette in library.gazettes):
        yield Page("colours.css", "colours.css", {})
