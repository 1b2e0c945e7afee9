"""The heads of documents: a fact that is told there again must stand in the source about its document; all else must be the theme's words."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gazette.chinese import NUMERAL, number_of
from gazette.collation import Collation, signs
from gazette.fidelity.published import Published, Words
from gazette.model import Edit

ABOUT = 40
"""Lines of the source around a document in which its facts may stand: a head before it, a signature on the next page."""
DATE = re.compile(rf"([\d０-９{NUMERAL}]{{4}})年(?:([\d０-９{NUMERAL}]{{1,3}})月(?:([\d０-９{NUMERAL}]{{1,3}})日)?)?")
BRACKETS = frozenset("（）")


def strangers(collation: Collation, published: Published, own: Collection[str]) -> Iterator[tuple[Edit, Words]]:
    """Words of heads, as edits of the document they head, that stand neither in the source nor among the theme's ``own`` words."""
    lines = [signs(line) for line in collation.source.lines]
    everything = "".join(lines)
    about = _about(collation)
    for file, words in published.words:
        numbers = sorted({near for line in about.get(file, ()) for near in range(line - ABOUT, line + ABOUT)})
        near = "".join(lines[number - 1] for number in numbers if 0 < number <= len(lines))
        if words.name == "date":
            known = _is_date(words) and _whole(words.stamp) in _dates(near)
        elif words.name:
            known = words.text in near
        else:
            known = words.text in own or words.text in BRACKETS or words.text in everything
        if not known:
            yield Edit(min(about.get(file, (0,))), 0, "", words.text, file), words


def _about(collation: Collation) -> dict[str, set[int]]:
    """The source's lines of which a file's text was made."""
    found: dict[str, set[int]] = {}
    for run in collation.runs:
        first = bisect_right(collation.starts, run.published) - 1
        last = bisect_right(collation.starts, run.published_end - 1) - 1
        lines = collation.source.places.lines(run.source, run.source_end)
        for file in {piece.file for piece in collation.pieces[first : last + 1]}:
            found.setdefault(file, set()).update(lines)
    return found


def _is_date(words: Words) -> bool:
    """Whether a date says the same to readers and to machines."""
    return [number_of(n) for n in re.findall(r"\d+", words.text)] == [int(n) for n in words.stamp.split("-") if n]


def _whole(stamp: str) -> tuple[int, ...]:
    return tuple(int(part) for part in stamp.split("-"))


def _dates(text: str) -> set[tuple[int | None, ...]]:
    """The dates of a text, and the months and years they lie in.

    >>> sorted(_dates("二〇二一年六月二十三日"))
    [(2021,), (2021, 6), (2021, 6, 23)]
    """
    found: set[tuple[int | None, ...]] = set()
    for match in DATE.finditer(text):
        numbers = tuple(number_of(part) for part in match.groups() if part)
        found |= {numbers[:length] for length in range(1, len(numbers) + 1)}
    return found


def theme_words(strings: Mapping[str, Any]) -> frozenset[str]:
    """All texts of a theme's table of strings, without blanks."""

    def below(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield signs(value)
        elif isinstance(value, Mapping):
            for inner in value.values():
                yield from below(inner)

    return frozenset(below(strings))
