r"""Whole numbers as printable ASCII that stands in a JavaScript string as it is and that gzip packs well. Twin of ``codec.js``.

The alphabet is ASCII from ``#`` to ``~`` without the backslash. The first 64 digits end a number; each of the other 27 before them carries
a part, least first: small numbers, by far the most, take one character.
"""

from collections.abc import Iterable

ALPHABET = "".join(chr(c) for c in range(ord("#"), ord("~") + 1) if c != ord("\\"))
LAST = 64
PARTS = len(ALPHABET) - LAST


def _encoded(number: int) -> str:
    text = ""
    while number >= LAST:
        number -= LAST
        text += ALPHABET[LAST + number % PARTS]
        number //= PARTS
    return text + ALPHABET[number]


COMMON = tuple(_encoded(n) for n in range(4096))


def encode(numbers: Iterable[int]) -> str:
    """The numbers, none negative, one after the other.

    >>> encode([0, 1, 63, 64, 91])
    '#$cd#d$'
    """
    return "".join([COMMON[n] if n < 4096 else _encoded(n) for n in numbers])
