"""The contents list and the masthead: evidence for titles, sections and pages; and the text of the issue's own page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.importer.marks import DOC_NUMBER
from gazette.importer.state import Entry, Line, State
from gazette.importer.text import bare, squeezed
from gazette.messages import message
from gazette.model import Dropped

PAGE_END = re.compile(
    r"(?:\t|[·.…．⋯]{2,}|\s{2,}|\s*[/／]\s*|\s*[（(]\s*)(?:第?\s*)(?P<page>\d{1,3})\s*页?[)）]?\s*$"
)  # …的决定	1 · …/3 · …… 12
CONTENTS_HEAD = re.compile(r"(?:本期)?目[录次](?:CONTENTS)?|CONTENTS?|要目")
SECTION = re.compile(r"[【\[〔［]\s*(?P<name>[^】\]〕］]{2,16}?)\s*[】\]〕］]")  # 【 市政府文件 】
SECTION_MARK = re.compile(r"[●◆■★▲□◎○◇▶►※]\s*(?P<name>[一-鿿]{2,12})")  # ●文件选载
RULE = re.compile(r"[-—–_=─━\s|·.…:]+")  # ---	----
MASTHEAD_KEY = re.compile(
    r"编委会|编辑委员会|编辑部|编辑出版|^主任|^副主任|^委员|^主编|^副主编|^责任编辑|^编辑|^主办|^主管|^承办|^地址|^通讯地址|^网址|^电话|^联系电话|^传真|^邮编|^邮政编码"
    r"|准印证|刊号|^出版日期|^印刷|^印数|^发行|免费赠阅|内部资料|免费交流|^电子?邮?箱|国内统一|GAZETTE|^\d{4}$|^第\d+[期号]|总第|公报》?$|编审|校对|^定价|出版$"
)
COVER = re.compile(
    r"[公政]报》?(?:编辑部)?$|^[\d年月日第期号总（()）〇○零一二三四五六七八九十.,，、：:·/-]+$|GAZETTE|^[A-Z\s'’.,]+$|内部资料|免费|^(?:主办|主管|编辑|出版|印发)"
)


def take_contents(state: State) -> State:
    """Parts the front pages from the text: contents entries, and all else on them as masthead.

    Extraction cuts the list in two where the masthead stands beside it, and an entry runs over several lines up to its page number:

    >>> lines = [Line(n, t, squeezed(t)) for n, t in enumerate(["目 录", "【 市政府文件 】", "关于表彰 2019 年度市长质量",
    ...     "奖获奖单位的决定(驻政〔2020〕20 号) /3", "主办单位：市政府", "【政策解读】", "《方案》政策解读 /47", "正文。"], 1)]
    >>> from gazette.importer.state import ImportOptions
    >>> s = take_contents(State("a", ImportOptions(), b"", lines=tuple(lines)))
    >>> [(e.section, e.title, e.page) for e in s.entries]
    [('市政府文件', '关于表彰2019年度市长质量奖获奖单位的决定', 3), ('政策解读', '《方案》政策解读', 47)]
    >>> [l.text for l in s.masthead], [l.text for l in s.lines]
    (['目录', '主办单位：市政府'], ['正文。'])
    """
    end = _front_end(state.lines)
    front, body = state.lines[:end], list(state.lines[end:])
    back = _back_start(body)
    entries, sections, masthead = _parted(front)
    listed = [line for entry in entries for line in entry.lines]
    why, rule = message("importer.why_contents"), message("importer.why_rule")
    dropped = [Dropped(line.number, line.raw.strip(), why) for line in [*listed, *sections]]
    dropped += [Dropped(line.number, line.raw.strip(), rule) for line in masthead if RULE.fullmatch(line.raw)]
    kept = [line for line in masthead if not RULE.fullmatch(line.raw)]
    return replace(
        state,
        entries=tuple(entries),
        masthead=(*kept, *body[back:]),
        lines=tuple(body[:back]),
        dropped=(*state.dropped, *dropped),
    )


# ---------------------------------------------------------------- where the front pages end


def _front_end(lines: Sequence[Line]) -> int:
    reach = min(len(lines), max(60, len(lines) * 2 // 5), 600)
    head = next((i for i in range(reach) if CONTENTS_HEAD.fullmatch(lines[i].text)), None)
    numbered = [i for i in range(reach) if _page_number(lines[i]) is not None]
    if head is None and not _is_list(numbered):
        return _cover_end(lines)
    last = head if head is not None else 0
    for i in numbered:
        if i > last + 60:
            break
        last = max(last, i)
    if not numbered or last == head:
        return _unnumbered_end(lines, head or 0)
    end = last + 1
    while end < len(lines) and (RULE.fullmatch(lines[end].raw) or MASTHEAD_KEY.search(lines[end].text)):
        end += 1
    return end


def _is_list(numbered: Sequence[int]) -> bool:
    return len(numbered) >= 3 and numbered[0] < 40 and numbered[2] - numbered[0] < 40


def _page_number(line: Line) -> int | None:
    found = PAGE_END.search(line.raw)
    if not found or len(bare(line.raw[: found.start()])) < 2 or not re.search(r"[一-鿿]", line.raw):
        return None
    return int(found["page"])


def _cover_end(lines: Sequence[Line]) -> int:
    end = 0
    while end < min(len(lines), 40) and COVER.search(lines[end].text) and len(lines[end].text) < 40:
        end += 1
    return end


def _unnumbered_end(lines: Sequence[Line], head: int) -> int:
    """A list without page numbers ends where its first entry is met again, as a title."""
    first = next((i for i in range(head + 1, min(len(lines), head + 12)) if len(lines[i].text) >= 8), None)
    if first is None:
        return head + 1
    start = lines[first].text[:8]
    return next((i for i in range(first + 1, min(len(lines), first + 300)) if lines[i].text.startswith(start)), head + 1)


def _back_start(lines: Sequence[Line]) -> int:
    """A masthead on the last page: from its first line on, all lines are short, and several name an office of the gazette."""
    reach = max(0, len(lines) - 40)
    keys = [i for i in range(reach, len(lines)) if MASTHEAD_KEY.search(lines[i].text) and len(lines[i].text) < 40]
    for at in keys:
        tail = lines[at:]
        if len([i for i in keys if i >= at]) * 2 >= len(tail) >= 3 and all(len(line.text) < 40 for line in tail):
            return at
    return len(lines)


# ---------------------------------------------------------------- what stands on them


def _parted(front: Sequence[Line]) -> tuple[list[Entry], list[Line], list[Line]]:
    entries: list[Entry] = []
    sections: list[Line] = []
    masthead: list[Line] = []
    section: str | None = None
    for run in _runs(front):
        last = run[-1]
        found = SECTION.fullmatch(last.text) or SECTION_MARK.fullmatch(last.text)
        page = _page_number(last)
        if found:
            masthead += run[:-1]
            section = bare(found["name"])
            sections.append(last)
        elif page is not None:
            start = _entry_start(run)
            masthead += run[:start]
            entries.append(Entry(_entry_title(run[start:]), section, page, tuple(run[start:])))
        else:
            masthead += run
    return entries, sections, masthead


def _runs(front: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines up to and with each page number or section name."""
    run: list[Line] = []
    for line in front:
        run.append(line)
        if _page_number(line) is not None or SECTION.fullmatch(line.text) or SECTION_MARK.fullmatch(line.text):
            yield run
            run = []
    if run:
        yield run


def _entry_start(run: Sequence[Line]) -> int:
    start = len(run) - 1
    while start > 0 and len(run) - start < 7:
        line = run[start - 1]
        if MASTHEAD_KEY.search(line.text) or CONTENTS_HEAD.fullmatch(line.text) or len(line.text) < 6 or RULE.fullmatch(line.raw):
            break
        start -= 1
    return start


def _entry_title(lines: Sequence[Line]) -> str:
    raw = [line.raw for line in lines]
    raw[-1] = PAGE_END.sub("", raw[-1])
    title = bare(squeezed("".join(text.strip() for text in raw))).lstrip("·•-●")
    found = re.search(r"[（(]" + DOC_NUMBER.pattern.removeprefix("[（(]?").removesuffix("[）)]?") + r"[）)]$", title)
    return title[: found.start()] if found else title
