"""How often an issue writes two characters side by side: 始终 often, 终把 never."""

from collections import defaultdict
from itertools import pairwise


class Pairs:
    """Counts pairs when they are asked for: for each character it keeps those that come after it, which takes little room.

    >>> pairs = Pairs("始终坚持\\n始终")
    >>> pairs["始终"], pairs["终坚"], pairs["持始"], pairs.get("无此", 0)
    (2, 1, 0, 0)
    """

    def __init__(self, text: str = "") -> None:
        after: defaultdict[str, list[str]] = defaultdict(list)
        known: dict[str, str] = {}
        for left, right in pairwise(map(known.setdefault, text, text)):  # one object for each character, not for each place
            after[left].append(right)
        self._after = {left: "".join(rights) for left, rights in after.items()}
        self._known: dict[str, int] = {}

    def __getitem__(self, pair: str) -> int:
        count = self._known.get(pair)
        if count is None:
            count = self._known[pair] = self._after.get(pair[0], "").count(pair[1])
        return count

    def get(self, pair: str, default: int = 0) -> int:
        """The count; ``default`` for a pair that the issue never writes."""
        return self[pair] or default
