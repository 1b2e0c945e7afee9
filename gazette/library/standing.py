"""What documents do to one another: which repeals or amends which, as their front matter says it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gazette.library.catalogue import Catalogue
from gazette.model import Article, Issue

ACTS = ("repeals", "amends")


@dataclass(frozen=True, slots=True)
class Act:
    """A document named in ``repeals`` or ``amends``: as the editor wrote it, and the one document it means, if it means one."""

    citation: str
    target: str | None


@dataclass(slots=True)
class Standing:
    """What a document repeals and amends, and the addresses of those by which it is repealed and amended."""

    repeals: tuple[Act, ...] = ()
    amends: tuple[Act, ...] = ()
    repealed_by: list[str] = field(default_factory=list)
    amended_by: list[str] = field(default_factory=list)


def acts(article: Article, gazette: str, catalogue: Catalogue, key: str) -> Iterator[Act]:
    """What the article's front matter names under ``repeals`` or ``amends``."""
    for citation in getattr(article.facts, key):
        found = catalogue.by_citation(gazette, citation)
        yield Act(citation, found[0].address if len(found) == 1 else None)


def find_standings(issues: Iterable[Issue], catalogue: Catalogue) -> Mapping[str, Standing]:
    """The standing of every document that does something to another, or to which something is done."""
    made: dict[str, Standing] = {}
    for issue in issues:
        for article in issue.articles:
            if not (article.facts.repeals or article.facts.amends):
                continue
            address = f"{issue.address}/{article.slug}"
            own = made.setdefault(address, Standing())
            own.repeals, own.amends = (tuple(acts(article, issue.gazette_slug, catalogue, key)) for key in ACTS)
            for act in own.repeals:
                if act.target and act.target != address:
                    made.setdefault(act.target, Standing()).repealed_by.append(address)
            for act in own.amends:
                if act.target and act.target != address:
                    made.setdefault(act.target, Standing()).amended_by.append(address)
    return made
