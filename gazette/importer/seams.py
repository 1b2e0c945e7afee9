"""How well one printed line follows on another: what tells whether two stretches of text belong side by side."""

import re
from collections.abc import Sequence

from gazette.importer.marks import (
    CHAPTER,
    CLOSING,
    CREDIT,
    DATE,
    DECIMAL,
    GREETING,
    NEWS_LEAD,
    SECOND,
    TAIL_NOTE,
    TOP,
)
from gazette.importer.numbering import enumerator_of
from gazette.importer.room import INDENT, room_left
from gazette.importer.signs import breaks_off, is_header_line, is_titlelike, starts_afresh, starts_list
from gazette.importer.state import Line
from gazette.importer.text import HAN, NOT_AT_LINE_START, ends_sentence

ADDRESSED = re.compile(r"(?:各|[一-鿿]{1,6}[、，]各|市直|省直|区直|县直)[^。；：:]*[：:]")  # 各县（区）人民政府，市直各单位：
SOLE_ADDRESSEE = re.compile(r"[一-鿿]{2,16}人民政府[：:]")  # 来宾市人民政府：, over a reply 批复
ADDRESSED_FIRST, LONGEST_FIRST = re.compile("各|[一-鿿]{1,6}[、，]各|[市省区县]直"), 8
"""How such a line begins, and within how many characters that shows."""
ADDRESS_REACH = 8
FIRST = 1
TORN = 2.0
BEST_JOINT = 1.8
"""The most that the letters at a seam can say for it."""
SHORT = 2.4
SIGNED = 2.5
"""A signing body and its date, side by side."""
SIGNING = re.compile(r"[一-鿿（）()]{2,24}(?:政府|公署|办公室|办公厅|委员会|管委会|局|厅|委|部|署|院)")
HEADING = re.compile(rf"{CHAPTER.pattern}|{TOP.pattern}|{SECOND.pattern}|{DECIMAL.pattern}")
CREDIT_END = re.compile(r"。[（(][一-鿿]{2,12}[）)]$")
ROOM = 0.6
"""Characters of room left over after which a line was ended, not filled."""


