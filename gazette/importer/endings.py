"""Words that end a paragraph, or start one, wherever the line before breaks."""

import re
from collections.abc import Sequence

from gazette.importer.signs import starts_list
from gazette.importer.state import Line
from gazette.importer.text import ends_sentence

ANNOUNCED = re.compile(r"(?:通知|通报|函复|批复|答复|公告|通告|公布|解读|说明|报告)如下[：:]$")  # 经研究，现函复如下：
DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:[至、—–-](?:\d{1,2}月)?\d{1,2}日)?")  # 18日至20日, in a chronicle
NOTES = re.compile(r"(?:注|注释|备注|说明)[：:]")
SUMS_UP = re.compile(r"(?:上述|以上)[一-鿿]")


def follows_end(unit: Sequence[Line], line: Line) -> bool:
    """Whether the line comes after words that end a paragraph: …函复如下：, a chronicle's next day, notes, what is said of all the items above.

    >>> def after(a, b): return follows_end([Line(1, a, a)], Line(2, b, b))
    >>> after("经研究，现函复如下：", "同意"), after("11日召开会议。", "18日至20日，"), after("增长。", "注释："), after("3.砖厂。", "上述企业")
    (True, True, True, True)
    >>> after("为加强管理，现就有关事项", "通知如下："), after("11日召开会议，", "18日结束。"), after("增长。", "上述企业")
    (False, False, False)
    """
    first, last, text = unit[0].text, unit[-1].text, line.text
    if ANNOUNCED.search(last):
        return True
    if not ends_sentence(last):
        return False
    if DAY.match(first) and DAY.match(text):
        return True
    return NOTES.fullmatch(text) is not None or (starts_list(first) and SUMS_UP.match(text) is not None and len(unit) == 1)
