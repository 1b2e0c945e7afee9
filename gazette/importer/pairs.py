"""How often an issue writes two characters side by side: 始终 often, 终把 never."""

import sys
from array import array
from collections import defaultdict
from functools import partial
from itertools import pairwise

UTF_16 = f"utf-16-{'le' if sys.byteorder == 'little' else 'be'}"


class Pairs:
    """Counts pairs when they are asked for: for each character it keeps those that come after it, which takes little room.

    >>> pairs = Pairs("始终坚持\\n始终")
    >>> pairs["始终"], pairs["终坚"], pairs["持始"], pairs.get("无此", 0)
    (2, 1, 0, 0)
    """

    def __init__(self, text: str = "") -> None:
        after: defaultdict[int, array[int]] = defaultdict(partial(array, "H"))
        for left, right in pairwise(array("H", text.encode(UTF_16, "surrogatepass"))):
            after[left].append(right)
        self._after = {chr(left): rights.tobytes().decode(UTF_16, "surrogatepass") for left, rights in after.items()}
        self._known: dict[str, int] = {}

    def __getitem__(self, pair: str) -> int:
        count = self._known.get(pair)
        if count is None:
            count = self._known[pair] = self._after.get(pair[0], "").count(pair[1])
        return count

    def get(self, pair: str, default: int = 0) -> int:
        """The count; ``default`` for a pair that the issue never writes."""
        return self[pair] or default
