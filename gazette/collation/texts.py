"""The two sides of a collation as strings of signs: blanks are typography, so they do not count."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal, get_args, overload

from gazette.model import Dropped

LINE_END = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")
UNSEEN = "\u200b\u2060\ufeff"  # blanks without width that Python does not take for blanks
BLANKS = frozenset({*UNSEEN, *(sign for sign in map(chr, range(0x3001)) if sign.isspace())})
BOUND = "\n"
"""Stands between two parts, so that no run goes over their bounds; no source has it among its signs."""

Part = Literal["masthead", "doc_number", "title", "subtitle", "body"]
PARTS: tuple[Part, ...] = get_args(Part)
IN_ORDER: tuple[Part, ...] = ("masthead", "body")
"""Parts that follow the source's order; a head sets number and title in its own."""


def signs(text: str) -> str:
    """The text without any blank.

    >>> signs("到 2025 年，　完成")
    '到2025年，完成'
    """
    for sign in UNSEEN:
        text = text.replace(sign, "")  # far faster than str.translate
    return "".join(text.split())


def sign_places(text: str) -> tuple[int, ...]:
    """Where each sign of a text stands that is no blank.

    >>> sign_places(" 到 2025")
    (1, 3, 4, 5, 6)
    """
    if len(signs(text)) == len(text):
        return tuple(range(len(text)))
    return tuple(at for at, sign in enumerate(text) if sign not in BLANKS)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that a reader sees in one piece; ``id``: of the element that holds it. ``text`` has no blanks."""

    file: str
    part: Part
    text: str
    id: str = ""
    line: int = 0
    """Of the page's HTML, if it was read from there."""


class Places(Sequence[tuple[int, int]]):
    """Line and sign, both from 1, of every sign of a source: kept by stretches of one line, since a tuple each takes more than the source."""

    def __init__(self) -> None:
        self._starts, self._lines, self._firsts = array("l"), array("l"), array("l")
        self._length = 0

    def append(self, line: int, first: int, count: int) -> None:
        """The next signs of the source: ``count`` of a line, from its ``first`` one on."""
        if count:
            self._starts.append(self._length)
            self._lines.append(line)
            self._firsts.append(first)
            self._length += count

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        at = range(self._length)[index]
        stretch = bisect_right(self._starts, at) - 1
        return self._lines[stretch], self._firsts[stretch] + at - self._starts[stretch]

    def lines(self, start: int, stop: int) -> set[int]:
        """The lines on which the signs from ``start`` to ``stop`` stand."""
        return set(self._lines[bisect_right(self._starts, start) - 1 : bisect_left(self._starts, stop)])


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's signs, less what was dropped."""

    lines: tuple[str, ...]
    text: str
    places: Places
    unfound: tuple[Dropped, ...] = ()
    """What is said to be dropped, but does not stand in its line."""
    dropped: tuple[tuple[int, int, Dropped], ...] = ()
    """First sign and the one after the last, from 1, of what was dropped of a line."""

    @classmethod
    def of(cls, decoded: str, dropped: Iterable[Dropped]) -> "SourceText":
        """A source as it was decoded.

        >>> found = SourceText.of("● 卷首语\\n江山 就是人民", [Dropped(1, "●卷首语", "")])
        >>> found.text, found.places[4]
        ('江山就是人民', (2, 5))
        """
        lines = tuple(LINE_END.split(decoded))
        gone: dict[int, list[tuple[int, int]]] = {}
        unfound, placed = [], []
        for one in dropped:
            wanted = signs(one.text)
            line = signs(lines[one.line - 1]) if 0 < one.line <= len(lines) else ""
            spans = gone.setdefault(one.line, [])
            start = _free(line, wanted, spans)
            if start < 0:
                unfound.append(one)
            elif wanted:
                spans.append((start, start + len(wanted)))
                placed.append((start + 1, start + len(wanted) + 1, one))
        text = StringIO()  # a list of all lines would take more room than the source
        places = Places()
        for number, line in enumerate(lines, 1):
            bare = signs(line)
            start = 0
            for first, end in (*sorted(gone.get(number, ())), (len(bare), len(bare))):
                text.write(bare[start:first])
                places.append(number, start + 1, first - start)
                start = end
        return cls(lines, text.getvalue(), places, tuple(unfound), tuple(placed))


def _free(line: str, wanted: str, taken: Sequence[tuple[int, int]]) -> int:
    """Where the text stands in the line and nothing of it is taken; -1: nowhere."""
    start = line.find(wanted)
    while start >= 0 and any(start < end and first < start + len(wanted) for first, end in taken):
        start = line.find(wanted, start + 1)
    return start


def strung(pieces: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """The pieces as one string, parts parted by :data:`BOUND`; and where each begins.

    >>> strung([Piece("a", "title", "通知"), Piece("a", "body", "各县"), Piece("a", "body", "附件")])
    ('通知\\n各县附件', (0, 3, 5))
    """
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if before and (before.file, before.part) != (piece.file, piece.part):
            out.append(BOUND)
            at += 1
        starts.append(at)
        out.append(piece.text)
        at += len(piece.text)
    return "".join(out), tuple(starts)
