"""How long a document's fields are, as the index scores by it: rounded to four binary digits, so that the lengths of an archive take little room.

Lucene keeps lengths to as many digits. A length changes by a sixteenth at the most, and what a document scores by less.
"""

import numpy as np

from gazette.search.texts import Numbers

DIGITS = 4
HALF = 1 << DIGITS - 1


def classes_of(lengths: Numbers) -> Numbers:
    """The class of each length.

    >>> classes_of(np.array([0, 15, 16, 17, 18, 7000])).tolist()
    [0, 15, 16, 16, 17, 85]
    """
    digits = np.frexp(lengths.astype(np.float64))[1].astype(np.int64)
    shifts = np.maximum(digits - DIGITS, 0)
    found: Numbers = (lengths >> shifts) + HALF * shifts
    return found


def rounded(lengths: Numbers) -> Numbers:
    """Each length as its class gives it back: the middle of those that the class has. Twin of ``lengthOf`` in ``templates/search/index.js``.

    >>> rounded(np.array([0, 15, 16, 17, 18, 7000])).tolist()
    [0, 15, 17, 17, 19, 6912]
    """
    classes = classes_of(lengths)
    shifts = np.maximum(classes // HALF - 1, 0)
    found: Numbers = (classes - HALF * shifts << shifts) + (1 << shifts >> 1)
    return found
