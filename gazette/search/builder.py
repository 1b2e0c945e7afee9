"""Lunr's index builder, fed with counted terms."""

from collections.abc import Mapping
from typing import Any, TypeVar

from lunr.builder import Builder

from gazette.search.documents import FIELDS

BOOSTS = {"title": 8, "doc_number": 8, "body": 1}

B = TypeVar("B", bound=Builder)

Postings = list[int]
"""Of one term: the position after its last document, how many documents have it, and then for each of them ``gap * 2 + special``.

Not special: once in the body, nowhere else. Special: ``body times * 4 + in title * 2 + in doc number`` follows, then how often in the title
and in the doc number, one less, where it is there. Kept as it is written, since an archive has millions of them.
"""


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
        """Add a document: ``ref``, and for each field a Counter of its terms."""
        if attributes:
            raise ValueError("documents are not boosted")
        position = self.document_count
        self.document_count += 1
        for name in FIELDS:
            self.field_lengths[f"{name}/{doc['ref']}"] = doc[name].total()
        title, number, body = (doc[name] for name in FIELDS)
        heads = title.keys() | number.keys()
        postings = self.postings
        for term, times in body.items():
            row = postings.get(term)
            if row is None:
                row = postings[term] = [0, 0]
            if term in heads:
                continue
            gap = (position - row[0]) * 2
            if times == 1:
                row.append(gap)
            else:
                row += (gap + 1, times * 4)
            row[0] = position + 1
            row[1] += 1
        for term in sorted(heads):
            row = postings.setdefault(term, [0, 0])
            places = body[term] * 4 + (term in title) * 2 + (term in number)
            row += ((position - row[0]) * 2 + 1, places, *(field[term] - 1 for field in (title, number) if term in field))
            row[0] = position + 1
            row[1] += 1

    def averages(self) -> dict[str, float]:
        """Field → its mean length, as Lunr computes it."""
        self._calculate_average_field_lengths()
        return dict(self.average_field_length)

    def lengths(self, field: str) -> list[int]:
        """Length of the field in each document."""
        return [length for ref, length in self.field_lengths.items() if ref.startswith(f"{field}/")]
