"""What was published when, as a picture: a year a row, a month a column, an issue a tile, darker the more it holds.

Only geometry is made here; the theme draws it, colours it by class and gives each tile its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from gazette.pages.references import IssueReference

MONTHS = 12
MARGIN, TOP = 40, 22
"""Room for the years and for the months' names, in the picture's own units; a unit is a pixel on a phone."""
COLUMN, ROW, GAP = 26, 28, 2
STEPS = (5, 10, 20)
"""Articles up to which an issue is of the first, second, third shade; over that, the fourth. Fixed, so that a tile never changes."""


@dataclass(frozen=True, slots=True)
class Tile:
    """An issue's place in the picture; ``dated`` if its month is known."""

    issue: IssueReference
    x: int
    y: int
    shade: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A year's place in the picture, and its page."""

    year: int
    path: str
    y: int
    height: int
    empty: tuple[int, ...]
    """Middles of the columns in which nothing stands, where columns are months."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The picture of one gazette; ``months`` are the columns' (number, middle), none where no issue's month is known."""

    width: int
    height: int
    months: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    tiles: tuple[Tile, ...]

    @property
    def undated(self) -> bool:
        """Whether there are tiles that stand in no month though others do."""
        return bool(self.months) and not all(tile.dated for tile in self.tiles)


def year_path(slug: str, year: int) -> str:
    """The page of a gazette's year.

    >>> year_path("nanyang", 2021)
    'nanyang/2021/index.html'
    """
    return f"{slug}/{year}/index.html"


def shade(articles: int) -> int:
    """1 to 4.

    >>> [shade(n) for n in (0, 5, 6, 20, 21)]
    [1, 1, 2, 3, 4]
    """
    return 1 + sum(articles > step for step in STEPS)


def month_of(issue: IssueReference) -> int | None:
    """The month it was published in, where that is known and in the year that it is of."""
    parts = (issue.published or "").split("-")
    return int(parts[1]) if len(parts) > 1 and int(parts[0]) == issue.year else None


def calendar(issues: Iterable[IssueReference]) -> Calendar:
    """The picture of a gazette's issues, newest year first.

    Issues of one month stand one above the other. Where the month is not known they follow in a line of their own, by number.
    """
    rows: list[Row] = []
    tiles: list[Tile] = []
    ordered = sorted(issues, key=lambda i: (-i.year, i.number))
    dated = any(month_of(issue) for issue in ordered)
    months = tuple((month + 1, _column(month) + COLUMN // 2) for month in range(MONTHS)) if dated else ()
    y = TOP if dated else GAP
    for year, found in groupby(ordered, key=lambda i: i.year):
        start = y
        of_year = list(found)
        depth = [0] * (MONTHS + 1)
        for issue in of_year:
            if month := month_of(issue):
                tiles.append(Tile(issue, _column(month - 1), start + depth[month] * ROW, shade(issue.articles), True))
                depth[month] += 1
        lines = max(depth)
        unknown = [issue for issue in of_year if not month_of(issue)]
        for at, issue in enumerate(unknown):
            line = lines + at // MONTHS
            tiles.append(Tile(issue, _column(at % MONTHS), start + line * ROW, shade(issue.articles), False))
        lines += -(-len(unknown) // MONTHS)
        y += lines * ROW
        taken = {tile.x for tile in tiles if tile.y == start}
        empty = tuple(middle for month, middle in months if _column(month - 1) not in taken)
        rows.append(Row(year, year_path(of_year[0].gazette.slug, year), start, lines * ROW, empty))
    return Calendar(MARGIN + MONTHS * COLUMN + GAP, y + GAP, months, tuple(rows), tuple(tiles))


def _column(at: int) -> int:
    return MARGIN + at * COLUMN
