"""Lines → drafts of articles, each with the lines of its head told apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.importer.headfacts import KINDS, read_head, stray_fact
from gazette.importer.headlines import ADDRESS_TAIL, Head
from gazette.importer.heads import HeadFinder
from gazette.importer.likeness import bigrams
from gazette.importer.marks import (
    ANNEX,
    ANNEXED_TITLE,
    DATE_LINE,
    DOC_NUMBER,
    NOTE_LINE,
    NOTICE_TITLE,
)
from gazette.importer.orders import order_lines, passed_on, plain, promulgated, with_names
from gazette.importer.signs import is_titlelike
from gazette.importer.state import Draft, Line, State
from gazette.importer.text import bare, ends_sentence, phrased
from gazette.messages import message
from gazette.model import Doubt, Dropped, Moved

PASSES_ON = re.compile(r"转发|批转")  # 转发省农业农村厅关于…若干意见的通知: its 关于…的若干意见 follows
ISSUES_ANOTHER = re.compile(r"印发|公布|发布|转发|批转|颁布|下发")
ISSUED = re.compile(
    r"(?:印发|公布|发布|颁布|下发)《?(?P<what>[^《》]{5,60}?)》?的(?:通知|公告|决定)$"
)  # 印发突发地质灾害应急预案的通知
PLACE = re.compile(r"[一-鿿]{2,8}[省市县区州盟旗乡镇]")


def split_articles(state: State) -> State:
    """Parts the text at the heads of articles; takes number, date, speaker and subtitle out of each head.

    >>> from gazette.importer.state import ImportOptions
    >>> texts = ["南阳市人民政府", "关于加强保护的意见", "宛政〔2021〕7号", "各县区人民政府：", "现提出如下意见。", "2021年6月23日"]
    >>> lines = tuple(Line(n, t, t) for n, t in enumerate(texts, 1))
    >>> d = split_articles(State("a", ImportOptions(), b"", lines=lines)).drafts[0]
    >>> d.title, [l.text for l in d.number_lines], len(d.lines)
    ('南阳市人民政府关于加强保护的意见', ['宛政〔2021〕7号'], 3)
    """
    state = _with_lines(state)
    lines = state.lines
    columns = [name for _, name in state.columns]
    heads = _without_annexes(HeadFinder(lines, [line.column for line in lines], state.entries, columns).heads(), lines)
    heads = with_names(heads, lines, state.entries)
    before, heads, doubts = _beginning(state, heads)
    drafts: list[Draft] = []
    moved, dropped = list(state.moved), list(state.dropped)
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = len(lines) if following is None else following.start - (1 if following.column else 0)
        draft, moves = _draft(head, lines, end)
        if head.column:
            mark = lines[head.start - 1]
            dropped.append(Dropped(mark.number, mark.raw.strip(), message("importer.why_column")))
        if drafts and (at := _number_of_former(drafts[-1], draft)):
            number = draft.lines[at]
            drafts[-1] = replace(drafts[-1], number_lines=(number,))
            draft = replace(draft, lines=(*draft.lines[:at], *draft.lines[at + 1 :]))
            moves.append(Moved((number.number, number.number), "", message("importer.moved_number"), 0.8))
        drafts.append(draft)
        moved += moves
    return replace(
        state,
        drafts=tuple(drafts if state.columns else _with_sections(drafts)),
        masthead=(*state.masthead, *before),
        lines=(),
        moved=tuple(moved),
        dropped=tuple(dropped),
        doubts=(*state.doubts, *doubts),
    )


def _with_sections(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A mark ●政务要闻 stands over the first article of its section only; the next ones go on in it, where all sections are so marked."""
    section: str | None = None
    if len({draft.section for draft in drafts if draft.section}) < 2:
        yield from drafts
        return
    for draft in drafts:
        section = draft.section or section
        yield replace(draft, section=section)


# ---------------------------------------------------------------- which heads start articles


