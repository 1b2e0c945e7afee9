"""A corpus of any size out of the repository's own gazettes: their paragraphs and headings, put together anew with a seeded generator.

Article n depends on n alone, so a small corpus is the beginning of a large one. Figures are changed and numbers are given, so that rare
terms keep coming as it grows.
"""

import random
import re
from collections.abc import Iterator
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
    for written in _articles(count):
        folder = content / written.folder
        if not folder.exists():
            folder.mkdir(parents=True)
            slug, _, issue = written.folder.partition("/")
            year, number = issue.split("-")
            gazette = f"{GAZETTES[slug]}人民政府公报"
            (folder / "index.md").write_text(
                f'---\ngazette: "{gazette}"\nyear: {year}\nnumber: {int(number)}\n---\n', encoding="utf-8"
            )
        (folder / f"{written.name}.md").write_text(_with_front(written.facts, written.body), encoding="utf-8")


def write_hugo(count: int, site: Path) -> None:
    """The same articles as a site of Hugo's: a page each, lists by issue and gazette, links to the neighbours."""
    for name, text in HUGO.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    for written in _articles(count):
        file = site / "content" / written.folder / f"{written.name}.md"
        for folder in (file.parent.parent, file.parent):
            if not (folder / "_index.md").exists():
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "_index.md").write_text(f'---\ntitle: "{folder.name}"\n---\n', encoding="utf-8")
        file.write_text(_with_front(written.facts, written.body), encoding="utf-8")


HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\nlanguageCode = "zh-CN"\ntitle = "政府公报"\n'
    'disableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = false\n',
    "layouts/_default/baseof.html": '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    '<body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "layouts/_default/single.html": '{{ define "main" }}<article data-pagefind-body><h1>{{ .Title }}</h1>'
    "<p>{{ .Params.doc_number }} {{ .Params.issuer }} {{ .Params.section }}</p>{{ .Content }}</article>"
    '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
}


def _articles(count: int) -> Iterator[Written]:
    return map(article, range(count))


def _with_front(facts: dict[str, str], body: str) -> str:
    lines = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    return f"---\n{lines}---\n\n{body}"
