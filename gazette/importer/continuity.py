"""Does the paragraph go on from one printed line to the next? A small scored model with named features."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from gazette.importer.marks import DATE, ENUMERATOR, GREETING, LABEL, NUMERAL, TOP
from gazette.importer.numbering import enumerator_of, ordinal
from gazette.importer.pairs import Pairs
from gazette.importer.room import seam_features
from gazette.importer.signs import is_header_line
from gazette.importer.state import Line
from gazette.importer.text import CLOSERS, HAN, NOT_AT_LINE_START, ends_sentence
from gazette.importer.weights import WEIGHTS

MIDDLE = "，、,"
CREDIT_END = re.compile(r"\s{2,}[（(][一-鿿]{2,16}[）)]\s*$|^\s*[（(][一-鿿]{2,16}[）)]\s*$")  # 馈。        （市工信局）
ADDRESS = re.compile(r"[^。；]*(?:各|政府|部门|单位|委员会|管委会)[^。；]*[：:]")  # 各县（区）人民政府，市直各单位：
RUN_IN = re.compile(rf"(?<=[：；，。:;])[（(]?\d{{1,2}}(?:[）)]|[.．、](?!\d))|(?<=[：；:;])[（(]{NUMERAL}{{1,2}}[）)]")
# 包括：1.身份证；2.户口簿。 禁烧区为：（一）…；（二）…
NOTE = re.compile(r"[。！][（(][^。；]*[）)]$")
LONGEST_ADDRESS, LONGEST_NOTE = 8, 6
LONG, MANY = 45, 60
"""Characters of a long text; lines of a paragraph that are looked through for what they hold."""
DATE_ENDS, GREETING_ENDS = "日月", "：:！!"
OPENERS = "“‘（(〔[《〈【—"


def pairs_of(lines: Iterable[Line]) -> Pairs:
    """How often two characters stand side by side within a line.

    >>> pairs_of([Line(1, "始终坚持", "始终坚持"), Line(2, "始终", "始终")])["始终"]
    2
    """
    return Pairs("\n".join(line.text for line in lines))


class Continuity:
    """The model for one issue: ``pairs`` are the characters that the issue writes side by side."""

    def __init__(
        self,
        pairs: Pairs,
        counts: Mapping[int, str] | None = None,
        weights: Mapping[str, Mapping[str, float]] = WEIGHTS,
    ) -> None:
        self.pairs = pairs
        self.counts = counts or {}
        self.weights = weights

    def goes_on(self, unit: Sequence[Line], line: Line, following: Line | None) -> float:
        """Above 0: ``line`` belongs to the paragraph that ``unit`` is so far; the farther from 0 the surer."""
        return sum(map(self.weights[layout_of(unit)].get, self.features(unit, line, following), repeat(0.0)))

    def features(self, unit: Sequence[Line], line: Line, following: Line | None) -> list[str]:
        """Names of what speaks for or against, as they hold here."""
        last, first, width = unit[-1].text, unit[0].text, unit[-1].column
        heading = _heading_so_far(unit)
        names = ["bias", _end_of(last), *_line_features(last, line, following)]
        if line.number in self.counts:
            names.append(self._count(unit, last, self.counts[line.number]))
        names.append(self._seam(last, line.text))
        names += _unit_features(unit, first, last)
        if first[:2] == line.text[:2]:
            names.append("same opening")
        if heading:
            names.append("heading so far")
        if width is None:
            return names + _whole_features(unit, last, line)
        seam = seam_features(unit[-1], line, following, first=len(unit) == 1 and last[-1] not in "：:")
        names += seam
        if heading:
            names += [f"heading, {name}" for name in seam if "|" not in name]
        return names

    def _count(self, unit: Sequence[Line], last: str, how: str) -> str:
        """An enumerator that goes on counting after a stop starts a paragraph, except in a sentence that counts: 包括：1.…；2.…."""
        closed = ends_sentence(last) or last[-1] in "；;：:）)"
        within = _counts_within(unit)
        return f"count: {how}{', closed' if closed else ''}{', within a sentence' if within else ''}"

    def counts_on(self, unit: Sequence[Line], line: Line) -> bool:
        """Whether the line is the next item of a list whose items are paragraphs: …；|11.对省政府…, whatever the widths."""
        last = unit[-1].text
        if line.text[0] in "第其" and ends_sentence(last) and ordinal(line.text) > 1:
            return ordinal(unit[0].text) == ordinal(line.text) - 1
        how = self.counts.get(line.number)
        if how == "starts" and last[-1] in "：:":
            return TOP.match(line.text) is not None
        if how != "goes on":
            return False
        closed = ends_sentence(last) or last[-1] in "；;" or (last[-1] in "）)" and _ends_in_note(unit))
        return closed and not _counts_within(unit)

    def counts_within(self, unit: Sequence[Line], line: Line) -> bool:
        """Whether the line is the next item of a list within the sentence: 禁烧区为：（一）机场周边；|（二）省道；（三）林区。"""
        found = enumerator_of(line.text)
        if not found or ends_sentence(unit[-1].text) or unit[-1].text[-1] not in "；;，,":
            return False
        whole = "".join(part.text for part in unit[-MANY:])
        before = [enumerator_of(whole[match.start() :]) for match in RUN_IN.finditer(whole, 1)]
        return bool(before) and before[-1] == (found[0], (*found[1][:-1], found[1][-1] - 1))

    def _seam(self, last: str, text: str) -> str:
        """Two halves of a word or phrase make a pair of characters that the issue has elsewhere too."""
        if not (HAN.match(last[-1]) and HAN.match(text[0])):
            return "seam is no pair of letters"
        count = self.pairs[last[-1] + text[0]]
        return "pair unknown" if count == 0 else "pair rare" if count < 3 else "pair known" if count < 12 else "pair usual"


def _ends_in_note(unit: Sequence[Line]) -> bool:
    """A bracket of several lines after the stop: …能力。（责任单位：市科技局，各县（市、区）政府）"""
    return bool(NOTE.search("".join(line.text for line in unit[-LONGEST_NOTE:])))


def _counts_within(unit: Sequence[Line]) -> bool:
    return any(RUN_IN.search(part.text, 1) for part in unit[-MANY:])


def _end_of(last: str) -> str:
    """The kind of mark that a line ends with."""
    if ends_sentence(last):
        return "stop"
    if last[-1] in "；;" or (last[-1] in CLOSERS and last.rstrip(CLOSERS)[-1:] in ("；", ";")):
        return "semicolon"
    if last[-1] in "：:":
        return "colon"
    if last[-1] in MIDDLE:
        return "comma"
    if last[-1] in OPENERS:
        return "opener"
    return "number" if last[-1].isascii() and last[-1].isalnum() else "no mark"


def _line_features(last: str, line: Line, following: Line | None) -> list[str]:
    names: list[str] = []
    text = line.text
    counted, labelled = ENUMERATOR.match(text), LABEL.match(text) if "：" in text or ":" in text else None
    if counted:
        names += ["next: enumerator", "next: 1." if text[0].isdigit() or text[1:2].isdigit() else "next: 一、"]
    if labelled:
        names.append("next: label after a stop" if ends_sentence(last) else "next: label")
    if text[0] in NOT_AT_LINE_START:
        names.append("next: cannot start")
    if line.indent >= 2:
        names.append("next: indented")
    if is_header_line(text) or (text[-1] in DATE_ENDS and DATE.fullmatch(text)):
        names.append("next: header line")
    if line.top:
        names.append("next: top")
    elif line.gap:
        names.append("next: gap")
    dated = following is not None and following.text[-1] in DATE_ENDS and DATE.fullmatch(following.text)
    if dated and len(text) < 30 and not ends_sentence(text):
        names.append("next: signature")
    if line.cut:
        names.append("next: cut")
    if text[0] in "（(" and not labelled and not counted:
        names.append("next: bracket")
    return names


def _unit_features(unit: Sequence[Line], first: str, last: str) -> list[str]:
    names: list[str] = []
    if (last[-1] in DATE_ENDS and DATE.fullmatch(last)) or (last[-1] in GREETING_ENDS and GREETING.fullmatch(last)):
        names.append("header line before")
    if _is_lead(unit):
        names.append("lead so far")
    if len(unit) == 1 and "。" not in first and "；" not in first and not ENUMERATOR.match(first):
        names.append("one line so far")
    if ("：" in first or ":" in first) and LABEL.match(first):
        names.append("label so far")
    if last[-1] in "）)" and CREDIT_END.search(unit[-1].raw):
        names.append("credit before")
    if is_address(unit):
        names.append("address so far")
    return names


def _whole_features(unit: Sequence[Line], last: str, line: Line) -> list[str]:
    """Where a line is a whole paragraph, its length tells what width tells elsewhere."""
    length = sum(len(part.text) for part in unit[:LONG])
    names = ["under 12" if length < 12 else "under 25" if length < 25 else "under 45" if length < 45 else "long"]
    if len(last) < 8 and len(line.text) < 8:
        names.append("words of a form")
    elif len(last) < 22 and len(line.text) < 22:
        names.append("both short")
    elif len(line.text) > 60 and _is_lead(unit):
        names.append("lead of a long text")
    if last[-1] in MIDDLE + OPENERS:
        names.append("unfinished")
    return names


def is_address(unit: Sequence[Line]) -> bool:
    """Whether the lines name those a document is sent to, to the colon: 各县（区）人民政府，市直各单位："""
    return unit[-1].text[-1] in "：:" and len(unit) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch("".join(x.text for x in unit)))


def layout_of(unit: Sequence[Line]) -> str:
    """Which half of the model holds: for hard-wrapped lines, or for lines that are whole paragraphs."""
    return "whole" if unit[-1].column is None else "wrapped"


def _heading_so_far(unit: Sequence[Line]) -> bool:
    return bool(ENUMERATOR.match(unit[0].text)) and not any("。" in line.text or "；" in line.text for line in unit[:MANY])


def _is_lead(unit: Sequence[Line]) -> bool:
    """An enumerated line that is one short sentence: （一）认识要到位。"""
    first = unit[0].text
    short = len(unit) == 1 and len(first) < 40 and first.count("。") == 1 and ends_sentence(first)
    return short and first[0] != "第" and bool(ENUMERATOR.match(first))
