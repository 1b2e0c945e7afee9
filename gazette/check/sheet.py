"""One article as the checks look at it: its file line by line and block by block, beside the source it was made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazette.check.finding import Finding, Fix, finding
from gazette.check.source import Source
from gazette.library import Entry, Library
from gazette.markdown import placed_blocks
from gazette.model import Block, Heading, Signature, Table

Kind = Literal["front", "heading", "paragraph", "cell", "signature"]
FRONT = ("title", "subtitle", "section", "issuer", "author", "recipients")
VALUE = re.compile(r'\w+:\s*(?P<quote>["\']?)(?P<value>.*?)(?P=quote)\s*$')  # title: "关于…的通知"
MARK = re.compile(r"#{1,6}[ \t]*")
CELL = re.compile(r"(?:[^|\\]|\\.)+")  # what stands between two bars


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text, or a cell's: ``start`` is the sign of the file's line with which it begins."""

    number: int
    kind: Kind
    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the file's lines on which it stands, the last not included."""

    first: int
    end: int
    block: Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article, its file's lines, what they are, and the issue's source."""

    entry: Entry
    rows: tuple[str, ...]
    blocks: tuple[Placed, ...]
    lines: tuple[Line, ...]
    source: Source | None

    @classmethod
    def of(cls, entry: Entry, source: Source | None) -> "Sheet":
        """The article's sheet, read from its file."""
        article = entry.article
        rows = tuple(Path(article.place.file).read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n"))
        first = article.place.line or 1
        blocks = tuple(Placed(first + at.start, first + at.stop, block) for at, block in placed_blocks(article.body))
        front = [(article.lines[key][0], rows[article.lines[key][0] - 1]) for key in FRONT if key in article.lines]
        lines = [*_front(front), *(line for placed in blocks for line in _lines(placed, rows))]
        return cls(entry, rows, blocks, tuple(lines), source)

    @property
    def file(self) -> str:
        """The file as the editor knows it."""
        return self.entry.article.place.file

    def key_line(self, key: str) -> int:
        """The line of a key of the front matter; 1 if it is not there."""
        return self.entry.article.lines.get(key, (1,))[0]

    def row(self, placed: Placed) -> str:
        """The lines of a block as they stand, in one."""
        return "".join(self.rows[placed.first - 1 : placed.end - 1])

    def at(self, code: str, line: Line, start: int, end: int, *, fix: str | None = None, **facts: object) -> Finding:
        """A finding about the signs from ``start`` to ``end`` of a line; weaker if the source has them."""
        in_source = self.source.has(line.text, start, end) if self.source else None
        return self.found(code, line, start, end, in_source, fix=fix, **facts)

    def found(
        self, code: str, line: Line, start: int, end: int, in_source: bool | None, *, fix: str | None = None, **facts: object
    ) -> Finding:
        """The same, where it is known already whether the source has it."""
        change = None if fix is None else Fix(line.start + start, line.start + end, fix)
        words = around(line.text, start, end)
        return finding(code, self.file, line.number, words=words, in_source=in_source, fix=change, severity="warning", **facts)


def around(text: str, start: int, end: int, reach: int = 8) -> str:
    """The signs from ``start`` to ``end`` with what stands about them."""
    return text[max(0, start - reach) : end + reach].strip("\n")


def sheets(library: Library) -> Iterator[Sheet]:
    """All articles' sheets, in order; an issue's share its source."""
    source, issue = None, None
    for entry in library.entries():
        if entry.issue is not issue:
            issue = entry.issue
            source = Source.of(Path(issue.place.file).parent)
        yield Sheet.of(entry, source)


def _front(rows: list[tuple[int, str]]) -> Iterator[Line]:
    for number, row in rows:
        found = VALUE.match(row)
        if found and found["value"] != "null":
            yield Line(number, "front", found["value"], found.start("value"))


def _lines(placed: Placed, rows: tuple[str, ...]) -> Iterator[Line]:
    numbers = range(placed.first, placed.end)
    match placed.block:
        case Heading():
            mark = MARK.match(rows[placed.first - 1])
            start = mark.end() if mark else 0
            yield Line(placed.first, "heading", rows[placed.first - 1][start:], start)
        case Table():
            for number in numbers:
                if number != placed.first + 1:  # the row of dashes
                    yield from _cells(number, rows[number - 1])
        case Signature():
            yield from (Line(n, "signature", rows[n - 1]) for n in numbers if not rows[n - 1].startswith(":::"))
        case _ if rows[placed.first - 1].startswith("|"):  # was to be a table
            yield from (line for number in numbers for line in _cells(number, rows[number - 1]))
        case _:
            yield from (Line(n, "paragraph", rows[n - 1]) for n in numbers)


def _cells(number: int, row: str) -> Iterator[Line]:
    for found in CELL.finditer(row):
        text = found[0].strip(" ")
        if text:
            yield Line(number, "cell", text, found.start() + found[0].index(text))


def cells_of(row: str) -> int:
    """How many cells a row of a table has as it is written.

    >>> cells_of("| 甲 |  | 乙 \\\\| 丙 |"), cells_of("甲 | 乙")
    (3, 2)
    """
    inner = re.sub(r"\\.", "", row.strip()).removeprefix("|").removesuffix("|")
    return inner.count("|") + 1
