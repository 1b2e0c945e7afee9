"""The postings of all terms in buckets of a size worth loading, each a classic script named by its first term.

A bucket holds its terms in order and, number by number, their postings: for each term how many documents, then for each document
``gap * 2 + special``. Not special: once in the body. Special: a number ``body times * 4 + in title * 2 + in doc number`` follows, then how
often in the title and in the doc number, one less, where it is there.

Order is by UTF-16 unit, as JavaScript compares, or ``Index.load`` would refuse an ideograph of plane 2 beside U+F900–FFFF.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from gazette.search.builder import Posting
from gazette.search.codec import encode

SMALLEST, LARGEST = 7_000, 16_000
"""Characters of a bucket before it may, and before it must, be closed."""

ONE_IN = 16
"""Of this many terms one may open a bucket: chosen by the term itself, so that an edit moves only the cuts beside it."""

ONCE_IN_BODY = {"body": 1}

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


def buckets(postings: Mapping[str, Sequence[Posting]]) -> Iterator[Bucket]:
    """All terms, cut into buckets."""
    terms: list[str] = []
    parts: list[str] = []
    size = 0
    for term in sorted(postings, key=by_utf16):
        may_open = size > SMALLEST and len(by_utf16(term)) <= LONGEST_NAME * 2
        if may_open and (size > LARGEST or crc32(by_utf16(term)) % ONE_IN == 0):
            yield Bucket(tuple(terms), "".join(parts))
            terms, parts, size = [], [], 0
        coded = encode(_numbers(postings[term]))
        terms.append(term)
        parts.append(coded)
        size += len(term) + 1 + len(coded)
    if terms:
        yield Bucket(tuple(terms), "".join(parts))


def _numbers(postings: Sequence[Posting]) -> Iterator[int]:
    yield len(postings)
    next_document = 0
    for document, times in postings:
        gap, next_document = document - next_document, document + 1
        if times == ONCE_IN_BODY:
            yield gap * 2
            continue
        title, number = times.get("title", 0), times.get("doc_number", 0)
        yield gap * 2 + 1
        yield times.get("body", 0) * 4 + (title > 0) * 2 + (number > 0)
        if title:
            yield title - 1
        if number:
            yield number - 1
