"""markdown-it-py set up for gazettes: CommonMark with GFM tables and ``::: signature``, less what would change printed text.

In a gazette a number at a line's start is text, so there are no lists; an indent is typography, so there is no code block; a row of
dashes is a printed rule or an extraction slip, so it neither underlines a heading nor becomes one.
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

OFF_BLOCK = ("list", "code", "blockquote", "hr", "lheading", "reference", "html_block", "fence")
OFF_INLINE = ("html_inline", "autolink")


@cache
def gazette_markdown() -> MarkdownIt:
    """The one parser of the site."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    return md.disable([*OFF_BLOCK, *OFF_INLINE]).use(container_plugin, "signature")


def plain_text(inline: Token) -> str:
    """What a reader sees of an inline token: text without markup. Printed lines are joined without a blank."""
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