class Seams:
    """The lines of an issue, asked whether one may follow another. All answers are above 0 where the lines fit, below where they do not."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None]) -> None:
        self.lines, self.widths = lines, widths
        self._text = "\n".join(line.text for line in lines)
        self._known: dict[tuple[int, int], float] = {}
        self._joints: dict[tuple[str, str], float] = {}
        self._addressed: dict[int, bool] = {}

    def flow(self, i: int, j: int) -> float:
        """How well line j follows line i as running text, in the same paragraph or as the next."""
        known = self._known.get((i, j))
        if known is None:
            follows = self._follows(i, j)
            known = self._known[i, j] = max(self._goes_on(i, j, follows), follows)
        return known

    def forget(self) -> None:
        """Lets go of the answers so far: another page asks about other lines."""
        self._known.clear()
        self._joints.clear()

    def within(self, before: int, first: int, last: int, after: int) -> float:
        """How well lines first to last, which end no sentence, read as running text: if they go on a paragraph, it must go on after them."""
        into, out = self.flow(before, first), self.flow(last, after)
        if self._goes_on(before, first) > self._follows(before, first):
            out = max(self._goes_on(last, after), self._follows(last, after) - TORN)
        return min(into, out, into + out)

    def _goes_on(self, i: int, j: int, least: float = -9.0) -> float:
        """Line j as the same paragraph's next line; some value below ``least`` if it is less."""
        last, line, width = self.lines[i], self.lines[j], self._room(i)
        if is_header_line(last.text) or is_header_line(line.text):
            return -3.0
        fresh = starts_afresh(line, self.widths[j])
        score = -2.5 if fresh else 0.5 if fresh is False else 0.0
        if width is not None:
            score += -2.0 if room_left(last, line.text, width) > ROOM else 0.3
        if self._lacks_head(last, j):
            score -= 1.2
        if ends_sentence(last.text) or score + BEST_JOINT < least:
            return score
        left, right = last.text[-2:], line.text[:2]
        joint = self._joints.get((left, right))
        if joint is None:
            joint = self._joints[left, right] = self._joint(left, right)
        return score + joint

    def _joint(self, left: str, right: str) -> float:
        """Whether the issue writes elsewhere what the two lines make at their seam: 统|筹, 要始|终把."""
        if right[0] in NOT_AT_LINE_START:
            return 1.0
        if not (HAN.match(left[-1]) and HAN.match(right[0])):
            return 0.3
        places = self._places(left[-1] + right[0])
        count = len(places)
        score = -1.0 if count == 0 else 0.3 if count < 3 else 0.8 if count < 12 else 1.2
        longer = self._longer(left, right, places) if places else 0
        return score + (0.6 if longer > 1 else 0.2 if longer else -0.2)

    def _longer(self, left: str, right: str, places: Sequence[int]) -> int:
        """How often the issue writes the pair at the seam with the character before or after it; ``places``: where the pair stands."""
        before, after = left[-2:-1], right[1:2]
        if right[0] in (before, left[-1]) or after == left[-1]:  # such pieces may overlap
            return max(self._text.count(left[-2:] + right[0]), self._text.count(left[-1] + right[:2]))
        return max(
            sum(self._text[at - 1] == before for at in places if at) if before else len(places),
            sum(self._text[at + 2 : at + 3] == after for at in places) if after else len(places),
        )

    def _places(self, pair: str) -> list[int]:
        """Where the issue writes the pair."""
        places: list[int] = []
        at = self._text.find(pair)
        while at >= 0:
            places.append(at)
            at = self._text.find(pair, at + len(pair))
        return places

    def _follows(self, i: int, j: int) -> float:
        """Line j as the first line of the next paragraph."""
        last, line = self.lines[i], self.lines[j]
        if DATE.fullmatch(line.text) and SIGNING.fullmatch(last.text) and self._is_short(i):
            return SIGNED
        fresh = starts_afresh(line, self.widths[j])
        score = 0.5 if fresh else -1.0 if fresh is False else -0.2
        if self._lacks_head(last, j):
            score -= 1.2
        if DATE.fullmatch(line.text) and CREDIT_END.search(last.text):
            score -= 1.2
        return score + self._closed(last, self._room(i))

    def _closed(self, last: Line, width: float | None) -> float:
        """Whether a paragraph may end with this line."""
        if ends_sentence(last.text) or is_header_line(last.text) or CREDIT.fullmatch(last.text):
            return 0.7
        if breaks_off(last, width):
            return -2.0
        return 0.3 if last.text[-1] in "：:；;" or starts_list(last.text) else -0.3

    def _lacks_head(self, last: Line, j: int) -> bool:
        """Whether line j names those a document is sent to, though no head stands before it."""
        return self.is_addressed(j) and not is_header_line(last.text) and not is_titlelike(last.text)

    def _is_short(self, i: int) -> bool:
        width = self.widths[i]
        return width is None or width - self.lines[i].width > SHORT

    def _room(self, i: int) -> float | None:
        """The width that line i had to fill: a paragraph's first line is indented."""
        width, line = self.widths[i], self.lines[i]
        if width is None or not i or line.indent >= INDENT or not INDENT - 0.7 <= width - line.width <= INDENT + 0.8:
            return width
        before = self.lines[i - 1]
        return width - INDENT if ends_sentence(before.text) or is_header_line(before.text) else width

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
        if ends_sentence(last.text) or _is_row(last):
            return 0.3
        if HEADING.match(last.text) and not any(stop in last.text for stop in "。；：") and self._is_short(i):
            return -2.5
        if SIGNING.fullmatch(last.text) and self._is_short(i):
            return -1.5
        return -2.5 if breaks_off(last, self._room(i)) else -0.8

    def after_head(self, j: int) -> float:
        """Whether an article's text may start with line j."""
        line = self.lines[j]
        if self.is_addressed(j) or GREETING.fullmatch(line.text) or NEWS_LEAD.match(line.text):
            return 2.0
        width = self.widths[j]
        if is_titlelike(line.text) and width is not None and width - line.width > SHORT:
            return -1.0
        number = enumerator_of(line.text)
        if number and number[0] != "decimal":
            return 0.5 if number[1][-1] == FIRST else -2.0
        if line.text[0] in NOT_AT_LINE_START:
            return -2.5
        fresh = starts_afresh(line, self.widths[j])
        return 0.6 if fresh else -1.0 if fresh is False else -0.3

    def is_fresh(self, j: int) -> bool:
        """Whether line j is sure to start a paragraph."""
        return bool(starts_afresh(self.lines[j], self.widths[j]))

    def is_addressed(self, j: int) -> bool:
        """Whether those a document is sent to are named from line j on."""
        known = self._addressed.get(j)
        if known is None:
            known = self._addressed[j] = self._names_addressees(j)
        return known

    def _names_addressees(self, j: int) -> bool:
        first = self.lines[j].text
        if first[-1] in "：:" and SOLE_ADDRESSEE.fullmatch(first):
            return True
        if len(first) >= LONGEST_FIRST and not ADDRESSED_FIRST.match(first):
            return False
        text = ""
        for line in self.lines[j : j + ADDRESS_REACH]:
            text += line.text
            if any(stop in line.text for stop in "。；：:"):
                break
        return bool(ADDRESSED.match(text))


def _is_row(line: Line) -> bool:
    """Cells of a table, parted by wide gaps."""
    return "\t" in line.raw.strip() or len(re.findall(r"\S(?:\s{2,}|　)(?=\S)", line.raw)) >= 2
