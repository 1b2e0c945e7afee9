"""The gold issues as a content folder: real gazette text that does not depend on how well the importer reads."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from gazette.content import body_of
from gazette.model import Block, Heading, Paragraph, Signature, Table

GOLD = Path(__file__).parent.parent / "gold"
FACTS = ("title", "subtitle", "section", "kind", "doc_number", "issuer", "author", "date", "recipients")


def write_gold_content(root: Path) -> Path:
    """Write every gold issue under ``root``; returns it."""
    for file in sorted(GOLD.glob("*.yaml")):
        gold = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        gazette, year, number = file.stem.split("-")
        folder = root / gazette / f"{year}-{number}"
        folder.mkdir(parents=True)
        issue = gold["issue"] | {"published": gold["issue"]["published"] and str(gold["issue"]["published"])}
        _write(folder / "index.md", issue, "")
        for order, article in enumerate(gold["articles"], 1):
            facts = {key: _known(article[key]) for key in FACTS}
            facts["title"] = facts["title"] or "动态短讯"
            facts["kind"] = facts["kind"] or "news"
            _write(folder / f"{order:02d}-article-{order}.md", facts, body_of(_blocks(article["blocks"])))
    return root


def _known(value: object) -> str | None:
    return None if value in (None, "*") else str(value)


def _write(path: Path, facts: dict[str, Any], body: str) -> None:
    path.write_text(f"---\n{yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)}---\n{body}", encoding="utf-8")


def _blocks(gold: list[dict[str, Any]]) -> Iterator[Block]:
    for is_signature, run in groupby(gold, key=lambda block: block["t"] == "sign"):
        if is_signature:
            yield Signature(tuple(block["s"] for block in run))
            continue
        for block in run:
            if block["t"] == "table":
                yield Table(tuple(map(tuple, block["rows"])))
            elif block["t"] == "h":
                yield Heading(block["l"], block["s"])
            else:
                yield Paragraph(block["s"])
