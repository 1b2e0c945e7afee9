"""A gazette's page: its calendar, its newest issues, and every other by year."""

from dataclasses import dataclass

from gazette.library import Gazette, Library
from gazette.pages.calendar import STEPS, calendar, year_path
from gazette.pages.home import Digest, digest
from gazette.pages.page import Page
from gazette.pages.references import GazetteReference, IssueReference

FULL = 12
"""Issues that are shown with their highlights, in whole years; those of other years by number alone."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a gazette: its page, its issues, and (of the newest years) their highlights."""

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
        "years": tuple(years),
        "calendar": calendar(issue for year in years for issue in year.issues),
        "steps": STEPS,
        "count": {"issues": len(gazette.issues), "articles": sum(len(issue.articles) for issue in gazette.issues)},
    }
    return Page(f"{gazette.slug}/index.html", "gazette.html", facts)
