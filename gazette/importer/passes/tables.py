"""Rows of cells → tables."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.grids import aligned_rows, gapped_rows, name_rows, roster_stop, stacked_rows
from gazette.importer.marks import LABEL
from gazette.importer.signs import starts_list
from gazette.importer.state import Line, State, Unit
from gazette.importer.text import bare, ends_sentence, squeezed
from gazette.model import Table

PIPE_RULE = re.compile(r"\|?[\s:|-]+\|?")  # |---|---|
NUMBER_CELL = re.compile(r"[\d.,%％—–+-]+")  # 13.5%
TOTAL_ROW = re.compile(r"合计|总计|小计|共计")  # its first cell spans number and name
WIDE = re.compile(r"(?: {2,}|　+)")
COLUMN_WORD = re.compile(
    r"(?:号|日期|时间|地点|名称|姓名|性别|年龄|单位|部门|职务|职称|情况|结果|内容|项目|类别|数量|金额|电话|方式|依据|意见|措施|[人员者]|备注)$"
)
FORM_TITLE = re.compile(r"[^。，；：]{2,40}(?:表|日志|登记簿|台账|清单|名单|记录)$")
FEWEST_NAMED, LONGEST_NAMED = 3, 10
MAX_CELL = 60
LEAST_RAGGED = 3
"""Columns of a table whose last cells may be empty."""
MOST_COLUMNS = 60
"""No page is wide enough for more: such a line is a text whose blanks came as tabs."""


def find_tables(state: State) -> State:
    """Turns rows into tables: cells parted by tabs or pipes, or three rows and more with equally many words parted by blanks.

    Cells that are aligned, or came one a line, are told by :mod:`gazette.importer.grids`.

    >>> rows = ["序号 行政区 单元", "1 宛城区 2", "2 卧龙区 3", "3 西峡县 4", "合计 9"]
    >>> from gazette.importer.state import Draft, ImportOptions
    >>> draft = Draft(tuple(Line(n, t, squeezed(t)) for n, t in enumerate(rows, 1)))
    >>> find_tables(State("a", ImportOptions(), b"", drafts=(draft,))).drafts[0].items[0].block.rows[3:]
    (('3', '西峡县', '4'), ('合计', '', '9'))
    """
    return replace(state, drafts=tuple(replace(d, items=_items(d.lines), lines=()) for d in state.drafts))


def _items(lines: Sequence[Line]) -> tuple[Line | Unit, ...]:
    items: list[Line | Unit] = []
    kinds: dict[int, str] = {}
    i = 0
    while i < len(lines):
        roster = roster_stop(lines, i)
        if roster > i:
            items += lines[i:roster]
            i = roster
            continue
        stop, rows = _table_at(lines, i, kinds)
        if stop > i:
            items.append(Unit(Table(rows), tuple(lines[i:stop])))
            i = stop
        else:
            items.append(lines[i])
            i += 1
    return tuple(items)


def _table_at(lines: Sequence[Line], i: int, kinds: dict[int, str]) -> tuple[int, tuple[tuple[str, ...], ...]]:
    raw = lines[i].raw
    if _has_tab(raw):
        return _tabbed(lines, i)
    if raw.count("|") >= 2 or raw.lstrip().startswith("|"):
        return _piped(lines, i)
    if len(raw.split(None, 1)) < 2:
        return stacked_rows(lines, i, kinds)
    if _is_blank_form(lines, i):
        return i + 1, (tuple(map(squeezed, WIDE.split(raw.strip()))),)
    stop, rows = name_rows(lines, i)
    if stop > i:
        return stop, rows
    stop, rows = max(aligned_rows(lines, i), gapped_rows(lines, i), key=lambda found: (found[0], -_widest(found[1])))
    if stop == i:
        stop, rows = _spaced(lines, i)
    return (stop, rows) if stop > i else stacked_rows(lines, i, kinds)


def _is_blank_form(lines: Sequence[Line], i: int) -> bool:
    """The names of the columns of a form, with nothing filled in, under its title: 附表 / 巡查日志 / 巡查日期  路线名称  巡查人."""
    cells = WIDE.split(lines[i].raw.strip())
    if len(cells) < FEWEST_NAMED or not all(
        COLUMN_WORD.search(cell) and len(cell) <= LONGEST_NAMED for cell in map(squeezed, cells)
    ):
        return False
    return i > 0 and FORM_TITLE.search(lines[i - 1].text) is not None


def _widest(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)


# ---------------------------------------------------------------- tabs


def _has_tab(raw: str) -> bool:
    return 0 < raw.strip(" ").count("\t") < MOST_COLUMNS and bool(raw.strip())


def _tabbed(lines: Sequence[Line], i: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    stop = i
    while (
        stop < len(lines)
        and _has_tab(lines[stop].raw)
        and not (stop > i and lines[stop].gap and _columns(lines[stop]) != _columns(lines[stop - 1]))
    ):
        stop += 1
    return stop, _squared([_tab_cells(line) for line in lines[i:stop]])


def _columns(line: Line) -> int:
    return line.raw.count("\t")


def _tab_cells(line: Line) -> list[str]:
    return [squeezed(cell) for cell in line.raw.strip(" ").split("\t")]


# ---------------------------------------------------------------- pipes


def _piped(lines: Sequence[Line], i: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    stop = i
    while stop < len(lines) and lines[stop].raw.count("|") >= 2:
        stop += 1
    rows = [
        [squeezed(cell) for cell in line.raw.strip().strip("|").split("|")]
        for line in lines[i:stop]
        if not PIPE_RULE.fullmatch(line.raw.strip())
    ]
    if stop - i < 2 or not rows:
        return i, ()
    return stop, _squared(rows)


# ---------------------------------------------------------------- blanks


def _spaced(lines: Sequence[Line], i: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Rows whose cells are single words parted by blanks; a tabbed row of the same table may follow."""
    count = len(lines[i].raw.split())
    if count < 2 or not _is_row(lines[i], count) or (count == 2 and not _names_first(lines[i].raw.split())):
        return i, ()
    stop = i
    while stop < len(lines) and (
        _is_row(lines[stop], count)
        or (_has_tab(lines[stop].raw) and _columns(lines[stop]) == count - 1)
        or (stop > i + 1 and _lacks_last(lines[stop], lines[i + 1], count))
    ):
        stop += 1
    rows = [_tab_cells(line) if _has_tab(line.raw) else line.raw.split() for line in lines[i:stop]]
    rows = [[*row, *[""] * (count - len(row))] for row in rows]
    if stop - i < 3 or not _is_grid(rows):
        return i, ()
    if stop < len(lines) and TOTAL_ROW.match(lines[stop].text) and _is_row(lines[stop], count - 1) and count > 2:
        first, *others = lines[stop].raw.split()
        rows.append([first, "", *others])
        stop += 1
    return stop, _squared([[squeezed(cell) for cell in row] for row in rows])


