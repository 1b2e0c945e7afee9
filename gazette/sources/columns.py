"""Columns of a page: found by the room that no line crosses, read from left to right between the lines that span them."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.sources.pieces import Piece, rows_of

STEP = 2.0
MARGIN = 0.15  # of the width: no column is narrower
FEWEST = 4  # rows on either side
STRIP = 1.9  # characters: a strip of the page as high as this holds a line of each column
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
    if _height(pieces) < 2 * FEWEST:
        return None
    low, high = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    size = body_size(pieces)
    best: tuple[int, float, Gutter] | None = None
    tried: set[tuple[int, int]] = set()
    x = low + MARGIN * (high - low)
    while x < high - MARGIN * (high - low):
        left = [p for p in pieces if p.x1 <= x]
        right = [p for p in pieces if p.x0 >= x]
        if (len(left), len(right)) not in tried:
            tried.add((len(left), len(right)))
            crossing = _height(pieces) - _height(left) - _height(right)
            gutter = _between(left, right, crossing, size)
            if gutter and (best is None or (crossing, gutter.x0 - gutter.x1) < best[:2]):
                best = crossing, gutter.x0 - gutter.x1, gutter
        x += STEP
    return best[2] if best else None


def _height(pieces: Sequence[Piece]) -> int:
    """In lines of text or rows of tables."""
    return sum(max(1, len(p.rows)) for p in pieces)


def _between(left: Sequence[Piece], right: Sequence[Piece], crossing: int, size: float) -> Gutter | None:
    """The gutter between two sides, if both are columns that stand beside each other."""
    if min(_height(left), _height(right)) < FEWEST or crossing > 0.6 * (_height(left) + _height(right)):
        return None
    gutter = Gutter(_edge([p.x1 for p in left], high=True), _edge([p.x0 for p in right], high=False))
    sure = gutter.x1 - gutter.x0 >= 0.8 * size and _beside(left, right) and _is_column(left, size) and _is_column(right, size)
    return gutter if sure else None


def _edge(places: Sequence[float], *, high: bool) -> float:
    """The outermost edge, but for a sign or two that hang over it."""
    ordered = sorted(places, reverse=high)
    return ordered[min(len(ordered) // 20, 2)]


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether lines of both sides stand side by side."""
    top = max(min(p.y for p in side) for side in (left, right))
    bottom = min(max(p.foot for p in side) for side in (left, right))
    return all(_height([p for p in side if p.foot >= top - 1 and p.y <= bottom + 1]) >= FEWEST for side in (left, right))


def _is_column(side: Sequence[Piece], size: float) -> bool:
    """Whether text fills the side. It is measured in strips a little higher than a line, for the side may be several columns itself."""
    low, high = min(p.x0 for p in side), max(p.x1 for p in side)
    strips: dict[int, list[Piece]] = {}
    for piece in side:
        for strip in range(int(piece.y / (STRIP * size)), int(piece.foot / (STRIP * size)) + 1):
            strips.setdefault(strip, []).append(piece)
    filled = [_covered(strip) / (high - low) for strip in strips.values()]
    lengths = [len(p.text) for p in side if not p.rows]
    return statistics.median(filled) >= FILLED and (not lengths or statistics.median(lengths) >= 5)


def _covered(pieces: Sequence[Piece]) -> float:
    total, reached = 0.0, float("-inf")
    for piece in sorted(pieces, key=lambda p: p.x0):
        total += max(0.0, piece.x1 - max(piece.x0, reached))
        reached = max(reached, piece.x1)
    return total


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
        title_goes_on = bool(spanning) and all(p.size > LARGER * size for p in row)
        if title_goes_on or _spans(row, inside, size):
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
    """Whether a row runs over the gutter. A stop that hangs into it does not; a title may have its blank there."""
    if any(p.x0 < gutter.middle and p.x1 > gutter.x1 + 1 for p in row):
        return True
    left = [p for p in row if _is_left(p, gutter)]
    right = [p for p in row if not _is_left(p, gutter)]
    if not left or not right:
        return False
    room = right[0].x0 - left[-1].x1
    return room < 0.3 * (gutter.x1 - gutter.x0) or all(p.size > LARGER * size for p in row)


def _is_left(piece: Piece, gutter: Gutter) -> bool:
    return piece.x0 < gutter.middle


def _sides(band: Sequence[Piece], gutter: Gutter, others: Sequence[Gutter], size: float) -> Iterator[list[Piece]]:
    yield from _ordered([p for p in band if _is_left(p, gutter)], others, size)
    yield from _ordered([p for p in band if not _is_left(p, gutter)], others, size)
