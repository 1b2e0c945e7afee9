"""Which year and which number: from all the ways in which covers, imprints, running headers and file names say it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gazette.importer.text import bare, chinese_number

NUMBERS = r"(?P<number>\d{1,2})(?:[-—–~～、，,/至和]\d{1,2})?"  # 6, and 第11、12期 of a double number: by its first
HEADER_NUMBER = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年?第|年|[-—–－.．·/（(]){NUMBERS}(?:期|号|[）)】\]]|$)"
)  # （2020-8）, 2021.06, 2020年第4期, 2021（06）
NUMBER = re.compile(rf"第{NUMBERS.replace('1,2', '1,3')}[期号]|(?:No|NO|no)[.．:：]?(?P<latin>\d{{1,2}})(?!\d)")  # 第4号, No.6
YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年|$|(?=第|No))")
YEAR_ALONE = re.compile(r"(?P<year>(?:19|20)\d\d)年?")
NUMBER_ALONE = re.compile(r"(?P<number>\d{1,2})")
NAMED_NUMBER = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年?第|年|[-_.． 　（(])?(?P<number>\d{1,2})(?!\d)")  # 2021-06.txt
CHINESE_YEAR = re.compile(r"[一二][一二三四五六七八九〇○零]{3}(?=年)")
CHINESE_NUMBER = re.compile(r"(?<=第)[一二三四五六七八九十百零〇○]{1,7}(?=[期号])")
SUPPLEMENTS = 100
SUPPLEMENT = re.compile(r"(?<![期号（(])(?:增刊|特刊)(?:[（(]?第?(?P<number>\d{1,2})[期号]?[）)]?)?$")  # 2019年增刊, 增刊第2期
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class IssueNumber(NamedTuple):
    """Year and number, None where nothing says them; ``inferred``: not from the issue's own imprint."""

    year: int | None
    number: int | None
    inferred: bool


def in_digits(text: str) -> str:
    """The text without blanks, its year and number in digits; two numbers that only a blank parts stay parted.

    >>> in_digits("二〇二三年 第十二期"), in_digits("２０２１年第６期"), in_digits("2016 2/总第一百零五期")
    ('2023年第12期', '2021年第6期', '2016·2/总第105期')
    """
    text = bare(re.sub(r"(?<=\d)\s+(?=\d)", "·", text.translate(WIDE)))
    text = CHINESE_YEAR.sub(lambda m: "".join(str(max("〇一二三四五六七八九".find(c), 0)) for c in m[0]), text)
    return CHINESE_NUMBER.sub(lambda m: str(chinese_number(m[0].replace("○", "〇"))), text)


def number_of_issue(front: Sequence[str], headers: Sequence[str], dates: Sequence[str], name: str) -> IssueNumber:
    """The year and number that most headers and imprint lines say together, else apart; at last what the file's name says.

    >>> number_of_issue(["2021", "03"], [], [], "a.txt"), number_of_issue(["2021年第11、12期合刊"], [], [], "a.txt").number
    (IssueNumber(year=2021, number=3, inferred=False), 11)
    >>> number_of_issue([], [], ["2021-06-30"], "南阳市人民政府公报2021年第6期.txt")
    IssueNumber(year=2021, number=6, inferred=True)
    """
    votes = Counter(
        (int(m["year"]), int(m["number"]))
        for text in [*front, *headers]
        for m in [HEADER_NUMBER.search(text)]
        if m and int(m["number"])
    )
    if votes:
        return IssueNumber(*votes.most_common(1)[0][0], False)
    number = (
        _supplement(front, headers)
        or next((int(m["number"] or m["latin"]) for text in front for m in [NUMBER.search(text)] if m), None)
        or _alone(front)
    )
    year = next((int(m["year"]) for text in front for m in [YEAR.search(text)] if m), None)
    named = NAMED_NUMBER.search(in_digits(name.rpartition(".")[0] or name))
    inferred = year is None or number is None
    if number is None and named and (year is None or year == int(named["year"])):
        year, number = int(named["year"]), int(named["number"]) or None
    if year is None and named:
        year = int(named["year"])
    if year is None and dates:
        year = int(sorted(dates)[len(dates) // 2][:4])
    return IssueNumber(year, number, inferred)


def _supplement(front: Sequence[str], headers: Sequence[str]) -> int | None:
    """A supplement beside the year's numbers is called 101, 102 …, so that it stands behind them and takes no number of theirs.

    >>> _supplement(["2019年增刊"], []), _supplement(["2019年", "增刊第2期"], []), _supplement(["2019年第6期（增刊）"], [])
    (101, 102, None)
    """
    found = next((m for text in [*front, *headers] for m in [SUPPLEMENT.search(text)] if m), None)
    return SUPPLEMENTS + int(found["number"] or 1) if found else None


def _alone(front: Sequence[str]) -> int | None:
    """A number on a line of its own beside the year's: 2021 / 03."""
    for first, second in pairwise(front):
        for year, number in ((first, second), (second, first)):
            found = NUMBER_ALONE.fullmatch(number)
            if found and YEAR_ALONE.fullmatch(year):
                return int(found["number"]) or None
    return None
