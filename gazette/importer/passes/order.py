"""Puts displaced pieces back where a reader of the paper meets them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.importer.marks import (
    BODY,
    CLOSING,
    COLUMN_MARK,
    CREDIT,
    DATE,
    DATE_LINE,
    DOC_NUMBER,
    NEWS_LEAD,
    NOTE_LINE,
    NOTICE_TITLE,
    SPEECH_SUBTITLE,
)
from gazette.importer.measure import measured
from gazette.importer.numbering import bare_number
from gazette.importer.passes.furniture import COLUMN_NAME
from gazette.importer.seams import Seams
from gazette.importer.signs import (
    balanced,
    breaks_off,
    is_header_line,
    is_titlelike,
    opens_paragraph,
    reads_as_title,
    starts_afresh,
    starts_list,
)
from gazette.importer.state import Line, State, Widths
from gazette.importer.text import WIDE_GAP, bare, ends_sentence
from gazette.messages import message
from gazette.model import Dropped, Moved

SHORTEST = 6
"""Characters of the shortest title that is looked for."""
COUNTED = re.compile(r"(?:下降|增长|提高|同比|比重|总额|比例)$")  # …总额增长 / 28.3%
SURE, SURE_TOP = -1.2, 0.4
"""Above this, lines read as running text where they stand; at a page's end the next page may start with any sentence."""


def repair_displaced(state: State) -> State:
    """Titles that extraction moved to the end of their page, or into the midst of a sentence, go back to where their article starts.

    A title is known by what it interrupts: the line before it breaks off, or a page ends right after it. Its article starts where the
    words of the title start to be used: after a closing formula (…施行。), at the page's first line, or at a paragraph between.

    >>> texts = [" 第三条本办法自印发之日起施行。", "乡村振兴要抓产业振兴，乡村产业振兴要靠", "乡村振兴之路", " 人才来做，也要靠各类经营主体一起来做。"]
    >>> from gazette.importer.state import ImportOptions
    >>> pad = [Line(0, t, t) for t in ["本条所称产业指的是各类农业产业及其相关的"] * 40]
    >>> lines = [*pad, *(Line(n, t, t.strip(), top=t[0] == " ") for n, t in enumerate(texts, 1))]
    >>> [l.text for l in repair_displaced(State("a", ImportOptions(), b"", lines=tuple(lines))).lines[40:]]
    ['第三条本办法自印发之日起施行。', '乡村振兴之路', '乡村振兴要抓产业振兴，乡村产业振兴要靠', '人才来做，也要靠各类经营主体一起来做。']
    """
    lines = list(state.lines)
    known = measured(state.lines, state.widths)
    widths = known.columns
    moves: list[tuple[int, int, int]] = []  # run start, run end, index before which it belongs
    columns = list(state.columns)
    dropped = list(state.dropped)
    cuts: set[int] = set()
    gone: set[int] = set()
    for start, end in _intruders(lines, known):
        page = _page_start(lines, start)
        if end - start == 1 and (COLUMN_NAME.fullmatch(lines[start].text)) and not lines[start].top:
            columns.append((lines[start].number, lines[start].text))
            dropped.append(Dropped(lines[start].number, lines[start].raw.strip(), message("importer.why_column")))
            gone.add(start)
        elif is_titlelike(lines[start].text):
            moves.append((start, end, _article_start(lines, widths, page, start, end)))
        cuts.add(end)
    state = replace(state, widths=known)
    return _applied(replace(state, columns=tuple(columns), dropped=tuple(dropped)), lines, moves, gone, cuts) if cuts else state


def _applied(state: State, lines: list[Line], moves: list[tuple[int, int, int]], gone: set[int], cuts: set[int]) -> State:
    before: dict[int, list[Line]] = {}
    moved = list(state.moved)
    taken = set(gone)
    for start, end, target in moves:
        run = [replace(line, top=False, role="title") for line in lines[start:end]]
        before[target] = [*before.get(target, []), *run]
        taken |= set(range(start, end))
        moved.append(Moved((run[0].number, run[-1].number), "", message("importer.moved_title"), 0.8))
    out: list[Line] = []
    for i, line in enumerate(lines):
        for k, extra in enumerate(before.get(i, [])):
            out.append(replace(extra, top=line.top) if k == 0 else extra)
        if i in taken:
            continue
        here = replace(line, top=False) if i in before else line
        out.append(replace(here, cut=True) if i in cuts else here)
    return replace(state, lines=tuple(out), moved=tuple(moved))


