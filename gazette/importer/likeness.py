"""How alike two titles are when their wording or punctuation differs."""

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import add

MARGIN = 1e-6
MARKS = re.compile(r"[^一-鿿A-Za-z0-9]+")


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters, punctuation left out."""
    plain = MARKS.sub("", text)
    return frozenset(map(add, plain, plain[1:]))


class Likeness:
    """Finds the most alike of some titles.

    >>> Likeness(["《方案》政策解读", "关于耕地保护的讲话"]).nearest("关于《方案》的政策解读")[0]
    0
    """

    def __init__(self, titles: Sequence[str]) -> None:
        self.grams = [bigrams(title) for title in titles]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for i, grams in enumerate(self.grams):
            for gram in grams:
                self.places[gram].append(i)
        self.known = frozenset(self.places)

    def strangers(self, title: str) -> tuple[frozenset[str], int]:
        """Pairs of letters that none of the titles has, and how many letters there are, punctuation left out."""
        plain = MARKS.sub("", title)
        return frozenset(map(add, plain, plain[1:])) - self.known, len(plain)

    def may_have(self, strangers: int, letters: int, share: float) -> bool:
        """Whether any title may be as much alike to one of so many letters, so many of whose pairs no title has.

        >>> Likeness([]).may_have(3, 12, 0.8), Likeness([]).may_have(4, 12, 0.8)
        (True, False)
        """
        return strangers * share <= (letters - 1 - strangers) * 2 * (1 - share) + MARGIN

    def has(self, title: str, share: float) -> bool:
        """Whether any of the titles is as much alike as that; most are told from their letters at once.

        >>> titles = Likeness(["关于耕地保护的讲话"])
        >>> titles.has("关于耕地保护的讲话", 0.8), titles.has("关于河道保护的讲话", 0.8)
        (True, False)
        """
        return self.at_least(title, share) >= share

    def at_least(self, title: str, share: float) -> float:
        """How much the most alike title has in common with this one; 0 where the letters tell at once that it is less than ``share``."""
        own = bigrams(title)
        if len(own & self.known) * (2 - share) < len(own) * share - MARGIN:
            return 0.0
        return self._nearest(own)[1]

    def nearest(self, title: str) -> tuple[int, float]:
        """Index of the most alike title (-1 if none), and twice the common share of both (0 to 1)."""
        return self._nearest(bigrams(title))

    def _nearest(self, own: frozenset[str]) -> tuple[int, float]:
        common: defaultdict[int, int] = defaultdict(int)
        for gram in own:
            for i in self.places.get(gram, ()):
                common[i] += 1
        best, most = -1, 0.0
        for i, count in common.items():
            like = 2 * count / (len(own) + len(self.grams[i]))
            if like > most:
                best, most = i, like
        return best, most
