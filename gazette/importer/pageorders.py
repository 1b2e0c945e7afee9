"""The orders in which the frames of a page that two articles share may have been set, and how well each reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from typing import NamedTuple

from gazette.importer.likeness import Likeness
from gazette.importer.marks import DATE, DOC_NUMBER
from gazette.importer.numbering import enumerator_of
from gazette.importer.pageheads import STRONG, WEAK, Head, PageHeads
from gazette.importer.seams import SIGNING
from gazette.importer.state import Line
from gazette.importer.text import bare

LONGEST_PAGE = 170
WORDS, REACH = 8.0, 30
"""Weight of a title's words in the text after it, looked for in so many lines."""
JUMP, ORPHAN = 1.0, 3
LONGEST_TAIL = 60
"""Lines of a tail that stands between a head and those its document is sent to."""
TOGETHER = -0.3
"""Lines that follow each other on the page fit no worse."""
CERTAIN = 3.0
"""A head of such worth is not taken for running text."""
PLAUSIBLE = 0.5
SIGNED = 5.0
"""Both articles then have a signature each; before, one had two and the other none."""
BROKEN, UNCLOSED = -1.1, -0.6
"""Below this, two lines cannot stand side by side."""
NUMBERED = ("chapter", "clause", "top", "second")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page in another order: pieces of it, by position, and how much better it then reads."""

    gain: float
    pieces: tuple[range, ...]
    head: Head


class Join(NamedTuple):
    """Two positions side by side; ``printed``: they are so on the page as it came, its edges aside."""

    before: int
    after: int
    printed: bool


class PageOrders(PageHeads):
    """A page with the orders its frames may stand in."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None], likeness: Likeness) -> None:
        super().__init__(lines, widths, likeness)
        self.signatures: list[int] = []
        self.strong: list[int] = []
        self._broken: dict[Head, bool] = {}
        self._pairs: dict[int, list[str]] = {}

    def forget_words(self) -> None:
        """The pairs of characters too."""
        super().forget_words()
        self._pairs.clear()

    def arrangements(self, start: int, end: int) -> Iterator[Arrangement]:
        """The orders a page may have been set in, each with what it gains over the one it has."""
        self._broken.clear()
        self.forget_words()
        self.signatures = [at for at in range(start, end) if self._is_signature(at)]
        heads = list(self.heads(start, end))
        strong = self.strong = sorted({head.start for head in heads if head.worth >= STRONG})
        for head in heads:
            ends = [end, *(at for at in strong if at > head.stop)]
            text = range(head.start, head.stop)
            if head.start == start:
                for cut in range(head.stop + 1, end + 1):  # head, tail, text
                    yield self._gain(head, start, end, (range(head.stop, cut), text, range(cut, end)))
                for stop in ends:
                    for cut in range(head.stop + 1, stop):  # head, text, tail
                        pieces = (range(cut, stop), text, range(head.stop, cut), range(stop, end))
                        yield self._gain(head, start, end, pieces)
                continue
            for stop in ends:  # text, head, tail
                if stop > head.stop:
                    pieces = (range(head.stop, stop), text, range(start, head.start), range(stop, end))
                    yield self._gain(head, start, end, pieces)
            for cut in range(head.stop + 1, min(end, head.stop + LONGEST_TAIL)):  # text, head, tail, those addressed, text
                if self.seams.is_addressed(self.order[cut]):
                    pieces = (range(start, head.start), range(head.stop, cut), text, range(cut, end))
                    yield self._gain(head, start, end, pieces)
            if head.stop == end and self.goes_on_amid(end):
                for cut in range(start, head.start):  # the title last
                    yield self._gain(head, start, end, (range(start, cut), text, range(cut, head.start)))

    def _gain(self, head: Head, start: int, end: int, pieces: tuple[range, ...]) -> Arrangement:
        pieces = tuple(piece for piece in pieces if piece)
        signed = self._signs(head, pieces)
        old_joins = self._joins(start, end, sorted(pieces, key=lambda piece: piece.start))
        if not (signed or self._stands_broken(head, start, end, old_joins)):
            return Arrangement(0.0, pieces, head)
        joins = self._joins(start, end, pieces)
        if self._is_broken(head, joins, end):
            return Arrangement(0.0, pieces, head)
        if any(all(self.is_head_line(at) or self.is_mark(at) for at in piece) for piece in pieces if piece.start != head.start):
            return Arrangement(0.0, pieces, head)
        gain = self._reading(head, joins, end) - self._reading(head, old_joins, end)
        before = [start - 1] if start else []
        after = [end] if end < len(self.order) else []
        new = [*before, *(at for piece in pieces for at in piece), *after]
        old = [*before, *range(start, end), *after]
        words = self._words(head, new) - self._words(head, old)
        if words <= 0 and head.worth < STRONG:
            return Arrangement(0.0, pieces, head)
        gain += WORDS * words - JUMP * (self._jumps(head, new) - self._jumps(head, old))
        return Arrangement(gain + SIGNED * signed, pieces, head)

    def _joins(self, start: int, end: int, pieces: Sequence[range]) -> list[Join]:
        """Which lines stand side by side where the pieces meet, each other and the lines before and after the page."""
        edges = [(piece.start, piece.stop - 1) for piece in pieces]
        if start:
            edges.insert(0, (start - 1, start - 1))
        if end < len(self.order):
            edges.append((end, end))
        first = edges[0][0]
        return [Join(last, here, here == last + 1 and here != end and last != first) for (_, last), (here, _) in pairwise(edges)]

    def _signs(self, head: Head, pieces: Sequence[range]) -> bool:
        """Whether the article before the page lacks the signature that the first piece holds, and the head's own has one besides."""
        tail = pieces[0]
        if len(self.signatures) < 2 or tail.start < head.stop or self.is_head_line(tail.start):
            return False
        text = range(head.stop, tail.start)
        if not text:  # head, tail, text
            text = range(tail.stop, next((at for at in self.strong if at >= tail.stop), pieces[-1].stop))
        own, moved = (sum(at in piece for at in self.signatures) for piece in (text, tail))
        return own == moved == 1 and self._is_unsigned(head.start)

    def _is_unsigned(self, at: int) -> bool:
        """Whether the article that is open before a position has its number or addressees, but no date yet."""
        for k in range(at - 1, max(-1, at - LONGEST_PAGE), -1):
            if DATE.fullmatch(self.line(k).text):
                return False
            if DOC_NUMBER.fullmatch(self.line(k).text):
                return True
        return False

    def _is_signature(self, at: int) -> bool:
        return at > 0 and bool(DATE.fullmatch(self.line(at).text) and SIGNING.fullmatch(self.line(at - 1).text))

    def _stands_broken(self, head: Head, start: int, end: int, joins: Sequence[Join]) -> bool:
        """Whether the page is broken as it is. Where it is cut besides matters only if the cut is at a line that names addressees."""
        own = {start, head.start, head.stop, end}
        if any(join.after not in own and self.seams.is_addressed(self.order[join.after]) for join in joins):
            return self._is_broken(head, joins, end)
        if head not in self._broken:
            pieces = (range(start, head.start), range(head.start, head.stop), range(head.stop, end))
            self._broken[head] = self._is_broken(head, self._joins(start, end, [piece for piece in pieces if piece]), end)
        return self._broken[head]

    def _is_broken(self, head: Head, joins: Sequence[Join], end: int) -> bool:
        """Whether two lines stand side by side that cannot: a head amid a sentence, half a sentence before a paragraph."""
        as_head: list[float] = []
        for join in joins:
            a, b = join.before, join.after
            here, there = self.order[a], self.order[b]
            if b == head.start:
                as_head.append(self._ends(here))
            elif a == head.stop - 1:
                as_head.append(self._after_head(b))
            elif b == end and self.opens_head(b):
                as_head.append(max(self.seams.flow(here, there), self._ends(here)))
            elif not join.printed or self.seams.is_addressed(there):
                as_head.append(self.seams.flow(here, there))
        least = PLAUSIBLE if head.worth > WEAK else BROKEN
        return min(as_head, default=0.0) < BROKEN and (head.worth >= CERTAIN or self._as_text(head, joins) < least)

    def _ends(self, i: int) -> float:
        """Whether an article may end with line i, by the measure of seams."""
        return self.seams.before_head(i) - UNCLOSED + BROKEN

    def _as_text(self, head: Head, joins: Sequence[Join]) -> float:
        """How well the head's lines read as running text where they stand."""
        before = next((join.before for join in joins if join.after == head.start), None)
        after = next((join.after for join in joins if join.before == head.stop - 1), None)
        if before is None or after is None:
            return 0.0
        return self.seams.within(*(self.order[at] for at in (before, head.start, head.stop - 1, after)))

    def _reading(self, head: Head, joins: Sequence[Join], end: int) -> float:
        """How well the lines fit at the seams that the two orders do not share."""
        total = others = 0.0
        for join in joins:
            a, b = join.before, join.after
            here, there = self.order[a], self.order[b]
            if b == head.start:
                total += self.seams.before_head(here)
            elif b == end and self.opens_head(b):
                others += max(self.seams.before_head(here), -0.5)
            elif a == head.stop - 1:
                total += self._after_head(b)
            else:
                flow = self.seams.flow(here, there)
                others += max(flow, TOGETHER) if join.printed and not self.seams.is_addressed(there) else flow
        if head.worth < 1:
            within = sum(self.seams.flow(self.order[at], self.order[at + 1]) for at in range(head.start, head.stop - 1))
            return others + max(total + head.worth, self._as_text(head, joins) + within)
        return others + total

    def _after_head(self, at: int) -> float:
        text = self.line(at).text
        return 3.0 if DOC_NUMBER.fullmatch(text) else self.seams.after_head(self.order[at])

    def _words(self, head: Head, order: Sequence[int]) -> float:
        """How much more the text after the head uses the title's words than the text before it."""
        words = {gram for at in range(head.start, head.stop) for gram in self._grams(at)}
        at = order.index(head.start)
        after, before = order[at + head.stop - head.start :][:REACH], order[max(0, at - REACH) : at]
        return self._share(words, after) - self._share(words, before)

    def _share(self, words: set[str], places: Sequence[int]) -> float:
        grams = [gram for at in places for gram in self._grams(at)]
        return sum(map(words.__contains__, grams)) / len(grams) if grams else 0.0

    def _grams(self, at: int) -> list[str]:
        """The pairs of neighbouring characters in a line."""
        i = self.order[at]
        known = self._pairs.get(i)
        if known is None:
            text = bare(self.lines[i].text)
            known = self._pairs[i] = list(map(add, text, text[1:]))
        return known

    def _jumps(self, head: Head, order: Sequence[int]) -> int:
        """How often 一、（一）第一条 do not count on, with a new count after the head."""
        last: dict[str, int] = {}
        fresh = False
        jumps = 0
        start = order[0]
        for at in [*range(max(0, start - 60), start), *order]:
            if at == head.start:
                last, fresh = {}, True
            found = enumerator_of(self.line(at).text)
            if found and found[0] == "decimal" and "decimal" not in last:
                jumps += ORPHAN * (fresh and found[1][0] != 1)
                last["decimal"] = 1
            if not found or found[0] not in NUMBERED:
                continue
            kind, value = found[0], found[1][0]
            before = last.get(kind, 0 if fresh else None)
            jumps += before is not None and value not in (before + 1, 1)
            jumps += value == 1 and bool(before) and kind != "second"
            last[kind] = value
            if kind in ("top", "chapter"):
                last.pop("second", None)
        return jumps
