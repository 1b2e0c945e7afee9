"""The home page: every gazette, its newest issue and years, what came out last, and the ways into the archive."""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.library import Gazette, Library
from gazette.model import Issue
from gazette.pages.calendar import year_path
from gazette.pages.groups import Index
from gazette.pages.page import Page
from gazette.pages.references import ArticleReference, GazetteReference, IssueReference, highlights

LATEST = 6
HIGHLIGHTS = 3
YEARS = 6


@dataclass(frozen=True, slots=True)
class Cover:
    """A gazette on the home page: its newest issue and its newest years."""

    gazette: GazetteReference
    latest: IssueReference
    years: tuple[tuple[int, int, str], ...]
    """(year, number of issues, page), newest first."""
    earlier: int
    """How many years there are beside these."""
    issues: int


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue with the articles that stand for it."""

    issue: IssueReference
    articles: tuple[ArticleReference, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the archive: an index, how many groups it has and how many articles it leads to."""

    name: str
    groups: int
    articles: int


def digest(library: Library, issue: Issue) -> Digest:
    """The issue and its highlights."""
    return Digest(IssueReference.of(library, issue), highlights(issue, HIGHLIGHTS))


def home_page(library: Library, indexes: Sequence[Index]) -> Page:
    """``index.html``."""
    facts = {
        "covers": tuple(_cover(library, gazette) for gazette in library.gazettes),
        "latest": tuple(digest(library, issue) for issue in library.latest[:LATEST]),
        "ways": tuple(Way(index.name, sum(len(shelf.groups) for shelf in index.shelves), index.count) for index in indexes),
        "count": {"issues": len(library.issues), "articles": sum(len(issue.articles) for issue in library.issues)},
        "span": _span(library),
    }
    return Page("index.html", "home.html", facts)


def _cover(library: Library, gazette: Gazette) -> Cover:
    years = tuple((year, len(issues), year_path(gazette.slug, year)) for year, issues in gazette.years)
    newest = IssueReference.of(library, gazette.issues[0])
    return Cover(GazetteReference.of(gazette), newest, years[:YEARS], max(0, len(years) - YEARS), len(gazette.issues))


def _span(library: Library) -> tuple[int, int] | None:
    """The first year and the last."""
    years = [issue.facts.year for issue in library.issues]
    return (min(years), max(years)) if years else None
