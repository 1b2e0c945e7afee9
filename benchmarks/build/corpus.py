"""A corpus of any size out of the repository's own gazettes: their paragraphs and headings, put together anew with a seeded generator.

Article n depends on n alone, so a small corpus is the beginning of a large one. Figures are changed and numbers are given, so that rare
terms keep coming as it grows.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PER_ISSUE, CHARACTERS = 15, 7000
GAZETTES = {"nanyang": "南阳市", "sanmenxia": "三门峡市", "zhumadian": "驻马店市"}
SECTIONS = ("市政府文件", "市政府办公室文件", "部门文件", "领导讲话", "人事任免")
FIGURE = re.compile(r"(?<![\d〔])\d{2,6}(?![\d〕])")
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Written:
    """An article as any generator may take it."""

    folder: str
    name: str
    facts: dict[str, str]
    body: str


@cache
def _material() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(paragraphs, headings) of all articles."""
    paragraphs: set[str] = set()
    headings: set[str] = set()
    for file in sorted((ROOT / "content").glob("*/*/[0-9]*.md")):
        for block in file.read_text(encoding="utf-8").split("---\n", 2)[2].split("\n\n"):
            text = block.strip()
            if text.startswith("## "):
                headings.add(re.sub(r"^[一二三四五六七八九十]+、", "", text[3:]))
            elif 40 <= len(text) <= 900 and text[0] not in "#|:!" and "\n" not in text:
                paragraphs.add(text)
    return tuple(sorted(paragraphs)), tuple(sorted(headings))


def article(n: int) -> Written:
    """The n-th article, from 0."""
    chance = random.Random(f"gazette:{n}")
    paragraphs, headings = _material()
    at, order = divmod(n, PER_ISSUE)
    slug = list(GAZETTES)[at % len(GAZETTES)]
    back = at // len(GAZETTES)
    year, number = 2024 - back // 12, 12 - back % 12
    city, serial = GAZETTES[slug], number * PER_ISSUE + order
    subject = chance.choice(headings)[:30]
    wanted = chance.randint(CHARACTERS * 65 // 100, CHARACTERS * 135 // 100)
    blocks: list[str] = []
    sections = 0
    while sum(map(len, blocks)) < wanted:
        if len(blocks) % 8 == 1 and sections < len(NUMERALS):
            blocks.append(f"## {NUMERALS[sections]}、{chance.choice(headings)}")
            sections += 1
        text = chance.choice(paragraphs)
        blocks.append(FIGURE.sub(lambda found: str(chance.randint(10, 10 ** len(found[0]))), text))
    facts = {
        "title": f"{city}人民政府关于{subject}的通知",
        "kind": "document",
        "doc_number": f"{city[0]}政〔{year}〕{serial}号",
        "issuer": f"{city}人民政府",
        "section": SECTIONS[order * len(SECTIONS) // PER_ISSUE],
        "date": f"{year}-{number:02d}-{chance.randint(1, 28):02d}",
    }
    return Written(f"{slug}/{year}-{number:02d}", f"{order + 1:02d}-d-{year}-{serial}", facts, "\n\n".join(blocks) + "\n")


def write_content(count: int, content: Path) -> None:
    """So many articles as a content folder of ours."""
    for written in map(article, range(count)):
        folder = content / written.folder
        if not folder.exists():
            folder.mkdir(parents=True)
            slug, _, issue = written.folder.partition("/")
            year, number = issue.split("-")
            gazette = f"{GAZETTES[slug]}人民政府公报"
            (folder / "index.md").write_text(
                f'---\ngazette: "{gazette}"\nyear: {year}\nnumber: {int(number)}\n---\n', encoding="utf-8"
            )
        (folder / f"{written.name}.md").write_text(with_front(written.facts, written.body), encoding="utf-8")


def with_front(facts: dict[str, str], body: str) -> str:
    """A Markdown file with front matter, as all generators here take it."""
    lines = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    return f"---\n{lines}---\n\n{body}"
