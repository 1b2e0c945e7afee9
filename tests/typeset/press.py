"""Pages of columns that lines flow into."""

import random
from dataclasses import dataclass, field, replace

from tests.typeset.heads import Part
from tests.typeset.layout import Layout
from tests.typeset.lines import NEAR_FULL, Composer, letter_spaced, width

INDENT = 2
"""Characters by which a paragraph's first line stands in."""


@dataclass(frozen=True)
class Line:
    """One printed line, and what it is part of."""

    text: str
    part: Part
    article: int = -1
    block: int = -1
    first: bool = True
    last: bool = True

    @property
    def is_head(self) -> bool:
        return self.part in ("title", "doc number", "date", "author")


@dataclass
class Column:
    """A column of a page."""

    width: int
    lines: list[Line] = field(default_factory=list)


@dataclass
class Page:
    """A printed page."""

    number: int
    columns: list[Column]

    @property
    def lines(self) -> list[Line]:
        return [line for column in self.columns for line in column.lines]


class Press:
    """Sets lines into columns of pages, one after the other."""

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout = layout
        self.pages: list[Page] = []
        self._rng = rng
        self._column = 0
        self.turn()

    def turn(self) -> None:
        """Start a page, unless this one is still empty."""
        if self.pages and not self.pages[-1].lines:
            return
        drift = self._rng.randint(0, self.layout.drift)
        self.pages.append(Page(len(self.pages) + 1, [Column(w - drift) for w in self.layout.columns]))
        self._column = 0

    @property
    def column(self) -> Column:
        """Where the next line goes."""
        if len(self.pages[-1].columns[self._column].lines) >= self.layout.page_lines:
            self._column += 1
            if self._column == len(self.layout.columns):
                self.turn()
        return self.pages[-1].columns[self._column]

    def keep(self, lines: int) -> None:
        """Go on to the next column if so many lines do not fit together."""
        column = self.column
        if column.lines and len(column.lines) + lines > self.layout.page_lines:
            self._column += 1
            if self._column == len(self.layout.columns):
                self.turn()

    def line(self, line: Line) -> None:
        """Set one line as it is."""
        self.column.lines.append(line)

    def paragraph(self, text: str, article: int, block: int, *, indented: bool = True) -> None:
        """Set a running text, broken to the width of the columns it flows through."""
        composer, first = Composer(text, hanging=self.layout.hanging), True
        while not composer.done:
            room = self.column.width - (INDENT if indented and first else 0)
            printed = composer.line(room)
            full = not composer.done and width(printed) > room - NEAR_FULL
            if full and printed.isprintable() and not any(c.isascii() for c in printed):
                spaced = self._rng.random() < self.layout.letter_spaced
                printed = letter_spaced(printed) if spaced else printed
            printed = self.layout.indent + printed if indented and first else printed
            self.line(Line(printed, "body", article, block, first, composer.done))
            first = False


def joined_lines(lines: list[Line]) -> list[Line]:
    """The lines of a column, those of one paragraph joined, as an extraction gives them that undoes line ends."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if (
            before
            and line.part == before.part == "body"
            and not line.first
            and (line.article, line.block) == (before.article, before.block)
        ):
            out[-1] = replace(before, text=before.text + line.text, last=line.last)
        else:
            out.append(line)
    return out
