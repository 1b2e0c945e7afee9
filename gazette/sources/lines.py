"""Lines as the importer's passes expect them: indents as U+3000, tables as tabbed rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

INDENT = re.compile(r"[\s\u200b\ufeff]*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # line ends among them, that would cut a line in two
FULL = "　"
MOST_CELLS = 500_000
"""Of a table, merged ones by what they span; three hundred pages of small print have a tenth."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A table's cell, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def one_line(text: str) -> str:
    r"""One line without stray blanks. A tab would be a table's; one leading blank a column's; an indent is kept in whole U+3000.

    >>> one_line("\xa0\xa0\xa0\xa0第一条\t为了 "), one_line(" 通知")
    ('　　第一条　为了', '通知')
    """
    text = CONTROL.sub(" ", text.replace("\t", FULL))
    found = INDENT.match(text)
    head = found[0] if found else ""
    indent = sum(2 if char == FULL else 1 for char in head)
    return FULL * (indent // 2) + text.strip(" \xa0　\n\u200b\ufeff") if text.strip() else ""


class OversizedTableError(Exception):
    """A table whose merged cells span more than any paper holds."""


def rows_as_lines(rows: Sequence[Sequence[CellText]]) -> list[str]:
    r"""Rows as tabbed lines; a merged cell stands where it begins, the rest of its span is empty. Raises OversizedTableError.

    >>> rows_as_lines([[CellText("序号", rows=2), CellText("指标", columns=2)], [CellText("甲"), CellText("乙")]])
    ['序号\t指标\t', '\t甲\t乙']
    """
    open_spans: dict[int, int] = {}  # column → rows that a cell above still spans
    lines = []
    made = 0
    for row in rows:
        made += sum(max(1, cell.columns) for cell in row) + len(open_spans)
        if made > MOST_CELLS:
            raise OversizedTableError
        cells: list[str] = []
        started: dict[int, int] = {}
        for cell in row:
            while open_spans.get(len(cells), 0):
                cells.append("")
            for column in range(len(cells), len(cells) + cell.columns):
                started[column] = cell.rows - 1
            cells += [" ".join(cell.text.split()), *[""] * (cell.columns - 1)]
        while open_spans.get(len(cells), 0):
            cells.append("")
        open_spans = {c: n - 1 for c, n in open_spans.items() if n > 1} | {c: n for c, n in started.items() if n}
        lines.append("\t".join(cells))
    return lines
