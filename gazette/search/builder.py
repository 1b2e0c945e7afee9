"""Lunr's index builder, fed with counted terms."""

from collections.abc import Mapping
from typing import Any, TypeVar

from lunr.builder import Builder

from gazette.search.documents import FIELDS
from gazette.search.tokenise import PLACES

BOOSTS = {"title": 8, "doc_number": 8, "body": 1}

B = TypeVar("B", bound=Builder)

Postings = list[int]
"""Of one term: the position after its last document, how many documents have it, and then for each of them ``gap * 33 + place``.

Place 0 to 31: once in the body, in a passage whose position is that modulo 32. Place 32 is anything else; there follows
``body times * 8 + placed * 4 + in title * 2 + in doc number``, then how often in the title and in the doc number, one less, where it is
there; then, where placed, ``place * 32 + other place``. Kept as it is written, since an archive has millions of them.
"""

ELSE = PLACES


def lunr_builder(kind: type[B]) -> B:
    """A builder with our fields and no pipelines: terms are ready when they come, and Lunr's trimmer would empty Chinese ones."""
    builder: B = kind()
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field, boost=BOOSTS[field])
    return builder


class CountingBuilder(Builder):  # type: ignore[misc]
    """A Lunr builder that keeps, instead of whole vectors, the numbers Lunr computes them from.

    Lunr scores a document by query · vector, so the browser needs the vectors only at the terms asked for, and can make those from the
    counts. That saves the four fifths of a build that go into sorted vectors and the token set of all terms.
    """

    def __init__(self) -> None:
        super().__init__()
        self.postings: dict[str, Postings] = {}

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> None:
        """Add a document: ``ref``, and for each field its :class:`Terms`."""
        if attributes:
            raise ValueError("documents are not boosted")
        position = self.document_count
        self.document_count += 1
        for name in FIELDS:
            self.field_lengths[f"{name}/{doc['ref']}"] = sum(doc[name].counts.values())
        title, number, body = (doc[name] for name in FIELDS)
        heads = title.counts.keys() | number.counts.keys()
        for term, times in body.counts.items():
            if term in heads:
                continue
            mask = body.places[term]
            if times == 1:
                self._post(position, term, mask.bit_length() - 1)
            elif mask.bit_count() <= 2:
                first, last = (mask & -mask).bit_length() - 1, mask.bit_length() - 1
                self._post(position, term, ELSE, times * 8 + 4, first * PLACES + last)
            else:
                self._post(position, term, ELSE, times * 8)
        for term in sorted(heads):
            where = (term in title.counts) * 2 + (term in number.counts)
            more = (field.counts[term] - 1 for field in (title, number) if term in field.counts)
            self._post(position, term, ELSE, body.counts.get(term, 0) * 8 + where, *more)

    def _post(self, position: int, term: str, place: int, *more: int) -> None:
        row = self.postings.get(term)
        if row is None:
            row = self.postings[term] = [0, 0]
        row.append((position - row[0]) * (PLACES + 1) + place)
        row += more
        row[0] = position + 1
        row[1] += 1

    def averages(self) -> dict[str, float]:
        """Field → its mean length, as Lunr computes it."""
        self._calculate_average_field_lengths()
        return dict(self.average_field_length)

    def lengths(self, field: str) -> list[int]:
        """Length of the field in each document."""
        return [length for ref, length in self.field_lengths.items() if ref.startswith(f"{field}/")]
