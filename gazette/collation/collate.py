"""A source beside what was published of it: what is the same, and every sign that is not."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.collation.align import Run, aligned
from gazette.collation.order import in_order
from gazette.collation.texts import BOUND, IN_ORDER, Piece, SourceText, strung
from gazette.model import Edit

LONG, END = 60, 24


@dataclass(frozen=True, slots=True)
class Stretch:
    """Signs that differ: from ``source`` to ``source_end`` of the one text, for which the other has those from ``published`` on."""

    source: int
    source_end: int
    published: int
    published_end: int


@dataclass(frozen=True, slots=True)
class Collation:
    """Every sign of either text stands in one run or one stretch."""

    source: SourceText
    pieces: tuple[Piece, ...]
    published: str
    starts: tuple[int, ...]
    runs: tuple[Run, ...]
    """In the order of the published text."""
    moved: frozenset[Run]
    stretches: tuple[Stretch, ...]

    def index_at(self, published: int) -> int:
        """Which piece a sign of the published text stands in."""
        return bisect_right(self.starts, published) - 1

    def piece_at(self, published: int) -> Piece:
        """The piece a sign of the published text stands in."""
        return self.pieces[self.index_at(published)]

    def placed_edits(self) -> Iterator[tuple[Edit, int]]:
        """Every edit with its place in the published text."""
        for stretch in self.stretches:
            yield self.edit_of(stretch), stretch.published
        for run in self.runs:
            if run in self.moved:
                yield self.edit_of_move(run), run.published

    def edits(self) -> tuple[Edit, ...]:
        """All that is published otherwise, by place in the source."""
        return tuple(sorted((edit for edit, _ in self.placed_edits()), key=lambda e: (e.line, e.sign, e.text, e.published)))

    def edit_of(self, stretch: Stretch) -> Edit:
        """A stretch as the record tells it."""
        text = self.source.text[stretch.source : stretch.source_end]
        published = self.published[stretch.published : stretch.published_end]
        line, sign = self.source.places[stretch.source] if text else self._before(stretch.published)
        file = self.piece_at(stretch.published if published else max(stretch.published - 1, 0)).file if self.pieces else ""
        return Edit(line, sign, shortened(text), published, file)

    def edit_of_move(self, run: Run) -> Edit:
        """A run that was moved as the record tells it."""
        line, sign = self.source.places[run.source]
        text = shortened(self.source.text[run.source : run.source_end])
        before = self._before(run.published)
        return Edit(line, sign, text, text, self.piece_at(run.published).file, f"{before[0]}:{before[1]}" if before[0] else "")

    def _before(self, published: int) -> tuple[int, int]:
        """The source's place of the last sign before one of the published text; (0, 0): none."""
        at = bisect_right(self.runs, published - 1, key=lambda run: run.published) - 1
        if published == 0 or at < 0:
            return 0, 0
        run = self.runs[at]
        return self.source.places[run.source + min(published - run.published, run.length) - 1]


def shortened(text: str) -> str:
    """A text of the source short enough to be read in a record: with its place it is still the only one.

    >>> shortened("甲" * 100)[20:40]
    '甲甲甲甲…（共100字）…甲甲甲甲甲甲甲'
    """
    return text if len(text) <= LONG else f"{text[:END]}…（共{len(text)}字）…{text[-END:]}"


def collate(source: SourceText, pieces: Sequence[Piece]) -> Collation:
    """Compare an issue's source with all that was published of it, in printed order."""
    published, starts = strung(pieces)
    runs = aligned(source.text, published)
    straying = _out_of_order(pieces, starts, runs)
    return Collation(source, tuple(pieces), published, starts, runs, straying, tuple(_stretches(source.text, published, runs)))


def _out_of_order(pieces: Sequence[Piece], starts: Sequence[int], runs: Sequence[Run]) -> frozenset[Run]:
    """Runs of bodies that stand in another order than in the source; of heads, those that belong to another article by their place."""
    of = [pieces[bisect_right(starts, run.published) - 1] for run in runs]
    files = list(dict.fromkeys(piece.file for piece in pieces))
    texts = [run for run, piece in zip(runs, of, strict=True) if piece.part in IN_ORDER]
    kept = in_order(texts)
    last: dict[str, int] = {}
    for run, piece in zip(runs, of, strict=True):
        if run in kept and piece.part in IN_ORDER:
            last[piece.file] = run.source_end
    opens: dict[str, int] = {}
    end = 0
    for file in files:
        opens[file] = end
        end = max(end, last.get(file, 0))
    strays = set(texts) - kept
    for run, piece in zip(runs, of, strict=True):
        if piece.part not in IN_ORDER and not opens[piece.file] <= run.source < last.get(piece.file, run.source_end):
            strays.add(run)
    return frozenset(strays)


def _stretches(source: str, published: str, runs: Sequence[Run]) -> Iterator[Stretch]:
    """What stands in no run; what is missing and what stands for it in one."""
    by_source = sorted(runs, key=lambda run: run.source)
    bounds = [Run(0, 0, 0), *by_source, Run(len(source), len(published), 0)]
    missing = {before.source_end: after.source for before, after in pairwise(bounds) if before.source_end < after.source}
    by_stop = {stop: start for start, stop in missing.items()}
    for before, after in pairwise([Run(0, 0, 0), *runs, Run(len(source), len(published), 0)]):
        for start, end in _parts(published, before.published_end, after.published):
            behind = before.source_end if start == before.published_end else -1
            ahead = by_stop.get(after.source, -1) if end == after.published else -1
            place = next((place for place in (behind, ahead) if place in missing), None)
            if place is None:
                yield Stretch(before.source_end, before.source_end, start, end)
            else:
                yield Stretch(place, missing.pop(place), start, end)
    by_end = {run.source_end: run.published_end for run in runs}
    for start, stop in missing.items():
        at = by_end.get(start, 0)
        yield Stretch(start, stop, at, at)


def _parts(published: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without the bounds between parts."""
    while start < end:
        bound = published.find(BOUND, start, end)
        stop = end if bound < 0 else bound
        if start < stop:
            yield start, stop
        start = stop + 1
