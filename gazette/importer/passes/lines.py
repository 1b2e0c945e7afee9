"""Text → lines, with the marks that tell of the page: a leading blank, a form feed, a blank line before."""

import re
from dataclasses import replace

from gazette.importer.state import Line, State
from gazette.importer.text import name_list, squeezed
from gazette.messages import message
from gazette.model import Dropped

BULLET = re.compile(r"\s*[-*] +(?=[（(一-鿿\d])(?!\d+\s*[-*]\s*$)")  # - （一）问题通报, but not - 12 -
IGNORED = "\u200b\ufeff\xa0\x0b\x1c\x1d\x1e\x1f\x85\u2028\u2029"  # blanks that Python does not always take for blanks
BLANK = " \t　" + IGNORED
CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)  # no page has these, and neither Markdown nor YAML may
WIDEST_GAP = 200
"""Blanks in a row, twice what a sheet of A3 has room for; more say nothing more, and patterns would try each of them as a beginning."""
ENDLESS_GAP = re.compile(rf"([ \t　]{{{WIDEST_GAP}}})[ \t　]+")
LINE_END = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")


def split_lines(state: State) -> State:
    r"""The non-blank lines. Extraction puts one blank, or a form feed, before the first line of a page or column.

    >>> from gazette.importer.state import ImportOptions
    >>> s = split_lines(State("a", ImportOptions(), b"", text="周 鹏\n\n 放总量持续减少\r\n\f— 17 —"))
    >>> [(l.number, l.text, l.gap, l.top) for l in s.lines]
    [(1, '周鹏', False, False), (3, '放总量持续减少', True, True), (4, '—17—', False, True)]
    """
    lines: list[Line] = []
    dropped: list[Dropped] = []
    gap = False
    feed = False
    soiled = CONTROL.search(state.text) is not None
    for number, whole in enumerate(LINE_END.split(state.text), 1):
        pieces = whole.split("\f")
        for at, piece in enumerate(pieces):
            feed = feed or at > 0
            raw = piece
            if soiled:
                dropped += [Dropped(number, sign, message("importer.why_control")) for sign in CONTROL.findall(piece)]
                raw = CONTROL.sub("", piece)
            if len(raw) > WIDEST_GAP:
                raw = ENDLESS_GAP.sub(r"\1", raw)
            if not raw.strip(BLANK).strip():
                gap = gap or len(pieces) == 1
                continue
            bullet = BULLET.match(raw)
            if bullet:
                dropped.append(Dropped(number, bullet[0].strip(), message("importer.why_bullet")))
            lines.append(_line(number, raw[bullet.end() :] if bullet else raw, gap, feed))
            gap = feed = False
    return replace(state, lines=tuple(lines), text="", dropped=(*state.dropped, *dropped))


def _line(number: int, raw: str, gap: bool, feed: bool) -> Line:
    head = raw[: len(raw) - len(raw.lstrip())]
    indent = sum(2 if char == "　" else 1 for char in head)
    words = raw.split(None, 1)
    text = words[0] if len(words) == 1 else name_list(raw) or squeezed(raw)
    kept = raw.rstrip(" \r　")
    return Line(number, text if kept == text else kept, text, indent, gap, feed or head == " ")
