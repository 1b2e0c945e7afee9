"""The home page: every gazette, its newest issues and years, and the ways into the archive."""

from dataclasses import dataclass

from gazette.library import Gazette, Library
from gazette.model import Issue
from gazette.pages.page import Page
from gazette.pages.references import ArticleReference, GazetteReference, IssueReference, highlights

LATEST = 6
HIGHLIGHTS = 3


@dataclass(frozen=True, slots=True)
class Cover:
    """A gazette on the home page: its newest issue and its years."""

    gazette: GazetteReference
    latest: IssueReference
    years: tuple[tuple[int, int], ...]
    """(year, number of issues), newest first."""


@dataclass(frozen=True, slots=True)
class Digest:
    """An issue with the articles that stand for it."""

    issue: IssueReference
    articles: tuple[ArticleReference, ...]


def digest(library: Library, issue: Issue) -> Digest:
    """The issue and its highlights."""
    return Digest(IssueReference.of(library, issue), highlights(issue, HIGHLIGHTS))


def home_page(library: Library) -> Page:
    """``index.html``."""
    facts = {
        "covers": tuple(_cover(library, gazette) for gazette in library.gazettes),
        "latest": tuple(digest(library, issue) for issue in library.latest[:LATEST]),
        "count": {"issues": len(library.issues), "articles": sum(len(issue.articles) for issue in library.issues)},
    }
    return Page("index.html", "home.html", facts)


def _cover(library: Library, gazette: Gazette) -> Cover:
    years = tuple((year, len(issues)) for year, issues in gazette.years)
    return Cover(GazetteReference.of(gazette), IssueReference.of(library, gazette.issues[0]), years)
