"""Addresses within a page: ASCII ids made from the numbering, so that they stay when other text is edited.

====================  =====================================================================
``s-2-1``             heading （一） under 二、
``art-3``             第三条, its first 款; ``art-3-2`` its second, ``art-3-2-1`` that 款's 项 （一）, ``art-3-2-1-4`` its 目 4.
``s-2-item-1-3``      paragraph 3. of paragraph （一） under heading 二、; ``item-1`` where no heading stands above
``annex-1``           attachment 1; what stands in it begins with its id: ``annex-1-s-2``, ``annex-1-art-3``
``part-1``            a document promulgated inside the article (the 办法 itself); what stands in it has an id of its own
                      (``art-3``), unless something before it has that already (``part-2-art-3``)
``table-1``, ``p-7``  by position: the page's first table, the seventh paragraph outside of a 条
====================  =====================================================================

A number that comes twice in one place takes ``.2``. An element whose id was another one once bears that too, if nothing else
does: ``p-7`` still leads to the paragraph that is ``s-2-item-1-3`` now.
"""

import itertools
import re
from dataclasses import dataclass, field

from gazette.chinese import NUMERAL, number_of

ATTACHMENT = re.compile(r"附\s*(?:件|表|录|图)\s*[：:]?\s*(?P<number>\d+|[一二三四五六七八九十]+)?")  # 附件1
ARTICLE = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)条")  # 第十二条
CHAPTER = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)(?P<unit>[编章节])")  # 第二章
FIRST = re.compile(rf"(?P<number>[{NUMERAL}]+)、")  # 二、
SECOND = re.compile(rf"[（(](?P<number>[{NUMERAL}]+)[）)]")  # （一）
DECIMAL = re.compile(r"(?P<number>\d+(?:[.．]\d+)*)(?:[.．、](?!\d)|\s|(?=[^\d.．]))")  # 3.1.1 · 1.
FOURTH = re.compile(r"[（(](?P<number>\d+)[）)]")  # （1）
ITEMS = {  # how numbered paragraphs begin, by the sign that they are numbered with
    "一、": FIRST,
    "（一）": SECOND,
    "1.": re.compile(r"(?P<number>\d{1,2})(?:[.．](?!\d)|、)"),  # not 2021年, not 1.5万元
    "（1）": re.compile(r"[（(](?P<number>\d{1,2})[）)]"),
    "①": re.compile(r"(?P<number>[①-⑳])"),
}


def _heading_number(text: str) -> str | None:
    """The number a heading bears, as it goes into its id: 二、 → 2, 3.1.1 → 3-1-1."""
    for pattern in (CHAPTER, FIRST, SECOND, FOURTH):
        if found := pattern.match(text):
            number = number_of(found["number"])
            return None if number is None else str(number)
    if found := DECIMAL.match(text):
        return re.sub(r"[.．]", "-", found["number"])
    return None


@dataclass(slots=True)
class _Numbered:
    """Numbered paragraphs one below the other; a sign that was not used yet opens a level under the one before."""

    signs: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def path(self, text: str) -> str | None:
        """The numbers that lead to this paragraph; None if it bears none.

        >>> numbered = _Numbered()
        >>> [numbered.path(text) for text in ("（一）甲", "1.乙", "2.丙", "丁", "（二）戊", "2021年")]
        ['1', '1-1', '1-2', None, '2', None]
        """
        matches = ((sign, pattern.match(text)) for sign, pattern in ITEMS.items())
        sign, found = next(((sign, found) for sign, found in matches if found), ("", None))
        if not found:
            return None
        above = self.signs.index(sign) if sign in self.signs else len(self.signs)
        digits = found["number"]
        number = ord(digits) - ord("①") + 1 if sign == "①" else number_of(digits)
        self.signs[above:], self.numbers[above:] = [sign], [str(number)]
        return "-".join(self.numbers)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The id of a paragraph, and the one it had once if that was another."""

    id: str
    former: str | None = None


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
        self._former_clause = 0  # the same, as long as 1. passed for a 款
        self._numbered = _Numbered()

    def heading(self, level: int, text: str) -> str:
        """The id of a heading; level 1 opens a new part."""
        self._article = None
        self._numbered = _Numbered()
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

    def paragraph(self, text: str) -> Anchor:
        """The id of a paragraph: 条, 款, 项 and what else is numbered by number, any other by position."""
        if found := ARTICLE.match(text):
            return Anchor(self._open_article(found["number"]))
        path = self._numbered.path(text)
        if self._article is None:
            return self._plain(path)
        if path:
            return self._item(path, text)
        self._clause += 1
        self._former_clause += 1
        self._numbered = _Numbered()
        return self._anchor(f"{self._article}-{self._clause}", f"{self._article}-{self._former_clause}")

    def free(self, former: str) -> bool:
        """Whether a former id leads to nothing else by now; then it is taken."""
        if former in self._used:
            return False
        self._used.add(former)
        return True

    def _plain(self, path: str | None) -> Anchor:
        position = f"{self._prefix}p-{self._count(self._prefix, '')}"
        if not path:
            return Anchor(self._unique(position))
        above = f"{self._trail[-1][1]}-" if self._trail else self._prefix
        return self._anchor(f"{above}item-{path}", position)

    def _item(self, path: str, text: str) -> Anchor:
        wanted = f"{self._article}-{self._clause}-{path}"
        if text[0] in "（(":
            return self._anchor(wanted, f"{self._article}-{self._former_clause}-{path.rpartition('-')[2]}")
        self._former_clause += 1
        return self._anchor(wanted, f"{self._article}-{self._former_clause}")

    def _anchor(self, wanted: str, former: str) -> Anchor:
        made = self._unique(wanted)
        return Anchor(made, former if former != made else None)

    def table(self) -> str:
        """The id of the next table of the page."""
        return self._unique(f"table-{self._count('page', 'table')}")

    def signature(self) -> str:
        """The id of the next signature of the page; it ends the 条 before it."""
        self._article = None
        self._numbered = _Numbered()
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
        self._clause = self._former_clause = 1
        self._numbered = _Numbered()
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
