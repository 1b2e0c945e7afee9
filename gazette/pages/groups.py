"""Indexes that gather articles, gazette by gazette, under one of their facts."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from gazette.library import Library
from gazette.pages.references import ArticleReference, GazetteReference, Listed, entries


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that share a fact, newest first; ``id`` is its address on the index page."""

    name: str
    id: str
    entries: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class GazetteGroups:
    """A gazette and its groups, the largest first."""

    gazette: GazetteReference
    groups: tuple[Group, ...]


def group_id(gazette_slug: str, name: str) -> str:
    """The address of a group on its index page; as stable as the name itself.

    >>> group_id("nanyang", "卷首语")
    'nanyang-卷首语'
    """
    return f"{gazette_slug}-{''.join(name.split())}"


def grouped(library: Library, fact: Callable[[ArticleReference], str | None]) -> tuple[GazetteGroups, ...]:
    """All articles that have the fact, by gazette and by what it says. A gazette none of whose articles has it is left out."""
    made = []
    for gazette, found in groupby(entries(library), key=lambda e: e.issue.gazette):
        table: dict[str, list[Listed]] = {}
        for entry in found:
            if name := fact(entry.article):
                table.setdefault(name, []).append(entry)
        groups = (Group(name, group_id(gazette.slug, name), _newest_issue_first(table[name])) for name in table)
        if table:
            made.append(GazetteGroups(gazette, tuple(sorted(groups, key=lambda g: (-len(g.entries), g.name)))))
    return tuple(made)


def _newest_issue_first(found: list[Listed]) -> tuple[Listed, ...]:
    """Issues from the newest back, the articles of each as printed."""
    return tuple(sorted(found, key=lambda e: (e.issue.year, e.issue.number), reverse=True))
