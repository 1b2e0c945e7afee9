"""The ids that headings, attachments and counted paragraphs had once: links to them are in use, so they still lead there."""

import re

from gazette.chinese import number_of
from gazette.markdown.names import Names
from gazette.markdown.numbers import ARTICLE, ATTACHMENT, heading_number

LONGEST = 200
"""Characters of an attachment's id: 附件1 again and again was annex-1.2-annex-1.2-…, each longer than the one before."""


class Former:
    """Walks through a page as it was numbered once: 附表1-1 as ``annex-1.2``, （一） under 第六条 as ``s-1``."""

    def __init__(self) -> None:
        self._used = Names()
        self._part = ""
        self._prefix = ""
        self._counts: dict[str, int] = {}
        self._trail: list[tuple[int, str]] = []

    def part(self, text: str) -> str:
        """What an attachment, its title or a promulgated document was called."""
        self._trail.clear()
        if found := ATTACHMENT.match(text):
            digits = re.match(r"\d+", found["number"] or "")
            number = number_of(digits[0] if digits else found["number"] or "") or self._count("annex")
            self._part = self._unique(f"annex-{number}")
            self._prefix = f"{self._part}-"
        elif self._prefix:
            return self._unique(f"{self._part}-title")
        else:
            self._part = self._unique(f"part-{self._count('part')}")
        return self._part

    def heading(self, level: int, text: str) -> str | None:
        """What a heading was called; None for a 条."""
        while self._trail and self._trail[-1][0] >= level:
            self._trail.pop()
        if ARTICLE.match(text):
            return None
        number = heading_number(text)
        above = self._trail[-1][1] if self._trail else f"{self._prefix}s"
        if number and "-" in number:
            above = f"{self._prefix}s"
        made = self._unique(f"{above}-{number or f'u{self._count(above)}'}")
        self._trail.append((level, made))
        return made

    def position(self) -> str:
        """What the next paragraph outside of a 条 was called."""
        where = f"{self._prefix}p"
        return self._unique(f"{where}-{self._count(where)}")

    def _count(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]

    def _unique(self, wanted: str) -> str:
        return self._used.unique(wanted, self._part if len(self._part) < LONGEST else "")
