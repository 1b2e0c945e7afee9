"""All terms of the archive, each with its postings in bits: coded anew as a whole, or only those that an edit has changed."""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np

from gazette.search.coding import coded
from gazette.search.counts import SIGN, Counts, Rows, by_utf16, sign_at
from gazette.search.documents import FIELDS
from gazette.search.merging import AT_ONCE, Archive, changed_terms
from gazette.search.texts import Numbers

Coded = tuple[Numbers, bytes, Numbers]
"""Of some terms: numbers or keys, bits, and how many bits each has."""

Spread = Callable[[Sequence[Callable[[], Coded]]], Iterator[Coded]]
"""Calls functions, in other processes perhaps, and gives what they return, in order."""


@dataclass(frozen=True)
class Terms:
    """The terms in the order of JavaScript's strings, words before pairs."""

    words: tuple[str, ...]
    keys: Numbers
    """Of the pairs (``counts.py``)."""
    sizes: Numbers
    """How many bits the postings of each term have; they begin with a byte of their own."""
    data: bytes
    lengths: Numbers
    """For each document and field, how many terms stand in it, rounded (``lengths.py``)."""

    @property
    def count(self) -> int:
        """How many terms there are."""
        return len(self.sizes)

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.lengths)

    @property
    def averages(self) -> list[float]:
        """The mean length of each field, as Lunr computes it."""
        return [sum(column) / len(column) for column in self.lengths.T.tolist() if column]

    @cached_property
    def offsets(self) -> list[int]:
        """Where the bytes of each term begin; one more: where the last one ends."""
        return offsets_of(self.sizes)

    def term(self, at: int) -> str:
        """The term at a place in the order."""
        return self.words[at] if at < len(self.words) else pair(int(self.keys[at - len(self.words)]))

    @property
    def signs(self) -> set[str]:
        """All characters of all terms."""
        return {sign_at(order) for order in np.unique(self.keys >> SIGN).tolist()}.union(*self.words)


def offsets_of(sizes: Numbers) -> list[int]:
    """Where pieces of so many bits begin, each with a byte of its own; one more: where the last one ends."""
    return [0, *np.cumsum(-(-sizes // 8)).tolist()]


def pair(key: int) -> str:
    """The term of two characters, or one, that is this number (``counts.py``)."""
    second = key & (1 << SIGN) - 1
    return sign_at(key >> SIGN) + (sign_at(second - 1) if second else "")


def terms_of(parts: Sequence[Counts], spread: Spread | None = None) -> Terms:
    """The terms of issues, of which these are the counts."""
    archive = Archive(parts)
    words, total = archive.words(), archive.documents
    spelt = partial(_coded, partial(archive.of_words, words), total)
    pairs = (partial(_coded, partial(archive.between, *bounds), total) for bounds in pairwise(archive.bounds().tolist()))
    calls = [spelt, *pairs]
    return _together(words, _called(calls, spread), parts)


def edited(former: Terms, parts: Sequence[Counts], before: Sequence[Counts | None], spread: Spread | None = None) -> Terms:
    """The terms after an edit that left each issue as many documents as it had; ``before``: what the counts of each were, if they are others."""
    archive = Archive(parts)
    words: set[str] = set()
    changed: list[Numbers] = [np.zeros(0, np.int64)]
    for old, new in zip(before, parts, strict=True):
        if old is not None:
            spelt, pairs = changed_terms(old, new)
            words |= spelt
            changed.append(pairs)
    spelt_anew, pairs_anew = tuple(sorted(words, key=by_utf16)), np.unique(np.concatenate(changed))
    some = np.array_split(pairs_anew, len(pairs_anew) * former.documents // AT_ONCE + 1)
    gathering = [partial(archive.of_words, spelt_anew), *(partial(archive.of_pairs, keys) for keys in some)]
    found = _called([partial(_coded, gather, former.documents) for gather in gathering], spread)
    anew = _together(tuple(spelt_anew[n] for n in found[0][0].tolist()), found, parts)
    return _spliced(former, words, pairs_anew, anew)


def _called(calls: Sequence[Callable[[], Coded]], spread: Spread | None) -> list[Coded]:
    return [*spread(calls)] if spread else [call() for call in calls]


def _spliced(former: Terms, words: set[str], keys: Numbers, anew: Terms) -> Terms:
    """The former terms without these words and keys, and with the new ones in their places."""
    spelt = [(word, n) for n, word in enumerate(former.words) if word not in words]
    for n, word in enumerate(anew.words, former.count):
        insort(spelt, (word, n), key=lambda pair: by_utf16(pair[0]))
    kept_keys = np.flatnonzero(~np.isin(former.keys, keys, assume_unique=True))
    both = np.concatenate([former.keys[kept_keys], anew.keys])
    order = np.argsort(both, kind="stable")
    pairs = np.concatenate([kept_keys + len(former.words), np.arange(len(anew.keys)) + former.count + len(anew.words)])[order]
    sources = np.concatenate([np.array([n for _, n in spelt], np.int64), pairs])
    sizes = np.concatenate([former.sizes, anew.sizes])[sources]
    return Terms(tuple(word for word, _ in spelt), both[order], sizes, _gathered(former, anew, sources), anew.lengths)


def _gathered(former: Terms, anew: Terms, sources: Numbers) -> bytes:
    """The bytes of terms, in this order: those from ``former.count`` on are new. What was together is taken together."""
    runs = np.flatnonzero(np.diff(sources, prepend=-2) != 1)
    pieces = []
    for first, size in zip(sources[runs].tolist(), np.diff(runs, append=len(sources)).tolist(), strict=True):
        whole, at = (former, first) if first < former.count else (anew, first - former.count)
        stop = min(at + size, whole.count)
        pieces.append(whole.data[whole.offsets[at] : whole.offsets[stop]])
        if stop < at + size:  # a run that goes on from the last former term to the first new one
            pieces.append(anew.data[: anew.offsets[at + size - stop]])
    return b"".join(pieces)


def _coded(gather: Callable[[], Rows], total: int) -> Coded:
    rows = gather()
    return rows.keys[rows.firsts], *coded(rows, total)


def _together(words: tuple[str, ...], found: Sequence[Coded], parts: Sequence[Counts]) -> Terms:
    """Terms of pieces, of which the first has the words."""
    return Terms(
        words,
        np.concatenate([np.zeros(0, np.int64), *(keys for keys, _, _ in found[1:])]),
        np.concatenate([sizes for _, _, sizes in found]),
        b"".join([data for _, data, _ in found]),
        np.concatenate([np.zeros((0, len(FIELDS)), np.int64), *(part.lengths for part in parts)]),
    )
