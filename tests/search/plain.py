"""The terms of a document the plain way, one by one: what counting with arrays is held to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add

from gazette.search.counts import place_of
from gazette.search.tokenise import RUN, STAR, broken


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of some passages: how often each stands there, and at which places."""

    counts: dict[str, int]
    places: dict[str, set[int]]


def terms_of(passages: Iterable[str]) -> Terms:
    """The terms of passages given in normal form.

    >>> sorted(terms_of(["政(2021)7号"]).counts)
    [' 2021', ' 2021 7', ' 7', ' 7 号', ' 政 2021', '(2', ')7', '02', '1)', '20', '21', '7号', '号', '政(']
    """
    counts: Counter[str] = Counter()
    places: dict[str, set[int]] = {}
    texts = list(passages)
    for position, passage in enumerate(texts):
        text = passage.replace("*", STAR) + " "
        pairs = [pair.rstrip(" ") for pair in map(add, text, text[1:]) if pair[0] != " "]
        for term in [*pairs, *(f" {word}" for word in words_of(passage))]:
            counts[term] += 1
            places.setdefault(term, set()).add(place_of(position, len(texts)))
    return Terms(dict(counts), places)


def words_of(passage: str) -> Iterator[str]:
    """The numbers and words of a passage in normal form, each also with what stands before and after it.

    >>> list(words_of("政(2021)7号"))
    ['2021', '政 2021', '2021 7', '7', '7 号']
    """
    for before, run, after in RUN.findall(broken(passage)):
        yield run
        if before:
            yield f"{before} {run}"
        if after:
            yield f"{run} {after}"
