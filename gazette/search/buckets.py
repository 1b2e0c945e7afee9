"""The postings of all terms in buckets of a size worth loading, each a classic script named by its first term.

A bucket holds its terms in order and, number by number, their postings: how many documents, and each of them (``builder.Postings``).

Order is by UTF-16 unit, as JavaScript compares, or ``Index.load`` would refuse an ideograph of plane 2 beside U+F900–FFFF.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from gazette.search.builder import Postings
from gazette.search.codec import encode

SMALLEST, LARGEST = 7_000, 16_000
"""Characters of a bucket before it may, and before it must, be closed."""

ONE_IN = 16
"""Of this many terms one may open a bucket: chosen by the term itself, so that an edit moves only the cuts beside it."""

LONGEST_NAME = 40
"""UTF-16 units of a term that make a file name; no longer term opens a bucket, but the very first, so no two names are alike."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Neighbouring terms and their postings."""

    terms: tuple[str, ...]
    postings: str

    @property
    def name(self) -> str:
        """What the file is called: the first term's UTF-16 units in hex, of a very long one the first of them."""
        return by_utf16(self.terms[0])[: LONGEST_NAME * 2].hex()

    def script(self) -> str:
        """The classic script."""
        terms = json.dumps("\n".join(self.terms), ensure_ascii=False)
        return f'gazetteSearch.bucket("{self.name}",{terms},"{self.postings}");\n'


def by_utf16(term: str) -> bytes:
    """Sort key: the order of JavaScript's strings."""
    return term.encode("utf-16-be")


def buckets(postings: Mapping[str, Postings]) -> Iterator[Bucket]:
    """All terms, cut into buckets."""
    terms: list[str] = []
    parts: list[str] = []
    size = 0
    for term in sorted(postings, key=by_utf16):
        may_open = size > SMALLEST and len(by_utf16(term)) <= LONGEST_NAME * 2
        if may_open and (size > LARGEST or crc32(by_utf16(term)) % ONE_IN == 0):
            yield Bucket(tuple(terms), "".join(parts))
            terms, parts, size = [], [], 0
        coded = encode(postings[term][1:])
        terms.append(term)
        parts.append(coded)
        size += len(term) + 1 + len(coded)
    if terms:
        yield Bucket(tuple(terms), "".join(parts))
