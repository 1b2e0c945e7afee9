"""Puts back in order what extraction swapped: the tail of one article behind the head of the next, and whole pages."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.continuity import Continuity, pairs_of
from gazette.importer.marks import CLAUSE, DATE, DATE_LINE, DOC_NUMBER, LABEL, SECOND, TOP
from gazette.importer.measure import column_widths
from gazette.importer.signs import breaks_off, is_titlelike, starts_afresh, starts_list
from gazette.importer.state import Line, State
from gazette.importer.text import HAN, chinese_number, ends_sentence
from gazette.messages import message
from gazette.model import Doubt, Moved

LONGEST_PAGE = 170  # lines between two page tops within which a swap is looked for
SURE = 2.0


def reorder_pages(state: State) -> State:
    """Swaps two neighbouring stretches A and B where the text reads on only in the order B, A.

    Where a page holds the end of one article and the head of the next, extraction may give the head first. Then a sentence breaks off
    before A, A starts afresh, B starts amid a sentence. Swapped, all seams fit; a swap that leaves one open is not made.

    >>> from gazette.importer.state import ImportOptions
    >>> body = ["本市各级行政机关都应当依法公开政府信息，", "政府信息公开工作由本市各级政府办公室负责"]
    >>> texts = [*body * 8, " 宛政〔2022〕2号", "各县区人民政府：", "责并组织实施，其他部门也予以配合做好工作。", " 一、总体要求"]
    >>> lines = tuple(Line(n, t, t.strip(), top=t[0] == " ", cut=t[0] == "责") for n, t in enumerate(texts, 1))
    >>> s = reorder_pages(State("a", ImportOptions(), b"", lines=lines))
    >>> [l.text[:4] for l in s.lines[15:]], [m.lines for m in s.moved]
    (['政府信息', '责并组织', '宛政〔2', '各县区人', '一、总体'], [(19, 19)])
    """
    lines = list(state.lines)
    known = state.widths
    widths = list(known.columns) if known and known.lines is state.lines else column_widths(lines)
    model = Continuity(pairs_of(lines))
    moved: list[Moved] = []
    doubts: list[Doubt] = []
    i = 1
    while i < len(lines):
        swap = _swap_at(lines, widths, model, i)
        if swap is None:
            i += 1
            continue
        cut, end, sure = swap
        if sure < SURE:
            excerpt = f"{lines[i - 1].text[-14:]}|{lines[i].text[:14]}"
            why, suggestion = message("importer.doubt_order"), message("importer.suggest_check_page")
            doubts.append(Doubt(lines[i].number, excerpt, why, suggestion=suggestion, confidence=0.7))
            i += 1
            continue
        moved.append(
            Moved((lines[cut].number, lines[end - 1].number), "", message("importer.moved_pages"), min(0.95, 0.6 + sure / 12))
        )
        head, tail = lines[i:cut], lines[cut:end]
        tail[0] = replace(tail[0], cut=False, top=True)
        head[0] = replace(head[0], top=True)
        lines[i:end] = [*tail, *head]
        widths[i:end] = [*widths[cut:end], *widths[i:cut]]
        i += len(tail)
        i += 1
    measured = (line.in_column(width) for line, width in zip(lines, widths, strict=True))
    return replace(
        state, lines=tuple(measured), widths=None, pairs=model.pairs, moved=(*state.moved, *moved), doubts=(*state.doubts, *doubts)
    )


def _swap_at(lines: Sequence[Line], widths: Sequence[float | None], model: Continuity, i: int) -> tuple[int, int, float] | None:
    """Cut and end of the best swap of [i, cut) and [cut, end), and how sure it is."""
    if widths[i - 1] is None:
        return _whole_page_swap(lines, widths, model, i)
    if not lines[i].top or not _starts_new(lines, widths, i):
        return None
    end = next((k for k in range(i + 1, min(len(lines), i + LONGEST_PAGE)) if lines[k].top), None)
    if end is None or not ends_sentence(lines[end - 1].text):
        return None
    last = next((k for k in range(i - 1, max(-1, i - 4), -1) if not _is_fact(lines[k])), i - 1)
    broken = breaks_off(lines[last], widths[last]) and not _is_header(lines[last])
    if broken and _reads_on(lines[last], lines[i], model):
        return None
    best: tuple[int, int, float] | None = None
    for cut in range(i + 1, end):
        sure = _cut_score(lines, widths, model, last if broken else None, cut, end)
        if sure is not None and (best is None or sure > best[2]):
            best = (cut, end, sure)
    return best if best is not None and best[2] >= SURE else None


def _starts_new(lines: Sequence[Line], widths: Sequence[float | None], i: int) -> bool:
    line = lines[i]
    width = widths[i] or 0.0
    return bool(
        line.role or starts_afresh(line, width) or _is_header(line) or (is_titlelike(line.text) and line.width < width - 2.4)
    )


def _reads_on(before: Line, line: Line, model: Continuity) -> bool:
    """Whether two lines join to a word that the issue writes elsewhere too: then nothing was set between them."""
    if line.role or starts_list(line.text) or _is_header(line):
        return False
    return model.pairs.get(before.text[-1] + line.text[0], 0) > 2


def _is_header(line: Line) -> bool:
    return bool(
        line.role == "title" or DOC_NUMBER.fullmatch(line.text) or DATE.fullmatch(line.text) or DATE_LINE.fullmatch(line.text)
    )


def _is_fact(line: Line) -> bool:
    return bool(DOC_NUMBER.fullmatch(line.text) or DATE_LINE.fullmatch(line.text))


def _cut_score(
    lines: Sequence[Line], widths: Sequence[float | None], model: Continuity, broken: int | None, cut: int, end: int
) -> float | None:
    """How well the seams fit when [cut, end) comes to stand where line ``broken`` breaks off; None if they cannot."""
    before, first, width = lines[cut - 1], lines[cut], widths[cut]
    if width is None or starts_list(first.text) or _is_header(first):
        return None
    fresh = starts_afresh(first, width)
    open_head = breaks_off(before, widths[cut - 1]) and not _is_header(before)
    next_fresh = starts_afresh(lines[end], widths[end])
    if broken is not None:
        if fresh or not (
            first.cut or _is_header(before) or (ends_sentence(before.text) and (widths[cut - 1] or 0) - before.width > 2)
        ):
            return None
        score = (
            1.0
            + _pair(model, lines[broken], first)
            + (1.0 if fresh is False else 0.0)
            + (1.0 if first.cut or _is_header(before) else 0.0)
        )
        if open_head:
            return score + (1.0 + _pair(model, before, lines[end]) if next_fresh is not True else -3.0)
        return score + (0.0 if next_fresh is False else 0.5)
    open_head = not ends_sentence(before.text) and not _is_header(before)
    if not (first.cut and open_head and next_fresh is False and fresh is not False):
        return None
    return 2.6 + _pair(model, before, lines[end])


def _pair(model: Continuity, left: Line, right: Line) -> float:
    """Whether the issue writes the two characters at a seam side by side elsewhere."""
    a, b = left.text[-1], right.text[0]
    if not (HAN.match(a) and HAN.match(b)):
        return 0.3
    count = model.pairs.get(a + b, 0)
    return -0.5 if count == 0 else 0.5 if count < 5 else 1.0


# ---------------------------------------------------------------- pages of whole paragraphs


def _whole_page_swap(
    lines: Sequence[Line], widths: Sequence[float | None], model: Continuity, i: int
) -> tuple[int, int, float] | None:
    """Where lines are paragraphs, a page's edge shows in a paragraph that breaks off; the numbering tells what belongs where."""
    if not breaks_off(lines[i - 1], None) or not (starts_list(lines[i].text) or LABEL.match(lines[i].text)):
        return None
    if is_titlelike(lines[i - 1].text) and len(lines[i - 1].text) < 60 and lines[i - 1].text[-1] not in "，、":
        return None
    start, stop = max(0, i - 40), min(len(lines), i + LONGEST_PAGE)
    numbers = _numbers(lines, start, stop)
    now = _breaks([pair for _, pair in numbers])
    best: tuple[int, int, float] | None = None
    cuts = [k for k in range(i + 1, stop) if not starts_list(lines[k].text) and breaks_off(lines[k - 1], None)]
    ends = [k for k in range(i + 2, stop) if not starts_list(lines[k].text) and ends_sentence(lines[k - 1].text)]
    for cut in cuts[:40] if now >= 2 else ():
        for end in ends:
            if end <= cut:
                continue
            gain = now - _breaks(_swapped(numbers, i, cut, end))
            sure = gain + _pair(model, lines[cut - 1], lines[end]) + _pair(model, lines[i - 1], lines[cut]) / 2
            if gain >= 2 and (best is None or sure > best[2]):
                best = (cut, end, sure)
    return best or ((i, i, 0.0) if HAN.match(lines[i - 1].text[-1]) or lines[i - 1].text[-1] in "，、" else None)


