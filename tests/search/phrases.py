"""What citizens look for, and what a careful tester would: phrases taken from real text, and which documents hold them."""

import random
import re

from gazette.search.documents import Document
from gazette.search.tokenise import normalise

CHOSEN = [
    *[
        "人民政府",
        "医疗保险",
        "耕地保护",
        "三线一单",
        "乡村振兴",
        "殡葬改革",
        "疫情防控",
        "民生实事",
        "棚户区",
        "生育保险",
    ],  # words
    *["府办公", "疗保险和", "会第", "的若干", "革开放", "了的", "关总局令"],  # pieces across words
    *["宛政〔2021〕7号", "宛政办〔2021〕17号", "三政办〔2021〕2号", "〔2021〕2号", "豫政〔2020〕"],  # document numbers
    *["石秀田", "陈星", "习近平"],  # names
    *["2021年6月23日", "2021年2月", "6月", "5月24日", "1年"],  # dates, cut anywhere
    *["互联网+", "PM2.5", "ＰＭ２．５", "5G", "2.5", "18%", "0%", "A级", "GDP"],  # with Latin and digits
    *["，对", "”的", "（一）", "第十二条", "《中华人民共和国", "：一是"],  # with punctuation
    *["府", "5", "〇", "一"],  # one character
    *["没有这句话的", "zzzz"],  # nowhere
]


def drawn(documents: list[Document], count: int, seed: int) -> list[str]:
    """Pieces of 1 to 12 characters from anywhere in the text; such as the query syntax reads differently are left out."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(chance.choice(documents).passages).text
        start = chance.randrange(len(text))
        phrase = text[start : start + chance.randint(1, 12)].strip()
        if phrase and not re.search(r'[\s"＂]|^[-－]', phrase):
            found.append(phrase)
    return found


def holders(documents: list[Document], phrase: str) -> set[str]:
    """Addresses of the documents in one of whose texts the phrase stands."""
    normal = normalise(phrase)
    return {d.entry.address for d in documents if any(normal in text for texts in d.texts.values() for text in texts)}