# ---------------------------------------------------------------- what interrupts


def _intruders(lines: Sequence[Line], widths: Widths) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    seams = Seams(lines, widths.followed)
    i = 1
    while i < len(lines):
        end = _intruder_end(lines, widths.columns, i)
        if end and not _reads_on(seams, i, end):
            found.append((i, end))
            i = end
        i += 1
    return found


def _reads_on(seams: Seams, i: int, end: int) -> bool:
    """Whether lines [i, end) are no title but go on the sentence before them, and it goes on after them."""
    lines = seams.lines
    whole = bare("".join(line.text for line in lines[i:end]))
    if len(whole) < SHORTEST and not COLUMN_NAME.fullmatch(whole):
        return True
    if COUNTED.search(whole) and lines[end].text[0].isdigit():
        return True
    return seams.within(i - 1, i, end - 1, end) > (SURE_TOP if lines[end].top else SURE)


def _intruder_end(lines: Sequence[Line], widths: Sequence[float | None], i: int) -> int:
    """End of the run of title lines that starts at i and interrupts the text; 0 if none does."""
    width = widths[i]
    before = lines[i - 1]
    if width is None or lines[i].top or not _may_be_title(lines[i], width):
        return 0
    end = i + 1
    while end < len(lines) and end - i < 4 and not lines[end].top and _goes_on_title(lines, end, width):
        end += 1
    whole = "".join(line.text for line in lines[i:end])
    if end >= len(lines) or not (reads_as_title(whole) or (balanced(whole) and "——" in whole)):
        return 0
    after = lines[end]
    if after.top and not starts_list(lines[i].text):
        cut = breaks_off(before, width) and not _ends_heading(lines, i)
        at_page_end = (ends_sentence(before.text) or cut) and not _is_own_head(lines, i, end)
        return end if at_page_end and not is_header_line(before.text) else 0
    if (
        _is_fact(after.text)
        or _heads_together(before, whole, after)
        or not _is_open(before, width)
        or any("，" in line.text for line in lines[i:end])
    ):
        return 0
    if starts_afresh(after, width):
        return end if _next_page_goes_on(lines, widths, end) else 0
    return 0 if _is_heading_start(lines, widths, i - 1) or not breaks_off(before, width) else end


def _heads_together(before: Line, whole: str, after: Line) -> bool:
    """Whether the line before is the title's first: …等三部门关于 / 加强住房租赁中介机构管理的通知; or bodies stand over 关于….

    >>> end, title = (Line(n, t, t) for n, t in enumerate(("填报日期：", "关于印发《办法》的")))
    >>> _heads_together(end, "江北市财政局江北市农业农村局", title), _heads_together(end, "江北市财政局", end)
    (True, False)
    """
    if BODY.fullmatch(whole) and after.text.startswith("关于"):
        return True
    return is_titlelike(before.text) and bool(NOTICE_TITLE.fullmatch(bare(before.text + whole)))


def _ends_heading(lines: Sequence[Line], i: int) -> bool:
    """Whether line i is the last of a heading that wraps.

    >>> texts = ["全面完成。", "（二）加快实施结构优化提升工程，", "着力构建现代服", "务业体系"]
    >>> [_ends_heading([Line(n, t, t) for n, t in enumerate(texts)], i) for i in (1, 3)]
    [False, True]
    """
    start = next((k for k in range(i - 1, max(-1, i - 4), -1) if starts_list(lines[k].text)), None)
    return start is not None and "。" not in "".join(line.text for line in lines[start:i])


def _is_own_head(lines: Sequence[Line], i: int, end: int) -> bool:
    """A signature, or a head that the page's end parts from its date, number or 关于…: these stand where they belong."""
    after = lines[end].text
    return bool(BODY.fullmatch(lines[end - 1].text) and (_is_fact(after) or after.startswith("关于"))) or is_header_line(after)


