"""Puts back in order the frames of a page on which one article ends and the next begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.importer.likeness import Likeness
from gazette.importer.marks import DATE, DOC_NUMBER
from gazette.importer.numbering import enumerator_of
from gazette.importer.pageheads import STRONG, WEAK, Head, PageHeads
from gazette.importer.seams import SIGNING
from gazette.importer.signs import is_fact
from gazette.importer.state import Line, State
from gazette.importer.text import bare
from gazette.messages import message
from gazette.model import Doubt, Moved

LONGEST_PAGE, SHORTEST_PAGE = 170, 6
FEWEST, MARKED = 4, 0.6
SURE, UNSURE = 4.5, 3.0
WORDS, REACH = 8.0, 30
"""Weight of a title's words in the text after it, looked for in so many lines."""
JUMP, ORPHAN = 1.0, 3
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


def arrange_frames(state: State) -> State:
    """On a page that two articles share, head, text and the tail of the article before may come in any order; the page is put in the one
    in which it reads on from the page before and to the page after. No page is touched that has no seam at which nobody could read on.

    >>> from gazette.importer.state import ImportOptions
    >>> body = ["本市各级行政机关都应当负责组织公开信息，", "政府信息公开工作由本市各级政府办公室负责"]
    >>> texts = [*body * 8, " 南阳市人民政府", "关于加强保护的通知", "宛政〔2022〕2号", "各县区人民政府：", "一、总体要求", "组织实施，其他部门也予以配合做好工作。", "2022年1月6日", " 二、"]
    >>> lines = tuple(Line(n, t, t.strip(), top=t[0] == " ") for n, t in enumerate(texts, 1))
    >>> s = arrange_frames(State("a", ImportOptions(), b"", lines=lines))
    >>> [l.text[:4] for l in s.lines[15:]], [m.lines for m in s.moved]
    (['政府信息', '组织实施', '2022', '南阳市人', '关于加强', '宛政〔2', '各县区人', '一、总体', '二、'], [(22, 23)])
    """
    lines = list(state.lines)
    page = _Pages(lines, Likeness([entry.title for entry in state.entries]))
    moved: list[Moved] = []
    doubts: list[Doubt] = []
    for start, end in page.spans():
        page.seams.forget()
        best = max(page.arrangements(start, end), key=lambda a: a.gain, default=None)
        if best is None or best.gain < UNSURE:
            continue
        first = lines[page.order[start]]
        if best.gain < SURE:
            why, suggestion = message("importer.doubt_order"), message("importer.suggest_check_page")
            doubts.append(Doubt(first.number, first.text[:28], why, suggestion=suggestion, confidence=0.6))
            continue
        moved += page.arrange(best, start)
    return replace(state, lines=tuple(page.result()), moved=(*state.moved, *moved), doubts=(*state.doubts, *doubts))


