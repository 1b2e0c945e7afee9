"""Two texts, and the longest runs of signs that stand alike in both: each sign is in one run at most, wherever it has gone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

UNIQUE = 16
"""Signs that stand but once in either text are the same place."""
FINER = (8, 5)
"""The same within what lies between two places that are known."""
NEAR = 600
"""Signs between two known places, up to which they are compared sign by sign."""
STEPS = {UNIQUE: 64}
"""Signs from one piece of the source that is looked for to the next; 2 for smaller pieces. All of a source's would take more room than itself."""
FEW = 200
"""Pieces that are looked for in the texts; for more it takes less time to count all."""
MOST, ROUNDS = 20, 12
"""Places that a passage is compared with, to find where it has gone; how often what is left is looked through."""
MOVED = 4
"""Fewer signs that stand alike elsewhere are no passage that was moved."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` signs that stand at ``source`` in the one text and at ``published`` in the other."""

    source: int
    published: int
    length: int

    @property
    def source_end(self) -> int:
        """The sign after the last one in the source."""
        return self.source + self.length

    @property
    def published_end(self) -> int:
        """The sign after the last one in the published text."""
        return self.published + self.length


def aligned(source: str, published: str) -> tuple[Run, ...]:
    """The runs in the order of the published text.

    >>> aligned("甲乙丙丁戊己", "丁戊己庚")
    (Run(source=3, published=0, length=3),)
    """
    known = _anchors(source, published, range(len(source)), range(len(published)), UNIQUE)
    known = _joined(_between(source, published, known))
    known = _joined([*known, *_elsewhere(source, published, known)])
    return tuple(_joined(_between(source, published, known)))


def _anchors(source: str, published: str, at: range, to: range, size: int, *, ordered: bool = False) -> list[Run]:
    """Runs about pieces of ``size`` signs that stand once in each of the two ranges; of the source every few signs one is looked at."""
    places = {source[i : i + size]: i for i in range(at.start, at.stop - size + 1, STEPS.get(size, 2))}
    once = _Once(source, published, at, to, size)
    runs: list[Run] = []
    taken: list[Run] = []  # by source
    end, i = to.start, to.start
    while i <= to.stop - size:
        gram = published[i : i + size]
        place = places.get(gram, -1)
        if place < 0 or not once.is_(gram, place, i):
            i += 1
            continue
        index = bisect_right(taken, place, key=lambda run: run.source)
        low = taken[index - 1].source_end if index else at.start
        high = taken[index].source if index < len(taken) else at.stop
        if place < low or place + size > high or (ordered and index < len(taken)):
            i += 1
            continue
        run = _grown(source, published, Run(place, i, size), range(low, high), range(end, to.stop))
        runs.append(run)
        taken.insert(index, run)
        end = i = run.published_end
    return runs


class _Once:
    """Tells whether a piece stands once on each side. Few are asked for where the texts are alike; where they are not, all are counted."""

    def __init__(self, source: str, published: str, at: range, to: range, size: int) -> None:
        self._sides = ((source, at), (published, to))
        self._size = size
        self._asked = 0
        self._counts: list[Counter[str]] = []

    def is_(self, gram: str, place: int, other: int) -> bool:
        self._asked += 1
        if self._asked <= FEW:
            return all(
                text.find(gram, span.start, span.stop) == known and text.find(gram, known + 1, span.stop) < 0
                for (text, span), known in zip(self._sides, (place, other), strict=True)
            )
        if not self._counts:
            for text, span in self._sides:
                grams = (text[i : i + self._size] for i in range(span.start, span.stop - self._size + 1))
                self._counts.append(Counter(grams))
        return all(counts[gram] == 1 for counts in self._counts)


def _grown(source: str, published: str, run: Run, at: range, to: range) -> Run:
    """The run with all signs about it that stand alike too."""
    start, place, end = run.published, run.source, run.published_end
    while start > to.start and place > at.start and published[start - 1] == source[place - 1]:
        start, place = start - 1, place - 1
    shift = place - start
    while end < to.stop and end + shift < at.stop and published[end] == source[end + shift]:
        end += 1
    return Run(place, start, end - start)


# ---------------------------------------------------------------- between known places


def _between(source: str, published: str, known: list[Run]) -> list[Run]:
    """The known runs, and those in what lies between two of them that follow one another in both texts."""
    runs = list(known)
    ends = [Run(0, 0, 0), *known, Run(len(source), len(published), 0)]
    starts = sorted((run.source, run.source_end) for run in known)
    for before, after in pairwise(ends):
        at, to = range(before.source_end, after.source), range(before.published_end, after.published)
        if at and to and not _holds(starts, at):
            runs += _compared(source, published, at, to)
    return sorted(runs, key=lambda run: run.published)


