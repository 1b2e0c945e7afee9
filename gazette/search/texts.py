"""Many texts at once in normal form: what :func:`normalise` makes of each of them, by looking each character up in a table.

The table holds what single characters become, and is filled as they occur. That is all there is to know unless a text has a sign that may
join the one before it, such as a combining accent: then its whole document takes the long way.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gazette.search.tokenise import IDEOGRAPH, IDLE_BLANK, cased, normalise

Numbers = NDArray[np.integer[Any]]

WALL = "\uffff"
"""Between two texts; no character, so it stands in none."""

SIGNS = 0x110000
UNKNOWN, LONG, JOINING = SIGNS, SIGNS + 1, SIGNS + 2
"""What the table says of characters not yet looked up, of those that become several, and of those that may join others."""

FORMS = np.full(SIGNS, UNKNOWN, np.uint32)
BLANK_RUN = re.compile("  +")


def normalised(texts: Sequence[str]) -> list[str]:
    """The normal form of each text.

    >>> normalised(["宛政〔２０２１〕 7号", "PM 2.5……", ""])
    ['宛政(2021)7号', 'pm 2.5......', '']
    """
    joined = WALL.join(texts)
    signs = codes_of(joined)
    forms = FORMS[signs]
    for sign in np.unique(signs[forms == UNKNOWN]).tolist():
        FORMS[sign] = _form(chr(sign))
    forms = FORMS[signs]
    if (forms == JOINING).any() or joined.count(WALL) != len(texts) - 1:
        return [normalise(text) for text in texts]
    several = np.flatnonzero(forms == LONG)
    forms[several] = signs[several]
    text = forms.tobytes().decode("utf-32-le")
    for sign in map(chr, np.unique(signs[several]).tolist()):
        text = text.replace(sign, cased(sign))
    return IDLE_BLANK.sub("", BLANK_RUN.sub(" ", text)).split(WALL)


def codes_of(text: str) -> Numbers:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _form(sign: str) -> int:
    form = cased(sign)
    if any(map(_joins, sign + form)) or (" " in form and form != " "):
        return JOINING
    return ord(form) if len(form) == 1 else LONG


def _joins(sign: str) -> bool:
    """May a sign change what stands before it? Marks and the parts of Korean syllables do; of rare planes nothing is taken for granted."""
    return unicodedata.category(sign)[0] == "M" or "\u1100" <= sign <= "\u11ff" or (sign > "\uffff" and not IDEOGRAPH.match(sign))
