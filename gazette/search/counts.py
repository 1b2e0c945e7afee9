"""How often each term stands in each document of an issue, and whereabouts: what the index is made of, counted an issue at a time.

A term of two characters is a number, its key: 21 bits for the place of each in the order of UTF-16, the second one more, so that nought
says there is none. Keys are in the order in which JavaScript sorts the terms. Words stand in a list of their own and come before all keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gazette.search.documents import FIELDS, Document
from gazette.search.lengths import rounded
from gazette.search.texts import Numbers, codes_of
from gazette.search.tokenise import STAR
from gazette.search.words import words_in

SIGN = 21
"""Bits that hold any character."""

PLACES = 30
"""A document's body has so many places, each as many neighbouring texts as the others: an edit within a text moves none of them."""

PLACE, FIELD, DOCUMENT = 5, 2, 14
"""Bits for each within an occurrence, which is key, document, field and place in one number."""

PAIR = DOCUMENT + FIELD + PLACE
BODY = FIELDS.index("body")
BLANK = ord(" ")

ASTRAL, HIGH = 0xD800, 0xD800 + 0x100000


def by_utf16(term: str) -> bytes:
    """Sort key: the order of JavaScript's strings."""
    return term.encode("utf-16-be")


@dataclass(frozen=True, slots=True)
class Rows:
    """One row a pair of term and document, in the order of both: ``keys`` (of small numbers: a word's), ``documents``, how often in ``title``,
    ``number`` and ``body``, and ``places``, a bit for each place in the body."""

    keys: Numbers
    documents: Numbers
    title: Numbers
    number: Numbers
    body: Numbers
    places: Numbers

    @property
    def firsts(self) -> Numbers:
        """The first row of each term."""
        return np.flatnonzero(np.concatenate([[True], self.keys[1:] != self.keys[:-1]])[: len(self.keys)])


@dataclass(frozen=True, slots=True)
class Counts(Rows):
    """Of some documents; depends on them alone, so it can be kept from build to build."""

    words: tuple[str, ...]
    """By their numbers: a key below ``len(words)`` is one."""
    lengths: Numbers
    """For each document and field, how many terms stand in it, rounded (``lengths.py``)."""


def order_of(signs: Numbers) -> Numbers:
    """Code points → their places in the order of UTF-16, in which planes 1 to 16 come before U+E000."""
    return np.where(signs < ASTRAL, signs, np.where(signs >= 0x10000, signs - 0x10000 + ASTRAL, signs - 0xE000 + HIGH))


def sign_at(order: int) -> str:
    """The character at a place in that order.

    >>> [sign_at(int(order_of(np.array([ord(sign)]))[0])) for sign in "政𠮷\\ufa0e"]
    ['政', '𠮷', '\\ufa0e']
    """
    return chr(order if order < ASTRAL else order - ASTRAL + 0x10000 if order < HIGH else order - HIGH + 0xE000)


def counts_of(documents: Sequence[Document]) -> Counts:
    """Count the terms of an issue's documents."""
    texts: list[str] = []
    wheres: list[int] = []
    for at, document in enumerate(documents):
        for field, name in enumerate(FIELDS):
            own = document.texts[name]
            texts += own
            wheres += [(at << FIELD | field) << PLACE | place_of(n, len(own)) for n in range(len(own))]
    joined = "".join([f"{text} " for text in texts]).replace("*", STAR)
    sizes = np.array([len(text) + 1 for text in texts], np.int64)
    where = np.repeat(np.array(wheres, np.int64), sizes)
    signs = codes_of(joined)
    spelt = [*words_in(joined, signs, np.cumsum(sizes) - 1)]
    names = sorted({word for word, _ in spelt}, key=by_utf16)
    number = {word: n for n, word in enumerate(names)}
    words = np.array([number[word] for word, _ in spelt], np.int64) << PAIR | where[[at for _, at in spelt]]
    found = np.concatenate([words, _pairs(signs.astype(np.int64), where)])
    in_fields = np.bincount(found >> PLACE & (1 << PAIR - PLACE) - 1, minlength=len(documents) << FIELD)
    lengths = in_fields.reshape(-1, 1 << FIELD)[:, : len(FIELDS)]
    found.sort()
    return _counted(tuple(f" {name}" for name in names), found, rounded(lengths))


def place_of(position: int, texts: int) -> int:
    """The place of one of so many texts.

    >>> [place_of(n, 8) for n in range(8)], [place_of(n, 20) for n in range(20)]
    ([0, 3, 7, 11, 15, 18, 22, 26], [0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 21, 22, 24, 25, 27, 28])
    """
    return position * PLACES // texts


def _pairs(signs: Numbers, where: Numbers) -> Numbers:
    """Each occurrence of two neighbouring characters as one number; behind each text stands a blank."""
    real = np.flatnonzero(signs != BLANK)
    first, second = order_of(signs[real]), signs[real + 1]
    keys = first << SIGN | np.where(second == BLANK, 0, order_of(second) + 1)
    found: Numbers = keys << PAIR | where[real]
    return found


def _counted(words: tuple[str, ...], found: Numbers, lengths: Numbers) -> Counts:
    pairs = found >> FIELD + PLACE
    new = np.flatnonzero(np.diff(pairs, prepend=-1))
    row = np.repeat(np.arange(len(new)), np.diff(new, append=len(found)))
    field = found >> PLACE & (1 << FIELD) - 1
    title, number, body = (narrow(np.bincount(row[field == n], minlength=len(new))) for n in range(len(FIELDS)))
    bits = np.where(field == BODY, 1 << (found & (1 << PLACE) - 1), 0)
    places = np.bitwise_or.reduceat(bits, new) if len(new) else bits
    keys, documents = pairs[new] >> DOCUMENT, pairs[new] & (1 << DOCUMENT) - 1
    return Counts(keys, narrow(documents), title, number, body, places.astype(np.uint32), words, lengths)


def narrow(column: Numbers) -> Numbers:
    """The column in as few bytes as its largest number needs."""
    return column.astype(np.min_scalar_type(column.max(initial=0)))