class _Pages(PageHeads):
    """The orders in which the frames of a page may stand, and the one in which it is put."""

    def __init__(self, lines: Sequence[Line], likeness: Likeness) -> None:
        super().__init__(lines, likeness)
        self.titles: set[int] = set()
        self.firsts: set[int] = set()
        self.signatures: list[int] = []
        self._broken: dict[Head, bool] = {}

    def spans(self) -> Iterator[tuple[int, int]]:
        """First and last position of each page."""
        tops = [*_page_tops(self.lines), len(self.lines)]
        for start, end in pairwise(tops):
            if SHORTEST_PAGE <= end - start <= LONGEST_PAGE:
                yield start, end

    # ------------------------------------------------------------ orders

    def arrangements(self, start: int, end: int) -> Iterator[Arrangement]:
        """The orders a page may have been set in, each with what it gains over the one it has."""
        self._broken.clear()
        self.signatures = [at for at in range(start, end) if self._is_signature(at)]
        if len(self.signatures) < 2 and not self._may_be_broken(start, end):
            return
        heads = list(self.heads(start, end))
        strong = sorted({head.start for head in heads if head.worth >= STRONG})
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
            if head.stop == end and self.goes_on_amid(end):
                for cut in range(start, head.start):  # the title last
                    yield self._gain(head, start, end, (range(start, cut), text, range(cut, head.start)))

    def _gain(self, head: Head, start: int, end: int, pieces: tuple[range, ...]) -> Arrangement:
        pieces = tuple(piece for piece in pieces if piece)
        breaks = {piece.start for piece in pieces} | {end}
        signed = self._signs(head, pieces)
        if not (signed or self._stands_broken(head, start, end, breaks)):
            return Arrangement(0.0, pieces, head)
        before = [start - 1] if start else []
        after = [end] if end < len(self.order) else []
        new = [*before, *(at for piece in pieces for at in piece), *after]
        old = [*before, *range(start, end), *after]
        if self._is_broken(head, new, end, breaks):
            return Arrangement(0.0, pieces, head)
        if any(all(self.is_head_line(at) or self.is_mark(at) for at in piece) for piece in pieces if piece.start != head.start):
            return Arrangement(0.0, pieces, head)
        gain = self._reading(head, new, end, breaks) - self._reading(head, old, end, breaks)
        words = self._words(head, new) - self._words(head, old)
        if words <= 0 and head.worth < STRONG:
            return Arrangement(0.0, pieces, head)
        gain += WORDS * words - JUMP * (self._jumps(head, new) - self._jumps(head, old))
        return Arrangement(gain + SIGNED * signed, pieces, head)

    def _signs(self, head: Head, pieces: Sequence[range]) -> bool:
        """Whether the article before the page lacks the signature that the first piece holds, and the head's own has one besides."""
        tail = pieces[0]
        if tail.start <= head.stop or self.is_head_line(tail.start):
            return False
        own, moved = (sum(at in piece for at in self.signatures) for piece in (range(head.stop, tail.start), tail))
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

    def _may_be_broken(self, start: int, end: int) -> bool:
        """Whether any seam of the page, at its ends or beside a line that a head might end or begin with, is one at which nobody reads on."""
        order, seams = self.order, self.seams
        if any(0 < at < len(order) and seams.flow(order[at - 1], order[at]) < BROKEN for at in (start, end)):
            return True
        for at in range(start, end):
            before, here = order[at - 1] if at else None, order[at]
            if self.is_head_line(at):
                if before is not None and seams.before_head(before) < UNCLOSED:
                    return True
                if at + 1 < len(order) and self._after_head(at + 1) < BROKEN:
                    return True
            elif before is not None and seams.is_addressed(here) and seams.flow(before, here) < BROKEN:
                return True
        return False

    def _stands_broken(self, head: Head, start: int, end: int, breaks: set[int]) -> bool:
        """Whether the page is broken as it is. Where it is cut besides matters only if the cut is at a line that names addressees."""
        own = {start, head.start, head.stop, end}
        old = range(max(start - 1, 0), min(end + 1, len(self.order)))
        if any(self.seams.is_addressed(self.order[at]) for at in breaks - own):
            return self._is_broken(head, old, end, breaks)
        if head not in self._broken:
            self._broken[head] = self._is_broken(head, old, end, own)
        return self._broken[head]

    def _is_broken(self, head: Head, order: Sequence[int], end: int, breaks: set[int]) -> bool:
        """Whether two lines stand side by side that cannot: a head amid a sentence, half a sentence before a paragraph."""
        as_head: list[float] = []
        for a, b in pairwise(order):
            if b == a + 1 and b not in breaks:
                continue
            here, there = self.order[a], self.order[b]
            within = b == a + 1 and b != end and a != order[0]
            flow = self.seams.flow(here, there)
            ends = self.seams.before_head(here) - UNCLOSED + BROKEN
            if b == head.start or a == head.stop - 1:
                as_head.append(ends if b == head.start else self._after_head(b))
            elif b == end and self.opens_head(b):
                as_head.append(max(flow, ends))
            elif not within or self.seams.is_addressed(there):
                as_head.append(flow)
        least = PLAUSIBLE if head.worth > WEAK else BROKEN
        return min(as_head, default=0.0) < BROKEN and (head.worth >= CERTAIN or self._as_text(head, order) < least)

    def _as_text(self, head: Head, order: Sequence[int]) -> float:
        """How well the head's lines read as running text where they stand."""
        at = order.index(head.start)
        after = at + head.stop - head.start
        if not at or after >= len(order):
            return 0.0
        before, first, last, following = (self.order[k] for k in (order[at - 1], head.start, head.stop - 1, order[after]))
        return self.seams.within(before, first, last, following)

    def _reading(self, head: Head, order: Sequence[int], end: int, breaks: set[int]) -> float:
        """How well the lines fit at the seams that the two orders do not share."""
        total = others = 0.0
        for a, b in pairwise(order):
            if b == a + 1 and b not in breaks and a + 1 != head.stop:
                continue
            here, there = self.order[a], self.order[b]
            if b == head.start:
                total += self.seams.before_head(here)
            elif b == end and self.opens_head(b):
                others += max(self.seams.before_head(here), -0.5)
            elif a == head.stop - 1:
                total += self._after_head(b)
            else:
                flow = self.seams.flow(here, there)
                if b == a + 1 and b != end and a != order[0] and not self.seams.is_addressed(there):
                    flow = max(flow, TOGETHER)
                others += flow
        if head.worth < 1:
            within = sum(self.seams.flow(self.order[at], self.order[at + 1]) for at in range(head.start, head.stop - 1))
            return others + max(total + head.worth, self._as_text(head, order) + within)
        return others + total

    def _after_head(self, at: int) -> float:
        text = self.line(at).text
        return 3.0 if DOC_NUMBER.fullmatch(text) else self.seams.after_head(self.order[at])

    def _words(self, head: Head, order: Sequence[int]) -> float:
        """How much more the text after the head uses the title's words than the text before it."""
        words = {a + b for at in range(head.start, head.stop) for a, b in pairwise(bare(self.line(at).text))}
        at = order.index(head.start)
        after, before = order[at + head.stop - head.start :][:REACH], order[max(0, at - REACH) : at]
        return self._share(words, after) - self._share(words, before)

    def _share(self, words: set[str], places: Sequence[int]) -> float:
        grams = [a + b for at in places for a, b in pairwise(bare(self.line(at).text))]
        return sum(gram in words for gram in grams) / len(grams) if grams else 0.0

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

    # ------------------------------------------------------------ what comes of it

    def arrange(self, best: Arrangement, start: int) -> Iterator[Moved]:
        """Puts the page in the order found."""
        titles = [at for at in range(best.head.start, best.head.stop) if not is_fact(self.line(at).text)]
        if all(b == a + 1 for a, b in pairwise(titles)):
            self.titles |= {self.order[at] for at in titles}
        new = [self.order[at] for piece in best.pieces for at in piece]
        self.firsts |= {new[0], self.order[best.head.start]}
        sure = min(0.95, 0.7 + best.gain / 40)
        at = start
        for piece in best.pieces:
            if piece.start > at:
                numbers = self.line(piece.start).number, self.line(piece.stop - 1).number
                why = "moved_title" if piece.start == best.head.start else "moved_pages"
                yield Moved(numbers, "", message(f"importer.{why}"), sure)
            at += len(piece)
        self.order[start : start + len(new)] = new

    def result(self) -> Iterator[Line]:
        for i in self.order:
            line = self.lines[i]
            if i in self.firsts:
                line = replace(line, top=True, cut=False)
            yield replace(line, role="title") if i in self.titles else line


def _page_tops(lines: Sequence[Line]) -> list[int]:
    """Where pages start. Where some tops are marked by a blank and as many others by furniture, that stands between columns."""
    tops = [i for i, line in enumerate(lines) if line.top]
    marked = [i for i in tops if lines[i].indent == 1 and lines[i].raw[:1] == " "]
    return marked if len(marked) >= FEWEST and len(marked) * 2 >= len(tops) * MARKED else tops
