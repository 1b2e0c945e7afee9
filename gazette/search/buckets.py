"""The postings of all terms in buckets of a size worth loading, each a classic script named by the term it begins with.

A bucket is a string of bits (``bits.py``). A term is coded by what it differs in from the one before it; words stand beside, as text. There
follow its postings (``coding.py``).

Order is by UTF-16 unit, as JavaScript compares, or ``Index.load`` would refuse an ideograph of plane 2 beside U+F900–FFFF.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from gazette.cache import digest_of
from gazette.search.bits import Columns, joined, printable
from gazette.search.counts import SIGN, by_utf16, order_of
from gazette.search.terms import Terms, offsets_of, pair
from gazette.search.texts import Numbers

Floats = NDArray[np.float64]

SIZES = {0: 2_500, 250: 3_000, 2_500: 4_500}
"""From so many documents on: bytes of a bucket, about. A small archive's manifest has room for more buckets."""

SPREAD = 8
"""A bucket is closed from this share of its size before or behind that size on, by a term that may open the next. One may the more likely,
the more bytes it has, and it is chosen by what it is itself: an edit that shifts a cut meets the old cuts again soon."""

LEAST, MOST = 0.3, 1.5
"""A long term opens a bucket before its turn, from so much of the size on, rather than make a bucket of more than so much."""

LARGE = 1.5
"""From so many times its size on a bucket is called large: a query that can do without it does."""

NAME = 1.6
"""Bytes that the name of a pair takes in a bucket, about."""

LONGEST_NAME = 40
"""UTF-16 units of a term that make a file name: no longer term opens a bucket."""

LOW = 4
"""Low bits of the second character that a bucket begins with: mostly nought, as a rounder one tells two buckets apart as well."""

MIX = 0x9E3779B97F4A7C15
"""The golden ratio in 64 bits: times a pair's key, its upper half is spread evenly."""

