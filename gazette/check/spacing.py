"""Blanks where print has none, and signs that nobody sees."""

import re
from collections.abc import Iterator

from gazette.check.finding import Finding
from gazette.check.punctuation import CHINESE, FULL
from gazette.check.sheet import Line, Sheet

BLANK = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+")  # bidi controls, too
BESIDE = re.compile(rf"[{CHINESE}{FULL}]")
STOP = re.compile(r"[。；：]")
LONGEST_HEADING = 45
FIGURE = re.compile(r"[0-9０-９%％]")
CLAUSE = re.compile(r"第[〇零一二三四五六七八九十百\d]+[条章节编款项]$")  # 第三条　为…: the blank parts the number from the text


def spacing_findings(sheet: Sheet) -> Iterator[Finding]:
    """Blanks beside Chinese characters, several in a row, at a line's ends; invisible signs."""
    for line in sheet.lines:
        for found in INVISIBLE.finditer(line.text):
            signs = " ".join(f"U+{ord(sign):04X}" for sign in found[0])
            yield sheet.found("check.invisible", line, *found.span(), None, fix="", signs=signs)
        for found in BLANK.finditer(line.text):
            yield from _blank(sheet, line, found.start(), found.end())


def _after_heading(sheet: Sheet, line: Line, at: int) -> bool:
    """Whether an ideographic space parts a heading from the text behind it: 本刊讯　市长…"""
    heading = line.text[:at]
    return (
        len(heading) <= LONGEST_HEADING
        and not STOP.search(heading)
        and bool(sheet.source and sheet.source.parts(line.text, at, at + 1))
    )


def _blank(sheet: Sheet, line: Line, start: int, end: int) -> Iterator[Finding]:
    text = line.text
    before, after = text[:start], text[end:]
    if not before or not after:
        yield sheet.found("check.outer_blank", line, start, end, None, fix="")
        return
    if text[start:end] in (" ", "\u3000") and CLAUSE.search(before):
        return
    if text[start:end] == "\u3000" and (line.kind in ("heading", "front", "signature") or _after_heading(sheet, line, start)):
        return
    beside = [bool(BESIDE.match(sign)) for sign in (before[-1], after[0])]
    if any(beside) or end - start > 1:
        figure = bool(FIGURE.match(before[-1]) or FIGURE.match(after[0]))
        certain = (all(beside) or (any(beside) and figure)) and line.kind == "paragraph"  # a name is printed with a blank: 王　飞
        in_source = sheet.source.has_blank(text, start, end) if sheet.source else None
        yield sheet.found("check.blank", line, start, end, in_source, fix="" if certain else None)
