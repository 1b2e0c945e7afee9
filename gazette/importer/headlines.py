"""The lines of an issue, asked what a head may be made of: where a run of title lines starts and ends, what has come to its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.importer.endings import FAREWELL
from gazette.importer.marks import (
    ANNEX,
    ANNEX_LIST,
    BODY,
    CLOSING,
    COLUMN_MARK,
    CREDIT,
    DATE,
    DATE_LINE,
    DOC_NUMBER,
    GENRE,
    NOTICE_TITLE,
    PERSON_LINE,
    SECTION_LINE,
    SIGNER,
)
from gazette.importer.signs import breaks_off, is_fact, is_titlelike, opens_paragraph, starts_afresh
from gazette.importer.state import Line
from gazette.importer.text import HAN, bare, ends_sentence

ADDRESS_TAIL = re.compile(r"(?:讲话|致辞|发言|主持词|报告|述要|纪实|侧记|综述|调查|思考|启示)$")  # …动员会上的讲话
SPOKEN = re.compile(r"^——.*在.*[上时]$")  # ——2022年1月16日在…第一次会议上
TITLE_TAIL = re.compile(rf"的?(?:{GENRE})|的.{{0,12}}(?:{GENRE})")  # 通知, 的意见 on a line of its own
MAX_TITLE_LINES, MOST_BODIES = 5, 8


@dataclass(frozen=True, slots=True)
class Head:
    """Title lines are [start, stop); ``column`` is the section named by a ● line at start - 1; ``sure`` ranks the evidence.

    ``order``: the title is that of an order 令 or announcement 公告, with its number under it.
    ``promulgates``: the title of the text that an order promulgates, where it is printed under the order.
    """

    start: int
    stop: int
    sure: int
    column: str | None = None
    order: bool = False
    promulgates: str | None = None


def subtitle_stop(lines: Sequence[Line], i: int, end: int) -> int:
    """End of the —— subtitle from line i on: ——在…会议上 goes on until it says where, with 的讲话 on a line of its own."""
    text, stop = "", i
    while stop < min(end, i + 5, len(lines)) and (stop == i or is_titlelike(lines[stop].text)):
        text += lines[stop].text
        stop += 1
        if SPOKEN.search(text) or ADDRESS_TAIL.search(text):
            rest = stop < min(end, len(lines)) and len(lines[stop].text) <= 8 and ADDRESS_TAIL.search(lines[stop].text)
            return stop + 1 if rest else stop
    return i + 1


class HeadLines:
    """What one line, and the lines around it, tell about heads."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None], sections: frozenset[str] = frozenset()) -> None:
        self.lines, self.widths = lines, widths
        self.sections = sections
        self.texts = [line.text for line in lines]
        self._after_title: tuple[dict[int, int], dict[int, int]] = ({}, {})
        ends = [b.gap for a, b in pairwise(lines) if ends_sentence(a.text) and not b.top]
        self.gaps_part_heads = sum(ends) * 10 < len(ends) * 3
        """Whether blank lines stand around heads, not after every paragraph or line."""

    def is_mark(self, i: int) -> bool:
        """Whether line i is no more than a section's name: ●卷首语, 【州政府文件】, a plain one that the contents list has too, or a usual one.

        >>> texts = ["2018年11月6日", "部门文件", "海州市财政局", "转来的部门文件"]
        >>> lines = HeadLines([Line(n, t, t) for n, t in enumerate(texts)], [None] * 4)
        >>> [lines.is_mark(i) for i in range(4)]
        [False, True, False, False]
        """
        if i + 1 < len(self.texts) and self.texts[i + 1].startswith("——"):
            return False  # a title over its subtitle: 政府工作报告
        text = self.texts[i]
        if COLUMN_MARK.fullmatch(text) or (self.sections and bare(text) in self.sections):
            return True
        return bool(SECTION_LINE.fullmatch(text)) and (self.lines[i].top or self.closed_for_good(i))

    def skip_back(self, i: int, subtitles: bool = False) -> int:
        """Index after the title, where dates, names and numbers stand between it and line i."""
        known = self._after_title[subtitles]
        stop = i
        while i > 0 and i not in known and self.is_fact(i - 1, subtitles):
            i -= 1
        known[stop] = known.get(i, i)
        return known[stop]

    def is_fact(self, i: int, subtitles: bool) -> bool:
        text = self.texts[i]
        if is_fact(text):
            return True
        return subtitles and (bool(DATE_LINE.fullmatch(text)) or text.startswith("——") or self.is_person(i))

    def is_person(self, i: int) -> bool:
        text = self.texts[i]
        if len(text) > 18 or not PERSON_LINE.fullmatch(text):
            return False
        return i > 0 and (bool(ADDRESS_TAIL.search(self.texts[i - 1])) or len(self.lines[i].raw.split()) == 2)

    def subtitle(self, i: int) -> str:
        stop = min(subtitle_stop(self.lines, i, len(self.lines)), len(self.texts))
        text = "".join(self.texts[i:stop])
        if stop == i + 1 and stop < len(self.texts) and not ADDRESS_TAIL.search(text) and is_titlelike(self.texts[stop]):
            text += self.texts[stop]
        return text

    def run_back(self, stop: int) -> int:
        """Start of the run of title lines that ends before ``stop``; bodies that issue it together stand over it, a line each."""
        i = stop
        bodies = 0
        while i > 0 and stop - i - bodies < MAX_TITLE_LINES and bodies <= MOST_BODIES:
            text = self.texts[i - 1]
            if (
                not self.is_piece(i - 1, stop)
                or ANNEX.match(text)
                or CREDIT.fullmatch(text)
                or self.is_mark(i - 1)
                or text.startswith("——")
                or "\t" in self.lines[i - 1].raw.strip()
            ):
                break
            i -= 1
            bodies += BODY.fullmatch(text) is not None
            if self.lines[i].top:
                break
        return i

    def is_piece(self, i: int, stop: int) -> bool:
        """Whether line i may be part of a title that ends before ``stop``; a line of it but the last may end in a comma."""
        text = self.texts[i]
        if i + 1 < stop and text[-1] in "、，" and ("关于" in text or "《" in text):
            text = text[:-1]
        return is_titlelike(text) or (len(text) == 1 and HAN.match(text) is not None)

    def run_on(self, start: int) -> int:
        """End of the run of title lines from ``start``: short lines, up to where a paragraph starts."""
        i = start
        while i < len(self.lines) and i - start < 3 and not (i > start and self.lines[i].top):
            width = self.widths[i]
            line = self.lines[i]
            if (
                not is_titlelike(line.text)
                or DATE.fullmatch(line.text)
                or DOC_NUMBER.fullmatch(line.text)
                or line.text.startswith("——")
            ):
                break
            if width is not None and width - line.width <= 2.4 and not (i == start and line.top):
                break
            if i > start and (width is None or starts_afresh(line, width) or opens_paragraph(self.lines, i, width)):
                break
            i += 1
        return i

    def notice_stop(self, i: int) -> int:
        joined = ""
        for k in range(i, min(len(self.texts), i + MAX_TITLE_LINES)):
            if not self.is_piece(k, i + MAX_TITLE_LINES) or (k > i and self.lines[k].top):
                return 0
            joined = bare(joined + self.texts[k])
            following = self.texts[k + 1] if k + 1 < len(self.texts) else ""
            if NOTICE_TITLE.fullmatch(joined) and not TITLE_TAIL.fullmatch(following):
                return k + 1
        return 0

    def is_closed(self, i: int) -> bool:
        """Whether what stands before line i has come to its end."""
        if i == 0 or ends_sentence(self.texts[i - 1]) or self.closed_for_good(i):
            return True
        before = self.lines[i - 1]
        return (
            bool(ANNEX_LIST.match(before.text))
            or self.is_mark(i - 1)
            or (self.lines[i].top and self.is_short(i - 1) and not breaks_off(before, self.widths[i - 1]))
        )

    def is_short(self, i: int) -> bool:
        width = self.widths[i]
        return width is None or width - self.lines[i].width > 2.4

    def closed_for_good(self, i: int) -> bool:
        """Whether an article's last words stand before line i: a date, a credit, …起施行。"""
        if i == 0:
            return True
        before = self.texts[i - 1]
        if SIGNER.fullmatch(before) and i > 1 and (FAREWELL.fullmatch(self.texts[i - 2]) or ends_sentence(self.texts[i - 2])):
            return True
        return bool(DATE.fullmatch(before) or CREDIT.fullmatch(before) or (ends_sentence(before) and CLOSING.fullmatch(before)))

    def has_body_after(self, stop: int) -> bool:
        if stop >= len(self.lines):
            return False
        text = self.texts[stop]
        return not ANNEX.fullmatch(text)
