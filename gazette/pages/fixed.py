"""Pages that depend on the settings alone."""

from collections.abc import Iterator

from gazette.pages.page import Page


def fixed_pages() -> Iterator[Page]:
    """Search, about, the page for unknown addresses; the style sheet and the scripts, set from their parts by the theme."""
    yield Page("search.html", "search.html", {})
    yield Page("about.html", "about.html", {})
    yield Page("404.html", "404.html", {})
    yield Page("static/style.css", "style.css", {})
    yield Page("static/reader.js", "reader.js", {})
    for name in ("search", "results", "near", "marks"):
        yield Page(f"static/search/{name}.js", f"{name}.js", {})
