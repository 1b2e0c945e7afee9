"""Which passages kept their order: the heaviest set of runs that stand in one order in both texts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gazette.collation.align import Run


def in_order(runs: Sequence[Run]) -> frozenset[Run]:
    """The runs, given in published order, that need not have been moved: with the most signs of all sets that rise in the source.

    >>> len(in_order([Run(0, 0, 9), Run(20, 9, 2), Run(9, 11, 11)]))
    2
    """
    ends: list[int] = []  # of the source, where a chain of runs may end that is heavier than all that end before
    heads: list[tuple[int, int]] = []  # (signs of the chain, its last run)
    before: list[int] = []
    for at, run in enumerate(runs):
        index = bisect_right(ends, run.source) - 1
        weight, previous = heads[index] if index >= 0 else (0, -1)
        before.append(previous)
        weight += run.length
        place = bisect_left(ends, run.source_end)
        if place and heads[place - 1][0] >= weight:
            continue
        lighter = place
        while lighter < len(ends) and heads[lighter][0] <= weight:
            lighter += 1
        ends[place:lighter] = [run.source_end]
        heads[place:lighter] = [(weight, at)]
    kept = set()
    last = heads[-1][1] if heads else -1
    while last >= 0:
        kept.add(runs[last])
        last = before[last]
    return frozenset(kept)
