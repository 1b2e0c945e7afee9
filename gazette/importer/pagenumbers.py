"""Page numbers: alone on a line at a page's edge, or across a gap from the issue's number."""

import re
from collections.abc import Container, Sequence

from gazette.importer.state import Line
from gazette.importer.text import WIDE_DIGITS

PAGE_NUMBER = re.compile(  # — 17 —, ～2～, 第7页共48页
    r"[-—–―－～~_·•\[（(]*(?:第)?(?P<page>\d{1,4})(?:页)?(?:[/／]\d{1,4}|[，,]?共\d{1,4}页)?[-—–―－～~_·•\])）]*"
)
DASHED_NUMBER = re.compile(r"[-—–―－～~_·•]+\d{1,4}[-—–―－～~_·•]+|第\d{1,4}页(?:[，,]?共\d{1,4}页)?")
NUMERAL_PAGE = re.compile(
    r"第[〇零一二三四五六七八九十百]{1,5}页|[-—–―－]+[〇零一二三四五六七八九十百]{1,5}[-—–―－]+"
)  # 第 十 二 页
EDGES = ("—", "–", "·", "-")
ISSUE_AND_PAGE = re.compile(
    r"(?:19|20)\d\d[.·•/-]\d{1,2}(?:期|\s|　)[\s　·—–-]*\d{1,3}[\s—–·-]*|[—–·-]?\d{1,3}[—–·\s　-]*(?:[\s　])(?:19|20)\d\d[.·•/-]\d{1,2}"
)  # ２０１０·２　　　　3


def is_page_number(line: Line) -> bool:
    """A page's number across a gap from the issue's: ２０１０·２　　　　3.

    >>> [is_page_number(Line(1, t, t)) for t in ("２０１０·２　　　　3", "12　2010.2", "2010.2")]
    [True, True, False]
    """
    raw = line.raw.strip(" \t　")
    if len(raw) > 40 or not (raw[:1].isdigit() or raw[:1] in EDGES):
        return False
    return ISSUE_AND_PAGE.fullmatch(raw.translate(WIDE_DIGITS)) is not None


def page_numbers(lines: Sequence[Line], headers: Container[int]) -> set[int]:
    """Indices of the page numbers: those marked as such, beside a running header, or counting on from page to page.

    >>> sorted(page_numbers([Line(n, t, t) for n, t in enumerate(("正文", "第十二页", "正文", "—13—", "1956"))], ()))
    [1, 3]
    """
    bare_numbers: list[tuple[int, int]] = []
    sure: set[int] = set()
    for i, line in enumerate(lines):
        if len(line.text) > 16 or "\t" in line.raw:
            continue
        if NUMERAL_PAGE.fullmatch(line.text):
            sure.add(i)
        found = PAGE_NUMBER.fullmatch(line.text)
        if not found:
            continue
        if DASHED_NUMBER.fullmatch(line.text) or i - 1 in headers or i + 1 in headers or not i:
            sure.add(i)
        else:
            bare_numbers.append((i, int(found["page"])))
    return sure | _rising(bare_numbers)


def _rising(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Bare numbers that count the pages: each a little more than the one before, and a page apart."""
    best: set[int] = set()
    run: list[tuple[int, int]] = []
    for i, page in numbers:
        if run and 0 < page - run[-1][1] <= 4 and i - run[-1][0] >= 8:
            run.append((i, page))
        elif not run or i - run[-1][0] >= 8:
            run = [(i, page)]
        if len(run) >= 3:
            best |= {place for place, _ in run}
    return best
