"""The numbers and words of many texts at once, each also with what stands before and after it, whatever brackets are between."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gazette.search.texts import SIGNS, Numbers
from gazette.search.tokenise import CJK, WORD

STOP, IDEOGRAPH, LETTER, END = range(4)
"""Kinds of characters: punctuation, ideographs, what numbers and words are made of, and the end of a text."""


def _kinds() -> NDArray[np.uint8]:
    found = np.full(SIGNS, STOP, np.uint8)
    for kind, ranges in ((IDEOGRAPH, CJK), (LETTER, WORD)):
        for low, high in re.findall(r"(.)(?:-(.))?", ranges.encode().decode("unicode_escape")):
            found[ord(low) : ord(high or low) + 1] = kind
    return found


KINDS = _kinds()


def words_in(joined: str, signs: Numbers, ends: Numbers) -> Iterator[tuple[str, int]]:
    """(word, where it begins), of texts in normal form that are joined with a blank behind each, at ``ends``; ``signs``: its code points.

    >>> from gazette.search.texts import codes_of
    >>> list(words_in("政(2021)7号 ", codes_of("政(2021)7号 "), np.array([9])))
    [('2021', 2), ('政 2021', 2), ('2021 7', 2), ('7', 7), ('7 号', 7)]
    """
    kinds = KINDS[signs]
    kinds[ends] = END
    dots = np.flatnonzero(signs == ord("."))
    digits = (signs >= ord("0")) & (signs <= ord("9"))
    kinds[dots[digits[dots - 1] & digits[dots + 1]]] = LETTER
    edges = np.flatnonzero(np.diff(kinds == LETTER, prepend=False, append=False))
    starts, stops = edges[::2], edges[1::2]
    real = np.flatnonzero(kinds != STOP)
    after = real[np.searchsorted(real, stops)]
    before = real[np.searchsorted(real, starts) - 1]
    before = np.where(before < starts, before, ends[-1]) if len(starts) else before
    runs = [joined[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    columns = (starts, before, kinds[before], after, kinds[after])
    for n, (start, first, first_kind, last, last_kind) in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        run = runs[n]
        yield run, start
        if first_kind == IDEOGRAPH:
            yield f"{joined[first]} {run}", start
        if last_kind == IDEOGRAPH:
            yield f"{run} {joined[last]}", start
        elif last_kind == LETTER:
            yield f"{run} {runs[n + 1]}", start
