"""What a single line tells about the text around it: does it start afresh, does it break off, is it a header's line?"""

import re
from collections.abc import Sequence
from functools import lru_cache

from gazette.importer.marks import (
    ANNEX,
    ANNEX_LIST,
    COLUMN_MARK,
    DATE,
    DATE_LINE,
    DECIMAL,
    DOC_NUMBER,
    ENUMERATOR,
    GREETING,
    LABEL,
    NOTE_LINE,
)
from gazette.importer.state import Line
from gazette.importer.text import CLOSERS, FULL_STOPS, KEPT, NOT_AT_LINE_START, ends_sentence

FACT_ENDS, MARKS = frozenset("号日理）)"), frozenset("●◆■★▲□◎○◇【")
"""What a number, a date or 根据录音整理 ends with; what marks a section. Asked first: most lines are none, and a character tells."""
INNER_STOPS = frozenset("，、。；")
GREETING_ENDS = frozenset("：:！!")
MIDDLE_STOPS = "，、；：,;:"


@lru_cache(maxsize=KEPT)
def starts_list(text: str) -> bool:
    """Whether an enumerator or a label opens the text: （一）, 第三条, 责任单位：."""
    return bool(ENUMERATOR.match(text) or (("：" in text or ":" in text) and LABEL.match(text)))


@lru_cache(maxsize=KEPT)
def is_header_line(text: str) -> bool:
    """Lines that can be no part of a sentence: doc number, date, 附件, ●卷首语, 同志们：."""
    first, last = text[:1], text[-1:]
    if last in INNER_STOPS:
        return False
    return bool(
        (last in FACT_ENDS and (DOC_NUMBER.fullmatch(text) or DATE_LINE.fullmatch(text) or NOTE_LINE.fullmatch(text)))
        or (first == "附" and ANNEX.fullmatch(text))
        or (first in MARKS and COLUMN_MARK.fullmatch(text))
        or (last in GREETING_ENDS and GREETING.fullmatch(text))
    )


def starts_afresh(line: Line, width: float | None) -> bool | None:
    """Whether a printed paragraph starts with this line: True, False, or None where the line alone cannot tell.

    A first line is indented by two characters; where the blanks are lost it is two characters narrower.
    """
    text = line.text
    if line.indent >= 2 or starts_list(text) or is_header_line(text):
        return True
    if text[0] in NOT_AT_LINE_START:
        return False
    if width is None:
        return None
    short = width - line.width
    if short <= 0.6:
        return False
    if 1.3 <= short <= 2.8 and not ends_sentence(text):
        return True
    return None


def breaks_off(line: Line, width: float | None) -> bool:
    """Whether the line must go on in another: full to its edge (or long, where lines are paragraphs), and no stop at its end."""
    text = line.text
    if ends_sentence(text) or text[-1] in "；;：:" or is_header_line(text):
        return False
    if text[-1] in "，、,":
        return True
    if width is None:
        return len(text) >= 40 and not (starts_list(text) and not any(stop in text for stop in "。；"))
    return width - line.width <= 1.2


@lru_cache(maxsize=KEPT)
def is_titlelike(text: str) -> bool:
    """A line that may be (part of) a title: no sentence ends in it, no list starts with it."""
    if not 2 <= len(text) <= 60 or text[0] in NOT_AT_LINE_START or text[0] in "（(" or "。" in text or "；" in text:
        return False
    body = text.rstrip(CLOSERS)
    if not body or body[-1] in FULL_STOPS + MIDDLE_STOPS or starts_list(text):
        return False
    return not (DECIMAL.match(text) or ANNEX_LIST.match(text) or COLUMN_MARK.fullmatch(text) or DATE.fullmatch(text))


PAIRS = {"》": "《", "”": "“", "）": "（", "〉": "〈", "〕": "〔"}
BRACKET = re.compile("[《》“”（）〈〉〔〕]")


def balanced(text: str) -> bool:
    """Whether every bracket and title mark is opened, then closed.

    >>> balanced("关于《方案》的通知"), balanced("理办法》的通知"), balanced("〔2021〕1号）以及《意见》（豫政")
    (True, False, False)
    """
    depth: dict[str, int] = {}
    for char in BRACKET.findall(text.replace("(", "（").replace(")", "）")):
        opening = PAIRS.get(char, char)
        depth[opening] = depth.get(opening, 0) + (-1 if char in PAIRS else 1)
        if depth[opening] < 0:
            return False
    return not any(depth.values())


RUNS_ON = re.compile(
    r"^(?:同时|要|由|并|但|其|及|如因|如果|因此|会议|各级|我们|当前我)|[，,：:]|[的和与及将以为在对到是把被使让等了或达占约于由从向]$|\d+元"
)


@lru_cache(maxsize=KEPT)
def reads_as_title(text: str) -> bool:
    """Whether words that nothing but their place makes a title can be one: no piece of a sentence.

    >>> [reads_as_title(t) for t in ("打造城乡经济社会融合发展新格局", "到2024年，全市", "造成这些问题的原因是多方面的", "同时聚焦作风纪律")]
    [True, False, False, False]
    """
    return balanced(text) and not runs_on(text)


def runs_on(text: str) -> bool:
    """Whether words are a piece of a sentence: 同时聚焦作风纪律, 到2024年，全市."""
    return bool(RUNS_ON.search(text))


def opens_paragraph(lines: Sequence[Line], i: int, width: float | None) -> bool:
    """Whether line i is a paragraph's first: about two characters narrower, and the next line full."""
    if i + 1 >= len(lines) or width is None or lines[i + 1].top:
        return False
    return 0.9 <= width - lines[i].width <= 4 and width - lines[i + 1].width <= 0.9


@lru_cache(maxsize=KEPT)
def is_fact(text: str) -> bool:
    """A head's line that is no title; a date without brackets is a signature's."""
    bracketed = text[:1] in ("（", "(")
    if not bracketed and text[-1:] not in FACT_ENDS:
        return False
    return bool(DOC_NUMBER.fullmatch(text) or NOTE_LINE.fullmatch(text) or (bracketed and DATE_LINE.fullmatch(text)))
