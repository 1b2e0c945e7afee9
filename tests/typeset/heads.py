"""The head of an article: title, doc number, date, speaker, in the order and shape of the layout."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from tests.typeset.layout import Layout
from tests.typeset.lines import balanced, letter_spaced, width
from tests.typeset.naming import chinese_digits, chinese_number

Part = Literal["title", "doc number", "section", "date", "author", "body", "table", "furniture", "front"]
NOTICE = re.compile(r"(.{6,}的)(通知|决定|意见|通报|公告|批复)")
OFFICIAL_BODY = re.compile(r"(?P<body>.{2,24}?(?:人民政府办公[室厅]|国务院办公厅|人民政府|国务院|局|委员会))(?P<rest>关于.+)")
CHINESE_LINE = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class HeadLine:
    """One printed line of a head."""

    part: Part
    text: str


def printed_date(iso: str, *, chinese: bool) -> str:
    """2023-04-16 → 2023年4月16日 or 二〇二三年四月十六日."""
    year, month, day = (int(x) for x in iso.split("-"))
    if chinese:
        return f"{chinese_digits(year)}年{chinese_number(month)}月{chinese_number(day)}日"
    return f"{year}年{month}月{day}日"


def title_lines(title: str, layout: Layout) -> tuple[list[str], list[str]]:
    """(the issuing body's lines, the other lines) of a title."""
    heads = layout.heads
    if heads.title == "one":
        return [], [title]
    body, rest = [], title
    match = OFFICIAL_BODY.fullmatch(title) if heads.title == "body above" else None
    if match and width(match["body"]) <= heads.width:
        body, rest = [match["body"]], match["rest"]
    notice = NOTICE.fullmatch(rest) if heads.notice_apart else None
    if notice:
        return body, [*balanced(notice[1], heads.width), letter_spaced(notice[2])]
    return body, balanced(rest, heads.width)


def centred(text: str, layout: Layout, column: int) -> str:
    """The line with the blanks that centre it, where the layout keeps them."""
    if not layout.heads.centred:
        return text
    return " " * max(0, int(column - width(text))) + text


def head_lines(article: dict[str, Any], layout: Layout, *, dated: bool) -> list[HeadLine]:
    """All lines of an article's head; ``dated``: the date stands here."""
    body, rest = title_lines(article["title"], layout)
    number = article["doc_number"]
    numbers = [HeadLine("doc number", f"（{number}）" if layout.heads.brackets else number)] if number else []
    place = layout.heads.doc_number
    lines = [HeadLine("title", t) for t in body]
    lines = [*numbers, *lines] if place == "before" else [*lines, *numbers] if place == "between" and body else lines
    lines += [HeadLine("title", t) for t in rest]
    if article["subtitle"]:
        lines += [HeadLine("title", t) for t in balanced(article["subtitle"], layout.heads.width + 2)]
    if place == "after" or (place == "between" and not body):
        lines += numbers
    if article["author"] and article["author"] not in article["title"]:
        lines.append(HeadLine("author", layout.heads.author.format(article["author"])))
    if dated:
        lines.append(HeadLine("date", f"（{printed_date(article['date'], chinese=layout.chinese_dates)}）"))
    return lines
