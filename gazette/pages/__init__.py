"""Which pages exist, and what each shows: pure functions of the library."""

from collections.abc import Iterator

from gazette.library import Library, entries_of
from gazette.model import Issue
from gazette.pages.article import article_page
from gazette.pages.filters import FILTERS
from gazette.pages.fixed import fixed_pages
from gazette.pages.gazette import gazette_page
from gazette.pages.home import home_page
from gazette.pages.issue import issue_page
from gazette.pages.issuers import issuers_page
from gazette.pages.numbers import numbers_page
from gazette.pages.page import Page
from gazette.pages.redirect import redirect_pages
from gazette.pages.references import IssueReference
from gazette.pages.sections import sections_page

__all__ = ["FILTERS", "TEMPLATES", "Page", "issue_pages", "site_pages"]

TEMPLATES = (
    "404.html",
    "about.html",
    "article.html",
    "gazette.html",
    "home.html",
    "issue.html",
    "issuers.html",
    "numbers.html",
    "reader.js",
    "redirect.html",
    "search.html",
    "sections.html",
    "style.css",
)
"""Every template that pages name; a theme has to have them all."""


def site_pages(library: Library) -> Iterator[Page]:
    """The pages that show more than one issue, or none."""
    yield home_page(library)
    for gazette in library.gazettes:
        yield gazette_page(library, gazette)
    yield numbers_page(library)
    yield sections_page(library)
    yield issuers_page(library)
    yield from fixed_pages(library)
    yield from redirect_pages(library)


def issue_pages(library: Library, issue: Issue) -> Iterator[Page]:
    """The page of an issue and those of its articles."""
    yield issue_page(library, issue)
    reference = IssueReference.of(library, issue)
    for entry in entries_of(issue):
        yield article_page(entry, reference)
