"""Markdown body → blocks: the inverse of :func:`gazette.content.body_of`."""

from collections.abc import Iterator

from markdown_it.token import Token

from gazette.markdown.parser import gazette_markdown, plain_text
from gazette.model import Block, Heading, Paragraph, Signature, Table


def blocks_of(body: str) -> tuple[Block, ...]:
    """The body's blocks in order, as plain text."""
    return tuple(block for _, block in _blocks(gazette_markdown().parse(body)))


def placed_blocks(body: str) -> Iterator[tuple[range, Block]]:
    """The same with the lines of the body, from 0, on which each stands."""
    return ((range(*(token.map or (0, 0))), block) for token, block in _blocks(gazette_markdown().parse(body)))


def _blocks(tokens: list[Token]) -> Iterator[tuple[Token, Block]]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            yield token, Heading(int(token.tag[1]), plain_text(tokens[at + 1]))
        elif token.type == "paragraph_open":
            yield token, Paragraph(plain_text(tokens[at + 1]))
        elif token.type == "container_signature_open":
            end = closing(tokens, at)
            yield token, Signature(tuple(signature_lines(tokens[at:end])))
            at = end
        elif token.type == "table_open":
            end = closing(tokens, at)
            yield token, Table(tuple(table_rows(tokens[at:end])))
            at = end
        at += 1


def closing(tokens: list[Token], opening: int) -> int:
    """Index of the token that closes the one at ``opening``."""
    level, kind = tokens[opening].level, tokens[opening].type.replace("_open", "_close")
    return next(i for i in range(opening + 1, len(tokens)) if tokens[i].level == level and tokens[i].type == kind)


def signature_lines(tokens: list[Token]) -> Iterator[str]:
    """The printed lines of a signature container, one by one."""
    for token in tokens:
        if token.type == "inline":
            breaks = [i for i, c in enumerate(token.children or ()) if c.type in ("softbreak", "hardbreak")]
            for start, end in zip([-1, *breaks], [*breaks, None], strict=True):
                line = Token("inline", "", 0, children=(token.children or [])[start + 1 : end])
                if text := plain_text(line).strip():
                    yield text


def table_rows(tokens: list[Token]) -> Iterator[tuple[str, ...]]:
    """The rows of a table, cells as plain text."""
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(plain_text(token))
        elif token.type == "tr_close":
            yield tuple(row)
