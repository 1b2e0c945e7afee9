"""A labelled issue as what a typesetter gets: pieces of text, each with its style."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

GOLDS = Path(__file__).parents[1] / "gold"


@dataclass(frozen=True)
class Story:
    """One piece: ``style`` is cover, contents, section, title, number, subtitle, author, date, to, p, h1…h5, sign or table."""

    style: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def gold_of(key: str, articles: slice = slice(None)) -> dict[str, Any]:
    """A labelled issue, or some articles of it; nothing of what only its own print shows."""
    gold = dict(
        yaml.load((GOLDS / f"{key}.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )
    issue = {**gold["issue"], "published": str(gold["issue"]["year"])}
    return {"issue": issue, "toc": [], "masthead": [], "articles": gold["articles"][articles], "dropped": [], "suspects": []}


def stories_of(gold: dict[str, Any]) -> list[Story]:
    """The issue as it is set, from the cover to the last article."""
    issue = gold["issue"]
    total = f"（总第{issue['total_number']}期）" if issue["total_number"] else ""
    out = [Story("cover", issue["gazette"]), Story("cover", f"{issue['year']}年第{issue['number']}期{total}")]
    titles = [article["title"] for article in gold["articles"] if article["title"]]
    out += [Story("cover", "目　录"), *(Story("contents", f"{title}……{3 + 2 * n}") for n, title in enumerate(titles))]
    section = None
    for article in gold["articles"]:
        if article["section"] not in (section, "*"):
            section = article["section"]
            out += [Story("section", f"●{section}")] if section else []
        out += list(_head(article))
        out += [_block(block, article) for block in article["blocks"]]
    return out


def _head(article: dict[str, Any]) -> list[Story]:
    out: list[Story] = []
    for key, style in (("title", "title"), ("doc_number", "number"), ("subtitle", "subtitle"), ("author", "author")):
        if article[key]:
            out.append(Story(style, article[key]))
    signed = any(b["t"] == "sign" and "年" in b["s"] for b in article["blocks"])
    if article["date"] and not signed:
        year, month, day = article["date"].split("-")
        out.append(Story("date", f"（{year}年{int(month)}月{int(day)}日）"))
    return out


def _block(block: dict[str, Any], article: dict[str, Any]) -> Story:
    if block.get("s") == article["recipients"] and block["t"] == "p":
        return Story("to", block["s"])
    if block["t"] == "table":
        return Story("table", rows=tuple(tuple(row) for row in block["rows"]))
    return Story(f"h{block['l']}" if block["t"] == "h" else block["t"], block["s"])
