"""Tables as extraction gives them."""

from tests.typeset.layout import Layout
from tests.typeset.lines import letter_spaced, width

Rows = list[list[str]]
PAIR = 2
LONGEST_ALIGNED = 24
"""Characters of a cell; in a wider one print would wrap, and its line would be no row."""


def table_lines(rows: Rows, layout: Layout) -> list[str]:
    """The lines of a table. Cells one a line only where no cell is empty: else nobody could tell the rows."""
    rows = [[_cell(c, layout) for c in row] for row in rows]
    style = layout.tables
    if style == "cells" and all(c for row in rows for c in row) and len({len(row) for row in rows}) == 1:
        return [c for row in rows for c in row]
    if style == "pipes":
        head = "|" + "---|" * len(rows[0])
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return [lines[0], head, *lines[1:]]
    if style == "aligned" and max(len(c) for row in rows for c in row) <= LONGEST_ALIGNED:
        return _aligned(rows)
    return ["\t".join(row) for row in rows]


def _cell(text: str, layout: Layout) -> str:
    if layout.short_words_spaced and len(text) == PAIR and not text.isascii():
        return letter_spaced(text)
    return text


def _aligned(rows: Rows) -> list[str]:
    count = max(len(row) for row in rows)
    widest = [max((_columns(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)]
    return ["".join(c + " " * (widest[i] - _columns(c) + PAIR) for i, c in enumerate(row)).rstrip() for row in rows]


def _columns(text: str) -> int:
    return int(sum(1 if c.isascii() else 2 for c in text)) if width(text) else 0
