"""The heads that a page may hold: runs of lines that read as a title with its number, date and speaker."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gazette.importer.likeness import Likeness
from gazette.importer.marks import (
    ANNEX,
    BODY,
    COLUMN_MARK,
    DATE_LINE,
    DOC_NUMBER,
    GOVERNMENT,
    NOTE_LINE,
    NOTICE_TITLE,
    SPEECH_SUBTITLE,
)
from gazette.importer.passes.furniture import COLUMN_NAME
from gazette.importer.seams import Seams
from gazette.importer.signs import balanced, is_fact, is_titlelike, reads_as_title, runs_on
from gazette.importer.state import Line
from gazette.importer.text import bare, ends_sentence

LONGEST_HEAD, LONGEST_TITLE = 8, 90
LONGEST_BODY, LONGEST_QUOTED = 12, 3
NOTICE = "关于"
REGION = re.compile("[省市县区州旗部委厅]")
AMID = re.compile(r".*[，。；].*[^，。；：！？”）]")  # 关键在于落实。让我们撸
INDENTED, FULL = 2.9, 0.9
SHORT = 2.4
LISTED = 0.8
"""How much of a title and of one in the contents is common to both, if they are one."""
WEAK, STRONG = 0.3, 1.5


@dataclass(frozen=True, slots=True)
class Head:
    """Lines [start, stop) read as an article's head; ``worth`` says how much speaks for it."""

    start: int
    stop: int
    worth: float


