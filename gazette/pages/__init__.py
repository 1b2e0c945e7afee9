"""Which pages exist, and what each shows: pure functions of the library."""

from collections.abc import Iterator

from gazette.content import History
from gazette.library import Library, entries_of
from gazette.model import Issue
from gazette.pages.article import article_page
from gazette.pages.comparison import comparison_pages
from gazette.pages.filters import FILTERS
from gazette.pages.fixed import fixed_pages
from gazette.pages.gazette import gazette_page
from gazette.pages.groups import Index, index_pages
from gazette.pages.home import home_page
from gazette.pages.issue import issue_page
from gazette.pages.issuers import issuers
from gazette.pages.kinds import kinds
from gazette.pages.numbers import numbers, parse_doc_number
from gazette.pages.page import Page
from gazette.pages.pinyin import know, spelt
from gazette.pages.redirect import redirect_pages
from gazette.pages.references import IssueReference
from gazette.pages.sections import sections
from gazette.pages.site_map import site_map_page
from gazette.pages.topics import topics
from gazette.pages.years import year_pages, years_page

__all__ = [
    "FILTERS",
    "TEMPLATES",
    "Page",
    "comparison_pages",
    "fixed_pages",
    "group_names",
    "issue_pages",
    "know",
    "site_pages",
    "spelt",
]

TEMPLATES = (
    "404.html",
    "about.html",
    "article.html",
    "comparison.html",
    "gazette.html",
    "group.html",
    "groups.html",
    "home.html",
    "issue.html",
    "marks.js",
    "near.js",
    "reader.js",
    "redirect.html",
    "results.js",
    "search.html",
    "search.js",
    "sitemap.html",
    "style.css",
    "year.html",
    "years.html",
)
"""Every template that pages name; a theme has to have them all."""


def indexes(library: Library) -> tuple[Index, ...]:
    """The ways to find by browsing, in the order in which readers are offered them; that by topic where there are any."""
    found = (numbers(library), issuers(library), sections(library), kinds(library), topics(library))
    return tuple(index for index in found if index.shelves or index.name != "topics")


def group_names(library: Library) -> tuple[str, ...]:
    """The names that groups' pages are called by, in order."""
    facts = [article.facts for issue in library.issues for article in issue.articles]
    names = {name for fact in facts for name in (fact.issuer, fact.section, fact.kind, *fact.topics) if name}
    series = (parse_doc_number(fact.doc_number, fact.date).series for fact in facts if fact.doc_number)
    return tuple(sorted(names.union(name for name in series if name)))


def site_pages(library: Library) -> Iterator[Page]:
    """The pages that show more than one issue."""
    ways = indexes(library)
    yield home_page(library, ways)
    yield years_page(library)
    for gazette in library.gazettes:
        yield gazette_page(library, gazette)
        yield from year_pages(library, gazette)
    for index in ways:
        yield from index_pages(index)
    yield site_map_page(library, ways)
    yield from redirect_pages(library)


def issue_pages(library: Library, issue: Issue, history: History | None = None) -> Iterator[Page]:
    """The page of an issue and those of its articles; with its history they lead to the comparisons with the source."""
    compared = history is not None
    yield issue_page(library, issue, compared=compared)
    reference = IssueReference.of(library, issue)
    for entry in entries_of(issue):
        yield article_page(library, entry, reference, compared=compared)
