"""The postings of all terms in buckets of a size worth loading, each a classic script named by the term it begins with.

A bucket is a string of bits (``bits.py``). A term is coded by what it differs in from the one before it; words stand beside, as text. There
follows how many documents have the term, in gamma, and then for each of them:

1. how many documents lie between it and the one before, in Rice's code with the parameter that suits the term's frequency;
2. in unary: 0, 1, 2 if the body has it one to three times and no other field; 3 if more often, followed by how often, less 3, in gamma; 4 if
   title or doc number have it, followed by how often body, title and doc number have it, each one more, in gamma;
3. unless the term is rare, its places in the body: of one to three occurrences each, of up to eight as a mask.

Order is by UTF-16 unit, as JavaScript compares, or ``Index.load`` would refuse an ideograph of plane 2 beside U+F900–FFFF.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from gazette.search.bits import Columns, printable
from gazette.search.builder import Postings
from gazette.search.counts import PLACE, SIGN, by_utf16, order_of
from gazette.search.texts import Numbers

SIZES = {0: 2_700, 250: 3_700, 2_500: 4_800}
"""From so many documents on: signs of a bucket before it may be closed. A small archive's manifest has room for more buckets."""

ONE_IN = {1: 32, 2: 4, 4: 1}
"""From so many times that size on: of this many terms one may open the next bucket. It is chosen by the term itself: an edit that shifts
a cut meets the old cuts again soon, as most are made where few terms may be chosen."""

LONGEST_NAME = 40
"""UTF-16 units of a term that make a file name: no longer term opens a bucket."""

RARE, FEW = 10, 250
"""Of more than so few documents, a term that less than one in ten has bears no places: it tells enough by itself."""

MASKED = 8
"""Of more occurrences no places are kept."""

SECOND = 6
"""Low bits of a second character that are written as they are."""

AT_ONCE = 1_000_000
"""Postings coded at once, about: what bounds the memory."""

LOW = np.array([(mask & -mask).bit_length() - 1 if mask else 0 for mask in range(1 << 16)])
HIGH = np.array([max(0, mask.bit_length() - 1) for mask in range(1 << 16)])


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


def placed_from(documents: int) -> int:
    """How many documents must have a term for its places to be kept."""
    return documents // RARE if documents > FEW else 0


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


def buckets(postings: Postings) -> Iterator[Bucket]:
    """All terms, cut into buckets."""
    firsts = np.flatnonzero(np.concatenate([[True], postings.keys[1:] != postings.keys[:-1]])[: len(postings.keys)])
    total = len(postings.lengths)
    smallest = max(size for least, size in SIZES.items() if total >= least) * 6
    words: list[str] = []
    pieces: list[Numbers] = []
    opened, size, count, before = "", 0, 0, 0
    for terms in np.array_split(firsts, len(postings.keys) // AT_ONCE + 1):
        if not len(terms):
            continue
        end = firsts[np.searchsorted(firsts, terms[-1]) + 1] if terms[-1] != firsts[-1] else len(postings.keys)
        rows = slice(int(terms[0]), int(end))
        bits, starts = _coded(postings, rows, terms - terms[0], total)
        keys = postings.keys[terms]
        for n, (key, term) in enumerate(zip(keys.tolist(), postings.terms(keys), strict=True)):
            if _may_open(term, size // smallest):
                yield Bucket(opened, count, tuple(words), printable(np.concatenate(pieces)))
                opened, size, count, words, pieces, before = _shortest(key, before, term), 0, 0, [], [], 0
            if key < len(postings.words):
                words.append(term)
            else:
                pieces.append(_term_bits(key, before))
                before = key
            pieces.append(bits[starts[n] : starts[n + 1]])
            size += len(pieces[-1]) + 12
            count += 1
    if count:
        yield Bucket(opened, count, tuple(words), printable(np.concatenate(pieces)))


def _may_open(term: str, sizes: int) -> bool:
    if not sizes:
        return False
    name = by_utf16(term)
    one_in = min(one_in for least, one_in in ONE_IN.items() if sizes >= least)
    return len(name) <= LONGEST_NAME * 2 and crc32(name) % one_in == 0


def _shortest(key: int, before: int, term: str) -> str:
    """As much of a term as tells it from the one before."""
    return term[0] if term[0] != " " and key >> SIGN != before >> SIGN else term


def _gamma(number: int) -> str:
    return "0" * (number.bit_length() - 1) + f"{number:b}"


def _term_bits(key: int, before: int) -> Numbers:
    """How much the first character is beyond that of the term before; and the second, or how much that is."""
    step = (key >> SIGN) - (before >> SIGN)
    second = (key & (1 << SIGN) - 1) - (0 if step else before & (1 << SIGN) - 1)
    text = _gamma(step + 1) + _gamma((second >> SECOND) + 1) + f"{second & (1 << SECOND) - 1:0{SECOND}b}"
    return np.frombuffer(text.encode(), np.uint8) - ord("0")


def parameter(total: int, documents: Numbers) -> Numbers:
    """Of Rice's code, for gaps between so many of all documents: the bit length of 11/16 of the mean gap, less one."""
    mean = np.maximum(1, total * 11 // (documents * 16))
    return np.frexp(mean.astype(np.float64))[1].astype(np.int64) - 1


def _coded(postings: Postings, rows: slice, firsts: Numbers, total: int) -> tuple[Numbers, Numbers]:
    """The bits of neighbouring terms, and where those of each term begin."""
    documents = postings.documents[rows].astype(np.int64)
    title, number, body = (column[rows].astype(np.int64) for column in (postings.title, postings.number, postings.body))
    masks = postings.places[rows].astype(np.int64)
    frequency = np.diff(firsts, append=len(documents))
    gaps = np.diff(documents, prepend=0) - 1
    gaps[firsts] = documents[firsts]
    every = np.arange(len(documents))
    table = Columns(len(documents))
    table.gamma(firsts, frequency)
    low = np.repeat(parameter(total, frequency), frequency)
    table.unary(every, gaps >> low)
    table.fixed(every, gaps & (1 << low) - 1, low)
    heads = (title > 0) | (number > 0)
    table.unary(every, np.where(heads, 4, np.minimum(body, 4) - 1))
    often, headed = np.flatnonzero(~heads & (body > 3)), np.flatnonzero(heads)
    table.gamma(often, body[often] - 3)
    for column in (body, title, number):
        table.gamma(headed, column[headed] + 1)
    placed = np.repeat(frequency >= placed_from(total), frequency)
    _write_places(table, np.where(placed, body, 0), masks)
    bits, starts = table.written()
    return bits, starts[np.concatenate([firsts, [len(documents)]])]


def _write_places(table: Columns, times: Numbers, masks: Numbers) -> None:
    """Lowest, highest, and the one between; or the mask."""
    between = LOW[masks & (masks - 1)]  # of two places the higher one, of one place nought
    for least, place in ((1, LOW[masks]), (2, HIGH[masks]), (3, np.where(between, between, LOW[masks]))):
        rows = np.flatnonzero((times >= least) & (times <= 3))
        table.fixed(rows, place[rows], np.full(len(rows), PLACE))
    rows = np.flatnonzero((times > 3) & (times <= MASKED))
    table.fixed(rows, masks[rows], np.full(len(rows), 1 << PLACE))
