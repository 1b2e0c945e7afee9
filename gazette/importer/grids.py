"""Tables without tabs: columns that show by their place on the line, or cells that came one a line."""

import re
from bisect import insort
from collections.abc import Sequence

from gazette.importer.marks import BODY, DATE
from gazette.importer.signs import is_header_line, starts_list
from gazette.importer.state import Line
from gazette.importer.text import HAN, ends_sentence, name_list, squeezed

Rows = tuple[tuple[str, ...], ...]

APART = re.compile(r"[ 　]{2,}")
MOST_CELLS = 100  # of a row; the widest table that was ever printed on a fold-out has forty
LONGEST_CELL = 30
FEWEST_ROWS, FEWEST_PERIODS = 3, 3
LONGEST_ROW = 6
SHORT_CELL = re.compile(r"[一-鿿·]{2,4}")  # 周鹏
NUMBER_CELL = re.compile(r"[\d.,%％—–+-]{1,9}")
MIDDLE = "，；：、,;:。"
CAPTION = re.compile(r"(?:附?表|图)\s*[\d一二三四五六七八九十]+(?:[-—–－.]\d+)?[：:　 ]?[^，。；]{2,}")  # 表1　主要产品产量
ROLE = re.compile(r"[一-鿿 　]{2,8}[：:].")  # 出席：沈立  吕建鸣
OFFICER = re.compile(
    r"[一-鿿 　]{0,8}(?:组[ 　]*长|主[ 　]*任|指[ 　]*挥[ 　]*长|总[ 　]*指[ 　]*挥|召[ 　]*集[ 　]*人|成[ 　]*员|委[ 　]*员)[：:].*"
)  # 副组长：谭　力　副州长
MEMBER = re.compile(r"[一-鿿](?:[ 　]*[一-鿿·]){1,4}[ 　]+[一-鿿（）、]{3,40}")  # 许绍明 州发展改革委主任
FEWEST_NAMES = 3
FAR, WIDEST_SPACING = 99, 8
STOP_WITHIN = re.compile(f"[{MIDDLE}]")


def roster_stop(lines: Sequence[Line], i: int) -> int:
    """End of a leading group's members from line i on, i itself if none start there: no table, whatever blanks part name and post.

    >>> texts = ["组　长：罗　萍　州长", "成　员：许绍明 州财政局局长", "毕志伟 州水利局局长", "领导小组下设办公室。"]
    >>> roster_stop([Line(n, t, t) for n, t in enumerate(texts)], 0)
    3
    """
    stop = i
    while stop < len(lines):
        raw = lines[stop].raw.strip()
        if "\t" in raw or "|" in raw or not (OFFICER.fullmatch(raw) or (stop > i and MEMBER.fullmatch(raw))):
            break
        stop += 1
    return stop


# ---------------------------------------------------------------- aligned


def aligned_rows(lines: Sequence[Line], i: int) -> tuple[int, Rows]:
    """End and rows of a table whose cells start at the same places of each line; a cell that is empty shows as a gap.

    >>> texts = ["医院范围    起付标准  支付比例", "乡镇卫生院  150元     70%", "                      90%", "第三章  其他"]
    >>> aligned_rows([Line(n, t, squeezed(t)) for n, t in enumerate(texts)], 0)
    (3, (('医院范围', '起付标准', '支付比例'), ('乡镇卫生院', '150元', '70%'), ('', '', '90%')))
    """
    first = _cells(lines[i])
    if len(first) < 2:
        return i, ()
    places = [place for place, _ in first]
    taken = [first]
    stop = i + 1
    while stop < len(lines) and len(places) <= LONGEST_ROW * 2:
        cells = _cells(lines[stop])
        if not cells or not _fits(cells, places, lines[stop]):
            break
        for place, _ in cells:
            if _column(place, places) is None:
                insort(places, place)
        taken.append(cells)
        stop += 1
    while len(taken) > 1 and len(taken[-1]) == 1 and taken[-1][0][0] <= 1:
        taken.pop()
        stop -= 1
    whole = sum(1 for cells in taken if len(cells) > 1)
    if len(taken) < FEWEST_ROWS or whole * 2 < len(taken) or len(places) > LONGEST_ROW * 2:
        return i, ()
    rows = []
    for cells in taken:
        row = [""] * len(places)
        for place, text in cells:
            at = _column(place, places)
            if at is None or row[at]:
                return i, ()
            row[at] = squeezed(text)
        rows.append(tuple(row))
    return stop, tuple(rows)


