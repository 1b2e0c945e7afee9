"""The postings of some terms in all documents, gathered from the counts of each issue."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from gazette.search.counts import SIGN, Counts, Rows, by_utf16
from gazette.search.texts import Numbers

AT_ONCE = 64_000
"""Postings gathered at once, about: what bounds the memory, and is quickest where it fits a processor's own."""

SAMPLED = 64
"""One posting in so many is looked at to part the terms into stretches of equal size."""

Pick = tuple[Numbers, slice | Numbers]
"""Of one issue's rows those that are wanted, with the number that the term of each has among the wanted ones."""


@dataclass(frozen=True)
class Archive:
    """The counts of all issues, in the library's order."""

    parts: Sequence[Counts]

    @property
    def documents(self) -> int:
        """How many there are."""
        return sum(len(part.lengths) for part in self.parts)

    def words(self) -> tuple[str, ...]:
        """All words, in order."""
        return tuple(sorted({word for part in self.parts for word in part.words}, key=by_utf16))

    def bounds(self) -> Numbers:
        """Keys of pairs that part all of them into stretches for :meth:`between`; one more than there are stretches."""
        sample = np.sort(np.concatenate([np.zeros(0, np.int64), *(part.keys[_words_end(part) :: SAMPLED] for part in self.parts)]))
        inner = np.unique(sample[AT_ONCE // SAMPLED :: AT_ONCE // SAMPLED])
        return np.concatenate([[0], inner, [np.iinfo(np.int64).max]])

    def between(self, low: int, high: int) -> Rows:
        """The postings of all pairs from one key to below another."""

        def pick(part: Counts) -> Pick:
            pairs = _words_end(part)
            start, stop = (np.searchsorted(part.keys[pairs:], (low, high)) + pairs).tolist()
            return part.keys[start:stop], slice(start, stop)

        return self._joined(map(pick, self.parts))

    def of_pairs(self, keys: Numbers) -> Rows:
        """The postings of these pairs."""

        def pick(part: Counts) -> Pick:
            pairs = _words_end(part)
            starts, stops = (np.searchsorted(part.keys[pairs:], keys, side) + pairs for side in ("left", "right"))
            return np.repeat(keys, stops - starts), _ranges(starts, stops)

        return self._joined(map(pick, self.parts))

    def of_words(self, words: Sequence[str]) -> Rows:
        """The postings of these words, which are numbered in the order given."""
        numbers = {word: n for n, word in enumerate(words)}

        def pick(part: Counts) -> Pick:
            chosen = np.array([(own, numbers[word]) for own, word in enumerate(part.words) if word in numbers], np.int64)
            own, new = chosen.reshape(-1, 2).T
            starts, stops = (np.searchsorted(part.keys, own, side) for side in ("left", "right"))
            return np.repeat(new, stops - starts), _ranges(starts, stops)

        return self._joined(map(pick, self.parts))

    def _joined(self, picks: Iterator[Pick]) -> Rows:
        chosen = [*picks]
        keys = np.concatenate([np.zeros(0, np.int64), *(found for found, _ in chosen)])
        order = np.argsort(keys, kind="stable")

        def column(name: str) -> Numbers:
            return np.concatenate(
                [np.zeros(0, np.uint8), *(getattr(p, name)[at] for p, (_, at) in zip(self.parts, chosen, strict=True))]
            )

        before = [0, *accumulate(len(part.lengths) for part in self.parts)]
        shift = np.repeat(np.array(before[: len(chosen)], np.int64), [len(found) for found, _ in chosen])
        documents = column("documents") + shift
        return Rows(keys[order], documents[order], *(column(name)[order] for name in ("title", "number", "body", "places")))


def changed_terms(before: Counts, after: Counts) -> tuple[set[str], Numbers]:
    """The words and the keys of pairs of which the two do not tell the same."""
    words = [*{*before.words, *after.words}]
    number = {word: n for n, word in enumerate(words)}
    rows = np.concatenate([_table(part, number) for part in (before, after)])
    rows = rows[np.lexsort(rows.T)]
    same, alone = (rows[1:] == rows[:-1]).all(axis=1), np.ones(len(rows), bool)
    alone[1:][same] = alone[:-1][same] = False
    keys = np.unique(rows[alone, 0])
    return {words[key] for key in keys[keys < len(words)].tolist()}, keys[keys >= 1 << SIGN]


def _table(part: Counts, number: Mapping[str, int]) -> Numbers:
    """An issue's rows, words by these numbers."""
    end = _words_end(part)
    renumbered = np.array([number[word] for word in part.words], np.int64)[part.keys[:end]]
    columns = (np.concatenate([renumbered, part.keys[end:]]), part.documents, part.title, part.number, part.body, part.places)
    return np.stack([column.astype(np.int64) for column in columns], axis=1)


def _words_end(part: Counts) -> int:
    """Where words end among an issue's rows, and pairs begin."""
    return int(np.searchsorted(part.keys, len(part.words)))


def _ranges(starts: Numbers, stops: Numbers) -> Numbers:
    """All numbers from each start to below its stop.

    >>> _ranges(np.array([3, 9]), np.array([5, 10])).tolist()
    [3, 4, 9]
    """
    sizes = stops - starts
    found: Numbers = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    return found
