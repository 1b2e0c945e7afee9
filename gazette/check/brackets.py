"""《》 “” （） that do not come in pairs: a sign is missing, or a paragraph was torn or joined in the wrong place."""

import re
from collections.abc import Iterator

from gazette.check.finding import Finding
from gazette.check.sheet import Line, Sheet

PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "〔": "〕", "【": "】", "「": "」", "『": "』"}
OPENING = {closing: opening for opening, closing in PAIRS.items()}
WIDE = str.maketrans("()[]", "（）〔〕")
SIGNS = re.compile(r"[《》〈〉“”‘’（）〔〕【】「」『』()\[\]]")
COUNT = re.compile(r"(?:^|[^\w])[\da-zA-Z一二三四五六七八九十]{1,3}$")  # 1）人员 · ；2）经费
NUMBERED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")  # （一）加强领导
HALF_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[）)]")  # 二）加强领导, where the others are （一）
APOSTROPHE = re.compile(r"[A-Za-z]’[A-Za-z]")


def bracket_findings(sheet: Sheet) -> Iterator[Finding]:
    """In each paragraph, heading, cell and fact of the front matter the first sign without its other half."""
    numbered = any(NUMBERED.match(line.text) for line in sheet.lines)
    for lines in _wholes(sheet):
        text = "".join(line.text for line in lines)
        half = HALF_NUMBERED.match(text) if numbered else None
        at = half.end() - 1 if half else unpaired(text)
        if at is not None:
            sign, in_source = text[at], sheet.source.has_exactly(text) if sheet.source else None
            line, start = _place(lines, at)
            opens = sign.translate(WIDE) in PAIRS
            other = PAIRS[sign.translate(WIDE)] if opens else OPENING[sign.translate(WIDE)]
            code = "check.unclosed" if opens else "check.unopened"
            yield sheet.found(code, line, start, start + 1, in_source, sign=sign, other=other)


def unpaired(text: str) -> int | None:
    """Place of the first sign without its other half; half and full width count alike.

    >>> unpaired("印发《方案的通知"), unpaired("《方案(试行）》"), unpaired("1）人员；2）经费"), unpaired("“好。"), unpaired("（《甲）》")
    (2, None, None, 0, 1)
    """
    still: list[tuple[int, str]] = []
    for found in SIGNS.finditer(text):
        at, sign = found.start(), found[0].translate(WIDE)
        if sign in PAIRS:
            still.append((at, sign))
        elif still and still[-1][1] == OPENING[sign]:
            still.pop()
        elif sign == "’" and APOSTROPHE.match(text, max(0, at - 1)):
            continue
        elif not (sign == "）" and COUNT.search(text[:at])):
            return still[-1][0] if any(opened == OPENING[sign] for _, opened in still) else at
    return still[0][0] if still else None


def _wholes(sheet: Sheet) -> Iterator[list[Line]]:
    """Lines that are read as one: those of a wrapped paragraph; each cell, heading and fact by itself."""
    firsts = {number: placed.first for placed in sheet.blocks for number in range(placed.first, placed.end)}
    whole: list[Line] = []
    for line in sheet.lines:
        joined = line.kind == "paragraph" and whole and whole[-1].kind == "paragraph"
        if whole and not (joined and firsts[whole[-1].number] == firsts[line.number]):
            yield whole
            whole = []
        whole.append(line)
    if whole:
        yield whole


def _place(lines: list[Line], at: int) -> tuple[Line, int]:
    for line in lines:
        if at < len(line.text):
            return line, at
        at -= len(line.text)
    raise IndexError(at)
