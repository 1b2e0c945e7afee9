"""What a body may not hold: raw HTML, scripts, links that run."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt

from gazette.errors import Problem, problem
from gazette.markdown.parser import SCHEMES
from gazette.model import Article

ESCAPED = re.compile(r"\\[<>]")
LINK = re.compile(
    r"(?<!\\)\]\([ \t]{0,9}<?[ \t]{0,9}(?P<scheme>[a-z][a-z0-9+.-]{0,30})[ \t]{0,9}:", re.I
)  # [看](javascript:alert(1))


@cache
def _html_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).disable(["list", "code", "blockquote", "fence"])


def body_problems(article: Article) -> Iterator[Problem]:
    """Each piece of raw HTML or running link in the article's body, with its line."""
    yield from _problems(article.body, article.place.file, article.place.line or 1)


def _problems(body: str, file: str, first_line: int) -> Iterator[Problem]:
    if "<" not in body and "](" not in body:
        return
    for number, text in enumerate(body.split("\n")):
        found = next((link for link in LINK.finditer(text) if link["scheme"].lower() not in SCHEMES), None)
        if found:
            yield problem("markdown.running_link", file, first_line + number, scheme=found["scheme"])
    if "<" not in ESCAPED.sub("", body):
        return
    for token in _html_markdown().parse(body):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "html_block":
            yield problem("markdown.raw_html", file, line, found=token.content.strip().split("\n")[0][:40])
        for child in token.children or ():
            if child.type == "html_inline":
                yield problem("markdown.raw_html", file, line, found=child.content[:40])
