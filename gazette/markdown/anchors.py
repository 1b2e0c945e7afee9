"""Addresses within a page: ASCII ids made from the numbering, so that they stay when other text is edited.

====================  =====================================================================
``s-2-1``             heading （一） under 二、
``art-3``             第三条, its first 款; ``art-3-2`` its second, ``art-3-2-1`` that 款's 项 （一）, ``art-3-2-1-4`` its 目 4.
``s-2-item-1-3``      paragraph 3. of paragraph （一） under heading 二、; ``item-1`` where no heading stands above
``annex-1``           attachment 1; what stands in it begins with its id: ``annex-1-s-2``, ``annex-1-art-3``
``schedule-1-2``      附表1-2; 附录 is ``appendix-1``, 附图 ``figure-1``
``enclosure-2``       second line of the list 附件：1.甲 2.乙 that names the attachments
``part-1``            a document promulgated inside the article (the 办法 itself); what stands in it has an id of its own
                      (``art-3``), unless something before it has that already (``part-2-art-3``)
``table-1``, ``p-7``  by position: the page's first table, the seventh paragraph outside of a 条
====================  =====================================================================

A number that comes twice in one place takes ``.2``. An element whose id was another one once bears that too, if nothing else
does: ``p-7`` still leads to the paragraph that is ``s-2-item-1-3`` now.
"""

import re
from typing import NamedTuple

from gazette.chinese import number_of
from gazette.markdown.former import Former
from gazette.markdown.names import Names
from gazette.markdown.numbers import ARTICLE, ATTACHMENT, ENCLOSURES, NUMBERING, POINT, SECOND, Numbered, heading_number

ATTACHED = {"件": "annex", "表": "schedule", "录": "appendix", "图": "figure"}


class Anchor(NamedTuple):
    """The id of a heading or paragraph, and the one it had once if that was another."""

    id: str
    former: str | None = None


