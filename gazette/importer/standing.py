"""Heads that show by where they stand alone: no doc number, no 关于…, no speaker: essays, news."""

import re
from collections.abc import Iterator
from operator import add

from gazette.importer.headlines import MAX_TITLE_LINES, Head, HeadLines
from gazette.importer.marks import (
    ANNEX,
    BODY,
    CREDIT,
    DATE,
    NEWS_LEAD,
    PERSON_LINE,
)
from gazette.importer.signs import is_header_line, is_titlelike, opens_paragraph, reads_as_title, starts_afresh
from gazette.importer.state import Line
from gazette.importer.text import HAN, WIDE_GAP

HAN_RUN = re.compile(f"{HAN.pattern}+")
RUN_IN = re.compile(r"第[一二三四五六七八九十]|[一二三四五六七八九十]是|[首其再最][先次者后]")  # 第一，…; 一是…
NUMBERED = re.compile(r"\s*\d{1,2}(?:[.．]\d{1,2})*[\s　]+[一-鿿]")  # 3 灾害分级与响应
NEWS_COLUMN = re.compile(r"[一-鿿]{0,4}(?:短讯|简讯|快讯|动态|要闻)")  # 动态短讯
CHRONICLE = re.compile(r".{0,30}大事记(?:[（(].{2,16}[）)])?")  # 2019年10月大事记
CHRONICLE_MONTH = re.compile(
    r"[（(](?:(?:19|20)\d\d|[一二〇○零三四五六七八九]{4})年[^（）()]{1,14}[）)]"
)  # （2008年7月）, （2021年1—6月）
CHRONICLE_DAY = re.compile(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}|△)[月日.．—–-]?|(?:19|20)\d\d年")
ITEM_MARKS, NEAR = "△▲◇□○☆※", 30
REACH, LEAST, GAIN = 40, 0.45, 0.3
"""Lines before and after a title whose words are compared; the share of its words that come after, and how much more than before."""