SECOND = 6
"""Low bits of a second character that are written as they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Bucket:
    """Neighbouring terms and their postings."""

    start: str
    """No term of the bucket is below it, none of the bucket before above; empty for the first."""
    count: int
    words: tuple[str, ...]
    data: bytes
    """Names of pairs and postings, each from a byte of its own on."""
    sizes: Numbers
    """How many bits each of these has."""
    large: bool
    """Shall a query rather do without?"""

    @property
    def name(self) -> str:
        """What the file is called: the UTF-16 units of its beginning in hex."""
        return by_utf16(self.start).hex() or "0"

    @property
    def bits(self) -> str:
        """Names of pairs and postings, one behind the other."""
        return printable(joined(self.data, self.sizes))

    @property
    def digest(self) -> str:
        """Of all that the script is made of: found sooner than the script is made."""
        return digest_of(self.start, self.count, "\n".join(self.words), self.data, self.sizes.astype(np.int64).tobytes())

    def script(self) -> str:
        """The classic script."""
        words = json.dumps("\n".join(self.words), ensure_ascii=False)
        return f'gazetteSearch.bucket("{self.name}",{self.count},{words},"{self.bits}");\n'


def coded_starts(starts: Iterable[str]) -> tuple[list[str], list[int]]:
    """Where buckets begin: words as they are; of others two numbers. How far the first character is beyond that before, times 16, and
    the low bits of the second, one more, or nought; and how far its other bits are beyond those before of the same first character.

    >>> coded_starts(["", " 2021", "一", "一丁", "一七", "丁上"])
    (['', ' 2021'], [319488, 0, 2, 1248, 4, 0, 27, 1248])
    """
    words, numbers, before, high = [], [], 0, 0
    for start in starts:
        if start[:1] in ("", " "):
            words.append(start)
            continue
        first, *second = order_of(np.array([ord(sign) for sign in start])).tolist()
        if first != before:
            high = 0
        bits = second[0] + 1 if second else 0
        numbers += [(first - before << LOW) + bits % (1 << LOW), (bits >> LOW) - high]
        before, high = first, bits >> LOW
    return words, numbers


def buckets(terms: Terms) -> Iterator[Bucket]:
    """All terms, cut into buckets."""
    words, offsets = len(terms.words), terms.offsets
    cuts = [*_cuts(terms), terms.count]
    before = _before(terms.keys, [max(0, cut - words) for cut in cuts])
    heads, head_sizes = _heads(terms.keys, before)
    head_offsets = offsets_of(head_sizes)
    large = size_for(terms.documents) * 8 * LARGE
    for start, stop in pairwise(cuts):
        first, last = (max(0, at - words) for at in (start, stop))
        pieces = [terms.data[offsets[at] : offsets[at + 1]] for at in range(start, stop)]
        sizes = terms.sizes[start:stop]
        if first < last:
            pairs = len(pieces) - (last - first)
            named = [heads[head_offsets[at] : head_offsets[at + 1]] for at in range(first, last)]
            pieces[pairs:] = chain.from_iterable(zip(named, pieces[pairs:], strict=True))
            sizes = np.concatenate([sizes[:pairs], np.stack([head_sizes[first:last], sizes[pairs:]], axis=1).ravel()])
        opened = _shortest(terms, start) if start else ""
        yield Bucket(opened, stop - start, terms.words[start:stop], b"".join(pieces), sizes, int(sizes.sum()) > large)


def size_for(documents: int) -> int:
    """Bytes of a bucket, about, in an archive of so many documents."""
    return max(size for least, size in SIZES.items() if documents >= least)


def _cuts(terms: Terms) -> Iterator[int]:
    """The terms that open buckets: the first, and those that may where about as much stands before them as a bucket shall have."""
    size = size_for(terms.documents)
    names = np.concatenate([[len(word.encode()) for word in terms.words], np.full(len(terms.keys), NAME)])
    weights = terms.sizes / 8 + names
    may_open = _chances(terms) < weights / size * SPREAD
    openers = [*np.flatnonzero(may_open).tolist(), terms.count]
    ends = np.cumsum(weights)
    opened, before = 0, 0.0
    while opened < terms.count:
        yield opened
        enough = np.searchsorted(ends, before + size * (1 - 1 / SPREAD)) + 1
        opened = openers[bisect_left(openers, enough)] if enough < terms.count else terms.count
        over = int(np.searchsorted(ends, before + size * MOST, side="right"))
        if (
            over < opened
            and may_open[over]
            and weights[over] * SPREAD > size
            and ends[over] - weights[over] > before + size * LEAST
        ):
            opened = over
        before = ends[opened - 1]


def _chances(terms: Terms) -> Floats:
    """A number from nought to one of each term, by which it may open a bucket, and which says nothing else of it."""
    names = [by_utf16(word) for word in terms.words]
    crcs = [crc32(name) if len(name) <= LONGEST_NAME * 2 else np.inf for name in names]
    mixed = terms.keys.astype(np.uint64) * np.uint64(MIX) >> np.uint64(32)
    return np.concatenate([np.array(crcs, np.float64), mixed.astype(np.float64)]) / 2**32


def _shortest(terms: Terms, at: int) -> str:
    """What tells a term from the one before it: of a word its beginning, of a pair its first character, or a round number for the second."""
    term, former = terms.term(at), terms.term(at - 1)
    if at < len(terms.words) or term[0] != former[0]:
        return term[
            : next((n for n, (own, other) in enumerate(zip(term, former, strict=False), 1) if own != other), len(former) + 1)
        ]
    first, second = divmod(int(terms.keys[at - len(terms.words)]), 1 << SIGN)
    low = int(terms.keys[at - len(terms.words) - 1]) % (1 << SIGN)
    bits = (second ^ low).bit_length() - 1
    return pair(first << SIGN | second >> bits << bits)


def _before(keys: Numbers, opening: list[int]) -> Numbers:
    """The key of the pair before each in its bucket; nought if there is none."""
    before = np.concatenate([[0], keys[:-1]])[: len(keys)]
    before[[at for at in opening if at < len(keys)]] = 0
    return before


def _heads(keys: Numbers, before: Numbers) -> tuple[bytes, Numbers]:
    """How much the first character of each pair is beyond that of the one before; and the second, or how much that is."""
    every, low = np.arange(len(keys)), (1 << SIGN) - 1
    steps = (keys >> SIGN) - (before >> SIGN)
    seconds = (keys & low) - np.where(steps > 0, 0, before & low)
    table = Columns(len(keys))
    table.gamma(every, steps + 1)
    table.gamma(every, (seconds >> SECOND) + 1)
    table.fixed(every, seconds & (1 << SECOND) - 1, np.full(len(keys), SECOND))
    return table.packed(every)
