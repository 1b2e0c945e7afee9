"""A body in pieces: what is plain is read at a glance, and only what is not is parsed.

Nearly all of a gazette is lines of text with blank lines between. Where there are no lists, quotes or code, nothing but ``:::`` reaches
over a blank line; so such a line is a paragraph, whatever stands around it, and no rule of the parser need be asked.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from gazette.markdown.parser import SIGNS, gazette_markdown
from gazette.model import Heading, Paragraph, Signature

END = r"(?<!\s)(?=\n\n|\n?\Z)"
PIECE = re.compile(
    rf"(?P<paragraph>[^\s#:{SIGNS}][^{SIGNS}]*){END}"
    rf"|(?P<marks>\#{{1,6}})[ \t]+(?P<heading>[^\s#{SIGNS}][^#{SIGNS}]*){END}"
    rf"|::: signature\n(?P<signature>(?:[^\s#:|{SIGNS}][^|{SIGNS}]*\n)+):::{END}"  # a | might make a table of two lines
    r"|(?P<other>[^\n].*?)(?=\n\n|\Z)",
    re.S,
)
CONTAINER = re.compile(r"^[ \t]*:::", re.M)
NORMALIZED = "\r\0"
"""Signs that the parser replaces before it begins."""

Piece = Paragraph | Heading | Signature | list[Token]


def pieces_of(body: str) -> Iterator[Piece]:
    """The body's plain blocks, and the tokens of all that stands between them, in order.

    >>> [*pieces_of("## 一、总则\\n\\n为加强管理，制定本办法。")]
    [Heading(level=2, text='一、总则'), Paragraph(text='为加强管理，制定本办法。')]
    """
    if any(sign in body for sign in NORMALIZED):
        yield gazette_markdown().parse(body)
        return
    for found in PIECE.finditer(body):
        kind = found.lastgroup
        if kind == "paragraph":
            yield Paragraph(found[0])
        elif kind == "heading":
            yield Heading(len(found["marks"]), found["heading"])
        elif kind == "signature":
            yield Signature(tuple(line.strip() for line in found["signature"].rstrip("\n").split("\n")))
        elif CONTAINER.search(found[0]):  # it may reach to the end
            yield gazette_markdown().parse(body[found.start() :])
            return
        else:
            yield gazette_markdown().parse(found[0])
