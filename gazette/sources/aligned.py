"""Tables without rules: rows whose cells stand under each other, far enough apart."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gazette.sources.pieces import Piece

Row = list[Piece]

FEWEST_ROWS = 3
FAR = 1.8
"""Characters between two columns of cells; phrases of a title and leads of clauses stand closer."""
LONGEST = 24  # characters of a cell, on the mean: more is text
LEAD = re.compile(r"第[一二三四五六七八九十百零〇]+[条章节]")  # 第一条　为了…: no cell
SENTENCE = re.compile(r"[。；]$")


def table_at(rows: Sequence[Row], start: int) -> tuple[int, list[str]]:
    """Where a table that starts at a row ends, and its tabbed lines; ``start`` itself if none does."""
    stop = start
    while stop < len(rows) and len(rows[stop]) >= 2 and not LEAD.match(rows[stop][0].text):
        stop += 1
    while stop - start >= FEWEST_ROWS:
        places = _columns(rows[start:stop])
        if places and _is_sure(rows[start:stop], places):
            return stop, [_tabbed(row, places) for row in rows[start:stop]]
        stop -= 1
    return start, []


Interval = tuple[float, float]


def _columns(rows: Sequence[Row]) -> list[Interval]:
    """What the cells cover from left to right; empty if cells of one row fall together."""
    covered: list[Interval] = []
    for x0, x1 in sorted((p.x0, p.x1) for row in rows for p in row):
        if covered and x0 < covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], x1)
        else:
            covered.append((x0, x1))
    return covered if len(covered) == max(map(len, rows)) else []


def _is_sure(rows: Sequence[Row], places: Sequence[Interval]) -> bool:
    size = rows[0][0].size
    cells = [p.text for row in rows for p in row]
    near = min(right[0] - left[1] for left, right in pairwise(places))
    whole = sum(len(row) == len(places) for row in rows)
    return (
        near >= FAR * size / (2 if len(places) > 2 else 1)
        and whole * 2 > len(rows)
        and sum(map(len, cells)) <= LONGEST * len(cells)
        and sum(bool(SENTENCE.search(text)) for text in cells) * 5 <= len(cells)
    )


def _tabbed(row: Row, places: Sequence[Interval]) -> str:
    return "\t".join(next((p.text for p in row if low <= p.x0 < high), "") for low, high in places)
