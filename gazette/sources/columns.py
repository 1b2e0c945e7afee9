"""Columns of a page: found by the room that no line crosses, read from left to right between the lines that span them."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.sources.pieces import Piece, rows_of

STEP = 2.0
MARGIN = 0.15  # of the width: no column is narrower
FEWEST = 4  # rows on either side
FILLED = 0.6
"""Share of a column that its lines usually fill; the cells of a table leave more free."""
LARGER = 1.15  # titles span columns, though their blank may lie over the gutter


@dataclass(frozen=True, slots=True)
class Gutter:
    """Room between two columns: from where to where, in points."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def columns_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The page in reading order, a column after the other; what spans the columns comes between."""
    yield from _ordered(list(pieces), gutters(pieces), body_size(pieces))


def body_size(pieces: Sequence[Piece]) -> float:
    """The size in which most of the page is set."""
    by_size: dict[float, int] = {}
    for piece in pieces:
        by_size[round(piece.size, 1)] = by_size.get(round(piece.size, 1), 0) + len(piece.text)
    return max(by_size, key=by_size.__getitem__, default=10.0)


# ---------------------------------------------------------------- gutters


def gutters(pieces: Sequence[Piece]) -> list[Gutter]:
    """The gutters of a page, the clearest first; none on a page of one column."""
    found = _clearest(pieces)
    if not found:
        return []
    left = [p for p in pieces if p.x1 <= found.middle]
    right = [p for p in pieces if p.x0 >= found.middle]
    return [found, *gutters(left), *gutters(right)]


def _clearest(pieces: Sequence[Piece]) -> Gutter | None:
    lines = [p for p in pieces if not p.rows]
    if len(lines) < 2 * FEWEST:
        return None
    low, high = min(p.x0 for p in lines), max(p.x1 for p in lines)
    size = body_size(lines)
    best: tuple[int, Gutter] | None = None
    x = low + MARGIN * (high - low)
    while x < high - MARGIN * (high - low):
        gutter, crossing = _gutter_at(x, lines, size)
        if gutter and (best is None or (crossing, gutter.x0 - gutter.x1) < (best[0], best[1].x0 - best[1].x1)):
            best = crossing, gutter
        x += STEP
    return best[1] if best else None


def _gutter_at(x: float, lines: Sequence[Piece], size: float) -> tuple[Gutter | None, int]:
    left = [p for p in lines if p.x1 <= x]
    right = [p for p in lines if p.x0 >= x]
    crossing = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < FEWEST or crossing > 0.6 * (len(left) + len(right)):
        return None, crossing
    gutter = Gutter(_edge([p.x1 for p in left], high=True), _edge([p.x0 for p in right], high=False))
    if gutter.x1 - gutter.x0 < 0.8 * size or not _beside(left, right):
        return None, crossing
    return (gutter if _is_column(left) and _is_column(right) else None), crossing


def _edge(places: Sequence[float], *, high: bool) -> float:
    """The outermost edge, but for a sign or two that hang over it."""
    ordered = sorted(places, reverse=high)
    return ordered[min(len(ordered) // 20, 2)]


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the two sides stand side by side over most of the lower one's height."""
    top, bottom = max(min(p.y for p in s) for s in (left, right)), min(max(p.y for p in s) for s in (left, right))
    shared = [sum(top - 1 <= p.y <= bottom + 1 for p in side) for side in (left, right)]
    return min(shared) >= FEWEST


def _is_column(side: Sequence[Piece]) -> bool:
    low, high = min(p.x0 for p in side), max(p.x1 for p in side)
    filled = [sum(p.x1 - p.x0 for p in row) / (high - low) for row in rows_of(side)]
    return len(filled) >= FEWEST and statistics.median(filled) >= FILLED and statistics.median(len(p.text) for p in side) >= 5


# ---------------------------------------------------------------- order


def _ordered(pieces: list[Piece], found: Sequence[Gutter], size: float) -> Iterator[list[Piece]]:
    if not pieces:
        return
    low, high = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    inside = next((g for g in found if low < g.middle < high), None)
    if inside is None:
        yield pieces
        return
    others = [g for g in found if g is not inside]
    band: list[Piece] = []
    spanning: list[Piece] = []
    for row in rows_of(pieces):
        if _spans(row, inside, size):
            yield from _sides(band, inside, others, size)
            band = []
            spanning += row
        else:
            if spanning:
                yield spanning
            spanning = []
            band += row
    if spanning:
        yield spanning
    yield from _sides(band, inside, others, size)


def _spans(row: Sequence[Piece], gutter: Gutter, size: float) -> bool:
    if any(p.x0 < gutter.middle < p.x1 for p in row):
        return True
    left = [p for p in row if p.x1 <= gutter.middle]
    right = [p for p in row if p.x0 >= gutter.middle]
    if not left or not right:
        return False
    room = right[0].x0 - left[-1].x1
    return room < 0.8 * (gutter.x1 - gutter.x0) or all(p.size > LARGER * size for p in row)


def _sides(band: Sequence[Piece], gutter: Gutter, others: Sequence[Gutter], size: float) -> Iterator[list[Piece]]:
    yield from _ordered([p for p in band if p.x1 <= gutter.middle], others, size)
    yield from _ordered([p for p in band if p.x1 > gutter.middle], others, size)
