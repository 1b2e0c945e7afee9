"""All counts together, term after term: the postings of the index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from lunr.builder import Builder

from gazette.search.counts import SIGN, Counts, by_utf16, sign_at
from gazette.search.documents import FIELDS
from gazette.search.texts import Numbers

BOOSTS = {"title": 8, "doc_number": 8, "body": 1}


def lunr_builder() -> Builder:
    """Lunr's builder with our fields and no pipelines: terms are ready when they come, and Lunr's trimmer would empty Chinese ones."""
    builder = Builder()
    builder.pipeline.reset()
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field, boost=BOOSTS[field])
    return builder


@dataclass(frozen=True, slots=True)
class Postings(Counts):
    """The counts of all issues together."""

    @property
    def averages(self) -> list[float]:
        """The mean length of each field, as Lunr computes it."""
        return [sum(column) / len(column) for column in self.lengths.T.tolist() if column]

    def terms(self, keys: Numbers) -> Iterator[str]:
        """The terms of keys."""
        for key in keys.tolist():
            yield self.words[key] if key < len(self.words) else sign_at(key >> SIGN) + _second(key & (1 << SIGN) - 1)

    @property
    def signs(self) -> set[str]:
        """All characters of all terms."""
        first = {sign_at(key) for key in np.unique(self.keys[self.keys >= 1 << SIGN] >> SIGN).tolist()}
        return first.union(*self.words)


def _second(order: int) -> str:
    return sign_at(order - 1) if order else ""


def postings_of(counted: Iterable[Counts]) -> Postings:
    """The postings of all documents, those of each issue after those of the issue before."""
    parts: Sequence[Counts] = list(counted)
    words = sorted({word for part in parts for word in part.words}, key=by_utf16)
    number = {word: n for n, word in enumerate(words)}
    keys, documents, before = [], [], 0
    for part in parts:
        renumbered = np.array([number[word] for word in part.words], np.int64)
        pairs = np.searchsorted(part.keys, len(renumbered))
        keys += [renumbered[part.keys[:pairs]], part.keys[pairs:]]
        documents.append(part.documents.astype(np.int32) + before)
        before += len(part.lengths)
    all_keys = np.concatenate([np.zeros(0, np.int64), *keys])
    order = np.argsort(all_keys, kind="stable")

    def column(name: str) -> Numbers:
        return np.concatenate([np.zeros(0, np.uint8), *(getattr(part, name) for part in parts)])[order]

    lengths = np.concatenate([np.zeros((0, len(FIELDS)), np.int64), *(part.lengths for part in parts)])
    ordered = np.concatenate([np.zeros(0, np.int32), *documents])[order]
    return Postings(
        tuple(words), all_keys[order], ordered, column("title"), column("number"), column("body"), column("places"), lengths
    )
