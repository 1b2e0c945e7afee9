"""What a text asks of the catalogue, and what that answers: where the answers are the same, the text means the same documents as before.

So a new title or doc number lets only those issues be searched again in which a name could mean it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass

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

    def to(self, gazette: str, asked: Asked) -> tuple[object, ...]:
        """The answers to an issue of a gazette, as plain data."""
        catalogue = self._catalogue
        found: list[object] = [catalogue.cities.get(gazette, "")]
        for title in asked.titles:
            name = catalogue.whole_government(gazette, title)
            # 关于…的通知: any document whose title ends so may be meant, with its issuer before the quote
            names = _ending(self._titles, name) if name.startswith("关于") else (name,)
            found += [(key, *_told(catalogue.titles[key])) for key in names if key in catalogue.titles]
            if name in catalogue.bare:
                found.append((name, *_told(catalogue.bare[name])))
        for number in asked.numbers:
            for key in _ending(self._numbers, number):
                named = catalogue.numbers[key]
                found.append((key, *_told(named), *(catalogue.called[one.address] for one in named)))
        return tuple(found)


def _told(found: Iterable[Named]) -> Iterator[object]:
    return (astuple(named) for named in found)


def _backwards(table: Mapping[str, object]) -> list[str]:
    return sorted(name[::-1] for name in table)


def _ending(backwards: list[str], end: str) -> Iterator[str]:
    """The names with an end, of names written backwards.

    >>> list(_ending(_backwards({"甲乙": 1, "丁": 2, "丙甲乙": 3}), "甲乙"))
    ['甲乙', '丙甲乙']
    """
    last = end[::-1]
    return (name[::-1] for name in backwards[bisect_left(backwards, last) : bisect_left(backwards, last + LAST)])
