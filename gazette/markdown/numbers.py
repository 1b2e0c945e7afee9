"""What numbers headings and paragraphs: 第X条, 一、 （一） 1. （1） ①, 附件1."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from gazette.chinese import NUMERAL, number_of

ATTACHMENT = re.compile(  # 附件1, 附表1-2
    r"附\s*(?P<what>件|表|录|图)\s*[：:]?\s*(?P<number>\d+(?:[-－—.．]\d+)*(?!\d)|[一二三四五六七八九十]+)?"
)
ENCLOSURES = re.compile(r"附\s*件\s*[：:]\s*(?P<number>\d{1,2})\s*[.．、]\s*(?=\S)")  # 附件：1.实施方案
ARTICLE = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)条")  # 第十二条
CHAPTER = re.compile(rf"第(?P<number>[{NUMERAL}\d]+)(?P<unit>[编章节])")  # 第二章
FIRST = re.compile(rf"(?P<number>[{NUMERAL}]+)、")  # 二、
SECOND = re.compile(rf"[（(](?P<number>[{NUMERAL}]+)[）)]")  # （一）
DECIMAL = re.compile(r"(?P<number>\d+(?:[.．]\d+)*)(?:[.．、](?!\d)|\s|(?=[^\d.．]))")  # 3.1.1 · 1.
FOURTH = re.compile(r"[（(](?P<number>\d+)[）)]")  # （1）
POINT = re.compile(r"(?P<number>\d{1,2})(?:[.．](?!\d)|、)")  # 1. and neither 2021年 nor 1.5万元
ITEM = re.compile(  # how numbered paragraphs begin, each with a group of its own: 一、 （一） （1） 1. ①
    rf"([{NUMERAL}]+)、|[（(](?:([{NUMERAL}]+)|(\d{{1,2}}))[）)]|(\d{{1,2}})(?:[.．](?!\d)|、)|([①-⑳])"
)
CIRCLED = 5
"""The group of ①."""
NUMBERING = re.compile(rf"[第附（(①-⑳\d{NUMERAL}]")
"""What any numbered paragraph begins with, a 条 and a line of the list of attachments, too: a quick look before a close one."""


@lru_cache(maxsize=1)  # asked twice of each heading: for its id, and for that which it had once
def heading_number(text: str) -> str | None:
    """The number a heading bears, as it goes into its id: 二、 → 2, 3.1.1 → 3-1-1."""
    for pattern in (CHAPTER, FIRST, SECOND, FOURTH):
        if found := pattern.match(text):
            number = number_of(found["number"])
            return None if number is None else str(number)
    if found := DECIMAL.match(text):
        return re.sub(r"[.．]", "-", found["number"])
    return None


@dataclass(slots=True)
class Numbered:
    """Numbered paragraphs one below the other; a sign that was not used yet opens a level under the one before."""

    signs: list[int] = field(default_factory=list)
    """The groups of ``ITEM``."""
    numbers: list[str] = field(default_factory=list)

    def path(self, text: str) -> str | None:
        """The numbers that lead to this paragraph; None if it bears none.

        >>> numbered = Numbered()
        >>> [numbered.path(text) for text in ("（一）甲", "1.乙", "2.丙", "丁", "（二）戊", "2021年")]
        ['1', '1-1', '1-2', None, '2', None]
        """
        found = ITEM.match(text)
        if not found or not (sign := found.lastindex):
            return None
        above = self.signs.index(sign) if sign in self.signs else len(self.signs)
        digits = found[sign]
        number = ord(digits) - ord("①") + 1 if sign == CIRCLED else number_of(digits)
        self.signs[above:], self.numbers[above:] = [sign], [str(number)]
        return "-".join(self.numbers)
