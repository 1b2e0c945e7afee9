"""Whole numbers as bits, many at a time. Twin of the reader in ``templates/search/index.js``.

============  ==========================================================================================
fixed         so many bits, most significant first
unary         so many noughts, then a one
gamma         a number from one: how many bits follow its first, in unary, then these
============  ==========================================================================================
"""

import string
from base64 import b64encode

import numpy as np

from gazette.search.codec import ALPHABET
from gazette.search.texts import Numbers

BASE64 = f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}+/"
OURS = bytes.maketrans(BASE64.encode(), ALPHABET[:64].encode())


class Columns:
    """A table whose cells are written row after row: each column adds to some rows a number in bits."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.columns: list[tuple[Numbers, Numbers, Numbers]] = []

    def fixed(self, rows: Numbers, values: Numbers, widths: Numbers) -> None:
        """Numbers of so many bits."""
        self.columns.append((rows, values, widths))

    def unary(self, rows: Numbers, values: Numbers) -> None:
        """Noughts and a one."""
        self.columns.append((rows, np.ones_like(values), values + 1))

    def gamma(self, rows: Numbers, values: Numbers) -> None:
        """Numbers from one."""
        widths = np.frexp(values.astype(np.float64))[1].astype(np.int64) - 1
        self.unary(rows, widths)
        self.fixed(rows, values - (1 << widths), widths)

    def packed(self, groups: Numbers) -> tuple[bytes, Numbers]:
        """All bits, and how many each group of rows has; ``groups``: its first row. Each group begins with a byte of its own."""
        sizes = np.zeros(self.rows, np.int64)
        for rows, _, widths in self.columns:
            sizes[rows] += widths
        wholes = np.add.reduceat(sizes, groups) if len(groups) else sizes
        padding = np.cumsum(-wholes % 8)
        ends = np.cumsum(sizes)
        at = ends - sizes + np.repeat(padding - -wholes % 8, np.diff(groups, append=self.rows))
        bits = np.zeros(int(ends[-1] + padding[-1]) if self.rows else 0, np.uint8)
        for rows, values, widths in self.columns:
            stops = at[rows] + widths
            for low in range(int(values.max(initial=0)).bit_length()):
                some = (values >> low & 1).astype(bool)
                bits[stops[some] - 1 - low] = 1
            at[rows] = stops
        return np.packbits(bits).tobytes(), wholes


def joined(data: bytes, sizes: Numbers) -> Numbers:
    """The bits of pieces of so many bits, each of which begins with a byte of its own, one behind the other.

    >>> joined(bytes([0b11000000, 0b10100000]), np.array([2, 3])).tolist()
    [1, 1, 1, 0, 1]
    """
    bits = np.unpackbits(np.frombuffer(data, np.uint8))
    padding = -sizes % 8
    ends = np.cumsum(sizes + padding)
    real = np.ones(len(bits), bool)
    real[np.repeat(ends - np.cumsum(padding), padding) + np.arange(padding.sum())] = False
    found: Numbers = bits[real]
    return found


def printable(bits: Numbers) -> str:
    """Bits as printable ASCII, six a sign.

    >>> printable(np.array([0, 0, 0, 0, 0, 1, 1]))
    '$C'
    """
    return b64encode(np.packbits(bits).tobytes())[: -(-len(bits) // 6)].translate(OURS).decode()
