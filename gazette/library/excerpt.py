"""What the pages of one issue show of the archive: the issue, and the few facts of others that stand on them. Nothing else is in it.

Pages and exports of an issue are made of its excerpt, never of the whole library; so an excerpt that has not changed stands for files
that have not, and a page that came to show more than is here would fail and not go stale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from gazette.config import Config
from gazette.library.citations import Citation, Citations
from gazette.library.library import Gazette, Library
from gazette.library.standing import Standing
from gazette.model import Article, ArticleFacts, Issue, Place

NOWHERE = Place("")


@dataclass(frozen=True)
class Shown:
    """What an issue's pages show of others, as plain data."""

    gazette: Gazette
    """The issue's gazette, without issues."""
    before: Issue | None
    """The issue before it, without text."""
    after: Issue | None
    made: Mapping[str, tuple[Citation, ...]]
    received: Mapping[str, tuple[Citation, ...]]
    standings: Mapping[str, Standing]
    documents: Mapping[str, ArticleFacts]
    """The documents that are cited, cite, or change one another with those of the issue: what they are called, and from when they apply."""
    former: Mapping[str, tuple[str, ...]]


class Excerpt(Library):
    """A library of one issue, which knows of all others what the issue's pages show, and refuses what it does not know."""

    def __init__(self, issue: Issue, shown: Shown, config: Config) -> None:
        super().__init__((issue,), {}, config)
        vars(self).update(citations=Citations(shown.made, shown.received), former=shown.former, _standings=shown.standings)
        vars(self).update(_shown=shown)

    @property
    def issue(self) -> Issue:
        """The one issue."""
        return self.issues[0]

    @property
    def shown(self) -> Shown:
        """What it knows of others."""
        found: Shown = vars(self)["_shown"]
        return found

    def gazette_of(self, issue: Issue) -> Gazette:
        """The issue's gazette, as it is named; its issues are not known."""
        return self.shown.gazette

    def neighbours(self, issue: Issue) -> tuple[Issue | None, Issue | None]:
        """The issues before and after, without text."""
        return self.shown.before, self.shown.after

    def article(self, address: str) -> Article:
        """A document of which the issue's pages speak: its title, doc number and day of effect. Raises KeyError for any other."""
        return Article(self.shown.documents[address], address.rpartition("/")[2], 0, "", NOWHERE)

    @property
    def gazettes(self) -> NoReturn:
        """Not known."""
        raise LookupError("an excerpt knows one issue")

    latest = catalogue = gazettes


def excerpt_of(library: Library, issue: Issue) -> Excerpt:
    """The excerpt of an issue."""
    before, after = (_without_text(found) if found else None for found in library.neighbours(issue))
    gazette = replace(library.gazette_of(issue), issues=())
    return Excerpt(issue, _shown(library, issue, gazette, before, after), library.config)


def _shown(library: Library, issue: Issue, gazette: Gazette, before: Issue | None, after: Issue | None) -> Shown:
    own = [f"{issue.address}/{article.slug}" for article in issue.articles]
    made = {address: library.citations.by(address) for address in own}
    received = {address: library.citations.of(address) for address in own}
    standings = {address: library.standing(address) for address in own}
    others = {citation.target for citations in made.values() for citation in citations}
    others |= {citation.source for citations in received.values() for citation in citations}
    for standing in standings.values():
        others.update(standing.repealed_by, standing.amended_by)
        others.update(act.target for act in (*standing.repeals, *standing.amends) if act.target)
    documents = {address: _called(library.article(address).facts) for address in sorted(others)}
    former = {address: library.former.get(address, ()) for address in (issue.address, *own)}
    return Shown(gazette, before, after, made, received, standings, documents, former)


def _without_text(issue: Issue) -> Issue:
    """The issue's own facts, and how many articles it has."""
    nothing = Article(ArticleFacts(""), "", 0, "", NOWHERE)
    return replace(issue, masthead="", articles=(nothing,) * len(issue.articles), place=NOWHERE)


def _called(facts: ArticleFacts) -> ArticleFacts:
    return ArticleFacts(facts.title, doc_number=facts.doc_number, effective=facts.effective)


def outline(library: Library) -> Library:
    """The library without any text: what the pages of the site as a whole show of it."""
    issues = (replace(issue, masthead="", articles=tuple(_outlined(a) for a in issue.articles)) for issue in library.issues)
    return Library(tuple(replace(issue, place=NOWHERE) for issue in issues), library.redirects, library.config)


def _outlined(article: Article) -> Article:
    return replace(article, body="", place=NOWHERE, lines={})