def gapped_rows(lines: Sequence[Line], i: int) -> tuple[int, Rows]:
    """End and rows of a table whose cells are parted by gaps of one width, so that they are not aligned: each row has as many.

    >>> texts = ["单位   值班电话", "州国土资源局   2160101", "州水务局   2160102", "出席：周 鹏   李海龙"]
    >>> gapped_rows([Line(n, t, squeezed(t)) for n, t in enumerate(texts)], 0)
    (3, (('单位', '值班电话'), ('州国土资源局', '2160101'), ('州水务局', '2160102')))
    """
    rows: list[tuple[str, ...]] = []
    for at in range(i, len(lines)):
        line = lines[at]
        row = tuple(squeezed(text) for _, text in _cells(line))
        if len(row) < 2 or (rows and len(row) != len(rows[0])) or sum(len(cell) == 1 for cell in row) * 2 > len(row):
            break
        rows.append(row)
    return (i + len(rows), tuple(rows)) if len(rows) >= FEWEST_ROWS else (i, ())


def name_rows(lines: Sequence[Line], i: int) -> tuple[int, Rows]:
    """End and rows of names that stand in columns, a name of two characters spread to three; the last row may be shorter.

    >>> texts = ["王　林　曾庆华　李　勇", "刘天佑　谢　芳　肖　军", "叶　波　欧阳文", "二、先进工作者"]
    >>> name_rows([Line(n, t, squeezed(t)) for n, t in enumerate(texts)], 0)
    (2, (('王林', '曾庆华', '李勇'), ('刘天佑', '谢芳', '肖军')))
    """
    rows: list[tuple[str, ...]] = []
    first: list[int] = []
    for at in range(i, len(lines)):
        line = lines[at]
        names = () if ROLE.match(line.raw.strip()) else tuple((name_list(line.raw) or "").split("　"))
        places = _name_places(line.raw, names) if FEWEST_NAMES <= len(names) <= MOST_CELLS else []
        if not places or (first and places != first[: len(places)]):
            break
        first = first or places
        rows.append((*names, *[""] * (len(first) - len(names))))
        if len(names) < len(first):
            break
    return (i + len(rows), tuple(rows)) if len(rows) > 1 else (i, ())


def _name_places(raw: str, names: Sequence[str]) -> list[int]:
    """Where on the line each name starts, from the first."""
    out: list[int] = []
    at = 0
    for name in names:
        at = raw.index(name[0], at)
        out.append(_places(raw[:at]))
        for char in name:
            at = raw.index(char, at) + 1
    return [place - out[0] for place in out]


def _cells(line: Line) -> list[tuple[int, str]]:
    """Printed place and text of each cell, a Chinese character two places wide; none where the line is running text."""
    raw = line.raw
    if "  " not in raw and "　　" not in raw:
        return []
    if "\t" in raw or "|" in raw or ends_sentence(line.text) or is_header_line(line.text):
        return []
    if starts_list(line.text) and not all(map(NUMBER_CELL.fullmatch, APART.split(raw.strip())[1:])):
        return []  # but 一、法人单位　　48236　　100.0 is a row
    if ROLE.match(raw.strip()):
        return []
    out: list[tuple[int, str]] = []
    place, at = 0, 0
    if raw[0] == " " and raw[1] != " ":
        raw = raw[1:]  # the mark of a page's top
    for gap in [*APART.finditer(raw), None]:
        text = raw[at : gap.start() if gap else len(raw)]
        if text.strip():
            if len(text) > LONGEST_CELL or len(out) == MOST_CELLS or "。" in text or text[-1] in MIDDLE:
                return []
            out.append((place, text))
        place += _places(text)
        if gap:
            place += _places(gap[0])
            at = gap.end()
    return _closed_up(out) if len(out) > 2 else out


