"""Contents lists whose pages stand on lines of their own: each behind its entry, as extraction takes them from a column of their own."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.listing import CONTENTS_HEAD, PAGE_ALONE, page_number, section_name
from gazette.importer.state import Line
from gazette.importer.text import ends_sentence

REACH, LONGEST_ENTRY, LEAST = 600, 9, 3
SECTION = 8
"""Characters of the longest name of a section."""


def with_pages_beside(lines: Sequence[Line]) -> tuple[tuple[Line, ...], dict[int, tuple[Line, Line]]]:
    """The lines with each such page set at the end of its entry's last line; by that line's number, the two lines as they came.

    >>> texts = ["目录", "【文件】", "关于防汛工作的通知", "1", "关于抗旱", "工作的意见", "3", "任免名单", "4", "正文。"]
    >>> lines, came = with_pages_beside([Line(n, t, t) for n, t in enumerate(texts)])
    >>> [line.raw for line in lines], sorted(came)
    (['目录', '【文件】', '关于防汛工作的通知\\t1', '关于抗旱', '工作的意见\\t3', '任免名单\\t4', '正文。'], [2, 5, 7])
    """
    head = next((i for i, line in enumerate(lines[:REACH]) if CONTENTS_HEAD.fullmatch(line.text)), None)
    pages = _pages(lines, head) if head is not None else []
    if len(pages) < LEAST:
        return tuple(lines), {}
    behind = set(pages)
    out: list[Line] = []
    came: dict[int, tuple[Line, Line]] = {}
    for i, line in enumerate(lines):
        if i in behind:
            title = out.pop()
            came[title.number] = (title, line)
            out.append(replace(title, raw=f"{title.raw.rstrip()}\t{line.text}", text=title.text + line.text))
        else:
            out.append(line)
    return tuple(out), came


def as_printed(lines: Sequence[Line], came: dict[int, tuple[Line, Line]]) -> list[Line]:
    """The lines as they came, pages on lines of their own."""
    return [line for one in lines for line in came.get(one.number, (one,))]


def _pages(lines: Sequence[Line], head: int) -> list[int]:
    """Indices of the page lines: each behind words, none smaller than the one before; empty where another kind of list stands."""
    found: list[int] = []
    page = 0
    start = head + 1
    for i in range(head + 1, min(len(lines), head + REACH)):
        line = lines[i]
        alone = PAGE_ALONE.fullmatch(line.raw)
        if alone:
            between = lines[start:i]
            if not between or section_name(between[-1]) or int(alone["page"]) < page:
                break
            if not found and all(len(x.text) <= SECTION or section_name(x) for x in between):
                break  # the page stands over its title
            found.append(i)
            page, start = int(alone["page"]), i + 1
        elif page_number(line) is not None or ends_sentence(line.text) or i - start > LONGEST_ENTRY:
            break
    return found