def _is_open(line: Line, width: float) -> bool:
    """A line of running text in whose midst a sentence stands."""
    return (
        not ends_sentence(line.text)
        and not is_header_line(line.text)
        and -2 <= width - line.width <= 2.4
        and line.text[-1] not in "：:；"
    )


def _next_page_goes_on(lines: Sequence[Line], widths: Sequence[float | None], i: int) -> bool:
    """Whether the next page starts amid a sentence although this one ends with a stop: then something stands between its two halves."""
    top = next((k for k in range(i, min(len(lines), i + 170)) if lines[k].top), None)
    return top is not None and ends_sentence(lines[top - 1].text) and starts_afresh(lines[top], widths[top]) is False


def _may_be_title(line: Line, width: float) -> bool:
    text = line.text
    if not is_titlelike(text) or "\t" in line.raw:
        return False
    short = line.width + line.indent / 2 < width - 2.4
    return (
        (short or (len(text) < width - 1 and len(WIDE_GAP.split(line.raw.strip())) == 2))
        and not bare_number(line.raw)
        and not _is_fact(text)
        and not CREDIT.fullmatch(text)
        and not NEWS_LEAD.match(text)
    )


def _goes_on_title(lines: Sequence[Line], i: int, width: float) -> bool:
    text, own = lines[i].text, lines[i].width
    if opens_paragraph(lines, i, width):
        return False
    if SPEECH_SUBTITLE.fullmatch(text):
        return not text.endswith("。")
    return is_titlelike(text) and own < width - 1 and not _is_fact(text) and not CREDIT.fullmatch(text)


def _is_fact(text: str) -> bool:
    return bool(
        DOC_NUMBER.fullmatch(text)
        or DATE_LINE.fullmatch(text)
        or NOTE_LINE.fullmatch(text)
        or COLUMN_MARK.fullmatch(text)
        or DATE.fullmatch(text)
    )


def _is_heading_start(lines: Sequence[Line], widths: Sequence[float | None], i: int) -> bool:
    """A full line that opens a heading or paragraph (its successor then is no intruder but its end)."""
    if starts_list(lines[i].text) and "。" not in lines[i].text:
        return True
    return (
        i > 0 and ends_sentence(lines[i - 1].text) and widths[i - 1] is not None and lines[i - 1].width < (widths[i - 1] or 0) - 2.4
    )


def _page_start(lines: Sequence[Line], i: int) -> int:
    while i > 0 and not lines[i].top:
        i -= 1
    return i


# ---------------------------------------------------------------- where its article starts


def _article_start(lines: Sequence[Line], widths: Sequence[float | None], page: int, start: int, end: int) -> int:
    """Index of the first line of the article that the displaced title at [start, end) belongs to."""
    words = _bigrams("".join(line.text for line in lines[start:end]))
    reach = min(len(lines), end + 40)
    hits = [sum(gram in words for gram in pairwise(t)) / len(t) for t in (bare(x.text) for x in lines[max(0, page - 60) : reach])]
    base = max(0, page - 60)
    best, most = page, -1.0
    for i in range(page, start):
        bonus = _start_bonus(lines, widths, i, page)
        if bonus is None:
            continue
        score = bonus + _mean(hits[i - base : start - base + 40]) - _mean(hits[max(0, i - base - 60) : i - base])
        if score > most:
            best, most = i, score
    return best


def _start_bonus(lines: Sequence[Line], widths: Sequence[float | None], i: int, page: int) -> float | None:
    """How much speaks for an article's start at line i; None if no paragraph starts there."""
    if i and lines[i].role == "title":
        return None
    before = lines[i - 1] if i else None
    closed = before is None or bool(CLOSING.fullmatch(before.text) or CREDIT.fullmatch(before.text) or DATE.fullmatch(before.text))
    if closed:
        return 0.3
    if starts_list(lines[i].text) or starts_afresh(lines[i], widths[i]) is False:
        return None
    if i == page:
        return 0.12
    return (
        0.0 if before is not None and ends_sentence(before.text) and (lines[i].gap or starts_afresh(lines[i], widths[i])) else None
    )


def _bigrams(text: str) -> Counter[tuple[str, str]]:
    plain = bare(text)
    return Counter(pairwise(plain))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
