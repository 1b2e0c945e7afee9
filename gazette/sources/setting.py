"""Columns → lines of text: indents, blank lines, marks of page and column, tabbed rows."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gazette.sources.aligned import table_at
from gazette.sources.columns import body_size
from gazette.sources.lines import FULL
from gazette.sources.pieces import Piece, joined, rows_of

NO_INDENT = 1.5  # characters: less is a hanging bracket or a number's room
FIRST_LINE = (1.6, 2.4)  # characters by which first lines stand in
ROOMY = 1.55  # of the usual distance between lines: a blank line


class Edges:
    """Where the columns of a document begin, by the starts of all its lines: a page of first lines alone does not show it."""

    def __init__(self, columns: Sequence[Sequence[Piece]]) -> None:
        starts = [row[0].x0 for column in columns for row in rows_of(column) if not row[0].rows]
        self._counts = Counter(round(x) for x in starts)
        self._enough = max(3, len(starts) // 100)

    def of(self, rows: Sequence[Sequence[Piece]], size: float) -> float:
        """Left edge of a column, in points."""
        starts = sorted(row[0].x0 for row in rows)
        needed = max(2, len(starts) // 12) if len(starts) > 3 else 1
        edge = next((x for x in starts if sum(abs(x - other) < 0.4 * size for other in starts) >= needed), starts[0])
        if len(starts) <= 3:
            edge = max((x for x in self._counts if x <= edge + 1 and self._often(x) >= self._enough), default=edge)
        outer = [x for x in self._counts if FIRST_LINE[0] * size <= edge - x <= FIRST_LINE[1] * size]
        best = max(outer, key=self._often, default=None)
        if (
            best is not None
            and self._often(best) >= self._enough
            and (best < starts[0] or self._often(best) > self._often(round(edge)))
        ):
            edge = best
        return edge

    def _often(self, x: float) -> int:
        return sum(self._counts[round(x) + shift] for shift in (-1, 0, 1))


def lines_of(column: Sequence[Piece], edges: Edges) -> list[str]:
    """The lines of one column or of what spans the columns."""
    rows = rows_of(column)
    size = body_size(column)
    edge = edges.of(rows, size)
    steps = [b[0].y - a[-1].foot for a, b in pairwise(rows) if not a[0].rows and not b[0].rows]
    usual = median(steps) if steps else 0.0
    out: list[str] = []
    i = 0
    while i < len(rows):
        if i and rows[i][0].y - rows[i - 1][-1].foot > max(ROOMY * usual, 1.8 * size):
            out.append("")
        stop, tabbed = table_at(rows, i)
        if rows[i][0].rows:
            out += ["", *rows[i][0].rows, ""]
        elif tabbed:
            out += tabbed
            i = stop - 1
        else:
            out.append(FULL * _indent(rows[i][0], edge, size) + joined(rows[i]))
        i += 1
    return out


def _indent(piece: Piece, edge: float, size: float) -> int:
    indent = (piece.x0 - edge) / size
    return round(indent) if indent >= NO_INDENT else 0


def page_lines(columns: Sequence[Sequence[Piece]], edges: Edges) -> list[str]:
    """The columns one after the other; one leading blank says where the next begins, unless an indent or a table shows it."""
    out: list[str] = []
    foot = float("-inf")
    for column in columns:
        lines = lines_of(column, edges)
        first = next((n for n, line in enumerate(lines) if line), None)
        higher = min(p.y for p in column) < foot
        if higher and first is not None and not lines[first].startswith(FULL) and "\t" not in lines[first]:
            lines[first] = f" {lines[first]}"
        out += lines
        foot = max(p.foot for p in column)
    return out
