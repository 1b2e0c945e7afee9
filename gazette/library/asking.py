"""What a text asks of the catalogue, and what that answers: where the answers are the same, the text means the same documents as before.

So a new title or doc number lets only those issues be searched again in which a name could mean it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gazette.cache import digest_of
from gazette.library.catalogue import Catalogue, Named, bare_number, bare_title, opening_of
from gazette.library.mentions import mentions

LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Asked:
    """The titles that texts name, and of each doc number what is alike everywhere, 〔2021〕7号; as they are compared, in order."""

    titles: tuple[str, ...]
    numbers: tuple[str, ...]


def asked_in(texts: Iterable[str], explained: Iterable[str] = ()) -> Asked:
    """What texts name; ``explained``: titles of documents that they are about."""
    titles, numbers = {bare_title(title) for title in explained}, set()
    for text in texts:
        for mention in mentions(text):
            if mention.title is not None:
                titles.add(bare_title(mention.title))
            if mention.number_end is not None and (opening := opening_of(text, mention.number_end)) >= 0:
                numbers.add(bare_number(text[opening : mention.number_end]))
    return Asked(tuple(sorted(titles)), tuple(sorted(numbers)))


class Answers:
    """What a catalogue has under all names that :class:`Catalogue` may look for when a text names something."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._titles, self._numbers = _backwards(catalogue.titles), _backwards(catalogue.numbers)
        self._digests: dict[tuple[str, str], str] = {}

    def to(self, gazette: str, asked: Asked) -> tuple[str, ...]:
        """The answers to an issue of a gazette, each as a digest: they are only ever compared."""
        catalogue = self._catalogue
        found = [catalogue.cities.get(gazette, "")]
        for title in asked.titles:
            name = catalogue.whole_government(gazette, title)
            # 关于…的通知: any document whose title ends so may be meant, with its issuer before the quote
            names = _ending(self._titles, name) if name.startswith("关于") else (name,)
            found += [self._told("title", key, catalogue.titles[key]) for key in names if key in catalogue.titles]
            if name in catalogue.bare:
                found.append(self._told("bare", name, catalogue.bare[name]))
        for number in asked.numbers:
            found += [self._told("number", key, catalogue.numbers[key]) for key in _ending(self._numbers, number)]
        return tuple(found)

    def _told(self, kind: Literal["title", "bare", "number"], name: str, found: list[Named]) -> str:
        """The digest of what is found under a name, made once: one name stands in many issues."""
        if (kind, name) not in self._digests:
            called = [self._catalogue.called[named.address] for named in found] if kind == "number" else ()
            self._digests[kind, name] = digest_of(kind, name, found, called)
        return self._digests[kind, name]


def _backwards(table: Mapping[str, object]) -> list[str]:
    return sorted(name[::-1] for name in table)


def _ending(backwards: list[str], end: str) -> Iterator[str]:
    """The names with an end, of names written backwards.

    >>> list(_ending(_backwards({"甲乙": 1, "丁": 2, "丙甲乙": 3}), "甲乙"))
    ['甲乙', '丙甲乙']
    """
    last = end[::-1]
    return (name[::-1] for name in backwards[bisect_left(backwards, last) : bisect_left(backwards, last + LAST)])
