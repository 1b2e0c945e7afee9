"""Puts back in order the frames of a page on which one article ends and the next begins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.importer.likeness import Likeness
from gazette.importer.measure import measured
from gazette.importer.pageorders import LONGEST_PAGE, Arrangement, PageOrders
from gazette.importer.signs import is_fact
from gazette.importer.state import Line, State
from gazette.messages import message
from gazette.model import Doubt, Moved

SHORTEST_PAGE = 6
FEWEST, MARKED = 4, 0.6
SURE, UNSURE = 4.5, 3.0


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
    lines = state.lines
    widths = measured(lines, state.widths)
    page = _Pages(lines, widths.followed, Likeness([entry.title for entry in state.entries]))
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
    if moved:
        lines = tuple(page.result())
    return replace(state, lines=lines, widths=widths, moved=(*state.moved, *moved), doubts=(*state.doubts, *doubts))


class _Pages(PageOrders):
    """The pages of an issue, and the order in which each is put."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None], likeness: Likeness) -> None:
        super().__init__(lines, widths, likeness)
        self.titles: set[int] = set()
        self.firsts: set[int] = set()

    def spans(self) -> Iterator[tuple[int, int]]:
        """First and last position of each page."""
        tops = [*_page_tops(self.lines), len(self.lines)]
        for start, end in pairwise(tops):
            if SHORTEST_PAGE <= end - start <= LONGEST_PAGE:
                yield start, end

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
