"""Source and publication side by side, a row a published piece, with everything that differs marked, and all that was dropped in its place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal

from gazette.collation.align import Run
from gazette.collation.collate import Collation, Stretch
from gazette.collation.texts import Piece, sign_places
from gazette.model import Edit

Mark = Literal["same", "gone", "put", "dropped"]
LAST = 1 << 40


@dataclass(frozen=True, slots=True)
class Bit:
    """Text of one kind: the same on both sides, gone from the source, put in by its publishers, or dropped for a reason."""

    mark: Mark
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source, or what of it belongs to a piece."""

    number: int
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A published piece and the source's lines it was made of; ``edits`` are those that show in it."""

    piece: Piece
    source: tuple[SourceLine, ...]
    published: tuple[Bit, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Beside:
    """Makes rows of a collation. ``raw``: the pieces' texts with their blanks, in the same order."""

    collation: Collation
    raw: Sequence[str]
    _places: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def rows(self, file: str) -> Iterator[Row]:
        """The rows of one file, in published order. Over all files every sign of the source stands in just one row."""
        for at, piece in enumerate(self.collation.pieces):
            if piece.file == file:
                yield self._row(at, piece)

    def _row(self, at: int, piece: Piece) -> Row:
        start = self.collation.starts[at]
        end = start + len(piece.text)
        parts: list[tuple[int, Bit]] = []
        published: list[Bit] = []
        edits: list[Edit] = []
        places = sign_places(self.raw[at])

        def shown(first: int, last: int, mark: Mark) -> None:
            """Show a stretch of the published text as far as it stands in this piece."""
            first, last = max(first, start) - start, min(last, end) - start
            if first < last:
                stop = places[last] if last < len(places) else len(self.raw[at])
                published.append(Bit(mark, self.raw[at][places[first] if first else 0 : stop]))

        for item in self._items(start, end):
            if isinstance(item, Run):
                first, last = max(item.published, start), min(item.published_end, end)
                shown(first, last, "same")
                parts += self._source(item.source + first - item.published, item.source + last - item.published, "same")
                if item in self.collation.moved and item.published >= start:
                    edits.append(self.collation.edit_of_move(item))
            else:
                shown(item.published, item.published_end, "put")
                if item.published >= start or item.published == item.published_end:
                    parts += self._source(item.source, item.source_end, "gone")
                    edits.append(self.collation.edit_of(item))
        return Row(piece, tuple(_lines(parts)), tuple(published), tuple(edits))

    @cached_property
    def _all(self) -> tuple[list[tuple[int, int]], list[Run | Stretch]]:
        """Runs and stretches in published order, what is only missing before what follows it; and the span of each by which it is found."""
        items: list[Run | Stretch] = [*self.collation.runs, *self.collation.stretches]
        items.sort(key=lambda item: (item.published, item.published_end))
        return [(item.published, item.published_end) for item in items], items

    def _items(self, start: int, end: int) -> Iterator[Run | Stretch]:
        """What stands in a span of the published text, and what is missing behind a sign of it."""
        spans, items = self._all
        at = max(bisect_left(spans, (start, 0)) - 1, 0)
        while at > 0 and spans[at][1] > start:
            at -= 1
        for (first, last), item in zip(spans[at:], items[at:], strict=True):
            if first > end:
                return
            missing = first == last
            if (start < first <= end or first == start == 0) if missing else (first < end and last > start):
                yield item

    # ------------------------------------------------------------ the source's side

    @cached_property
    def _dropped(self) -> Mapping[int, list[tuple[int, Bit]]]:
        """What was dropped before each sign of the source that was kept."""
        source = self.collation.source
        found: dict[int, list[tuple[int, Bit]]] = {}
        for start, stop, dropped in sorted(source.dropped, key=lambda d: (d[2].line, d[0])):
            index = bisect_left(source.places, (dropped.line, start))
            bit = Bit("dropped", self._raw(dropped.line, start, stop), dropped.why)
            found.setdefault(index, []).append((dropped.line, bit))
        return found

    @cached_property
    def _stops(self) -> list[int]:
        return sorted(self._dropped)

    def _source(self, start: int, stop: int, mark: Mark) -> Iterator[tuple[int, Bit]]:
        """(line, bit) of the source's signs, with what was dropped behind each; before the first sign of all, also what was there."""
        places = self.collation.source.places
        if start == 0 and start < stop:
            yield from self._dropped.get(0, ())
        while start < stop:
            line, sign = places[start]
            until = bisect_right(places, (line, LAST), start, stop)
            next_stop = bisect_right(self._stops, start)
            if next_stop < len(self._stops):
                until = min(until, self._stops[next_stop])
            yield line, Bit(mark, self._raw(line, sign, places[until - 1][1] + 1))
            yield from self._dropped.get(until, ())
            start = until

    def _raw(self, line: int, first: int, stop: int) -> str:
        """Signs of a line with the blanks behind them."""
        text = self.collation.source.lines[line - 1]
        if line not in self._places:
            self._places[line] = sign_places(text)
        places = self._places[line]
        return text[places[first - 1] : places[stop - 1] if stop - 1 < len(places) else len(text)]


def _lines(parts: Iterable[tuple[int, Bit]]) -> Iterator[SourceLine]:
    for number, group in groupby(parts, key=lambda part: part[0]):
        yield SourceLine(number, tuple(_merged(bit for _, bit in group)))


def _merged(bits: Iterable[Bit]) -> Iterator[Bit]:
    for (mark, why), group in groupby(bits, key=lambda bit: (bit.mark, bit.why)):
        yield Bit(mark, "".join(bit.text for bit in group), why)
