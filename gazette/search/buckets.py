"""The postings of all terms in buckets of a size worth loading, each a classic script named by the term it begins with.

A bucket is a string of bits (``bits.py``). A term is coded by what it differs in from the one before it; words stand beside, as text. There
follow its postings (``coding.py``).

Order is by UTF-16 unit, as JavaScript compares, or ``Index.load`` would refuse an ideograph of plane 2 beside U+F900–FFFF.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from zlib import crc32

import numpy as np

from gazette.search.bits import Columns, joined, printable
from gazette.search.counts import SIGN, by_utf16, order_of
from gazette.search.terms import Terms, offsets_of
from gazette.search.texts import Numbers

SIZES = {0: 2_700, 250: 3_700, 2_500: 4_800}
"""From so many documents on: signs of a bucket before it may be closed. A small archive's manifest has room for more buckets."""

ONE_IN = {1: 32, 2: 4, 4: 1}
"""From so many times that size on: of this many terms one may open the next bucket. It is chosen by the term itself: an edit that shifts
a cut meets the old cuts again soon, as most are made where few terms may be chosen."""

LONGEST_NAME = 40
"""UTF-16 units of a term that make a file name: no longer term opens a bucket."""

SECOND = 6
"""Low bits of a second character that are written as they are."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Neighbouring terms and their postings."""

    start: str
    """No term of the bucket is below it, none of the bucket before above; empty for the first."""
    count: int
    words: tuple[str, ...]
    bits: str

    @property
    def name(self) -> str:
        """What the file is called: the UTF-16 units of its beginning in hex."""
        return by_utf16(self.start).hex() or "0"

    def script(self) -> str:
        """The classic script."""
        words = json.dumps("\n".join(self.words), ensure_ascii=False)
        return f'gazetteSearch.bucket("{self.name}",{self.count},{words},"{self.bits}");\n'


def coded_starts(starts: Iterable[str]) -> tuple[list[str], list[int]]:
    """Where buckets begin: words as they are; of others how far the first character is beyond that before, and the second, one more, or nought.

    >>> coded_starts(["", " 2021", "一", "丁上"])
    (['', ' 2021'], [19968, 0, 1, 19979])
    """
    words, numbers, before = [], [], 0
    for start in starts:
        if start[:1] in ("", " "):
            words.append(start)
            continue
        first, *second = order_of(np.array([ord(sign) for sign in start])).tolist()
        numbers += [first - before, second[0] + 1 if second else 0]
        before = first
    return words, numbers


def buckets(terms: Terms) -> Iterator[Bucket]:
    """All terms, cut into buckets."""
    words, offsets = len(terms.words), terms.offsets
    cuts = [*_cuts(terms), terms.count]
    before = _before(terms.keys, [max(0, cut - words) for cut in cuts])
    heads, head_sizes = _heads(terms.keys, before)
    head_offsets = offsets_of(head_sizes)
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
        yield Bucket(opened, stop - start, terms.words[start:stop], printable(joined(b"".join(pieces), sizes)))


def _cuts(terms: Terms) -> Iterator[int]:
    """The terms that open buckets: the first, and each that may once there is enough before it."""
    smallest = max(size for least, size in SIZES.items() if terms.documents >= least) * 6
    weights = np.cumsum(terms.sizes + 12)
    opened, before = 0, 0
    while opened < terms.count:
        yield opened
        enough = int(np.searchsorted(weights, before + smallest)) + 1
        sizes = ((weights[at - 1] - before) // smallest for at in range(enough, terms.count))
        found = (at for at, size in enumerate(sizes, enough) if _may_open(terms.term(at), int(size)))
        opened = next(found, terms.count)
        before = int(weights[opened - 1])


def _may_open(term: str, sizes: int) -> bool:
    name = by_utf16(term)
    one_in = min(one_in for least, one_in in ONE_IN.items() if sizes >= least)
    return len(name) <= LONGEST_NAME * 2 and crc32(name) % one_in == 0


def _shortest(terms: Terms, at: int) -> str:
    """As much of a term as tells it from the one before."""
    term = terms.term(at)
    return term[0] if term[0] not in (" ", terms.term(at - 1)[0]) else term


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
