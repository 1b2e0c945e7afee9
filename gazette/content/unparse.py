"""Blocks → Markdown body: the inverse of :func:`gazette.markdown.blocks_of`, for any CommonMark reader with GFM tables."""

import re
from collections.abc import Iterable

from gazette.model import Block, Heading, Paragraph, Signature, Table

MARKUP = re.compile(  # what Markdown would read as markup anywhere in a line
    r"[\\`*_]"  # $PM_{2.5}$, 2*3
    r"|<(?=[a-zA-Z/!?])"  # <input type="checkbox"/>
    r"|\](?=[(\[:])"  # a link; 料[驻马店]0027号 is none
    r"|&(?=#?\w+;)"
    r"|~(?=~)"
)
BLOCK_START = re.compile(  # what a Markdown reader would take for more than text at a line's start
    r"(?P<digits>\d{1,9})(?P<mark>[.)])(?=\s|$)"  # "1. 5G 网络"
    r"|(?P<sign>[-+=])(?=\s|$|[-=])"  # "- （一）问题通报"
    r"|(?P<hash>#{1,6})(?=\s|$)"  # "# 号"
    r"|(?P<colons>:{3,})"
    r"|(?P<quote>>)"
    r"|(?P<pipe>\|)"
)


def escaped(text: str) -> str:
    r"""The text with every sign that Markdown would read as markup escaped.

    >>> print(escaped("$PM_{2.5}$"))
    $PM\_{2.5}$
    """
    return MARKUP.sub(lambda m: "\\" + m[0], " ".join(text.split("\n")))


def line(text: str) -> str:
    r"""One line of text that starts a block, escaped so that it stays a paragraph.

    >>> print(line("1. 5G 网络"))
    1\. 5G 网络
    >>> print(line("1.总则"))
    1.总则
    """
    text = escaped(text.strip())
    found = BLOCK_START.match(text)
    if not found:
        return text
    at = found.end("digits") if found["digits"] else found.start()
    return f"{text[:at]}\\{text[at:]}"


def _cell(text: str) -> str:
    return escaped(text).replace("|", "\\|").strip()


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _heading_text(text: str) -> str:
    text = escaped(text.strip())
    return re.sub(r"(#+)$", r"\\\1", text)  # a closing run of # would vanish


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_heading_text(text)}"
        case Paragraph(text):
            return line(text)
        case Signature(lines):
            return "\n".join(["::: signature", *map(line, lines), ":::"])
        case Table(rows):
            columns = max(map(len, rows))
            full = [(*row, *[""] * (columns - len(row))) for row in rows]
            return "\n".join([_row(full[0]), "|" + " --- |" * columns, *map(_row, full[1:])])


def body_of(blocks: Iterable[Block]) -> str:
    """The Markdown of a body; a newline ends it, an empty sequence gives an empty string."""
    text = "\n\n".join(_markdown(block) for block in blocks)
    return f"{text}\n" if text else ""
