"""What the passes hand on: lines of the source, drafts of articles, and the account of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gazette.importer.pairs import Pairs
from gazette.importer.text import width
from gazette.model import Block, Doubt, Dropped, Kind, Moved


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the editor says; it overrides what the text says. ``slugs``: known gazette name → slug."""

    gazette_slug: str | None = None
    gazette: str | None = None
    year: int | None = None
    number: int | None = None
    slugs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of the source.

    ``text`` is ``raw`` without the blanks that print put there. ``indent`` counts leading blanks (U+3000 as two). ``gap``: a blank
    line stands before. ``top``: a page or column starts here (one leading blank, a form feed, or a page number before). ``role``: what a
    pass knows the line to be. ``cut``: a displaced piece stood before it, so that the text may not follow from the line before.
    ``column``: width of a full line here, in characters; None where lines are not wrapped.
    """

    number: int
    raw: str
    text: str
    indent: int = 0
    gap: bool = False
    top: bool = False
    role: str = ""
    cut: bool = False
    column: float | None = None
    seam: float | None = None
    """Where the paragraph model was unsure whether the line goes on the paragraph before it: its score; above 0 it was joined."""
    width: float = -1.0
    """Printed width in characters, measured if it is not given."""

    def __post_init__(self) -> None:
        if self.width < 0:
            object.__setattr__(self, "width", width(self.raw.strip()))

    def in_column(self, column: float | None) -> "Line":
        """The line in a column of that width; itself if it is known to be."""
        if column == self.column:
            return self
        return Line(
            self.number,
            self.raw,
            self.text,
            self.indent,
            self.gap,
            self.top,
            self.role,
            self.cut,
            column,
            self.seam,
            self.width,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the printed contents list."""

    title: str
    section: str | None
    page: int | None
    lines: tuple[Line, ...]
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A block in the making, with the source lines it was made of."""

    block: Block
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in the making. ``lines`` are those of its body; header lines stand in ``header`` with the fact they gave."""

    lines: tuple[Line, ...]
    title_lines: tuple[Line, ...] = ()
    subtitle_lines: tuple[Line, ...] = ()
    number_lines: tuple[Line, ...] = ()
    date_lines: tuple[Line, ...] = ()
    person_lines: tuple[Line, ...] = ()
    note_lines: tuple[Line, ...] = ()
    issuer_lines: tuple[Line, ...] = ()
    title: str = ""
    subtitle: str | None = None
    section: str | None = None
    kind: Kind = "document"
    doc_number: str | None = None
    issuer: str | None = None
    author: str | None = None
    date: str | None = None
    recipients: str | None = None
    page: int | None = None
    slug: str = ""
    items: tuple["Line | Unit", ...] = ()
    """The body between passes: lines not yet set, and the blocks made so far."""
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns' widths at each of these lines, and of no others: as blocks of lines tell, and followed from line to line."""

    lines: tuple[Line, ...]
    columns: tuple[float | None, ...]
    followed: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class State:
    """All that is known about the issue so far. A pass takes one and gives back the next."""

    name: str
    options: ImportOptions
    source: bytes
    encoding: str = "utf-8"
    text: str = ""
    lines: tuple[Line, ...] = ()
    gazette: str | None = None
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    published: str | None = None
    entries: tuple[Entry, ...] = ()
    masthead: tuple[Line, ...] = ()
    columns: tuple[tuple[int, str], ...] = ()
    """Line number and name of each 栏目 met in a running header or on a line of its own."""
    widths: Widths | None = None
    """Measured for the lines of an earlier pass; they hold while these have not been moved."""
    pairs: Pairs = field(default_factory=Pairs)
    """How often the issue writes two characters side by side."""
    drafts: tuple[Draft, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    moved: tuple[Moved, ...] = ()
    doubts: tuple[Doubt, ...] = ()
