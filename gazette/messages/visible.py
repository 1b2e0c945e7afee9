"""Text from elsewhere as a terminal may show it: nothing in it moves the cursor, turns the line, or fills the screen."""

import re
from pathlib import PurePath

HIDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Signs that no printed line has: control characters, line ends of other systems, halves of characters, and those that turn the direction
of writing (UAX #9 §2), by which a text is shown in another order than it has."""
LONGEST = 1000
"""Characters of a fact in a message; beyond, it is cut."""


def visible(text: str) -> str:
    r"""The text with control characters, halves of characters and signs that turn the direction of writing named instead of sent.

    >>> visible("甲\x1b[2J乙\u202e")
    '甲‹U+001B›[2J乙‹U+202E›'
    """
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return HIDING.sub(lambda sign: f"‹U+{ord(sign[0]):04X}›", cut)


def visible_fact(fact: object) -> object:
    """A fact for a message: numbers as they are, for they are formatted; all else as text that can be shown."""
    if isinstance(fact, int) and fact.bit_length() > 64:
        return "…"
    return visible(str(fact)) if isinstance(fact, str | PurePath | BaseException) else fact
