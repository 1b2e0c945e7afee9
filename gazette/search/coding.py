"""Postings as bits: what each term of the index has in its bucket behind its name.

First how many documents have the term, in gamma, and then for each of them:

1. how many documents lie between it and the one before, in Rice's code with the parameter that suits the term's frequency;
2. in unary: 0, 1, 2 if the body has it one to three times and no other field; 3 if more often, followed by how often, less 3, in gamma; 4 if
   title or doc number have it, followed by how often body, title and doc number have it, each one more, in gamma;
3. unless the term is rare, its places in the body: of one to five occurrences each, of up to eight as a mask.

The bits of a term depend on its own postings and on how many documents there are, on nothing else: so they can be kept.
"""

import numpy as np

from gazette.search.bits import Columns
from gazette.search.counts import PLACE, PLACES, Rows
from gazette.search.texts import Numbers

RARE, FEW = 5, 250
"""Of more than so few documents, a term that less than one in five has bears no places: it tells enough by itself."""

LISTED, MASKED = 5, 8
"""Up to so many occurrences each has its place, of up to so many there is a mask of all places, of more there is none."""


def placed_from(documents: int) -> int:
    """How many documents must have a term for its places to be kept."""
    return documents // RARE if documents > FEW else 0


def parameter(total: int, documents: Numbers) -> Numbers:
    """Of Rice's code, for gaps between so many of all documents: the bit length of 11/16 of the mean gap, less one."""
    mean = np.maximum(1, total * 11 // (documents * 16))
    return np.frexp(mean.astype(np.float64))[1].astype(np.int64) - 1


def coded(rows: Rows, total: int) -> tuple[bytes, Numbers]:
    """The bits of terms, each from a byte of its own on, and how many bits each term has; ``total``: how many documents there are."""
    firsts = rows.firsts
    documents, masks = rows.documents.astype(np.int32), rows.places.astype(np.int32)
    title, number, body = (column.astype(np.int32) for column in (rows.title, rows.number, rows.body))
    frequency = np.diff(firsts, append=len(documents))
    gaps = np.diff(documents, prepend=0) - 1
    gaps[firsts] = documents[firsts]
    every = np.arange(len(documents))
    table = Columns(len(documents))
    table.gamma(firsts, frequency)
    low = np.repeat(parameter(total, frequency), frequency)
    table.unary(every, gaps >> low)
    table.fixed(every, gaps & (1 << low) - 1, low)
    heads = (title > 0) | (number > 0)
    table.unary(every, np.where(heads, 4, np.minimum(body, 4) - 1))
    often, headed = np.flatnonzero(~heads & (body > 3)), np.flatnonzero(heads)
    table.gamma(often, body[often] - 3)
    for column in (body, title, number):
        table.gamma(headed, column[headed] + 1)
    placed = np.repeat(frequency >= placed_from(total), frequency)
    _write_places(table, np.where(placed, body, 0), masks)
    return table.packed(firsts)


def _write_places(table: Columns, times: Numbers, masks: Numbers) -> None:
    """From the lowest to the highest, which stands for those that are left if two occurrences share a place; or the mask."""
    rows = np.flatnonzero((times > 0) & (times <= LISTED))
    times_left, masks_left = times[rows], masks[rows]
    while len(rows):
        lowest = np.frexp((masks_left & -masks_left).astype(np.float64))[1] - 1
        table.fixed(rows, lowest, np.full(len(rows), PLACE))
        others = masks_left & masks_left - 1
        more = times_left > 1
        rows, times_left, masks_left = rows[more], times_left[more] - 1, np.where(others, others, masks_left)[more]
    rows = np.flatnonzero((times > LISTED) & (times <= MASKED))
    table.fixed(rows, masks[rows], np.full(len(rows), PLACES))
