"""Finding by date: all gazettes' calendars, and the contents of a gazette's year."""

from collections.abc import Iterator

from gazette.library import Gazette, Library
from gazette.pages.calendar import STEPS, calendar, year_path
from gazette.pages.issue import columns
from gazette.pages.page import Page
from gazette.pages.references import GazetteReference, IssueReference


def years_page(library: Library) -> Page:
    """``years/index.html``: what every gazette published when."""
    gazettes = tuple(
        (GazetteReference.of(gazette), calendar(IssueReference.of(library, issue) for issue in gazette.issues))
        for gazette in library.gazettes
    )
    return Page("years/index.html", "years.html", {"gazettes": gazettes, "steps": STEPS})


def year_pages(library: Library, gazette: Gazette) -> Iterator[Page]:
    """``nanyang/2021/index.html``: the contents of all issues of each year, newest issue first."""
    years = gazette.years
    for at, (year, issues) in enumerate(years):
        facts = {
            "gazette": GazetteReference.of(gazette),
            "year": year,
            "issues": tuple((IssueReference.of(library, issue), tuple(columns(issue))) for issue in issues),
            "articles": sum(len(issue.articles) for issue in issues),
            "previous": years[at + 1][0] if at + 1 < len(years) else None,
            "next": years[at - 1][0] if at else None,
        }
        yield Page(year_path(gazette.slug, year), "year.html", facts)