def _closed_up(cells: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Cells of a line, a letter-spaced word made one: 项　　目, 合  计, whose characters stand nearer to each other than to others.

    >>> _closed_up([(0, "项"), (6, "目"), (13, "核定依据"), (30, "备"), (34, "注")]), _closed_up([(0, "甲"), (6, "乙"), (12, "丙")])
    ([(0, '项目'), (13, '核定依据'), (30, '备注')], [(0, '甲'), (6, '乙'), (12, '丙')])
    """
    out: list[tuple[int, str]] = []
    at = 0
    while at < len(cells):
        place, text = cells[at]
        if (
            at + 1 < len(cells)
            and len(text) == 1
            and HAN.match(text)
            and len(cells[at + 1][1]) == 1
            and HAN.match(cells[at + 1][1])
        ):
            inner = cells[at + 1][0] - place - 2
            before = place - _end(cells[at - 1]) if at else FAR
            after = cells[at + 2][0] - _end(cells[at + 1]) if at + 2 < len(cells) else FAR
            if inner < min(before, after) and inner <= WIDEST_SPACING:
                out.append((place, text + cells[at + 1][1]))
                at += 2
                continue
        out.append((place, text))
        at += 1
    return out


def _end(cell: tuple[int, str]) -> int:
    return cell[0] + _places(cell[1])


def _places(text: str) -> int:
    return sum(1 if c.isascii() else 2 for c in text)


def _column(place: int, places: Sequence[int]) -> int | None:
    return next((i for i, known in enumerate(places) if abs(known - place) <= 1), None)


def _fits(cells: Sequence[tuple[int, str]], places: Sequence[int], line: Line) -> bool:
    """Whether the line is a row of the table: its cells start where others do."""
    hits = sum(_column(place, places) is not None for place, _ in cells)
    if len(cells) == 1:
        return hits == 1 and not DATE.fullmatch(line.text) and not BODY.fullmatch(line.text)
    return hits * 2 > len(cells) or (hits == len(cells) - 1 and hits > 0)


# ---------------------------------------------------------------- a cell a line


def stacked_rows(lines: Sequence[Line], i: int, known: dict[int, str] | None = None) -> tuple[int, Rows]:
    """End and rows of a table whose cells came one a line: kinds of cells recur in a strict period, three times and more.

    A caption of the kind of a cell is none: the rows fill the lines to the last cell.

    ``known``: kinds of cells met before, by index, when many lines of one text are asked for.

    >>> texts = ["李海龙", "舟山市规划局", "宁会振", "舟山市财政局", "周鹏", "舟山市公路事业发展中心", "二、工作要求"]
    >>> stacked_rows([Line(n, t, t) for n, t in enumerate(texts)], 0)
    (6, (('李海龙', '舟山市规划局'), ('宁会振', '舟山市财政局'), ('周鹏', '舟山市公路事业发展中心')))
    """
    cells = _Cells(lines, {} if known is None else known)
    if (
        not cells.kind(i)
        or i + 2 * FEWEST_PERIODS > len(lines)
        or not all(cells.kind(at) for at in range(i, i + 2 * FEWEST_PERIODS))
    ):
        return i, ()
    if len({cells.kind(at) for at in range(i, min(len(lines), i + 2 * LONGEST_ROW))}) == 1:
        return i, ()
    for period in range(2, LONGEST_ROW + 1):
        for head in (0, period):
            stop = cells.period_stop(i + head, period)
            if stop - i - head >= period * FEWEST_PERIODS and (not head or cells.is_head(i, i + head)):
                if cells.fits_better(i + head, stop, period):
                    return i, ()
                return stop, tuple(tuple(line.text for line in lines[at : at + period]) for at in range(i, stop, period))
    return i, ()


class _Cells:
    """Lines that may be a cell each, with the kind of each told once."""

    def __init__(self, lines: Sequence[Line], kinds: dict[int, str]) -> None:
        self.lines, self.kinds = lines, kinds

    def kind(self, i: int) -> str:
        """What kind of cell line i may be; "" if none."""
        kind = self.kinds.get(i)
        if kind is None:
            kind = self.kinds[i] = _kind(self.lines[i])
        return kind

    def period_stop(self, i: int, period: int) -> int:
        """End of the last whole period that starts at i, each with cells of the kinds of the first."""
        if i + period > len(self.lines):
            return i
        kinds = [self.kind(at) for at in range(i, i + period)]
        if "" in kinds or len(set(kinds)) == 1 or ("name" not in kinds and kinds.count("number") * 2 < period):
            return i
        counted = kinds.count("number") * 2 >= period
        if counted and kinds[0] == "number":
            return i
        stop = i
        while stop + period <= len(self.lines) and all(_alike(self.kind(stop + k), kinds[k], counted) for k in range(period)):
            stop += period
        return stop

    def fits_better(self, i: int, stop: int, period: int) -> bool:
        """Whether rows that start a cell or more later fill the lines to the last cell, which those from i to ``stop`` do not."""
        rest = next((k for k in range(period) if stop + k >= len(self.lines) or not self.kind(stop + k)), 0)
        return rest > 0 and self.period_stop(i + rest, period) == stop + rest

    def is_head(self, start: int, stop: int) -> bool:
        """Whether lines [start, stop) may be the names of the columns."""
        return all(self.kind(i) in ("name", "words") and len(self.lines[i].text) <= LONGEST_ROW + 2 for i in range(start, stop))


def _alike(kind: str, known: str, counted: bool) -> bool:
    """Whether a cell fits its column; beside numbers, short words (衣着) and long ones (居民消费价格) are of one kind."""
    return kind == known or (counted and kind != "" and (kind == "number") == (known == "number"))


def _kind(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST_CELL or line.role or "\t" in line.raw or "|" in line.raw or CAPTION.fullmatch(text):
        return ""
    if NUMBER_CELL.fullmatch(text):
        return "number"
    if STOP_WITHIN.search(text) or ends_sentence(text) or starts_list(text) or is_header_line(text) or DATE.fullmatch(text):
        return ""
    return "name" if SHORT_CELL.fullmatch(text) else "words"
