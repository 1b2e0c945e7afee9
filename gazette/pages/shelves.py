"""Indexes that go gazette by gazette."""

from collections.abc import Callable
from itertools import groupby

from gazette.library import Library
from gazette.pages.groups import Index, Shelf, grouped
from gazette.pages.references import ArticleReference, entries


def by_gazette(library: Library, name: str, fact: Callable[[ArticleReference], str | None]) -> Index:
    """All articles that have the fact, by gazette and by what it says. A gazette none of whose articles has it is left out."""
    shelves = []
    for gazette, found in groupby(entries(library), key=lambda e: e.issue.gazette):
        groups = grouped(name, gazette, ((value, entry) for entry in found if (value := fact(entry.article))))
        if groups:
            shelves.append(Shelf(gazette, groups))
    return Index(name, tuple(shelves))
