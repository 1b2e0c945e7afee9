"""A gazette's page: its calendar, its newest issues, and every other by year."""

from dataclasses import dataclass

from gazette.library import Gazette, Library
from gazette.pages.calendar import STEPS, calendar, year_path
from gazette.pages.home import Digest, digest
from gazette.pages.page import Page
from gazette.pages.references import GazetteReference, IssueReference, highlights

HIGHLIGHTS = 6
"""Of the newest issue."""
FULL = 12
"""Issues that are shown with a few articles, in whole years; those of other years by number alone."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a gazette: its page, its issues, and (of the newest years) a few articles of each."""

    year: int
    path: str
    issues: tuple[IssueReference, ...]
    digests: tuple[Digest, ...]


def gazette_page(library: Library, gazette: Gazette) -> Page:
    """``nanyang/index.html``: issues by year, newest first."""
    years = []
    full = 0
    for year, issues in gazette.years:
        shown = not full or full + len(issues) <= FULL
        full += len(issues) if shown else FULL
        digests = tuple(digest(library, issue) for issue in issues) if shown else ()
        references = tuple(IssueReference.of(library, issue) for issue in issues)
        years.append(Year(year, year_path(gazette.slug, year), references, digests))
    facts = {
        "gazette": GazetteReference.of(gazette),
        "latest": Digest(years[0].issues[0], highlights(gazette.issues[0], HIGHLIGHTS)),
        "years": tuple(years),
        "calendar": calendar(issue for year in years for issue in year.issues),
        "steps": STEPS,
        "count": {"issues": len(gazette.issues), "articles": sum(len(issue.articles) for issue in gazette.issues)},
    }
    return Page(f"{gazette.slug}/index.html", "gazette.html", facts)
