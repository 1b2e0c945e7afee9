"""What a reader may narrow and order results by, beside what every query needs: small files, each loaded when it is asked for.

================================  ==========================================================================
``search/facts/issuers.js``       the issuers, and which of them issued each document
``search/facts/dates.js``         each document's day, for results in order of time
``search/facts/<issue>.js``       slugs and titles of an issue's documents, for a search within one of them
``search/facts/simplified.js``    traditional characters and those that stand for them in the archive
================================  ==========================================================================
"""

from collections.abc import Iterable, Iterator, Sequence

from gazette.library import Library
from gazette.model import Article, Issue
from gazette.search.codec import encode
from gazette.search.traditional import simplified

DAYS_OF_MONTH, MONTHS = 32, 13
"""Room for a day or month that is not known: it counts as 0 and comes before the first."""


def fact_files(library: Library, terms: Iterable[str]) -> Iterator[tuple[str, list[object]]]:
    """(name, arguments of its script) of each file; ``terms`` are those of the index."""
    articles = [(issue, article) for issue in library.issues for article in issue.articles]
    issuers: dict[str, int] = {}
    column = [issuers.setdefault(article.facts.issuer or "", len(issuers)) for _, article in articles]
    yield "issuers", [list(issuers), encode(column)]
    yield "dates", [encode(_ages([day_number(*pair) for pair in articles]))]
    for issue in library.issues:
        yield issue.address, [[article.slug for article in issue.articles], [article.facts.title for article in issue.articles]]
    yield "simplified", list(simplified(sign for term in terms for sign in term))


def day_number(issue: Issue, article: Article) -> int:
    """A number that grows with the document's date; with the issue's where the document bears none."""
    date = article.facts.date or issue.facts.published or f"{issue.facts.year:04d}"
    year, month, day = [*map(int, date.split("-")), 0, 0][:3]
    return (year * MONTHS + month) * DAYS_OF_MONTH + day


def _ages(days: Sequence[int]) -> list[int]:
    """How much older each is than the newest: small numbers take fewest bytes."""
    newest = max(days, default=0)
    return [newest - day for day in days]
