"""Signs of Latin width between Chinese characters: GB/T 15834 sets all of them full."""

import re
from collections.abc import Iterator

from gazette.check.finding import Finding
from gazette.check.sheet import Line, Sheet

CHINESE = "\u3400-\u4dbf\u4e00-\u9fff〇"
FULL = "，。、；：？！（）《》〈〉“”‘’〔〕【】—…·％"
STOPS = dict(zip(",;:?!", "，；：？！", strict=True))
STOP = re.compile(rf"(?<=[{CHINESE}{FULL}])[,;:?!]|[,;:?!](?=[{CHINESE}“‘《（])")  # 甲,乙 · 12%,增长
POINT = re.compile(rf"(?<=[{CHINESE}])\.(?=[{CHINESE}]|$)")  # 甲.乙
BRACKETS = re.compile(rf"\((?P<inner>[^()]*[{CHINESE}][^()]*)\)|(?<=[{CHINESE}])\((?P<few>[^()]*)\)")  # 各县(市、区)
QUOTE = re.compile(rf"(?<=[{CHINESE}{FULL}])[\"']|[\"'](?=[{CHINESE}])")
LONE_BRACKET = re.compile(rf"\((?=[{CHINESE}])|(?<=[{CHINESE}])\)")  # half of a pair of two widths
LINKED = re.compile(r"\]\([^)\n]*\)")


def punctuation_findings(sheet: Sheet) -> Iterator[Finding]:
    """Half-width stops, brackets and quotation marks in Chinese text."""
    for line in sheet.lines:
        if not line.text.isascii():
            yield from _stops(sheet, line)
            yield from _brackets(sheet, line)
            for found in QUOTE.finditer(line.text):
                yield sheet.at("check.half_width", line, *found.span(), sign=found[0], full="“” ‘’")


def _stops(sheet: Sheet, line: Line) -> Iterator[Finding]:
    for found in STOP.finditer(line.text):
        full, after = STOPS[found[0]], line.text[found.end() : found.end() + 1]
        between = re.match(f"[{CHINESE}]", line.text[found.start() - 1 : found.start()]) and re.match(f"[{CHINESE}{FULL}]|$", after)
        yield sheet.at("check.half_width", line, *found.span(), fix=full if between else None, sign=found[0], full=full)
    for found in POINT.finditer(line.text):
        yield sheet.at("check.half_width", line, *found.span(), sign=".", full="。 、 ·")


def _brackets(sheet: Sheet, line: Line) -> Iterator[Finding]:
    linked = {at for found in LINKED.finditer(line.text) for at in range(*found.span())}
    paired = set()
    for found in BRACKETS.finditer(line.text):
        if found.start() not in linked:
            for at, sign, full in ((found.start(), "(", "（"), (found.end() - 1, ")", "）")):
                paired.add(at)
                yield sheet.at("check.half_width", line, at, at + 1, fix=full, sign=sign, full=full)
    for found in LONE_BRACKET.finditer(line.text):
        if found.start() not in paired | linked:
            full = "（" if found[0] == "(" else "）"
            yield sheet.at("check.half_width", line, *found.span(), sign=found[0], full=full)
