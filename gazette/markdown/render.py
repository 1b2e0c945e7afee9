"""Markdown body → what a page and the search need of it: HTML, contents list, passages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import escape

from gazette.markdown.anchors import Anchors
from gazette.markdown.blocks import closing, signature_lines
from gazette.markdown.numbers import ARTICLE, ATTACHMENT
from gazette.markdown.parser import gazette_markdown, join_lines, only_text, plain_text
from gazette.markdown.pieces import Piece, pieces_of
from gazette.model import Heading, Paragraph, Signature

SOFT_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading in the page's contents list; level 1 to 5 as in the Markdown."""

    id: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that a reader sees in one piece, and the id of the element that holds it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body ready to be shown: ``html`` is safe to insert, all text in it is escaped."""

    html: str
    toc: tuple[TocEntry, ...]
    passages: tuple[Passage, ...]


@lru_cache(maxsize=128)  # an issue's worth: its page, its book and its data are made one after the other
def render(body: str, recipients: str | None = None) -> Rendered:
    """Render a body. A first paragraph that equals ``recipients`` (主送机关) is set without indent."""
    return _Page(recipients).run(pieces_of(body))


@dataclass(slots=True)
class _Page:
    recipients: str | None
    anchors: Anchors = field(default_factory=Anchors)
    out: list[str] = field(default_factory=list)
    toc: list[TocEntry] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    former: list[tuple[int, str]] = field(default_factory=list)
    """Pieces of ``out`` whose element had another id once, and that id."""

    def run(self, pieces: Iterable[Piece]) -> Rendered:
        for piece in pieces:
            if isinstance(piece, Paragraph):
                self._paragraph(piece.text, escapeHtml(piece.text))
            elif isinstance(piece, Heading):
                self._heading(piece.level, piece.text, escapeHtml(piece.text))
            elif isinstance(piece, Signature):
                self._signature(piece.lines)
            else:
                self._parsed(piece)
        self._keep_former()
        return Rendered("".join(self.out), tuple(self.toc), tuple(self.passages))

    def _parsed(self, tokens: list[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "heading_open":
                self._heading(int(token.tag[1]), plain_text(tokens[at + 1]), _inline(tokens[at + 1]))
            elif token.type == "paragraph_open":
                self._paragraph(plain_text(tokens[at + 1]), _inline(tokens[at + 1]))
            elif token.type == "table_open":
                end = closing(tokens, at)
                self._table(tokens[at : end + 1])
                at = end
            elif token.type == "container_signature_open":
                end = closing(tokens, at)
                self._signature(tuple(signature_lines(tokens[at:end])))
                at = end
            at += 1

    def _keep_former(self) -> None:
        """Let the ids that elements had once lead to them still."""
        for piece, former in self.former:
            if self.anchors.free(former):
                if self.out[piece].startswith("<h"):  # behind the text, which the page looks at to set it
                    text, _, rest = self.out[piece].rpartition("</")
                    self.out[piece] = f'{text}<a id="{former}"></a></{rest}'
                    continue
                opening, _, rest = self.out[piece].partition(">")
                self.out[piece] = f'{opening}><a id="{former}"></a>{rest}'

    def _heading(self, level: int, text: str, html: str) -> None:
        anchor = self.anchors.heading(level, text)
        made = anchor.id
        self.toc.append(TocEntry(made, level, text))
        self.passages.append(Passage(made, text))
        if anchor.former:
            self.former.append((len(self.out), anchor.former))
        mark = ' class="annex"' if level == 1 and ATTACHMENT.fullmatch(text) else ""
        tag = f"h{min(level + 1, 6)}"
        self.out.append(f'<{tag} id="{made}"{mark}>{html}</{tag}>\n')

    def _paragraph(self, text: str, html: str) -> None:
        anchor = self.anchors.paragraph(text)
        made = anchor.id
        self.passages.append(Passage(made, text))
        if anchor.former:
            self.former.append((len(self.out), anchor.former))
        first = len(self.passages) == 1
        mark = ' class="recipients"' if first and self.recipients and text == self.recipients else ""
        if text.startswith("第") and (found := ARTICLE.match(text)):
            label = str(escape(found[0]))
            html = f'<b class="art">{label}</b>{html.removeprefix(label)}' if html.startswith(label) else html
        self.out.append(f'<p id="{made}"{mark}>{html}</p>\n')

    def _signature(self, lines: tuple[str, ...]) -> None:
        made = self.anchors.signature()
        self.passages += [Passage(made, line) for line in lines]
        inner = "".join(f"<p>{escape(line)}</p>" for line in lines)
        self.out.append(f'<div class="signature" id="{made}">{inner}</div>\n')

    def _table(self, tokens: list[Token]) -> None:
        """A table that scrolls by itself; a head row without any text (a list of names has none) is not shown."""
        made = self.anchors.table()
        rows = [_Row.of(tokens[start : closing(tokens, start)]) for start, t in enumerate(tokens) if t.type == "tr_open"]
        head, body = rows[0], rows[1:]
        shown = [row for row in rows if row.text]
        ids = {id(row): f"{made}-{n}" for n, row in enumerate(shown, 1)}
        self.passages += [Passage(ids[id(row)], row.text) for row in shown]
        html = [f"<thead>{head.html('th', ids[id(head)])}</thead>\n"] if head.text else []
        html += ["<tbody>\n", *(row.html("td", ids.get(id(row))) for row in body), "</tbody>"]
        label = escape((shown[0].text if shown else "")[:40])
        opening = f'<div class="table" id="{made}" role="region" aria-label="{label}" tabindex="0"><table>'
        self.out.append(f"{opening}{''.join(html)}</table></div>\n")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, str], ...]  # (plain text, HTML)

    @classmethod
    def of(cls, tokens: list[Token]) -> "_Row":
        return cls(tuple((plain_text(t), _inline(t)) for t in tokens if t.type == "inline"))

    @property
    def text(self) -> str:
        return " ".join(text for text, _ in self.cells if text)

    def html(self, tag: str, row_id: str | None) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        cells = "".join(f"<{tag}{scope}>{html}</{tag}>" if text else "<td></td>" for text, html in self.cells)
        mark = f' id="{row_id}"' if row_id else ""
        return f"<tr{mark}>{cells}</tr>\n"


def _inline(inline: Token) -> str:
    if (text := only_text(inline)) is not None:
        return escapeHtml(text)
    md = gazette_markdown()
    renderer = md.renderer
    assert isinstance(renderer, RendererHTML)
    html = renderer.renderInline(inline.children or [], md.options, {})
    return join_lines(SOFT_BREAK.sub("\n", html)) if "\n" in html else html
