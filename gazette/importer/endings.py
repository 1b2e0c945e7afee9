"""Words that end a paragraph, or start one, wherever the line before breaks."""

import re
from collections.abc import Sequence

from gazette.importer.marks import ANNEX_LIST, BODY_TAIL, POINT
from gazette.importer.signs import starts_list
from gazette.importer.state import Line
from gazette.importer.text import ends_sentence

ANNOUNCED = re.compile(r"(?:通知|通报|函复|批复|答复|公告|通告|公布|解读|说明|报告)如下[：:]$")  # 经研究，现函复如下：
LONGEST_NAME = 4
"""Lines that the name of an enclosure may take."""
DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:[至、—–-](?:\d{1,2}月)?\d{1,2}日)?")  # 18日至20日, in a chronicle
NOTES = re.compile(r"(?:注|注释|备注|说明)[：:]")
FAREWELL = re.compile(
    r"特此(?:通知|通报|公告|通告|布告|公布|批复|函复|函告|报告|决定|证明)[。！]?|此[布令复]。?"
)  # alone on a line
WHERE = re.compile(r"(?:式中|其中|上式中|注)[：:，,]")
FORMULA = re.compile(r"[^，。；：、=＝]{1,20}[=＝][^，。；：]{2,60}")  # 资助额=基本额+0.5×（核定投入－基本额）
OWNER = re.compile(rf"[一-鿿、]{{2,20}}?(?:{BODY_TAIL})[：:]")  # 县财政局：按照…落实资金。
SUMS_UP = re.compile(r"(?:上述|以上)[一-鿿]")


def follows_end(unit: Sequence[Line], line: Line) -> bool:
    """Whether the line comes after words that end a paragraph: …函复如下：, a chronicle's next day, notes, what is said of all the items above,
    特此通告。, what the next of several
    bodies is to do, the list of enclosures and each of its items, what the letters of a formula mean.

    >>> def after(a, b): return follows_end([Line(1, a, a)], Line(2, b, b))
    >>> after("经研究，现函复如下：", "同意"), after("11日召开会议。", "18日至20日，"), after("增长。", "注释："), after("3.砖厂。", "上述企业")
    (True, True, True, True)
    >>> after("有效期5年。", "特此通告。"), after("有效期2年。", "附件：1．申请表"), after("附件：1．申请表", "2．验收标准"), after("h=Q×t/A", "式中，h为水深")
    (True, True, True, True)
    >>> after("县财政局：落实资金。", "县公安局：查处")
    True
    >>> after("为加强管理，现就有关事项", "通知如下："), after("11日召开会议，", "18日结束。"), after("增长。", "上述企业")
    (False, False, False)
    """
    first, last, text = unit[0].text, unit[-1].text, line.text
    if (last[-1] in "：:" and ANNOUNCED.search(last)) or (len(unit) == 1 and WHERE.match(text) and FORMULA.fullmatch(last)):
        return True
    if first[0] == "附" and ANNEX_LIST.match(first) and len(unit) < LONGEST_NAME and POINT.match(text) and POINT.search(first):
        return True
    if not ends_sentence(last):
        return False
    if OWNER.match(first) and OWNER.match(text):
        return True
    if (DAY.match(first) and DAY.match(text)) or FAREWELL.fullmatch(text) or ANNEX_LIST.match(text):
        return True
    return NOTES.fullmatch(text) is not None or (starts_list(first) and SUMS_UP.match(text) is not None and len(unit) == 1)