class StandingHeads(HeadLines):
    """Titles by their place: set apart, after closing words, at a page's top, or by the words that only what follows uses."""

    def heads(self) -> Iterator[Head]:
        """All that is found, surer or not."""
        yield from self._standing()
        yield from self._cohesive()
        yield from self._short_news()
        yield from self._chronicles()

    def _chronicles(self) -> Iterator[Head]:
        """2019年10月大事记 over an entry that starts with its day or month."""
        for i, text in enumerate(self.texts[:-1]):
            if not CHRONICLE.fullmatch(text) or not (self.is_closed(i) or self.lines[i].top):
                continue
            stop = i + 2 if CHRONICLE_MONTH.fullmatch(self.texts[i + 1]) else i + 1
            if stop < len(self.texts) and CHRONICLE_DAY.match(self.texts[stop]):
                start = i - 1 if i and not self.is_closed(i) and self.is_closed(i - 1) and is_titlelike(self.texts[i - 1]) else i
                yield Head(start, stop, 4)

    def _standing(self) -> Iterator[Head]:
        """A line or two that stand alone at a page's top, after an article's closing words, set apart, or over 本刊讯."""
        for i, line in enumerate(self.lines[:-1]):
            if not is_titlelike(line.text) or line.text.startswith("——") or NUMBERED.match(line.raw) or not self.is_closed(i):
                continue
            if self._marked_like(i, line.text[0]) > 1:
                continue
            if self._is_apart(i):
                stop = self._apart_stop(i)
                if stop:
                    yield Head(i, stop, 2)
                    continue
            if self.widths[i] is None:
                continue
            closed = self.closed_for_good(i)
            if NEWS_LEAD.match(self.texts[i + 1]):
                yield Head(i, i + 1, 3)
            elif closed or line.top:
                stop = self.run_on(i)
                if stop > i and self._stands(i, stop, closed and not line.top):
                    yield Head(i, stop, 2 if closed else 1)

    def _cohesive(self) -> Iterator[Head]:
        """A line or two over a paragraph whose words the text uses from there on, and did not before: an essay or news begins."""
        for i in range(1, len(self.lines) - 1):
            if not self._may_stand(i) or not self.is_closed(i):
                continue
            stop = next((k for k in range(i + 1, min(i + 4, len(self.lines))) if not self._may_stand(k) or self._opens(k)), i + 1)
            if stop < len(self.lines) and self._opens(stop) and self._starts_a_theme(i, stop):
                yield Head(i, stop, 2)

    def _may_stand(self, i: int) -> bool:
        text, line, width = self.texts[i], self.lines[i], self.widths[i]
        if width is None or width - line.width <= 1.5 or not is_titlelike(text) or "，" in text or text.startswith("——"):
            return False
        if NUMBERED.match(line.raw):
            return False
        return not (
            is_header_line(text) or BODY.fullmatch(text) or ANNEX.match(text) or RUN_IN.match(text) or CREDIT.fullmatch(text)
        )

    def _opens(self, i: int) -> bool:
        """Whether a paragraph starts at line i, to be seen from the line itself."""
        text = self.texts[i]
        if ANNEX.fullmatch(text) or DATE.fullmatch(text) or BODY.fullmatch(text) or text.startswith(("附件", "第")):
            return False
        return starts_afresh(self.lines[i], self.widths[i]) is True or opens_paragraph(self.lines, i, self.widths[i])

    def _starts_a_theme(self, start: int, stop: int) -> bool:
        whole = "".join(self.texts[start:stop])
        words = _pairs(whole)
        if not 6 <= len(whole) <= 60 or len(words) < 5 or not reads_as_title(whole) or PERSON_LINE.fullmatch(whole):
            return False
        after = len(words & _pairs("".join(self.texts[stop : stop + REACH]))) / len(words)
        before = len(words & _pairs("".join(self.texts[max(0, start - REACH) : start]))) / len(words)
        return after >= LEAST and after - before >= GAIN

    def _is_apart(self, i: int) -> bool:
        """Whether a line is set apart as only heads are: by a blank line where paragraphs have none, or in the column's middle."""
        line = self.lines[i]
        return (line.gap and self.gaps_part_heads) or self._is_centred(line, self.widths[i])

    def _is_centred(self, line: Line, width: float | None) -> bool:
        """As much room before as after, more than a first line's indent."""
        return width is not None and line.indent >= 5 and abs(width - line.width - line.indent) <= max(3.0, width / 8)

    def _apart_stop(self, start: int) -> int:
        """End of the title lines from ``start`` on, up to a paragraph that is set apart from them; 0 if none is."""
        i = start
        centred = self._is_centred(self.lines[start], self.widths[start])
        while i < min(len(self.lines), start + MAX_TITLE_LINES):
            text = self.texts[i]
            if not is_titlelike(text) or text.startswith("——") or is_header_line(text) or ANNEX.match(text):
                break
            if i > start and not (
                self._is_centred(self.lines[i], self.widths[i]) if centred else self._is_apart(i) and self.is_short(i)
            ):
                break
            i += 1
        if i >= len(self.lines) or i == start or ANNEX.fullmatch(self.texts[i]) or DATE.fullmatch(self.texts[i]):
            return 0
        whole = "".join(self.texts[start:i])
        named = BODY.fullmatch(whole) or PERSON_LINE.fullmatch(whole) or CREDIT.fullmatch(whole)
        apart = self.lines[i].gap or not self.gaps_part_heads
        return i if apart and len(whole) >= 6 and not named and reads_as_title(whole) else 0

    def _stands(self, start: int, stop: int, needs_indent: bool) -> bool:
        """Whether the lines [start, stop) are centred over a paragraph."""
        width = self.widths[start]
        if stop >= len(self.lines) or width is None or not reads_as_title("".join(self.texts[start:stop])):
            return False
        below = self.lines[stop]
        fresh = starts_afresh(below, width) or opens_paragraph(self.lines, stop, width)
        if fresh is False or (needs_indent and not fresh) or DATE.fullmatch(below.text) or ANNEX.fullmatch(below.text):
            return False
        if NEWS_LEAD.match(self.texts[start]) or re.search(r"^\S{1,14}\s{2,}\S", below.raw.strip()):
            return False
        return all(width - line.width > 2.4 or WIDE_GAP.search(line.raw.strip()) for line in self.lines[start:stop])

    def _short_news(self) -> Iterator[Head]:
        """A page of short items: lead words, a wide gap, text, credit; the first of them at a page's top."""
        for i, line in enumerate(self.lines):
            named = NEWS_COLUMN.fullmatch(line.text) is not None and self.is_closed(i)
            if not (line.top or named) or not self.is_closed(i):
                continue
            reach = self.lines[i : i + 60]
            leads = sum(1 for k in reach[:3] if re.search(r"\S\s{2,}\S", k.raw.strip()))
            credits = sum(
                1 for k in reach if re.search(r"[（(][一-鿿]{2,12}[）)]$", k.text) and ("。" in k.text or CREDIT.fullmatch(k.text))
            )
            if named and (credits >= 2 or self._marked_like(i, self.texts[i + 1][0] if i + 1 < len(self.texts) else "") > 1):
                yield Head(i, i + 1, 3)
            elif leads and credits >= 2 and self.widths[i] is not None:
                yield Head(i, i, 1)

    def _marked_like(self, i: int, mark: str) -> int:
        """How many lines near line i start with the mark of short items: △临河区　“红色物业”暖民心。组建…."""
        return sum(line.text[0] == mark for line in self.lines[max(0, i - NEAR) : i + NEAR]) if mark and mark in ITEM_MARKS else 0


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring Chinese characters: the words of a text, roughly."""
    return {pair for run in HAN_RUN.findall(text) for pair in map(add, run, run[1:])}
