"""The library: every issue and article with its address, its place in the order, and its neighbours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from gazette.cache import NO_CACHE, Cache
from gazette.config import Config, GazetteConfig
from gazette.content import read_issues, read_redirects
from gazette.errors import GazetteError, Problem, problem
from gazette.library.catalogue import Catalogue
from gazette.library.citations import Citations, find_citations
from gazette.library.standing import Standing, find_standings
from gazette.markdown import body_problems
from gazette.model import Article, Issue


@dataclass(frozen=True, slots=True)
class Entry:
    """An article where it stands: its issue, and the articles before and after it in that issue."""

    article: Article
    issue: Issue
    previous: Article | None
    next: Article | None

    @property
    def address(self) -> str:
        """``nanyang/2021-06/wz-2021-7``, without ``.html``: what search results and citations call the document."""
        return f"{self.issue.address}/{self.article.slug}"


@dataclass(frozen=True, slots=True)
class Gazette:
    """One gazette and its issues, newest first."""

    slug: str
    name: str
    config: GazetteConfig
    issues: tuple[Issue, ...]

    @property
    def years(self) -> tuple[tuple[int, tuple[Issue, ...]], ...]:
        """(year, its issues), newest first."""
        return tuple((year, tuple(issues)) for year, issues in groupby(self.issues, key=lambda i: i.facts.year))


@dataclass(frozen=True)
class Library:
    """All issues, in the order of gazette, year and number; and the addresses that lead elsewhere."""

    issues: tuple[Issue, ...]
    redirects: Mapping[str, str]
    config: Config
    cache: Cache = NO_CACHE
    """What earlier builds found out about the same issues."""
    jobs: int = 1
    """Processes that may search what they have not."""

    @cached_property
    def gazettes(self) -> tuple[Gazette, ...]:
        """The gazettes by name of their folder."""
        made = []
        for slug, group in groupby(self.issues, key=lambda i: i.gazette_slug):
            issues = tuple(reversed(list(group)))
            made.append(Gazette(slug, issues[0].facts.gazette, self.config.gazettes.get(slug, GazetteConfig()), issues))
        return tuple(made)

    def gazette_of(self, issue: Issue) -> Gazette:
        """The gazette an issue belongs to."""
        return next(g for g in self.gazettes if g.slug == issue.gazette_slug)

    @cached_property
    def former(self) -> Mapping[str, tuple[str, ...]]:
        """Address → those that lead on to it."""
        found: dict[str, tuple[str, ...]] = {}
        for old, new in self.redirects.items():
            found[new] = (*found.get(new, ()), old)
        return found

    @cached_property
    def latest(self) -> tuple[Issue, ...]:
        """All issues, newest first: by day of publication where known, else by number within the year."""
        return tuple(sorted(self.issues, key=_newness, reverse=True))

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the documents are called."""
        return Catalogue.of(self.issues, self.redirects, self.config)

    def take_names(self, other: "Library") -> None:
        """Take over another library's catalogue; only where the same issues are called the same."""
        vars(self)["catalogue"] = other.catalogue

    @cached_property
    def citations(self) -> Citations:
        """Which document cites which."""
        return find_citations(self.issues, self.catalogue, self.cache, self.jobs)

    @cached_property
    def _standings(self) -> Mapping[str, Standing]:
        return find_standings(self.issues, self.catalogue)

    def standing(self, address: str) -> Standing:
        """What the document does to others, and others to it."""
        return self._standings.get(address, Standing())

    @cached_property
    def _articles(self) -> Mapping[str, Article]:
        return {f"{issue.address}/{article.slug}": article for issue in self.issues for article in issue.articles}

    def article(self, address: str) -> Article:
        """The article at an address. Raises KeyError if there is none."""
        return self._articles[address]

    def entries(self) -> Iterator[Entry]:
        """Every article of every issue, in order."""
        for issue in self.issues:
            yield from entries_of(issue)

    def neighbours(self, issue: Issue) -> tuple[Issue | None, Issue | None]:
        """The gazette's issue before this one and the one after it."""
        issues = self.gazette_of(issue).issues
        at = issues.index(issue)
        return (issues[at + 1] if at + 1 < len(issues) else None), (issues[at - 1] if at else None)


def entries_of(issue: Issue) -> Iterator[Entry]:
    """The articles of one issue with their neighbours."""
    articles = issue.articles
    for at, article in enumerate(articles):
        before = articles[at - 1] if at else None
        after = articles[at + 1] if at + 1 < len(articles) else None
        yield Entry(article, issue, before, after)


def _newness(issue: Issue) -> tuple[str, int, str]:
    facts = issue.facts
    return (facts.published or str(facts.year), facts.number, issue.gazette_slug)


def open_library(
    content: Path, config: Config, cache: Cache = NO_CACHE, jobs: int = 1, known: Mapping[Path, str] = MappingProxyType({})
) -> Library:
    """Read all content and check what only the whole can show; ``known`` as for :func:`read_issues`. Raises GazetteError with every
    problem found."""
    issues = read_issues(content, cache, jobs, known)
    redirects = read_redirects(content)
    problems: list[Problem] = [p for i in issues for a in i.articles for p in body_problems(a)]
    redirects, found = _leading(content, issues, redirects)
    problems += found
    if problems:
        raise GazetteError(problems)
    library = Library(issues, redirects, config, cache, jobs)
    _ = library.citations, library.standing("")  # found here, once, before the pages are spread over processes
    return library


def _leading(content: Path, issues: tuple[Issue, ...], redirects: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The redirects that count, each to the page it comes to in the end, and what is wrong with the others.

    One at an address in use counts for nothing: so an import may enter an address before it is lost, and be broken off in between.
    """
    present = {i.address for i in issues} | {f"{i.address}/{a.slug}" for i in issues for a in i.articles}
    leading: dict[str, str] = {}
    problems: list[Problem] = []
    for old, new in redirects.items():
        if old in present:
            continue
        passed = {old}
        end = new
        while end not in present and end in redirects and end not in passed:
            passed.add(end)
            end = redirects[end]
        leading[old] = end
        if end not in present:
            file = str(content / old.split("/", 1)[0] / "redirects.yaml")
            problems.append(problem("content.redirect_nowhere", file, old=old, new=new))
    return leading, problems
