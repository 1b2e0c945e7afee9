"""The contents list and the masthead: evidence for titles, sections and pages; and the text of the issue's own page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.entries import entry_start, pages_first, parted
from gazette.importer.listing import (
    CONTENTS_HEAD,
    ENTRY_END,
    MASTHEAD_KEY,
    PAGE_FIRST,
    RULE,
    listed,
    page_number,
    section_name,
)
from gazette.importer.marks import BODY, DOC_NUMBER
from gazette.importer.pagelines import as_printed, with_pages_beside
from gazette.importer.state import Line, State
from gazette.importer.text import bare, ends_sentence
from gazette.messages import message
from gazette.model import Dropped

SECOND_HALF = re.compile(r"(?!.*统计)[一-鿿]{0,6}(?:公报|政报)")  # 清源区 / 人民政府公报
LEAST_TITLE, FEWEST_AGAIN = 8, 3
"""Characters of a line that is told from others by its words; lines of a list that are met again."""
COVER = re.compile(
    r"[公政]报》?(?:编辑部)?$|^[\d年月日第期号总（()）〇○零一二三四五六七八九十.,，、：:·/-]+$|GAZETTE|^[A-Z\s'’.,]+$|内部资料|免费|^(?:主办|主管|编辑|出版|印发)"
)


def take_contents(state: State) -> State:
    """Parts the front pages from the text: contents entries, and all else on them as masthead.

    Extraction cuts the list in two where the masthead stands beside it, and an entry runs over several lines up to its page number:

    >>> from gazette.importer.text import squeezed
    >>> lines = [Line(n, t, squeezed(t)) for n, t in enumerate(["目 录", "【 市政府文件 】", "关于表彰 2019 年度市长质量",
    ...     "奖获奖单位的决定(驻政〔2020〕20 号) /3", "主办单位：市政府", "【政策解读】", "《方案》政策解读 /47", "正文。"], 1)]
    >>> from gazette.importer.state import ImportOptions
    >>> s = take_contents(State("a", ImportOptions(), b"", lines=tuple(lines)))
    >>> [(e.section, e.title, e.page) for e in s.entries]
    [('市政府文件', '关于表彰2019年度市长质量奖获奖单位的决定', 3), ('政策解读', '《方案》政策解读', 47)]
    >>> [l.text for l in s.masthead], [l.text for l in s.lines]
    (['目录', '主办单位：市政府'], ['正文。'])
    """
    lines, came = with_pages_beside(state.lines)
    last = _back_list_start(lines)
    end = _front_end(lines[:last])
    front, body = lines[:end], as_printed(lines[end:last], came)
    back = _back_start(body)
    entries, sections, masthead = parted(front)
    if last < len(lines):
        behind = parted(lines[last:])
        entries, sections = entries + behind.entries, sections + behind.sections
        masthead = masthead + body[back:] + behind.masthead
        body = body[:back]
    why, rule = message("importer.why_contents"), message("importer.why_rule")
    shown = [line for entry in entries for line in as_printed(entry.lines, came)]
    masthead = as_printed(masthead, came)
    dropped = [Dropped(line.number, line.raw.strip(), why) for line in [*shown, *sections]]
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
    numbered = [i for i in range(reach) if page_number(lines[i]) is not None]
    first = pages_first(lines, head, reach)
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
        return _without_pages_end(lines, head or 0)
    end = _before_repeat(lines, last + 1)
    while end < len(lines) and (RULE.fullmatch(lines[end].raw) or MASTHEAD_KEY.search(lines[end].text)):
        end += 1
    return end


def _first_end(lines: Sequence[Line], found: Sequence[int]) -> int:
    """The last entry of such a list goes on to a blank line, to a section, or to where the first entry is met again."""
    alone = not PAGE_FIRST.match(lines[found[0]].raw)  # the title stands on the next line
    end = found[-1] + 1 + alone
    title = bare(lines[found[0] + 1].raw if alone else PAGE_FIRST.sub("", lines[found[0]].raw))
    while end < min(len(lines), found[-1] + 4 + alone):
        line = lines[end]
        if line.gap or section_name(line) or DOC_NUMBER.fullmatch(line.text) or title.startswith(line.text[:8]):
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
        if page_number(line) is not None:
            titles.append(listed(run[entry_start(run) :]).title)
            run = []
    return end


def _repeats(lines: Sequence[Line], i: int, title: str) -> bool:
    text = ""
    for line in lines[i : i + 5]:
        text += bare(line.text)
        if text == title:
            return len(text) >= 6
        if not title.startswith(text) or page_number(line) is not None:
            return False
    return False


def _is_list(numbered: Sequence[int]) -> bool:
    return len(numbered) >= 3 and numbered[0] < 40 and numbered[2] - numbered[0] < 40


def _cover_end(lines: Sequence[Line]) -> int:
    """The cover's lines and the masthead's, with at most two lines of names between them."""
    end = 0
    for i, line in enumerate(lines[:60]):
        if len(line.text) < 40 and (COVER.search(line.text) or MASTHEAD_KEY.search(line.text)):
            end = i + 1
        elif i < 6 and len(line.text) <= 12 and SECOND_HALF.fullmatch(lines[i + 1].text if i + 1 < len(lines) else ""):
            continue
        elif i - end >= 2 or not re.fullmatch(r"[一-鿿]{2,12}", line.text) or len(line.raw.split()) < 2:
            break
    return end


def _without_pages_end(lines: Sequence[Line], head: int) -> int:
    """A list without page numbers ends where a line of it is met again, as (part of) a title; else with the lines that end as titles do."""
    reach = min(len(lines), head + 300)
    known: list[str] = []
    for i in range(head + 1, reach):
        text = bare("".join(line.text for line in lines[i : i + 4]))
        if any(text.startswith(title) for title in known):
            above = (k for k in range(i, head + 1, -1) if not (BODY.fullmatch(lines[k - 1].text) or section_name(lines[k - 1])))
            return next(above, head + 1)
        if len(lines[i].text) >= 8 and ends_sentence(lines[i].text):
            break
        if len(lines[i].text) >= 8 and not MASTHEAD_KEY.search(lines[i].text):
            known.append(bare(listed(lines[i : i + 1]).title))
    return max(_title_lines_end(lines, head), _met_again_end(lines, head))


def _met_again_end(lines: Sequence[Line], head: int) -> int:
    """The lines under 目录 whose words are all met again in the text, and the masthead's under them: an order's head may stand over the
    first article's title, so that other words come first.

    >>> texts = ["目录", "江北市河道管理办法", "关于防汛工作的紧急通知", "关于抗旱工作的指导意见", "主办：江北市人民政府", "江北市人民政府令",
    ...     "第9号", "江北市河道管理办法", "关于防汛工作的紧急通知", "关于抗旱工作的指导意见"]
    >>> _met_again_end([Line(n, t, t) for n, t in enumerate(texts)], 0)
    5
    """
    whole = bare("".join(line.text for line in lines[head + 1 :]))
    end, again = head + 1, 0
    for i in range(head + 1, min(len(lines), head + 100)):
        text = bare(lines[i].text)
        if MASTHEAD_KEY.search(text):
            end = i + 1
        elif len(text) >= LEAST_TITLE and not ends_sentence(text) and whole.count(text) >= 2:
            end, again = i + 1, again + 1
        elif len(text) >= LEAST_TITLE and not section_name(lines[i]):
            break
    return end if again >= FEWEST_AGAIN else head + 1


def _title_lines_end(lines: Sequence[Line], head: int) -> int:
    """The lines under 目录 that end as a title does and close with a doc number."""
    end = head + 1
    for i in range(head + 1, min(len(lines), head + 100)):
        text = lines[i].text
        if ends_sentence(text) or (DOC_NUMBER.fullmatch(text) and text[0] not in "（("):
            break
        if ENTRY_END.search(text) and text[-1] in "）)" and DOC_NUMBER.search(text):
            end = i + 1
    return end


def _back_list_start(lines: Sequence[Line]) -> int:
    """Where a contents list on the last page starts: under its own head, no sentence after it; the length of the text if there is none."""
    for i in range(len(lines) - 1, max(len(lines) // 2, len(lines) - 200), -1):
        text = lines[i].text
        if CONTENTS_HEAD.fullmatch(text):
            named = sum(page_number(line) is not None or bool(ENTRY_END.search(line.text)) for line in lines[i + 1 :])
            return i if named >= 2 else len(lines)
        if ends_sentence(text) or len(text) > 100:
            break
    return len(lines)


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