def _holds(spans: list[tuple[int, int]], at: range) -> bool:
    """Whether one of the spans stands in the range."""
    index = bisect_right(spans, (at.start, -1))
    return index < len(spans) and spans[index][0] < at.stop


def _compared(source: str, published: str, at: range, to: range, sizes: tuple[int, ...] = FINER) -> Iterator[Run]:
    """Runs within two ranges, in order."""
    if not at or not to:
        return
    if len(at) <= NEAR and len(to) <= NEAR:
        yield from _sign_by_sign(source[at.start : at.stop], published[to.start : to.stop], at.start, to.start)
    elif sizes:
        found = _anchors(source, published, at, to, sizes[0], ordered=True)
        yield from found
        for before, after in pairwise([Run(at.start, to.start, 0), *found, Run(at.stop, to.stop, 0)]):
            inner = range(before.source_end, after.source), range(before.published_end, after.published)
            yield from _compared(source, published, *inner, sizes[1:])


def _sign_by_sign(source: str, published: str, at: int, to: int) -> list[Run]:
    blocks = SequenceMatcher(None, source, published, autojunk=False).get_matching_blocks()
    runs = [Run(at + i, to + j, size) for i, j, size in blocks if size]
    return _readable(runs, Run(at, to, 0), Run(at + len(source), to + len(published), 0))


def _readable(runs: list[Run], start: Run, end: Run) -> list[Run]:
    """Without the signs that two different sentences have in common by chance: no more than differ on either side of them."""
    while True:
        kept = [
            run
            for before, run, after in zip([start, *runs], runs, [*runs[1:], end], strict=False)
            if run.length > min(_differing(before, run), _differing(run, after)) or run.length >= 2 * MOVED
        ]
        if len(kept) == len(runs):
            return runs
        runs = kept


def _differing(before: Run, after: Run) -> int:
    return max(after.source - before.source_end, after.published - before.published_end)


# ---------------------------------------------------------------- what has gone elsewhere


def _elsewhere(source: str, published: str, known: list[Run]) -> list[Run]:
    """Runs in what is left of both texts, the longest first."""
    left = _gaps(((run.source, run.source_end) for run in known), len(source))
    right = _gaps(((run.published, run.published_end) for run in known), len(published))
    found: list[Run] = []
    for _ in range(ROUNDS):
        taken: list[Run] = []
        for run in sorted(_alike(source, published, left, right), key=lambda run: -run.length):
            if not any(_meet(run, other) for other in taken):
                taken.append(run)
        if not taken:
            break
        found += taken
        for run in taken:
            left = list(_without(left, run.source, run.source_end))
            right = list(_without(right, run.published, run.published_end))
    return found


def _alike(source: str, published: str, left: list[range], right: list[range]) -> Iterator[Run]:
    """Passages of the published text that stand anywhere in what is left of the source, one behind another, each as long as may be."""
    places: dict[str, list[tuple[int, range]]] = {}
    for at in left:
        for i in range(at.start, at.stop - MOVED + 1):
            places.setdefault(source[i : i + MOVED], []).append((i, at))
    for to in right:
        i = to.start
        while i <= to.stop - MOVED:
            near = places.get(published[i : i + MOVED], ())[:MOST]
            runs = [_grown(source, published, Run(place, i, MOVED), at, to) for place, at in near]
            best = max(runs, key=lambda run: run.length, default=None)
            if best:
                yield best
            i = best.published_end if best else i + 1


def _meet(one: Run, other: Run) -> bool:
    """Whether two runs have a sign in common on either side."""
    return (one.source < other.source_end and other.source < one.source_end) or (
        one.published < other.published_end and other.published < one.published_end
    )


def _gaps(spans: Iterable[tuple[int, int]], length: int) -> list[range]:
    ordered = sorted(spans)
    ends = [0, *(end for _, end in ordered)]
    starts = [*(start for start, _ in ordered), length]
    return [range(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def _without(spans: list[range], start: int, end: int) -> Iterator[range]:
    for span in spans:
        if end <= span.start or start >= span.stop:
            yield span
        else:
            yield from (part for part in (range(span.start, start), range(end, span.stop)) if part)


def _joined(runs: list[Run]) -> list[Run]:
    """In the order of the published text, those that follow one another in both texts as one."""
    out: list[Run] = []
    for run in sorted(runs, key=lambda run: run.published):
        last = out[-1] if out else None
        if last and last.published_end == run.published and last.source_end == run.source:
            out[-1] = Run(last.source, last.published, last.length + run.length)
        else:
            out.append(run)
    return out
