"""Articles gathered under a fact they share, and the pages that list them.

An index (``issuers/index.html``) names its groups; every group has a page of its own (``issuers/nanyang/nan-yang-shi-…/index.html``),
so that no address depends on how much there is. What is short is shown at once: a small index holds its entries too. What is long is
split by year: a long group's page holds its newest years, and each other year has a page beside it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gazette.pages.page import Page
from gazette.pages.pinyin import syllables
from gazette.pages.references import GazetteReference, Listed

INLINE = 120
"""An index with at most so many entries shows them itself."""
LONG = 200
"""A group's page lists at most so many entries, or one year's."""
LONGEST = 80
"""Signs of a group's name in its address."""


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that share a fact; ``name`` is None where what they share is that nothing is known of it."""

    name: str | None
    id: str
    """Its address on the index page."""
    path: str
    """Its own page."""
    count: int
    years: tuple[tuple[int, tuple[Listed, ...]], ...]
    """(year, its articles), newest first; 0: not known."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The groups of one gazette, or (None) those that run over gazettes."""

    gazette: GazetteReference | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One way through the archive; ``name`` is its folder, and its key in the table of strings."""

    name: str
    shelves: tuple[Shelf, ...]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(group.count for shelf in self.shelves for group in shelf.groups)


@dataclass(frozen=True, slots=True)
class GroupReference:
    """A group, as the index names it."""

    name: str | None
    id: str
    path: str
    count: int
    first: int
    """Its oldest year; 0: not known."""
    last: int

    @classmethod
    def of(cls, group: Group) -> "GroupReference":
        """The reference to a group."""
        known = [year for year, _ in group.years if year] or [0]
        return cls(group.name, group.id, group.path, group.count, min(known), max(known))


@dataclass(frozen=True, slots=True)
class GroupYear:
    """A year of a group: where it is listed, and what is listed of it on this page."""

    year: int
    count: int
    path: str
    entries: tuple[Listed, ...]


def group_id(gazette_slug: str, name: str) -> str:
    """The address of a group on its index page; as stable as the name itself.

    >>> group_id("nanyang", "卷首语")
    'nanyang-卷首语'
    """
    return f"{gazette_slug}-{''.join(name.split())}"


@cache
def group_path(index: str, gazette_slug: str | None, name: str) -> str:
    """The page of a group: its name in pinyin. It depends on the name alone, so that it never changes; groups whose names sound alike
    share it.

    >>> group_path("sections", "nanyang", "卷首语"), group_path("numbers", None, "宛政办")
    ('sections/nanyang/juan-shou-yu/index.html', 'numbers/wan-zheng-ban/index.html')
    """
    slug = "-".join(found for s in syllables(name) for found in re.findall(r"[a-z0-9]+", s.lower()))
    if not slug or len(slug) > LONGEST:
        digest = hashlib.sha256("".join(name.split()).encode()).hexdigest()[:8]
        slug = f"{slug[:LONGEST].rpartition('-')[0] or slug[:LONGEST] or 'x'}-{digest}"
    return "/".join(part for part in (index, gazette_slug, slug, "index.html") if part)


def make_group(path: str, named: Iterable[tuple[str | None, str]], years: dict[int, list[Listed]]) -> Group:
    """A group of one page: its (name, id) pairs, the first of which names it, and its entries by year."""
    pairs = list(named)
    names = "、".join(name for name, _ in pairs if name)
    ordered = tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))
    return Group(names or None, pairs[0][1], path, sum(len(found) for _, found in ordered), ordered)


def grouped(index: str, gazette: GazetteReference | None, found: Iterable[tuple[str, Listed]]) -> tuple[Group, ...]:
    """(name, article) pairs gathered by name, the largest group first; within a year the newest issue first, its articles as printed."""
    names: dict[str, dict[str, None]] = {}  # path → names, in order of their first use
    entries: dict[str, dict[int, list[Listed]]] = {}
    for name, entry in sorted(found, key=lambda pair: (pair[1].issue.year, pair[1].issue.number), reverse=True):
        path = group_path(index, gazette.slug if gazette else None, name)
        names.setdefault(path, {})[name] = None
        entries.setdefault(path, {}).setdefault(entry.issue.year, []).append(entry)

    def pairs(path: str) -> list[tuple[str | None, str]]:
        return [(name, group_id(gazette.slug, name) if gazette else "".join(name.split())) for name in sorted(names[path])]

    groups = (make_group(path, pairs(path), entries[path]) for path in names)
    return tuple(sorted(groups, key=lambda g: (-g.count, g.name or "")))


def index_pages(index: Index) -> Iterator[Page]:
    """The index, its groups' pages, and those of the years of the long ones."""
    inline = index.count <= INLINE
    shelves = tuple(
        (shelf.gazette, tuple((GroupReference.of(group), group.years if inline else ()) for group in shelf.groups))
        for shelf in index.shelves
    )
    yield Page(f"{index.name}/index.html", "groups.html", {"index": index.name, "shelves": shelves, "inline": inline})
    for shelf in index.shelves:
        for group in shelf.groups:
            yield from _group_pages(index.name, shelf.gazette, group)


def _group_pages(index: str, gazette: GazetteReference | None, group: Group) -> Iterator[Page]:
    shown = _shown_years(group)
    folder = group.path.removesuffix("index.html")
    facts = {"index": index, "gazette": gazette, "group": GroupReference.of(group)}

    def years(listed: frozenset[int]) -> tuple[GroupYear, ...]:
        return tuple(
            GroupYear(
                year,
                len(entries),
                f"{group.path}#y-{year}" if year in shown else f"{folder}{year}.html",
                entries if year in listed else (),
            )
            for year, entries in group.years
        )

    yield Page(group.path, "group.html", {**facts, "years": years(shown), "year": None})
    for year, _ in group.years:
        if year not in shown:
            yield Page(f"{folder}{year}.html", "group.html", {**facts, "years": years(frozenset({year})), "year": year})


def _shown_years(group: Group) -> frozenset[int]:
    """The years that the group's own page lists: all of a short group; the newest, as far as they are short, of a long one."""
    shown: set[int] = set()
    count = 0
    for year, entries in group.years:
        count += len(entries)
        if shown and count > LONG:
            break
        shown.add(year)
    return frozenset(shown)
