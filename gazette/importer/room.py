"""Was a line broken because it was full, or because its paragraph ended? What the next line's first word would have needed tells."""

import re
from functools import lru_cache

from gazette.importer.state import Line
from gazette.importer.text import KEPT, ends_sentence, width

INDENT, HUNG = 2.0, 0.4
FIRST_WORD = re.compile(
    r"[“‘（(〔\[《〈【]*(?:[A-Za-z0-9]+(?:(?:://|[.,/\-:@_+])[A-Za-z0-9]+)*[%％‰]?|…+|—+|.)[，。、；：！？）〕】》』」”’,.;:!?)\]]*"
)
SPACED = 0.6
"""Share of characters parted by blanks in a line that justification spaced out."""
SHORTEST_SPACED = 8
ROOMS = (
    (-0.8, "filled"),
    (-0.2, "just filled"),
    (0.4, "a hair of room"),
    (1.4, "a little room"),
    (1.9, "near an indent of room"),
    (2.6, "an indent of room"),
    (4.5, "more room"),
)


def word_width(text: str) -> float:
    """Width of the first piece of a text that print cannot break: a number, or a character with the stops and brackets at it.

    >>> word_width("2021年，"), word_width("（市工信局）"), word_width("是，也是")
    (2.0, 2.0, 2.0)
    """
    word = FIRST_WORD.match(text)
    return _width_of(word[0]) if word else 1.0


@lru_cache(maxsize=KEPT)
def _width_of(word: str) -> float:
    return width(word)


def is_justified(line: Line) -> bool:
    """Whether the line is letter-spaced to fill its column: 2. 城 乡 居 民 医 保. A date is not: 2023 年 6 月 2 日."""
    text = line.text
    if len(line.raw) < len(text) * 3 // 2 or len(text) < SHORTEST_SPACED or line.raw.count(" ") < len(text) // 2:
        return False
    return sum(1 for word in line.raw.split() if len(word) == 1 and not word.isascii()) > len(text) * SPACED


def printed_width(line: Line) -> float:
    """The line's width; blanks of justification take none, as they fill what would else be empty."""
    return width(line.text) if is_justified(line) else line.width


def room_left(line: Line, following: str, column: float) -> float:
    """How much room the line had left when the next word had gone into it; below 0 the word had to go down.

    >>> line = Line(1, "事件时，按照“谁发布、谁解除”原则。", "事件时，按照“谁发布、谁解除”原则。")
    >>> room_left(line, "由事件", 20), room_left(line, "2021—2025年", 20)
    (1.0, 0.0)
    """
    return column - line.width - word_width(following)


def seam_features(last: Line, line: Line, following: Line | None, *, first: bool) -> list[str]:
    """How the room left in one line and the shape of the next go together."""
    if last.column is None:
        return []
    before = room_of(last, line, last.column, first=first)
    stop = "stop, " if ends_sentence(last.text) else ""
    names = [before, f"{'first, ' if first else ''}{stop}{before}"]
    if line.column is None:
        return names
    after = shape_of(line, following, line.column)
    names += [f"{stop}{after}", f"{before} | {after}"]
    if stop and last.width > last.column + HUNG and after == "next: ends" and line.text[-1] in "。：:":
        names.append("stop hangs out, next: a last line")
    if after == "next: as first" and following is not None and _fills(following):
        names.append("next: as first, then full")
    return names


def _fills(line: Line) -> bool:
    return line.column is not None and line.column - line.width < INDENT - 0.9


def room_of(last: Line, line: Line, column: float, *, first: bool) -> str:
    """Room that the line before had. A paragraph's first line has two characters less."""
    if is_justified(last):
        return "filled"
    room = room_left(last, line.text, column - (INDENT if first else 0.0))
    if first and -INDENT - 1.0 <= room < -INDENT + 0.4:
        return "filled to the column"
    for limit, name in ROOMS:
        if room < limit:
            return name
    return "much room" if room < column / 2 else "wide room"


def shape_of(line: Line, following: Line | None, column: float) -> str:
    """Whether the next line looks like a paragraph's first: broken two characters before the column's edge."""
    own = column - line.width
    if is_justified(line):
        return "next: justified"
    if own < INDENT - 0.9:
        return "next: full"
    if following is None:
        return "next: the last"
    room = room_left(line, following.text, column)
    if room < -0.3:
        return "next: word gone down"
    if room < INDENT - 0.3:
        return "next: as first" if own >= INDENT - 0.3 else "next: nearly as first"
    return "next: ends"
