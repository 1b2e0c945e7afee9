"""Chinese numerals, as they number clauses and date documents; dates as they are printed."""

import re
from functools import lru_cache

DIGITS = {**{c: n for n, c in enumerate("〇一二三四五六七八九")}, "○": 0, "零": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "〇○零一二三四五六七八九十百千两"
"""Every sign a Chinese numeral is written with; for use in character classes."""

LONGEST = 18
"""Signs of a numeral; what is longer is a row of digits that numbers nothing, and Python reads no row beyond 4300."""
ARABIC = re.compile(r"[0-9０-９]+")


@lru_cache(maxsize=4096)  # an archive counts to a hundred over and over
def number_of(numeral: str) -> int | None:
    """The value of a numeral in Chinese or Arabic signs; None if it is none.

    >>> number_of("二十三"), number_of("一百零二"), number_of("二〇二〇"), number_of("12"), number_of("甲")
    (23, 102, 2020, 12, None)
    """
    if len(numeral) > LONGEST:
        return None
    if ARABIC.fullmatch(numeral):
        return int(numeral)
    if not numeral or any(c not in DIGITS and c not in UNITS for c in numeral):
        return None
    if not any(c in UNITS for c in numeral):  # written digit by digit: 二〇二〇
        return int("".join(str(DIGITS[c]) for c in numeral))
    total, digit = 0, 0
    for c in numeral:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return total + digit


def chinese_date(date: str) -> str:
    """An ISO date, as exact as it is, the way a gazette prints it.

    >>> chinese_date("2021-06-23"), chinese_date("2021-06"), chinese_date("2021")
    ('2021年6月23日', '2021年6月', '2021年')
    """
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))
