"""Lunr's index builder, fed with counted terms."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from lunr.builder import Builder

from gazette.search.documents import FIELDS

BOOSTS = {"title": 8, "doc_number": 8, "body": 1}

B = TypeVar("B", bound=Builder)

Posting = tuple[int, dict[str, int]]
"""A document's position, and how often the term stands in each field that has it."""


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
        self.postings: dict[str, list[Posting]] = {}

    def add(self, doc: Mapping[str, Any], attributes: Mapping[str, Any] | None = None) -> None:
        """Add a document: ``ref``, and for each field a Counter of its terms."""
        if attributes:
            raise ValueError("documents are not boosted")
        position = self.document_count
        self.document_count += 1
        for name in FIELDS:
            counts: Counter[str] = doc[name]
            self.field_lengths[f"{name}/{doc['ref']}"] = counts.total()
            for term, times in counts.items():
                postings = self.postings.setdefault(term, [])
                if postings and postings[-1][0] == position:
                    postings[-1][1][name] = times
                else:
                    postings.append((position, {name: times}))

    def averages(self) -> dict[str, float]:
        """Field → its mean length, as Lunr computes it."""
        self._calculate_average_field_lengths()
        return dict(self.average_field_length)

    def lengths(self, field: str) -> list[int]:
        """Length of the field in each document."""
        return [length for ref, length in self.field_lengths.items() if ref.startswith(f"{field}/")]
