"""Does an enumerator count on from the last of its kind? （三） after （二） does, 2. after 5. does not."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from gazette.importer.marks import CHAPTER, CHAPTER_SECTION, CLAUSE, DECIMAL, NUMERAL, POINT, SECOND, SUB_POINT, TOP, UNIT
from gazette.importer.state import Line
from gazette.importer.text import KEPT, chinese_number

KINDS = (
    ("chapter", CHAPTER),
    ("section", CHAPTER_SECTION),
    ("clause", CLAUSE),
    ("top", TOP),
    ("second", SECOND),
    ("point", POINT),
    ("sub-point", SUB_POINT),
)
FIRST = frozenset("第一二三四五六七八九十百零〇两（(")
"""What an enumerator opens with, if not with a digit; a circled one is a digit too."""
DIGITS = re.compile(r"\d+")
LONGEST = 9
"""Digits of a number that counts something."""
BARE_NUMBER = re.compile(
    rf"\s*(\d{{1,2}})(?:[　\t]| {{1,4}})\s*(?!{UNIT}|[类级岁周届期份只台套辆幅座处所间栋])[一-鿿][^。；，：]{{1,30}}"
)
ORDINAL = re.compile(rf"[第其]{NUMERAL}{{1,2}}[，,]")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@lru_cache(maxsize=KEPT)
def enumerator_of(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Kind and value of the enumerator that opens a text.

    >>> enumerator_of("（十二）加强领导"), enumerator_of("3.1.2社会影响"), enumerator_of("2.59亿元"), enumerator_of("2. 组织")
    (('second', (12,)), ('decimal', (3, 1, 2)), ('decimal', (2, 59)), ('point', (2,)))
    """
    if text[:1] not in FIRST and not text[:1].isdigit():
        return None
    pair = DECIMAL.match(text)
    if pair:
        return "decimal", tuple(int(part[:LONGEST]) for part in DIGITS.findall(pair[1]))
    for kind, pattern in KINDS:
        found = pattern.match(text)
        if found:
            digits = DIGITS.search(found[0])
            value = int(digits[0][:LONGEST]) if digits else CIRCLED.find(found[0][0]) + 1 or chinese_number(found[0])
            return kind, (value,)
    return None


def bare_number(raw: str) -> int:
    """3　监测与预警 → 3: a plan's chapter whose number only a blank parts from its name; 0 where none opens the line, or a unit follows.

    >>> bare_number("3　监测与预警"), bare_number("12 亿元"), bare_number("3监测"), bare_number("2　各县区要做好监测，")
    (3, 0, 0, 0)
    """
    raw = raw.strip()
    found = BARE_NUMBER.fullmatch(raw) if raw[:1].isdigit() else None
    return int(found[1]) if found else 0


def ordinal(text: str) -> int:
    """第三，… or 其三，… → 3; 0 where no such word opens the text.

    >>> ordinal("第三，以农业为基础"), ordinal("其二，生产导向"), ordinal("第三条　为了")
    (3, 2, 0)
    """
    found = ORDINAL.match(text)
    return chinese_number(found[0]) if found else 0


def counted(lines: Iterable[Line]) -> Mapping[int, str]:
    """Line number of each line that an enumerator opens → how it counts.

    >>> texts = ["1.总则", "（一）人员", "（二）经费", "1.1编制目的", "1.2编制依据", "5.94亿元", "2.机构", "9.其他"]
    >>> list(counted(Line(n, t, t) for n, t in enumerate(texts)).values())
    ['starts', 'starts', 'goes on', 'starts', 'goes on', 'jumps', 'goes on', 'jumps']

    A number that only a blank parts from a name counts where it is 1 or the next one.

    >>> texts = ["1　总则", "1.1　目的", "2　机构", "8 月下旬"]
    >>> list(counted(Line(n, t, t.replace("　", "")) for n, t in enumerate(texts)).values())
    ['starts', 'starts', 'goes on']
    """
    last: dict[str, tuple[int, ...]] = {}
    out: dict[int, str] = {}
    for line in lines:
        found = enumerator_of(line.text)
        number = 0 if found else bare_number(line.raw)
        if number and not (number == 1 or _follows(last.get("bare"), (number,))):
            continue
        if number:
            found = "bare", (number,)
        if not found:
            continue
        kind, value = found
        before = last.get(kind)
        if _follows(before, value):
            out[line.number] = "goes on"
        elif value[-1] == 1:
            out[line.number] = "starts"
        else:
            out[line.number] = "jumps"
            if kind == "decimal":
                continue
        last[kind] = value
    return out


def _follows(before: tuple[int, ...] | None, value: tuple[int, ...]) -> bool:
    """3.1.2 → 3.1.3, 3.2; (2,) → (3,)."""
    if before is None or len(value) > len(before):
        return False
    level = len(value) - 1
    return value[:level] == before[:level] and value[level] == before[level] + 1
