"""A gazette's page: its years and their issues."""

from gazette.library import Gazette, Library
from gazette.pages.home import digest
from gazette.pages.page import Page
from gazette.pages.references import GazetteReference


def gazette_page(library: Library, gazette: Gazette) -> Page:
    """``nanyang/index.html``: issues by year, newest first, each with its highlights."""
    facts = {
        "gazette": GazetteReference.of(gazette),
        "years": tuple((year, tuple(digest(library, issue) for issue in issues)) for year, issues in gazette.years),
    }
    return Page(f"{gazette.slug}/index.html", "gazette.html", facts)
