"""Ruled tables: drawn lines tell the cells, also where their text wraps or a cell spans several."""

from collections.abc import Sequence
from itertools import pairwise

from gazette.sources.glyphs import Glyph, Rule
from gazette.sources.lines import CellText, rows_as_lines
from gazette.sources.pieces import Piece, joined, pieces_of, rows_of

NEAR = 3.5
"""Points between two strokes that are one line: the sides of a thin box, the borders of neighbouring cells."""
MOST_LINES = 30  # of text in a cell; more is a page in a frame


def ruled_tables(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[list[Piece], list[Glyph]]:
    """The ruled tables of a page, and the signs that stand in none."""
    tables: list[Piece] = []
    rest = list(glyphs)
    for group in _groups(rules):
        xs = _levels([r.x0 for r in group if r.x0 == r.x1])
        ys = _levels([r.y0 for r in group if r.y0 == r.y1])
        if len(xs) < 3 or len(ys) < 3:
            continue
        inside = [g for g in rest if xs[0] < _middle(g) < xs[-1] and ys[0] < _height(g) < ys[-1]]
        table = _table(inside, xs, ys, group)
        if table:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [g for g in rest if id(g) not in taken]
    return tables, rest


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _height(glyph: Glyph) -> float:
    return glyph.y - glyph.size * 0.35


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other."""
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda r: (r.y0, r.x0)):
        box = [rule.x0 - NEAR, rule.y0 - NEAR, rule.x1 + NEAR, rule.y1 + NEAR]
        members = [rule]
        apart = []
        for other, theirs in groups:
            if box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]:
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                members = theirs + members
            else:
                apart.append((other, theirs))
        groups = [*apart, (box, members)]
    return [members for _, members in groups]


def _levels(places: Sequence[float]) -> list[float]:
    levels: list[list[float]] = []
    for place in sorted(places):
        if levels and place - levels[-1][-1] <= NEAR:
            levels[-1].append(place)
        else:
            levels.append([place])
    return [sum(level) / len(level) for level in levels]


def _band(place: float, levels: Sequence[float]) -> int:
    return next(i for i, (low, high) in enumerate(pairwise(levels)) if low < place <= high)


def _table(glyphs: Sequence[Glyph], xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]) -> Piece | None:
    first, spans = _merged(xs, ys, rules)
    texts: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        texts.setdefault(first[_band(_height(glyph), ys), _band(_middle(glyph), xs)], []).append(glyph)
    cells = {at: [joined(row) for row in rows_of(pieces_of(inside))] for at, inside in texts.items()}
    if len(cells) < 4 or max(map(len, cells.values())) > MOST_LINES:
        return None
    rows = [
        [CellText(_cell(cells.get((r, c), [])), *spans[r, c]) for c in range(len(xs) - 1) if first[r, c] == (r, c)]
        for r in range(len(ys) - 1)
    ]
    size = sum(g.size for g in glyphs) / len(glyphs)
    lines = tuple(line for line in rows_as_lines(rows) if line.strip())
    return Piece("", xs[0], xs[-1], ys[0], size, lines, ys[-1])


def _cell(lines: Sequence[str]) -> str:
    out = ""
    for line in lines:
        latin = out[-1:].isascii() and out[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        out += f" {line}" if latin else line
    return out


Cell = tuple[int, int]


def _merged(
    xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]
) -> tuple[dict[Cell, Cell], dict[Cell, tuple[int, int]]]:
    """For each field of the grid the first field of its cell; and how many columns and rows the cell spans.

    Two fields are one cell where no stroke parts them; a cell is a box, so that fields join in rows first, then downwards.
    """
    columns, rows = len(xs) - 1, len(ys) - 1
    first: dict[Cell, Cell] = {}
    spans: dict[Cell, tuple[int, int]] = {}
    for r in range(rows):
        for c in range(columns):
            if (r, c) in first:
                continue
            wide = 1
            while (
                c + wide < columns and (r, c + wide) not in first and not _parted(rules, x=xs[c + wide], low=ys[r], high=ys[r + 1])
            ):
                wide += 1
            high = 1
            while r + high < rows and not _parted(rules, y=ys[r + high], low=xs[c], high=xs[c + wide]):
                high += 1
            spans[r, c] = (wide, high)
            for down in range(high):
                for right in range(wide):
                    first[r + down, c + right] = (r, c)
    return first, spans


def _parted(rules: Sequence[Rule], *, low: float, high: float, x: float | None = None, y: float | None = None) -> bool:
    """Whether strokes cover half of the side between two fields."""
    covered = 0.0
    for rule in rules:
        if x is not None and rule.x0 == rule.x1 and abs(rule.x0 - x) <= NEAR:
            covered += max(0.0, min(rule.y1, high) - max(rule.y0, low))
        elif y is not None and rule.y0 == rule.y1 and abs(rule.y0 - y) <= NEAR:
            covered += max(0.0, min(rule.x1, high) - max(rule.x0, low))
    return covered * 2 > high - low
