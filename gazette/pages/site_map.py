"""站点地图 for people: every page that leads to others, by name."""

from collections.abc import Sequence

from gazette.library import Library
from gazette.pages.calendar import year_path
from gazette.pages.groups import GroupReference, Index
from gazette.pages.page import Page
from gazette.pages.references import GazetteReference

MOST = 12
"""Groups of an index that are named, the largest; the rest stand on its own page."""


def site_map_page(library: Library, indexes: Sequence[Index]) -> Page:
    """``sitemap.html``: the gazettes and their years, the indexes and their largest groups."""
    gazettes = tuple(
        (GazetteReference.of(gazette), tuple((year, year_path(gazette.slug, year)) for year, _ in gazette.years))
        for gazette in library.gazettes
    )
    listed = tuple((index.name, _largest(index), sum(len(shelf.groups) for shelf in index.shelves)) for index in indexes)
    return Page("sitemap.html", "sitemap.html", {"gazettes": gazettes, "indexes": listed})


def _largest(index: Index) -> tuple[tuple[GazetteReference | None, GroupReference], ...]:
    found = [(shelf.gazette, GroupReference.of(group)) for shelf in index.shelves for group in shelf.groups]
    kept = sorted(found, key=lambda pair: -pair[1].count)[:MOST]
    return tuple(pair for pair in found if pair in kept)
