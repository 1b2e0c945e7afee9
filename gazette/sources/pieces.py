"""Signs → pieces: what stands on one baseline without a gap. Columns, cells and phrases are made of pieces."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gazette.sources.glyphs import Glyph
from gazette.sources.lines import FULL

SAME_LINE = 0.4  # of the sign's size: notes and full-width punctuation sit a little off the baseline
GAP = 0.9
"""Characters of room that part two pieces; justified lines stretch less."""
WORD_GAP = 0.17  # blank between Latin words
LATIN = re.compile(r"[A-Za-z0-9,.;:'!?&)(%/@-]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one baseline, or a table (``rows``: its lines, ``y``: its top). Points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    rows: tuple[str, ...] = ()
    bottom: float = field(default=0.0)

    @property
    def foot(self) -> float:
        """Lowest point that counts for the distance to the next line."""
        return self.bottom if self.rows else self.y


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces on one baseline together, from the top, each row from the left. A table is a row by itself."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.y, p.x0)):
        last = rows[-1][0] if rows else None
        if last and not piece.rows and not last.rows and piece.y - last.y <= SAME_LINE * min(piece.size, last.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces of a page or of a table's cell."""
    return [piece for line in _baselines(glyphs) for piece in _cut(line)]


def _baselines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if line and glyph.y - line[0].y > SAME_LINE * min(glyph.size, line[0].size):
            yield sorted(line, key=lambda g: g.x0)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda g: g.x0)


def _cut(line: Sequence[Glyph]) -> Iterator[Piece]:
    spaced = _letter_spacing(line)
    piece = [line[0]]
    for left, right in pairwise(line):
        if _room(left, right) > GAP + spaced:
            yield _piece(piece)
            piece = []
        piece.append(right)
    yield _piece(piece)


def _room(left: Glyph, right: Glyph) -> float:
    """Gap between two signs, in characters."""
    return (right.x0 - left.x1) / max(left.size, right.size)


def _letter_spacing(line: Sequence[Glyph]) -> float:
    """Room that print put between all Chinese signs of a line, in characters; 0 if none: "通　知" of three signs and more.

    >>> line = [Glyph(c, x, x + 10, 0, 10) for c, x in zip("表彰通报", (0, 25, 50, 75))]
    >>> _letter_spacing(line), [p.text for p in pieces_of(line)]
    (1.5, ['表彰通报'])
    """
    rooms = [_room(a, b) for a, b in pairwise(line) if not LATIN.match(a.text) and not LATIN.match(b.text)]
    if len(rooms) < 2:
        return 0.0
    usual = statistics.median_low(rooms)
    alike = sum(abs(room - usual) <= 0.25 for room in rooms)
    return usual if 0.3 <= usual <= 3 and alike * 10 >= len(rooms) * 7 else 0.0


def _piece(glyphs: Sequence[Glyph]) -> Piece:
    out = [glyphs[0].text]
    for left, right in pairwise(glyphs):
        if (right.after_blank or _room(left, right) >= WORD_GAP) and LATIN.match(left.text) and LATIN.match(right.text):
            out.append(" ")
        out.append(right.text)
    size = statistics.median(g.size for g in glyphs)
    y = statistics.median(g.y for g in glyphs)
    return Piece("".join(out), glyphs[0].x0, max(g.x1 for g in glyphs), y, size)


def joined(row: Sequence[Piece]) -> str:
    """The pieces of one row as a line: gaps as full-width blanks, as wide as printed but no wider than four."""
    out = [row[0].text]
    for left, right in pairwise(row):
        room = round((right.x0 - left.x1) / max(left.size, right.size))
        out.append(FULL * min(4, max(1, room)) + right.text)
    return "".join(out)