def _without_annexes(heads: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """Heads less those of the 办法 or 方案 that a notice issues, and of tables and lists annexed to a document."""
    out: list[Head] = []
    current = ""
    for head in heads:
        title = plain("".join(line.text for line in lines[head.start : head.stop] if not DOC_NUMBER.fullmatch(line.text)))
        if out and promulgated(out[-1], head, lines):
            out[-1] = replace(
                out[-1], promulgates=out[-1].promulgates or bare("".join(line.text for line in lines[head.start : head.stop]))
            )
            continue
        annexed = head.stop > head.start and ANNEX.fullmatch(lines[head.start].text) is not None
        if out and title and (annexed or _is_annex(title, current, head) or _is_in_head(lines, out[-1], head)):
            continue
        if out and ISSUES_ANOTHER.search(current) and passed_on(out[-1], head, lines):
            continue
        out.append(head)
        current = title
    return out


def _is_in_head(lines: Sequence[Line], before: Head, head: Head) -> bool:
    """Whether only a head's own facts stand between two heads: then they are one."""
    between = lines[before.stop : head.start]
    if len(between) > 5 or before.start == before.stop:
        return False
    return all(
        line.text.startswith("——")
        or DOC_NUMBER.fullmatch(line.text)
        or DATE_LINE.fullmatch(line.text)
        or NOTE_LINE.fullmatch(line.text)
        for line in between
    )


def _is_annex(title: str, current: str, head: Head) -> bool:
    issued = ISSUED.search(current)
    if issued and title.endswith(issued["what"]) and PLACE.fullmatch(title.removesuffix(issued["what"])):
        return True
    if ISSUES_ANOTHER.search(current) and title != current and (title in current or _tail_in(title, current)):
        return True
    if (
        title.startswith("关于")
        and PASSES_ON.search(current)
        and len(bigrams(title) & bigrams(current)) >= 0.8 * len(bigrams(title))
    ):
        return True
    is_document = bool(NOTICE_TITLE.fullmatch(current))
    return head.sure < 3 and is_document and bool(ANNEXED_TITLE.fullmatch(title)) and not ADDRESS_TAIL.search(title)


def _tail_in(title: str, current: str) -> bool:
    """关于政府系统…的处理办法 is the same document when the issuing body is printed above it."""
    at = title.find("关于")
    return at > 0 and title[at:] in current


def _with_lines(state: State) -> State:
    """Where no line is left over for an article, the front pages are one: any text makes an issue."""
    return state if state.lines or not state.masthead else replace(state, lines=state.masthead, masthead=())


def _beginning(state: State, heads: list[Head]) -> tuple[tuple[Line, ...], list[Head], list[Doubt]]:
    """Lines before the first head: a masthead if they hold no sentence, else an article whose head was not recognised."""
    lines = state.lines
    first = heads[0].start - (1 if heads[0].column else 0) if heads else len(lines)
    if heads and not first:
        return (), heads, []
    text = [line for line in lines[:first] if len(line.text) >= (12 if heads else 4) and ends_sentence(line.text)]
    if heads and not text:
        return tuple(lines[:first]), heads, []
    stop = 1 if lines and is_titlelike(lines[0].text) and len(lines) > 1 else 0
    place, shown = (lines[0].number, lines[0].text) if lines else (1, "")
    doubt = Doubt(place, shown[:60], message("importer.doubt_no_head"), confidence=0.8)
    return (), [Head(0, stop, 0), *heads], [doubt]


# ---------------------------------------------------------------- one head


def _draft(head: Head, lines: Sequence[Line], end: int) -> tuple[Draft, list[Moved]]:
    facts: dict[str, list[Line]] = {kind: [] for kind in KINDS}
    if head.order:
        title_lines, facts["number"], stop = order_lines(head, lines)
    else:
        stop = head.stop
        facts["number"] += [line for line in lines[head.start : head.stop] if DOC_NUMBER.fullmatch(line.text)][:1]
        title_lines = [line for line in lines[head.start : head.stop] if line not in facts["number"]]
    title = head.promulgates or _title(title_lines)
    body = read_head(bare(title), lines, stop, end, facts)
    rest: list[Line] = []
    moved: list[Moved] = []
    for line in lines[body:end]:
        kind = stray_fact(line, facts)
        if kind:
            facts[kind].append(line)
            moved.append(Moved((line.number, line.number), "", message(f"importer.moved_{kind}"), 0.9))
        else:
            rest.append(line)
    draft = Draft(
        lines=tuple(rest),
        title_lines=tuple(title_lines),
        subtitle_lines=tuple(facts["subtitle"]),
        number_lines=tuple(facts["number"]),
        date_lines=tuple(facts["date"]),
        person_lines=tuple(facts["person"]),
        note_lines=tuple(facts["note"]),
        issuer_lines=tuple(facts["issuer"]),
        title=title,
        subtitle=bare("".join(line.text for line in facts["subtitle"])) or None,
        section=head.column,
    )
    return draft, moved


def _number_of_former(former: Draft, draft: Draft) -> int:
    """Index of the doc number that stands at the end of the page on which both articles start, and is the former's; 0 if none is.

    >>> texts = ["各县区人民政府：", "要切实抓好。", "渭政发〔2022〕9号", "（二）加强值班。"]
    >>> lines = tuple(Line(n, t, t, top=n == 3) for n, t in enumerate(texts))
    >>> _number_of_former(Draft((), title="关于做好扭亏工作的通知"), Draft(lines, number_lines=lines[:1]))
    2
    """
    if former.number_lines or not draft.number_lines or not NOTICE_TITLE.fullmatch(bare(former.title)):
        return 0
    if any(line.top for line in former.lines):
        return 0
    top = next((i for i, line in enumerate(draft.lines) if i and line.top), 0)
    at = top - 1
    return at if at > 0 and DOC_NUMBER.fullmatch(draft.lines[at].text) and draft.lines[at].text[0] not in "（(" else 0


def _title(lines: Sequence[Line]) -> str:
    """In one line; the phrases of a title of parallel phrases stay parted."""
    whole = bare("".join(line.text for line in lines))
    if NOTICE_TITLE.fullmatch(whole) or not any("　" in phrased(line.raw) for line in lines):
        return whole
    return "　".join(phrased(line.raw) for line in lines)
