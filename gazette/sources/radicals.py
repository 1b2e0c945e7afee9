"""Fonts that PDF writers cut down name some signs by their radical: ⽂件 looks like 文件 and is another text."""

import re
import unicodedata

KANGXI = re.compile(r"[\u2f00-\u2fd5]")
SUPPLEMENT = str.maketrans(  # simplified forms of the radicals supplement, whose sign Unicode's compatibility mapping does not tell
    "⺁⺇⺋⺎⺏⺓⺙⺟⺠⺢⺩⺪⺬⺮⺷⺸⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几㔾兀尣幺攵母民氺王疋示竹羊羊虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)


def mended(text: str) -> str:
    """The text with radicals as the signs they stand for.

    >>> mended("⽂件⻓⻔⻅")
    '文件长门见'
    """
    return KANGXI.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.translate(SUPPLEMENT))
