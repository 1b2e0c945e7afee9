"""The lines of a contents list → its entries, with their sections, and what of the masthead stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gazette.importer.listing import (
    CONTENTS_HEAD,
    ENTRY_END,
    MASTHEAD_KEY,
    PAGE_ALONE,
    PAGE_FIRST,
    RULE,
    first_section,
    listed,
    page_number,
    plain_section,
    section_name,
)
from gazette.importer.signs import balanced
from gazette.importer.state import Entry, Line

TITLE_FIRST = re.compile(r"[一-鿿《“]|(?:19|20)\d\d年")  # 2018年5月大事记


class Parted(NamedTuple):
    """The list's entries, the lines that name its sections, and the masthead's lines."""

    entries: list[Entry]
    sections: list[Line]
    masthead: list[Line]


def parted(front: Sequence[Line]) -> Parted:
    """Reads a list whose pages stand last, first, or nowhere."""
    head = next((i for i, line in enumerate(front) if CONTENTS_HEAD.fullmatch(line.text)), None)
    first = pages_first(front, head, len(front))
    if first and not any(page_number(line) is not None for line in front[: first[0] + 1]):
        return _by_first_pages(front, head or 0, set(first))
    if head is not None and not any(page_number(line) is not None for line in front):
        return _without_pages(front, head)
    return _by_last_pages(front)


def pages_first(lines: Sequence[Line], head: int | None, reach: int) -> list[int]:
    """Lines of a list whose entries start with the page: the pages rise."""
    found: list[int] = []
    page = 0
    for i in range((head if head is not None else reach) + 1, reach):
        first = PAGE_FIRST.match(lines[i].raw) or (_page_over_title(lines, i, head, found) if head is not None else None)
        if first and page <= int(first["page"]) <= page + 80 and (not found or i - found[-1] <= 30):
            found.append(i)
            page = int(first["page"])
    near = head is not None and bool(found) and found[0] <= head + 3
    return found if len(found) >= (2 if near else 3) else []


def _page_over_title(lines: Sequence[Line], i: int, head: int, found: Sequence[int]) -> re.Match[str] | None:
    """A page on a line of its own over its title: such a list starts with a page, with a section's name at most before it."""
    page = PAGE_ALONE.fullmatch(lines[i].raw)
    if not page or i + 1 >= len(lines) or not TITLE_FIRST.match(lines[i + 1].text):
        return None
    return page if found or all(section_name(line) or len(line.text) <= 8 for line in lines[head + 1 : i]) else None


def entry_of(lines: Sequence[Line], section: str | None, page: int | None, shown: Sequence[Line] | None = None) -> Entry:
    """An entry of these lines; ``shown`` are the lines as printed, where the page was cut off the first."""
    title, author = listed(lines)
    return Entry(title, section, page, tuple(shown or lines), author)


def _by_last_pages(front: Sequence[Line]) -> Parted:
    out = Parted([], [], [])
    section: str | None = None
    widest = max((line.width for line in front if page_number(line) is None), default=0)
    for run in runs(front):
        last = run[-1]
        name = section_name(last)
        page = page_number(last)
        if name:
            out.masthead.extend(run[:-1])
            section = name
            out.sections.append(last)
        elif page is not None:
            start = entry_start(run)
            entry, before = run[start:], run[:start]
            wide = widest if out.entries or len(run) == 2 else 0
            if before and (name := plain_section(before[-1], entry, wide)):
                section = name
                out.sections.append(before.pop())
            elif len(entry) > 1 and (name := plain_section(entry[0], entry[1:], wide)):
                section = name
                out.sections.append(entry.pop(0))
            out.masthead.extend(before)
            out.entries.append(entry_of(entry, section, page))
        else:
            out.masthead.extend(run)
    return out


def _by_first_pages(front: Sequence[Line], head: int, first: set[int]) -> Parted:
    """A list whose entries start with the page; the masthead may stand between its halves."""
    out = Parted([], [], list(front[: head + 1]))
    section: str | None = None
    run: list[Line] = []
    spaced = sum(line.gap for line in front) * 2 > len(front)

    def close() -> None:
        page = (PAGE_FIRST.match(run[0].raw) or PAGE_ALONE.fullmatch(run[0].raw)) if run else None
        if page:
            rest = run[0].raw[page.end() :]
            lines = [replace(run[0], raw=rest), *run[1:]] if rest else run[1:]
            out.entries.append(entry_of(lines, section, int(page["page"]), tuple(run)))
        run.clear()

    for i in range(head + 1, len(front)):
        line = front[i]
        name = section_name(line) or (first_section(line, run) if i + 1 in first and i not in first else None)
        if i in first:
            close()
            run.append(line)
        elif name:
            close()
            section = name
            out.sections.append(line)
        elif run and not MASTHEAD_KEY.search(line.text) and (spaced or not line.gap):
            run.append(line)
        else:
            close()
            out.masthead.append(line)
    close()
    return out


def _without_pages(front: Sequence[Line], head: int) -> Parted:
    """A list without pages: an entry goes on until it reads as a whole title, or the next one starts with its body or 关于."""
    out = Parted([], [], list(front[: head + 1]))
    section: str | None = None
    run: list[Line] = []

    def close() -> None:
        if run:
            out.entries.append(entry_of(list(run), section, None))
        run.clear()

    for i in range(head + 1, len(front)):
        line = front[i]
        name = section_name(line)
        if not name and not run and i + 1 < len(front) and len(line.text) <= 10 and not ENTRY_END.search(front[i + 1].text[:4]):
            name = plain_section(line, front[i + 1 : i + 2], max(x.width for x in front[head:]))
        if name or MASTHEAD_KEY.search(line.text) or RULE.fullmatch(line.raw):
            close()
            section = name or section
            (out.sections if name else out.masthead).append(line)
            continue
        run.append(line)
        if ENTRY_END.search(line.text) and balanced("".join(x.text for x in run)):
            after = front[i + 1].text if i + 1 < len(front) else ""
            if not after.startswith(("（", "(", "的")):
                close()
    close()
    return out


def runs(front: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines up to and with each page number or section name."""
    run: list[Line] = []
    for line in front:
        run.append(line)
        if page_number(line) is not None or section_name(line):
            yield run
            run = []
    if run:
        yield run


def entry_start(run: Sequence[Line]) -> int:
    """Where in a run of lines the entry starts that its last line closes."""
    start = len(run) - 1
    while start > 0 and len(run) - start < 7:
        line = run[start - 1]
        if MASTHEAD_KEY.search(line.text) or CONTENTS_HEAD.fullmatch(line.text) or len(line.text) < 6 or RULE.fullmatch(line.raw):
            break
        start -= 1
    return start
