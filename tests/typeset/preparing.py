"""What the layout does to the words of a gold before they are set: punctuation, signatures, the form of dates."""

import random
import re
from typing import Any

from tests.typeset.heads import printed_date
from tests.typeset.layout import Layout
from tests.typeset.lines import HALF
from tests.typeset.naming import Gold

Block = dict[str, Any]
Article = dict[str, Any]

DATE = re.compile(r"[0-9〇○零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日")
ENUMERATOR = re.compile(r"^（(?=[一二三四五六七八九十]{1,3}）)(.{1,3})）")  # （一）
STRETCH = 6, 25
"""Blocks after which another page's punctuation begins."""


def dated_under_title(article: Article, layout: Layout) -> bool:
    """Whether the date stands in the article's head: where no signature says it, or the layout prints it there."""
    if not article["date"]:
        return False
    signed = any(b["t"] == "sign" and DATE.fullmatch(b["s"]) for b in article["blocks"])
    return not signed or layout.heads.date_line != "none"


def _recognisable(block: Block) -> Block:
    """A table of a single filled cell shows nothing of a table: a paragraph."""
    filled = [c for row in block.get("rows", []) for c in row if c]
    return {"t": "p", "s": filled[0]} if len(filled) == 1 else block


def _signature(block: Block, article: Article, layout: Layout) -> list[Block]:
    if block["t"] != "sign":
        return [block]
    if layout.heads.date_line == "instead":
        return []
    if DATE.fullmatch(block["s"]) and article["date"]:
        return [{"t": "sign", "s": printed_date(article["date"], chinese=layout.chinese_dates)}]
    return [] if layout.signature == "date" else [block]


def _punctuated(block: Block, layout: Layout, *, half: bool) -> Block:
    def change(text: str) -> str:
        if layout.ascii_enumerators:
            text = ENUMERATOR.sub(r"(\1)", text)
        return text.translate(HALF) if half else text

    if block["t"] == "table":
        return {**block, "rows": [[change(c) for c in row] for row in block["rows"]]}
    return {**block, "s": change(block["s"])}


def prepared(gold: Gold, layout: Layout, rng: random.Random) -> Gold:
    """The gold with every article's blocks as the layout words them."""
    articles = []
    half, left = rng.random() < layout.half_width, rng.randint(*STRETCH)
    for article in gold["articles"]:
        blocks, recipients = [], article["recipients"]
        for block in article["blocks"]:
            left -= 1
            if not left:
                half, left = rng.random() < layout.half_width, rng.randint(*STRETCH)
            new = _punctuated(_recognisable(block), layout, half=half)
            if recipients and block.get("s") == article["recipients"]:
                recipients = new["s"]
            blocks += _signature(new, article, layout)
        articles.append({**article, "recipients": recipients, "blocks": blocks})
    return {**gold, "articles": articles}
