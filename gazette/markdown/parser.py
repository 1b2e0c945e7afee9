"""markdown-it-py set up for gazettes: CommonMark with GFM tables and ``::: signature``, less what would change printed text.

In a gazette a number at a line's start is text, so there are no lists; an indent is typography, so there is no code block; a row of
dashes is a printed rule or an extraction slip, so it neither underlines a heading nor becomes one.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

OFF_BLOCK = ("list", "code", "blockquote", "hr", "lheading", "reference", "html_block", "fence")
OFF_INLINE = ("html_inline", "autolink")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may begin with, if with anything: all others start a program, or run in the page."""
SIGNS = r"\n\\`*_\[\]!&<"
"""The signs at which the inline rules that are on may find something; for use in character classes."""
MARKUP = re.compile(f"[{SIGNS}]")
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)  # RFC 3986 §3.1


@cache
def gazette_markdown() -> MarkdownIt:
    """The one parser of the site."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    md.validateLink = harmless  # type: ignore[method-assign]
    md.core.ruler.at("inline", _inline)
    return md.disable([*OFF_BLOCK, *OFF_INLINE]).use(container_plugin, "signature")


def _inline(state: StateCore) -> None:
    """The core rule of this name; most paragraphs of a gazette are plain text, which need not be searched for markup by each rule."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if MARKUP.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


def harmless(url: str) -> bool:
    """Whether a link or picture leads to a page or file, and nowhere else; one that does not stays text.

    >>> [harmless(url) for url in ("b.html#art-1", "https://example.org/", "JavaScript:alert(1)", "data:text/html,1", "intent:x")]
    [True, True, False, False, False]
    """
    scheme = SCHEME.match(url)
    return scheme is None or scheme[1].lower() in SCHEMES


def only_text(inline: Token) -> str | None:
    """The text of an inline token that is one piece of it, without markup or line break; None of any other."""
    children = inline.children or ()
    return children[0].content if len(children) == 1 and children[0].type == "text" else None


def plain_text(inline: Token) -> str:
    """What a reader sees of an inline token: text without markup. Printed lines are joined without a blank."""
    if (text := only_text(inline)) is not None:
        return text
    parts = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline", "image", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return join_lines("".join(parts))


def join_lines(text: str) -> str:
    """Lines that an editor wrapped, as one line: a blank stays only between two Latin words.

    >>> join_lines("加强领导，\\n明确责任"), join_lines("GAZETTE OF\\nTHE GOVERNMENT")
    ('加强领导，明确责任', 'GAZETTE OF THE GOVERNMENT')
    """
    if "\n" not in text:
        return text
    joined = ""
    for line in (piece.strip(" \t") for piece in text.split("\n")):
        latin = joined[-1:].isascii() and line[:1].isascii() and joined[-1:].isalnum() and line[:1].isalnum()
        joined += (" " if latin else "") + line
    return joined