def _lacks_last(line: Line, full: Line, count: int) -> bool:
    """A row whose last cell, a remark, is empty: its other cells are numbers and words as in a full row.

    >>> full, row = (Line(n, t, t) for n, t in enumerate(("元平县　12000　2600　含水库区", "合　计　35000　8000".replace("合　计", "合计"))))
    >>> _lacks_last(row, full, 4)
    True
    """
    if count < LEAST_RAGGED or not _is_row(line, count - 1):
        return False
    numbers = [bool(NUMBER_CELL.fullmatch(cell)) for cell in full.raw.split()]
    return any(numbers) and not numbers[-1] and [bool(NUMBER_CELL.fullmatch(cell)) for cell in line.raw.split()] == numbers[:-1]


def _is_row(line: Line, count: int) -> bool:
    words = line.raw.split()
    if len(words) != count or _has_tab(line.raw) or ends_sentence(line.text) or LABEL.match(line.text) or starts_list(line.text):
        return False
    return all(
        len(word) <= MAX_CELL and word[-1] not in "，、；：:" and "。" not in word and "，" not in word for word in words
    ) and not line.text.startswith(("附件", "第"))


def _is_grid(rows: Sequence[Sequence[str]]) -> bool:
    """A list of names beside bodies, or a grid of numbers: no letter-spaced words, no wrapped sentences."""
    if all(len(bare(cell)) == 1 for row in rows for cell in row):
        return False
    if len(rows[0]) >= 3:
        return _columns_alike(rows)
    return all(map(_names_first, rows)) and sum(len(row[1]) >= 4 for row in rows) * 2 >= len(rows)


def _names_first(row: Sequence[str]) -> bool:
    return 2 <= len(row[0]) <= 4


def _columns_alike(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each column holds one kind of cell, numbers or words (the head row aside): wrapped sentences with numbers do not."""
    kinds = [[bool(NUMBER_CELL.fullmatch(row[c])) for row in rows[1:]] for c in range(len(rows[0]))]
    return all(sum(kind) in (0, len(kind)) or max(sum(kind), len(kind) - sum(kind)) >= len(kind) - 1 > 2 for kind in kinds) and (
        len(rows) >= 4 or any(all(kind) for kind in kinds)
    )


def _squared(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    columns = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (columns - len(row))) for row in rows)