class PageHeads:
    """The lines in the order found so far; positions are those in ``order``."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None], likeness: Likeness) -> None:
        self.lines = lines
        self.order = list(range(len(lines)))
        self.seams = Seams(lines, widths)
        self.likeness = likeness
        self._head_lines: dict[int, bool] = {}
        self._strange: dict[int, tuple[frozenset[str], int]] = {}

    def forget_words(self) -> None:
        """Lets go of what is known of the lines' words: another page asks about other lines."""
        self._strange.clear()

    def line(self, at: int) -> Line:
        """The line at a position."""
        return self.lines[self.order[at]]

    def heads(self, start: int, end: int) -> Iterator[Head]:
        """All runs of lines on the page that may be a head; one without any such word must stand apart as a whole."""
        for at in range(start, end):
            if not self.is_head_line(at):
                continue
            longest = 0 if self._is_part(at - 1, start) else self._longest_strong(at, self._run(at, end, self.is_head_line))
            weak = self._is_apart(at) and (at == start or not self._is_apart(at - 1))
            if not (longest or weak) or self._is_quoted(at):
                continue
            if self._lacks_body(at, start):
                continue
            whole = False
            for k in range(longest, at, -1):
                notice = self._is_notice(at, k)
                if whole and not notice:
                    continue  # a piece of the title found
                if not self._is_part(k, start) and (worth := self._worth(at, k)) >= STRONG:
                    whole = whole or notice
                    yield Head(at, k, worth)
            if weak:
                stop = self._run(at, end, lambda k: self._is_apart(k) or self._is_subtitle(k))
                worth = 0.0 if self._opens_paragraph(stop - 1) else self._worth(at, stop)
                if 0 < worth < STRONG:
                    yield Head(at, stop, worth)

    def _lacks_body(self, at: int, start: int) -> bool:
        """Whether 关于… stands under the body that issues it, which signs nothing: no sentence has ended above."""
        if at < start + 2 or not self.line(at).text.startswith(NOTICE) or not _is_body(self.line(at - 1).text):
            return False
        return AMID.fullmatch(self.line(at - 2).text) is not None

    def _is_notice(self, start: int, stop: int) -> bool:
        """Whether the lines are the whole title of a document: …关于…的通知."""
        texts = (self.line(at).text for at in range(start, stop))
        return NOTICE_TITLE.fullmatch(bare("".join(text for text in texts if not is_fact(text)))) is not None

    def _longest_strong(self, start: int, stop: int) -> int:
        """Where the longest head from a line on may end at most, if its words are to make it one; 0 where they cannot.

        Most lines in which no sentence ends hold neither 关于 nor a number, and their letters are not those of a title in the contents.
        """
        strange: set[str] = set()
        longest = letters = 0
        for at in range(start, stop):
            text = self.line(at).text
            if NOTICE in text or text[0] == NOTICE[1] or "——" in text or is_fact(text):
                return stop
            new, count = self._strangers(at)
            strange |= new
            letters += count
            if self.likeness.may_have(len(strange), letters, LISTED):
                longest = at + 1
        return longest

    def _strangers(self, at: int) -> tuple[frozenset[str], int]:
        """The pairs of letters in a line that no title of the contents has, and how many letters there are."""
        i = self.order[at]
        known = self._strange.get(i)
        if known is None:
            known = self._strange[i] = self.likeness.strangers(self.lines[i].text)
        return known

    def _is_part(self, at: int, start: int) -> bool:
        """Whether the line beside a head is one of it, so that the head is cut short. A signing body may stand before a head."""
        if at < start or at >= len(self.order):
            return False
        return self._is_apart(at) and not _is_body(self.line(at).text)

    def _run(self, at: int, end: int, fits: Callable[[int], bool]) -> int:
        stop = at + 1
        while stop < min(end, at + LONGEST_HEAD) and fits(stop):
            stop += 1
        return stop

    def _is_quoted(self, at: int) -> bool:
        """Whether a title that the text names is open here: …《河南省人民|政府关于印发…."""
        before = "".join(self.line(k).text for k in range(max(0, at - LONGEST_QUOTED), at))
        return before.rfind("《") > before.rfind("》")

    def goes_on_amid(self, at: int) -> bool:
        """Whether the line may go on a sentence."""
        return at < len(self.order) and not self.is_head_line(at) and not self.seams.is_fresh(self.order[at])

    def is_mark(self, at: int) -> bool:
        return bool(COLUMN_MARK.fullmatch(self.line(at).text))

    def _opens_paragraph(self, at: int) -> bool:
        """Whether the line lacks just an indent and the next one is full: lead words with their text, not a title."""
        i = self.order[at]
        width, after = self.seams.widths[i], self.seams.widths[i + 1] if i + 1 < len(self.lines) else None
        if width is None or after is None:
            return False
        return width - self.lines[i].width <= INDENTED and after - self.lines[i + 1].width <= FULL

    def _is_subtitle(self, at: int) -> bool:
        """——在…会议, over two lines perhaps."""
        return self.is_head_line(at) and any(self.line(k).text.startswith("——") for k in (at, at - 1))

    def is_head_line(self, at: int) -> bool:
        i = self.order[at]
        known = self._head_lines.get(i)
        if known is None:
            known = self._head_lines[i] = self._may_be_head(at)
        return known

    def _may_be_head(self, at: int) -> bool:
        line = self.line(at)
        if is_fact(line.text) or (SPEECH_SUBTITLE.fullmatch(line.text) and not ends_sentence(line.text)):
            return True
        return is_titlelike(line.text) and "\t" not in line.raw and not self.seams.is_addressed(self.order[at])

    def _worth(self, start: int, stop: int) -> float:
        """How much the words speak for a head; 0 if they can be none."""
        texts = [self.line(at).text for at in range(start, stop)]
        words = [text for text in texts if not is_fact(text)]
        subtitle = next((i for i, text in enumerate(words) if text.startswith("——")), len(words))
        title = bare("".join(words[:subtitle]))
        if not 4 <= len(title) <= LONGEST_TITLE or not balanced("".join(words)):
            return 0.0
        if _is_body(title) or COLUMN_NAME.fullmatch(title) or any(ANNEX.match(text) for text in words):
            return 0.0
        notice = bool(NOTICE_TITLE.fullmatch(title))
        listed = self.likeness.has(title, LISTED)
        apart = not runs_on("".join(words)) and all(self._is_apart(at) or self._is_subtitle(at) for at in range(start, stop))
        dated = bool(DATE_LINE.fullmatch(texts[-1]) or NOTE_LINE.fullmatch(texts[-1]))
        speech = any(SPEECH_SUBTITLE.fullmatch(text) for text in texts)
        if not (notice or listed or apart or (dated and speech)):
            return 0.0
        numbered = any(DOC_NUMBER.fullmatch(text) for text in texts)
        return WEAK + 2.0 * notice + 2.0 * listed + 1.5 * numbered + speech + 0.5 * dated

    def _is_apart(self, at: int) -> bool:
        """Whether the line is a head's, and shorter than its column."""
        width = self.seams.widths[self.order[at]]
        return self.is_head_line(at) and width is not None and width - self.line(at).width > SHORT

    def opens_head(self, at: int) -> bool:
        """Whether the line may be the first of a head."""
        return self._is_apart(at) and reads_as_title(self.line(at).text)


def _is_body(text: str) -> bool:
    """A signing body's name; 打造发展新格局 ends like one too."""
    return bool(GOVERNMENT.fullmatch(text) or (len(text) <= LONGEST_BODY and BODY.fullmatch(text) and REGION.search(text)))
