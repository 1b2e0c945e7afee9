"""Addresses within a page: ASCII ids made from the numbering, so that they stay when other text is edited.

====================  =====================================================================
``s-2-1``             heading （一） under 二、
``art-3``             第三条, its first 款; ``art-3-2`` its second, ``art-3-2-1`` that 款's 项 （一）
``annex-1``           attachment 1; what stands in it begins with its id: ``annex-1-s-2``
``part-1``            a document promulgated inside the article (the 办法 itself)
``table-1``, ``p-7``  by position: the page's first table, the seventh paragraph without a number of its own
====================  =====================================================================
"""

import itertools
import re

from gazette.chinese import NUMERAL, number_of

ATTACHMENT = re.compile(r"附\s*(?:件|表|录|图)\s*[：:]?\s*(?P<number>\d+|[一二三四五六七八九十]+)?")  # 附件1
ARTICLE = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)条")  # 第十二条
CHAPTER = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)(?P<unit>[编章节])")  # 第二章
FIRST = re.compile(rf"(?P<number>[{NUMERAL}]+)、")  # 二、
SECOND = re.compile(rf"[（(](?P<number>[{NUMERAL}]+)[）)]")  # （一）
DECIMAL = re.compile(r"(?P<number>\d+(?:[.．]\d+)*)(?:[.．、](?!\d)|\s|(?=[^\d.．]))")  # 3.1.1 · 1.
FOURTH = re.compile(r"[（(](?P<number>\d+)[）)]")  # （1）
ITEM = re.compile(rf"[（(](?P<number>[{NUMERAL}\d]+)[）)]")  # 项


def _heading_number(text: str) -> str | None:
    """The number a heading bears, as it goes into its id: 二、 → 2, 3.1.1 → 3-1-1."""
    for pattern in (CHAPTER, FIRST, SECOND, FOURTH):
        if found := pattern.match(text):
            number = number_of(found["number"])
            return None if number is None else str(number)
    if found := DECIMAL.match(text):
        return re.sub(r"[.．]", "-", found["number"])
    return None


class Anchors:
    """Hands out the ids of one page, in document order."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._part = ""  # id of the attachment or promulgated document we are in
        self._prefix = ""  # what ids in it begin with
        self._counts: dict[str, int] = {}
        self._trail: list[tuple[int, str]] = []  # headings above: (level, id)
        self._article: str | None = None  # 条 we are in
        self._clause = 0  # its 款

    def heading(self, level: int, text: str) -> str:
        """The id of a heading; level 1 opens a new part."""
        self._article = None
        if level == 1:
            return self._open_part(text)
        while self._trail and self._trail[-1][0] >= level:
            self._trail.pop()
        if found := ARTICLE.match(text):
            return self._open_article(found["number"])
        number = _heading_number(text)
        above = self._trail[-1][1] if self._trail else f"{self._prefix}s"
        if number and "-" in number:  # 3.1.1 bears its whole path
            return self._heading_id(level, f"{self._prefix}s-{number}")
        return self._heading_id(level, f"{above}-{number}" if number else f"{above}-{self._count(above, 'u')}")

    def paragraph(self, text: str) -> str:
        """The id of a paragraph: 条, 款 and 项 by number, any other by position."""
        if found := ARTICLE.match(text):
            return self._open_article(found["number"])
        if self._article is None:
            return self._unique(f"{self._prefix}p-{self._count(self._prefix, '')}")
        if found := ITEM.match(text):
            return self._unique(f"{self._article}-{self._clause}-{number_of(found['number'])}")
        self._clause += 1
        return self._unique(f"{self._article}-{self._clause}")

    def table(self) -> str:
        """The id of the next table of the page."""
        return self._unique(f"table-{self._count('page', 'table')}")

    def signature(self) -> str:
        """The id of the next signature of the page; it ends the 条 before it."""
        self._article = None
        return self._unique(f"signature-{self._count('page', 'signature')}")

    def _open_part(self, text: str) -> str:
        self._trail.clear()
        if found := ATTACHMENT.match(text):
            number = number_of(found["number"] or "") or self._count("page", "annex")
            self._part = self._unique(f"annex-{number}")
            self._prefix = f"{self._part}-"
            return self._part
        if self._prefix:  # the attachment's own title
            return self._unique(f"{self._part}-title")
        self._part = self._unique(f"part-{self._count('page', 'part')}")
        return self._part

    def _open_article(self, numeral: str) -> str:
        self._article = self._unique(f"{self._prefix}art-{number_of(numeral)}")
        self._clause = 1
        return self._article

    def _heading_id(self, level: int, wanted: str) -> str:
        made = self._unique(wanted)
        self._trail.append((level, made))
        return made

    def _count(self, where: str, letter: str) -> str:
        key = f"{where}/{letter}"
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{letter if letter == 'u' else ''}{self._counts[key]}"

    def _unique(self, wanted: str) -> str:
        """The id itself; where taken, the same within its part; else with a letter."""
        candidates = [wanted]
        if self._part and not wanted.startswith(self._part):
            candidates.append(f"{self._part}-{wanted}")
        numbered = (f"{candidates[-1]}.{n}" for n in itertools.count(2))
        made = next(c for c in itertools.chain(candidates, numbered) if c not in self._used)
        self._used.add(made)
        return made
