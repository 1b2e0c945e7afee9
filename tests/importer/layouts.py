"""One issue in many layouts: the gold text set anew, as other cities' pages and converters would give it."""

import re
from collections.abc import Callable
from typing import Any

NEVER_FIRST = "，。、；：！？）”》"
LINES_A_PAGE = 44


def wrapped(text: str, width: float, used: float) -> list[str]:
    """The text in lines of ``width`` characters, the first of them ``used`` already by the indent."""
    out, line = [], ""
    for char in text:
        step = 0.5 if char.isascii() else 1.0
        if used + step > width and char not in NEVER_FIRST:
            out.append(line)
            line, used = "", 0.0
        line, used = line + char, used + step
    return [*out, line]


def set_anew(gold: dict[str, Any], width: float | None, indents: bool) -> str:
    """Contents list, then the articles; ``width`` None: a paragraph a line, no pages."""
    facts = gold["issue"]
    front = [facts["gazette"], f"{facts['year']}年第{facts['number']}期", "目录"]
    articles = [a for a in gold["articles"] if a["title"]]
    front += [f"{a['title']}…………{i}" for i, a in enumerate(articles, 1)]
    body = [line for a in articles for line in _article(a, width, indents)]
    if width is None:
        return "\n".join([*front, *body])
    out: list[str] = []
    for i, line in enumerate(body):
        if i and i % LINES_A_PAGE == 0:
            out += [f"{facts['gazette']} {facts['year']}年第{facts['number']}期", f"— {i // LINES_A_PAGE} —"]
        out.append(line)
    return "\n".join([*front, *out])


def _article(article: dict[str, Any], width: float | None, indents: bool) -> list[str]:
    cut: Callable[[str, float], list[str]] = (
        (lambda text, used: [text]) if width is None else (lambda text, used: wrapped(text, width, used))
    )
    out = cut(article["title"], (width or 0) * 0.3)
    out += [article[name] for name in ("subtitle", "doc_number") if article[name]]
    if article["kind"] == "speech" and article["date"]:
        year, month, day = article["date"].split("-")
        out.append(f"（{year}年{int(month)}月{int(day)}日）")
    for block in article["blocks"]:
        if block["t"] == "table":
            out += ["\t".join(row) for row in block["rows"]]
            continue
        text = re.sub(r"(?<=[一-鿿])(\d+)(?=[一-鿿])", r" \1 ", block["s"])
        plain = block["t"] == "sign" or text == article["recipients"] or (block["t"] == "h" and block["l"] == 1)
        first, *rest = cut(text, 0 if plain else 2)
        out += [("　　" if indents and not plain else "") + first, *rest]
    return out