Number = tuple[str, int]  # ("second", 3) for （三）


def _numbers(lines: Sequence[Line], start: int, stop: int) -> list[tuple[int, Number]]:
    found: list[tuple[int, Number]] = []
    for k in range(start, stop):
        for name, pattern in (("top", TOP), ("second", SECOND), ("clause", CLAUSE)):
            match = pattern.match(lines[k].text)
            if match:
                found.append((k, (name, chinese_number(match[0]))))
    return found


def _swapped(numbers: Sequence[tuple[int, Number]], i: int, cut: int, end: int) -> list[Number]:
    before, head = [n for k, n in numbers if k < i], [n for k, n in numbers if i <= k < cut]
    tail, after = [n for k, n in numbers if cut <= k < end], [n for k, n in numbers if k >= end]
    return [*before, *tail, *head, *after]


def _breaks(numbers: Sequence[Number]) -> int:
    """How often the numbering 一、（一）第一条 does not go on as it should."""
    count = 0
    last: dict[str, int] = {}
    for name, value in numbers:
        before = last.get(name)
        if before is not None and value not in (before + 1, 1):
            count += 1
        if before is not None and value == 1 and name != "second":
            count += 1
        if name == "second" and before is None and value != 1 and "top" in last:
            count += 1
        last[name] = value
        if name == "top":
            last.pop("second", None)
    return count
