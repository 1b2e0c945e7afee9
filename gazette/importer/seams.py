"""How well one printed line follows on another: what tells whether two stretches of text belong side by side."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from gazette.importer.marks import CLOSING, CREDIT, DATE, GREETING, TAIL_NOTE
from gazette.importer.measure import column_widths, followed_widths
from gazette.importer.numbering import enumerator_of
from gazette.importer.room import room_left
from gazette.importer.signs import breaks_off, is_header_line, starts_afresh, starts_list
from gazette.importer.state import Line
from gazette.importer.text import HAN, NOT_AT_LINE_START, ends_sentence

ADDRESSED = re.compile(r"(?:各|[一-鿿]{1,6}[、，]各|市直|省直|区直|县直)[^。；：:]*[：:]")  # 各县（区）人民政府，市直各单位：
ADDRESS_REACH = 8
FIRST = 1
ROOM = 0.6
"""Characters of room left over after which a line was ended, not filled."""


class Seams:
    """The lines of an issue, asked whether one may follow another. All answers are above 0 where the lines fit, below where they do not."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.widths = _widths(lines)
        self._grams = _grams(lines)
        self.flow = cache(self._flow)

    def _flow(self, i: int, j: int) -> float:
        """How well line j follows line i as running text, in the same paragraph or as the next."""
        return max(self._goes_on(i, j), self._follows(i, j))

    def _goes_on(self, i: int, j: int) -> float:
        """Line j as the same paragraph's next line."""
        last, line, width = self.lines[i], self.lines[j], self.widths[i]
        if is_header_line(last.text) or is_header_line(line.text):
            return -3.0
        fresh = starts_afresh(line, self.widths[j])
        score = -2.5 if fresh else 0.5 if fresh is False else 0.0
        if width is not None:
            score += -2.0 if room_left(last, line.text, width) > ROOM else 0.3
        return score + (0.0 if ends_sentence(last.text) else self._joint(last.text, line.text))

    def _joint(self, left: str, right: str) -> float:
        """Whether the issue writes elsewhere what the two lines make at their seam: 统|筹, 要始|终把."""
        if right[0] in NOT_AT_LINE_START:
            return 1.0
        if not (HAN.match(left[-1]) and HAN.match(right[0])):
            return 0.3
        count = self._grams[left[-1] + right[0]]
        score = -1.0 if count == 0 else 0.3 if count < 3 else 0.8 if count < 12 else 1.2
        longer = max(self._grams[left[-2:] + right[0]], self._grams[left[-1] + right[:2]])
        return score + (0.6 if longer > 1 else 0.2 if longer else -0.2)

    def _follows(self, i: int, j: int) -> float:
        """Line j as the first line of the next paragraph."""
        last, line = self.lines[i], self.lines[j]
        fresh = starts_afresh(line, self.widths[j])
        score = 0.5 if fresh else -1.0 if fresh is False else -0.2
        if self.is_addressed(j):
            score -= 1.2
        return score + self._closed(last, self.widths[i])

    def _closed(self, last: Line, width: float | None) -> float:
        """Whether a paragraph may end with this line."""
        if ends_sentence(last.text) or is_header_line(last.text) or CREDIT.fullmatch(last.text):
            return 0.7
        if breaks_off(last, width):
            return -2.0
        return 0.3 if last.text[-1] in "：:；;" or starts_list(last.text) else -0.3

    # ------------------------------------------------------------ heads

    def before_head(self, i: int) -> float:
        """Whether an article may end with line i."""
        last = self.lines[i]
        if (
            DATE.fullmatch(last.text)
            or CLOSING.fullmatch(last.text)
            or CREDIT.fullmatch(last.text)
            or TAIL_NOTE.fullmatch(last.text)
        ):
            return 1.5
        if is_header_line(last.text):
            return -0.5
        if ends_sentence(last.text):
            return 0.3
        return -2.5 if breaks_off(last, self.widths[i]) else -0.8

    def after_head(self, j: int) -> float:
        """Whether an article's text may start with line j."""
        line = self.lines[j]
        if self.is_addressed(j) or GREETING.fullmatch(line.text):
            return 2.0
        number = enumerator_of(line.text)
        if number and number[0] != "decimal":
            return 0.5 if number[1][-1] == FIRST else -2.0
        if line.text[0] in NOT_AT_LINE_START:
            return -2.5
        fresh = starts_afresh(line, self.widths[j])
        return 0.6 if fresh else -1.0 if fresh is False else -0.3

    def is_addressed(self, j: int) -> bool:
        """Whether those a document is sent to are named from line j on."""
        text = ""
        for line in self.lines[j : j + ADDRESS_REACH]:
            text += line.text
            if any(stop in line.text for stop in "。；：:"):
                break
        return bool(ADDRESSED.match(text))


def _widths(lines: Sequence[Line]) -> list[float | None]:
    rough = column_widths(lines)
    return followed_widths([replace(line, column=width) for line, width in zip(lines, rough, strict=True)])


def _grams(lines: Sequence[Line]) -> Mapping[str, int]:
    grams: Counter[str] = Counter()
    for line in lines:
        text = line.text
        grams.update(a + b for a, b in pairwise(text))
        grams.update(text[i : i + 3] for i in range(len(text) - 2))
    return grams
