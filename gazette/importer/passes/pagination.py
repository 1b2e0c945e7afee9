"""Puts pages back into the order of the numbers printed on them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.importer.measure import measured
from gazette.importer.pagenumbers import PAGE_NUMBER
from gazette.importer.seams import Seams
from gazette.importer.state import Line, State
from gazette.importer.text import bare
from gazette.messages import message
from gazette.model import Doubt, Moved

EDGE_NUMBER = re.compile(r"^\s*[-—–·]*(\d{1,3})[-—–·]*(?=\s)|(?<=\s)[-—–·]*(\d{1,3})[-—–·]*\s*$")  # 16　南阳市人民政府公报
FEWEST = 4
REACH = 6
"""Pages within which those that changed places are looked for."""
USUAL = 0.6
"""Share of the numbers that must have a next one, for the numbers to be those of pages."""
SURE, UNSURE = 1.5, -1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed page number: it stands before line ``at``."""

    at: int
    page: int


def sort_pages(state: State) -> State:
    """Pages whose printed numbers are out of order are sorted by them, unless the text then reads on worse.

    A number stands at its page's head or foot, or between its columns; which, tell the seams.

    >>> from gazette.importer.state import ImportOptions
    >>> from gazette.model import Dropped
    >>> texts = ["要始", "终坚持。", "（四）统", "（三）安全。", "筹推进。"]
    >>> why = message("importer.why_page_number")
    >>> dropped = tuple(Dropped(2 * n + 1, f"— {page} —", why) for n, page in enumerate((1, 2, 4, 3, 5)))
    >>> lines = tuple(Line(2 * n, t, t) for n, t in enumerate(texts))
    >>> s = sort_pages(State("a", ImportOptions(), b"", lines=lines, dropped=dropped))
    >>> [line.text for line in s.lines], [m.lines for m in s.moved]
    (['要始', '终坚持。', '（三）安全。', '（四）统', '筹推进。'], [(6, 6)])
    """
    lines = list(state.lines)
    marks = list(_marks(state))
    windows = list(_disordered([mark.page for mark in marks])) if _counts_pages(marks) else []
    if not windows:
        return state
    moved: list[Moved] = []
    doubts: list[Doubt] = []
    seams = Seams(lines, measured(state.lines, state.widths).followed)
    order = list(range(len(lines)))
    places = _places(marks, len(lines))
    for window in windows:
        best = max((_sorted(seams, lines, marks, window, where) for where in places), key=lambda c: c[0])
        gain, start, new = best
        if gain < UNSURE or not new:
            line = lines[marks[window.start].at]
            why, suggestion = message("importer.doubt_order"), message("importer.suggest_check_page")
            doubts.append(Doubt(line.number, line.text[:28], why, suggestion=suggestion, confidence=0.7))
            continue
        order[start : start + len(new)] = new
        moved += _moves(lines, start, new, gain)
    firsts = {b for a, b in pairwise(order) if b != a + 1}
    put = tuple(replace(lines[i], top=True) if i in firsts else lines[i] for i in order)
    return replace(state, lines=put, moved=(*state.moved, *moved), doubts=(*state.doubts, *doubts))


def _moves(lines: Sequence[Line], start: int, new: Sequence[int], gain: float) -> Iterator[Moved]:
    """The stretches that come to stand before lines they stood behind."""
    sure = 0.95 if gain >= SURE else 0.8
    at = 0
    while at < len(new):
        end = at + 1
        while end < len(new) and new[end] == new[end - 1] + 1:
            end += 1
        if new[at] > start + at:
            yield Moved((lines[new[at]].number, lines[new[end - 1]].number), "", message("importer.moved_by_number"), sure)
        at = end


def _marks(state: State) -> Iterator[Mark]:
    """The page numbers among what was dropped, and the line each stood before."""
    whys = (message("importer.why_page_number"), message("importer.why_header"))
    found = []
    for dropped in state.dropped:
        if dropped.why not in whys:
            continue
        number = PAGE_NUMBER.fullmatch(bare(dropped.text)) if dropped.why == whys[0] else EDGE_NUMBER.search(dropped.text)
        if number:
            found.append((dropped.line, int(next(g for g in number.groups() if g))))
    found.sort()
    at = 0
    for where, page in found:
        while at < len(state.lines) and state.lines[at].number < where:
            at += 1
        yield Mark(at, page)


def _places(marks: Sequence[Mark], end: int) -> list[str]:
    """Where on its page a number may stand: not at the head if nothing follows the last one, nor at the foot if nothing is before the first."""
    head, foot = marks[-1].at < end, marks[0].at > 0
    return [where for where, fits in (("foot", foot or not head), ("head", head or not foot), ("page", True)) if fits]


def _counts_pages(marks: Sequence[Mark]) -> bool:
    pages = [mark.page for mark in marks]
    counted = sum(page + 1 in set(pages) for page in set(pages))
    return len(marks) >= FEWEST and counted >= len(pages) * USUAL and any(b < a for a, b in pairwise(pages))


def _disordered(pages: Sequence[int]) -> Iterator[range]:
    """Shortest runs of numbers that count on from the one before and up to the one after, once they are sorted: 5 | 7 6 | 8."""
    i = 1
    while i < len(pages):
        step = next((k for k in range(2, REACH + 1) if _fits(pages, i, i + k)), 0) if pages[i] != pages[i - 1] + 1 else 0
        if step:
            yield range(i, i + step)
        i += step or 1


def _fits(pages: Sequence[int], start: int, end: int) -> bool:
    before = pages[start - 1]
    whole = end <= len(pages) and sorted(pages[start:end]) == list(range(before + 1, before + 1 + end - start))
    return whole and (end == len(pages) or pages[end] == pages[start - 1] + 1 + end - start)


def _sorted(seams: Seams, lines: Sequence[Line], marks: Sequence[Mark], window: range, where: str) -> tuple[float, int, list[int]]:
    """How much better the text reads if the window's pages are sorted; the first line of the window and the new order of its lines."""
    edges = _edges(lines, marks, window, where)
    if edges is None or any(b <= a for a, b in pairwise(edges)):
        return UNSURE - 1, 0, []
    parts = sorted(zip([marks[k].page for k in window], pairwise(edges), strict=True))
    new = [i for _, (a, b) in parts for i in range(a, b)]
    start, end = edges[0], edges[-1]
    old = list(range(start, end))
    return _reading(seams, start, new, end) - _reading(seams, start, old, end, edges), start, new


def _reading(seams: Seams, start: int, order: Sequence[int], end: int, edges: Sequence[int] = ()) -> float:
    whole = [*([start - 1] if start else []), *order, *([end] if end < len(seams.lines) else [])]
    return sum(seams.flow(a, b) for a, b in pairwise(whole) if b != a + 1 or b in edges)


def _edges(lines: Sequence[Line], marks: Sequence[Mark], window: range, where: str) -> list[int] | None:
    """Where each page of the window starts, and the last one ends."""
    if where == "foot":
        return [marks[k - 1].at for k in (*window, window.stop)]
    if where == "head":
        return [marks[k].at for k in window] + [marks[window.stop].at if window.stop < len(marks) else len(lines)]
    tops = [i for i, line in enumerate(lines) if line.top and line.indent == 1]
    starts = [max((i for i in tops if i < marks[k].at), default=-1) for k in window]
    end = next((i for i in tops if i >= marks[window.stop - 1].at), len(lines))
    return None if -1 in starts else [*starts, end]
