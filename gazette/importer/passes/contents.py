"""The contents list and the masthead: evidence for titles, sections and pages; and the text of the issue's own page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.importer.marks import BODY, DOC_NUMBER, GENRE
from gazette.importer.state import Entry, Line, State
from gazette.importer.text import bare, ends_sentence, squeezed
from gazette.messages import message
from gazette.model import Dropped

PAGE_END = re.compile(
    r"(?:\t|[·.…．⋯]{2,}\s*(?:[一-鿿]{2,4}\s*)?[（(]?|\s{2,}|\s*[/／]\s*|\s*[（(]\s*)(?:第?\s*)(?P<page>\d{1,3})\s*页?[)）]?\s*$"
)  # …的决定	1 · …/3 · …… 12
CONTENTS_HEAD = re.compile(r"(?:本期)?目[录次](?:CONTENTS)?|CONTENTS?|要目")
SECTION = re.compile(r"[【\[〔［]\s*(?P<name>[^】\]〕］]{2,16}?)\s*[】\]〕］]")  # 【 市政府文件 】
ROUND_SECTION = re.compile(r"[（(]\s*(?P<name>[一-鿿]{2,12})\s*[）)]")  # （市政府文件）
PLAIN_SECTION = re.compile(r"(?P<name>[一-鿿]{2,12})")  # 市政府文件, set apart or named as sections are
PAGE_FIRST = re.compile(
    r"\s*[（(]?(?P<page>\d{1,3})[）)]?(?:\s|[…·]{2,})*(?=[一-鿿《“])(?![年月日期号])"
)  # 11　汕头市人民政府办公室关于…
RUNNING = re.compile(r"[年第]\d{1,3}[期号]|^[一-鿿]{2,20}(?:公报|政报)(?:·[一-鿿]{2,10})?\d{1,3}$")  # 2024年第6期　　1
LEADER = re.compile(r"[·.…．⋯]{2,}\s*(?:[一-鿿]{2,4}\s*)?[（(]?\d{1,3}[）)]?\s*$")  # ……（3）
PERIODICAL = re.compile(r"(?:半月|双月|月|季|周|旬|半年)刊|内部(?:刊物|资料)")  # （半月刊） names no section
ENTRY_END = re.compile(rf"(?:{GENRE}|讲话|解读|[）)]|[／/][一-鿿]{{2,4}})$")  # where the entry before a section ends
SECTION_MARK = re.compile(r"[●◆■★▲□◎○◇▶►※·]\s*(?P<name>[一-鿿]{2,12})·?")  # ●文件选载
SECTION_WORDS = re.compile(
    r"(?:文件|讲话|任免|解读|论坛|动态|选载|要闻|大事记|短讯|简讯|政务|发展|规章|公告|通告|人事|专栏|工作|法规|园地|视点|信息|言论|卷首语|研究|调研|特载|专题|交流|统计|概况|经验|令|选登|纪要|统计公报)$"
)  # 市政府文件
RULE = re.compile(r"[-—–_=─━\s|·.…:]+")  # ---	----
MASTHEAD_KEY = re.compile(
    r"编委会|编辑委员会|编辑部|编辑出版|^主任|^副主任|^委员|^主编|^副主编|^责任编辑|^编辑|^主办|^主管|^承办|^地址|^通讯地址|^网址|^电话|^联系电话|^传真|^邮编|^邮政编码"
    r"|准印证|刊号|^出版日期|^印刷|^印数|^发行|免费赠阅|内部资料|免费交流|^电子?邮?箱|国内统一|GAZETTE|^\d{4}$|^第\d+[期号]|总第|公报》?$|编审|校对|^定价|出版$|^编印|网址[：:]|同等效力"
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
    first = _pages_first(lines, head, reach)
    if first and first[0] < next((i for i in numbered if i > (head or 0)), reach):
        return _first_end(lines, first)
    if head is None and not _is_list(numbered):
        return _cover_end(lines)
    last = head if head is not None else 0
    for i in numbered:
        if i > last + 60 or (last > (head or 0) and any(ends_sentence(line.text) for line in lines[last:i])):
            break
        last = max(last, i)
    if not numbered or last == head:
        return _unnumbered_end(lines, head or 0)
    end = _before_repeat(lines, last + 1)
    while end < len(lines) and (RULE.fullmatch(lines[end].raw) or MASTHEAD_KEY.search(lines[end].text)):
        end += 1
    return end


def _pages_first(lines: Sequence[Line], head: int | None, reach: int) -> list[int]:
    """Lines of a list whose entries start with the page: the pages rise."""
    found: list[int] = []
    page = 0
    for i in range((head if head is not None else reach) + 1, reach):
        first = PAGE_FIRST.match(lines[i].raw)
        if first and page <= int(first["page"]) <= page + 80 and (not found or i - found[-1] <= 30):
            found.append(i)
            page = int(first["page"])
    return found if len(found) >= 3 else []


def _first_end(lines: Sequence[Line], found: Sequence[int]) -> int:
    """The last entry of such a list goes on to a blank line, to a section, or to where the first entry is met again."""
    end = found[-1] + 1
    title = bare(PAGE_FIRST.sub("", lines[found[0]].raw))
    while end < min(len(lines), found[-1] + 4):
        line = lines[end]
        if line.gap or _section_name(line) or DOC_NUMBER.fullmatch(line.text) or title.startswith(line.text[:8]):
            break
        end += 1
    while end < len(lines) and MASTHEAD_KEY.search(lines[end].text) and len(lines[end].text) < 40:
        end += 1
    return end


def _before_repeat(lines: Sequence[Line], end: int) -> int:
    """The list ends at the latest where a title of it is met again, over its article."""
    titles, run = list[str](), list[Line]()
    for i, line in enumerate(lines[:end]):
        if titles and len(line.text) >= 4 and any(_repeats(lines, i, title) for title in titles):
            return i
        run.append(line)
        if _page_number(line) is not None:
            titles.append(bare(_entry_title(run[_entry_start(run) :])))
            run = []
    return end


def _repeats(lines: Sequence[Line], i: int, title: str) -> bool:
    text = ""
    for line in lines[i : i + 5]:
        text += bare(line.text)
        if text == title:
            return len(text) >= 6
        if not title.startswith(text) or _page_number(line) is not None:
            return False
    return False


def _is_list(numbered: Sequence[int]) -> bool:
    return len(numbered) >= 3 and numbered[0] < 40 and numbered[2] - numbered[0] < 40


def _page_number(line: Line) -> int | None:
    found = PAGE_END.search(line.raw)
    if found and LEADER.fullmatch(line.text):
        return int(found["page"])
    if (
        not found
        or len(bare(line.raw[: found.start()])) < 2
        or not re.search(r"[一-鿿]", line.raw)
        or (RUNNING.search(line.text) and not LEADER.search(line.raw))
    ):
        return None
    return int(found["page"])


def _cover_end(lines: Sequence[Line]) -> int:
    """The cover's lines and the masthead's, with at most two lines of names between them."""
    end = 0
    for i, line in enumerate(lines[:60]):
        if len(line.text) < 40 and (COVER.search(line.text) or MASTHEAD_KEY.search(line.text)):
            end = i + 1
        elif i - end >= 2 or not re.fullmatch(r"[一-鿿]{2,12}", line.text) or len(line.raw.split()) < 2:
            break
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
        if len([i for i in keys if i >= at]) * 2 >= len(tail) >= 3 and all(
            len(x.text) < 40 and not ends_sentence(x.text) for x in tail
        ):
            return at
    return len(lines)


# ---------------------------------------------------------------- what stands on them


def _parted(front: Sequence[Line]) -> tuple[list[Entry], list[Line], list[Line]]:
    head = next((i for i, line in enumerate(front) if CONTENTS_HEAD.fullmatch(line.text)), None)
    first = _pages_first(front, head, len(front))
    if first and not any(_page_number(line) is not None for line in front[: first[0] + 1]):
        return _parted_by_first(front, head or 0, set(first))
    entries: list[Entry] = []
    sections: list[Line] = []
    masthead: list[Line] = []
    section: str | None = None
    for run in _runs(front):
        last = run[-1]
        name = _section_name(last)
        page = _page_number(last)
        if name:
            masthead += run[:-1]
            section = name
            sections.append(last)
        elif page is not None:
            start = _entry_start(run)
            entry, before = run[start:], run[:start]
            if before and (name := _plain_section(before[-1], entry)):
                section = name
                sections.append(before.pop())
            elif len(entry) > 1 and (name := _plain_section(entry[0], entry[1:])):
                section = name
                sections.append(entry.pop(0))
            masthead += before
            entries.append(Entry(_entry_title(entry), section, page, tuple(entry)))
        else:
            masthead += run
    return entries, sections, masthead


def _parted_by_first(front: Sequence[Line], head: int, first: set[int]) -> tuple[list[Entry], list[Line], list[Line]]:
    """A list whose entries start with the page; the masthead may stand between its halves."""
    entries, sections, masthead = list[Entry](), list[Line](), list(front[: head + 1])
    section: str | None = None
    run: list[Line] = []
    spaced = sum(line.gap for line in front) * 2 > len(front)

    def close() -> None:
        page = PAGE_FIRST.match(run[0].raw) if run else None
        if page:
            lines = [replace(run[0], raw=run[0].raw[page.end() :]), *run[1:]]
            entries.append(Entry(_entry_title(lines), section, int(page["page"]), tuple(run)))
        run.clear()

    for i in range(head + 1, len(front)):
        line = front[i]
        name = _section_name(line) or (_first_section(line, run) if i + 1 in first and i not in first else None)
        if i in first:
            close()
            run.append(line)
        elif name:
            close()
            section = name
            sections.append(line)
        elif run and not MASTHEAD_KEY.search(line.text) and (spaced or not line.gap):
            run.append(line)
        else:
            close()
            masthead.append(line)
    close()
    return entries, sections, masthead


def _section_name(line: Line) -> str | None:
    """The name of a section that stands alone in the list, with its mark or in brackets."""
    found = SECTION.fullmatch(line.text) or SECTION_MARK.fullmatch(line.text) or ROUND_SECTION.fullmatch(line.text)
    if not found or MASTHEAD_KEY.search(line.text) or PERIODICAL.fullmatch(bare(found["name"])):
        return None
    return bare(found["name"])


def _plain_section(line: Line, entry: Sequence[Line]) -> str | None:
    """A section without any mark: a line much shorter than those of an entry that goes on, and worded or set apart as one."""
    name = PLAIN_SECTION.fullmatch(bare(line.text))
    if not name or line.text.startswith("关于") or PERIODICAL.fullmatch(name["name"]) or CONTENTS_HEAD.fullmatch(line.text):
        return None
    if MASTHEAD_KEY.search(line.text) and not name["name"].endswith("统计公报"):
        return None
    apart = line.gap and not entry[0].gap and not BODY.fullmatch(line.text)
    return name["name"] if SECTION_WORDS.search(line.text) or apart else None


def _first_section(line: Line, run: Sequence[Line]) -> str | None:
    """部　令, 通知·函 before an entry that starts with its page: short, and the entry before has come to its end."""
    name = bare(line.text)
    if not re.fullmatch(r"(?!的|关于)[一-鿿]{1,8}(?:·[一-鿿]{1,6})?", name) or len(name) < 2 or MASTHEAD_KEY.search(name):
        return None
    return name if not run or ENTRY_END.search(run[-1].text) else None


def _runs(front: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines up to and with each page number or section name."""
    run: list[Line] = []
    for line in front:
        run.append(line)
        if _page_number(line) is not None or _section_name(line):
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