class Anchors:
    """Hands out the ids of one page, in document order."""

    def __init__(self) -> None:
        self._used = Names()
        self._part = ""  # id of the attachment or promulgated document we are in
        self._prefix = ""  # what ids in it begin with
        self._counts: dict[str, int] = {}
        self._trail: list[tuple[int, str]] = []  # headings above: (level, id)
        self._article: str | None = None  # 条 we are in
        self._clause = 0  # its 款
        self._former_clause = 0  # the same, as long as 1. passed for a 款
        self._item_is_heading = False  # of this 条
        self._enclosures = False  # in the list 附件：1.甲 2.乙
        self._numbered = Numbered()
        self._former = Former()

    def heading(self, level: int, text: str) -> Anchor:
        """The id of a heading; level 1 opens a new part."""
        self._enclosures = False
        if level == 1:
            self._leave_article()
            return self._made(self._open_part(text), self._former.part(text))
        former = self._former.heading(level, text)
        if found := ARTICLE.match(text):
            self._pop(level)
            self._leave_article()
            opened = Anchor(self._open_article(found["number"]))
            self._clause = 0  # a heading is no 款: the first stands under it
            return opened
        if self._article and SECOND.match(text) and not (self._trail and self._trail[-1][0] >= level):
            self._item_is_heading = True  # （一） under 第六条 is its 项
            return self._made(self._unique(f"{self._article}-{max(self._clause, 1)}-{self._numbered.path(text)}"), former)
        self._pop(level)
        self._leave_article()
        number = heading_number(text)
        above = self._trail[-1][1] if self._trail else f"{self._prefix}s"
        if number and "-" in number:  # 3.1.1 bears its whole path
            above = f"{self._prefix}s"
        made = self._unique(f"{above}-{number}" if number else f"{above}-{self._count(above, 'u')}")
        self._trail.append((level, made))
        return self._made(made, former)

    def paragraph(self, text: str) -> Anchor:
        """The id of a paragraph: 条, 款, 项 and what else is numbered by number, any other by position."""
        path = None
        if NUMBERING.match(text):
            if found := ARTICLE.match(text):
                return Anchor(self._open_article(found["number"]))
            if enclosed := self._enclosed(text):
                return enclosed
            path = self._numbered.path(text)
        else:
            self._enclosures = False
        if self._article is None:
            return self._plain(path)
        if self._item_is_heading:
            position = self._former.position()
            made = f"{self._article}-{max(self._clause, 1)}-{path}" if path else f"{self._prefix}p-{position.rpartition('-')[2]}"
            return self._made(self._unique(made), position)
        if path:
            self._clause = max(self._clause, 1)
            return self._item(path, text)
        self._clause += 1
        self._former_clause += 1
        self._numbered = Numbered()
        return self._made(self._unique(f"{self._article}-{self._clause}"), f"{self._article}-{self._former_clause}")

    def free(self, former: str) -> bool:
        """Whether a former id leads to nothing else by now; then it is taken."""
        free = former not in self._used
        self._used.add(former)
        return free

    def _enclosed(self, text: str) -> Anchor | None:
        """The id of a line of the list 附件：1.甲 2.乙, which ends with the first paragraph that is none."""
        opened = ENCLOSURES.match(text)
        found = opened or (self._enclosures and POINT.match(text))
        if found:
            self._leave_article()
            self._enclosures = True
            return self._made(self._unique(f"{self._prefix}enclosure-{found['number']}"), self._former.position())
        self._enclosures = False
        return None

    def _plain(self, path: str | None) -> Anchor:
        former = self._former.position()
        if not path:
            return self._made(self._unique(f"{self._prefix}p-{former.rpartition('-')[2]}"), former)
        above = f"{self._trail[-1][1]}-" if self._trail else self._prefix
        return self._made(self._unique(f"{above}item-{path}"), former)

    def _item(self, path: str, text: str) -> Anchor:
        wanted = f"{self._article}-{self._clause}-{path}"
        if text[0] in "（(":
            return self._made(self._unique(wanted), f"{self._article}-{self._former_clause}-{path.rpartition('-')[2]}")
        self._former_clause += 1
        return self._made(self._unique(wanted), f"{self._article}-{self._former_clause}")

    @staticmethod
    def _made(made: str, former: str | None) -> Anchor:
        return Anchor(made, former if former != made else None)

    def _pop(self, level: int) -> None:
        while self._trail and self._trail[-1][0] >= level:
            self._trail.pop()

    def _leave_article(self) -> None:
        self._article = None
        self._item_is_heading = False
        self._numbered = Numbered()

    def table(self) -> str:
        """The id of the next table of the page."""
        return self._unique(f"table-{self._count('page', 'table')}")

    def signature(self) -> str:
        """The id of the next signature of the page; it ends the 条 before it."""
        self._leave_article()
        self._enclosures = False
        return self._unique(f"signature-{self._count('page', 'signature')}")

    def _open_part(self, text: str) -> str:
        self._trail.clear()
        if found := ATTACHMENT.match(text):
            kind, printed = ATTACHED[found["what"]], re.sub(r"[－—.．]", "-", found["number"] or "")
            number = printed if "-" in printed else number_of(printed) or self._count("page", kind)
            self._part = self._used.numbered(f"{kind}-{number}")
            self._prefix = f"{self._part}-"
            return self._part
        if self._prefix:  # the attachment's own title
            return self._unique(f"{self._part}-title")
        self._part = self._unique(f"part-{self._count('page', 'part')}")
        return self._part

    def _open_article(self, numeral: str) -> str:
        self._article = self._unique(f"{self._prefix}art-{number_of(numeral)}")
        self._clause = self._former_clause = 1
        self._item_is_heading = self._enclosures = False
        self._numbered = Numbered()
        return self._article

    def _count(self, where: str, letter: str) -> str:
        key = f"{where}/{letter}"
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{letter if letter == 'u' else ''}{self._counts[key]}"

    def _unique(self, wanted: str) -> str:
        return self._used.unique(wanted, self._part)
