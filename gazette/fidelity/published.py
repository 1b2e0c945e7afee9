"""What a reader sees of an issue's documents, taken from the built pages: text, the facts of the head, and the theme's own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import basename
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from gazette.collation import Part, Piece, signs
from gazette.fidelity.hidden import Sheets
from gazette.fidelity.tree import classes, first, line_of, read_tree

HEAD_PARTS: Mapping[str, Part] = {"doc_number": "doc_number", "title": "title", "subtitle": "subtitle"}
"""Facts of the head that stand nowhere else; all others are told again in the text, or were dropped as told in the head."""
BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "li", "div", "section", "blockquote", "pre", "caption", "dt", "dd")
)
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a page's head, with their line: a fact's, or the theme's own (``name`` is then empty)."""

    name: str
    text: str
    page: Path
    line: int
    stamp: str = ""
    """What a date says to machines."""


@dataclass(slots=True)
class Published:
    """An issue as it is published: pieces in printed order, facts and theme's words of all heads."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[tuple[str, Words]] = field(default_factory=list)
    """With the file whose article they head."""
    pages: dict[str, Path] = field(default_factory=dict)
    """File → page."""


def read_published(folder: Path, files: Mapping[str, str]) -> Published:
    """All documents of an issue's folder in the site. ``files``: slug → name of the Markdown file, by which pieces are told."""
    published = Published()
    trees = {path.name: read_tree(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html"))}
    index = trees.pop(INDEX, None)
    if index is not None:
        published.pages["index.md"] = folder / INDEX
        imprint = next((e for e in index.iter("details") if "imprint" in classes(e)), None)
        body = first(imprint, "div") if imprint is not None else None
        if body is not None:
            published.pieces += _seen(index, body, folder / INDEX).pieces(body, "index.md", "masthead")
    for name in _in_order(index, list(trees)):
        article = first(trees[name], "article", data_doc="")
        if article is not None:
            file = files.get(name.removesuffix(".html"), name)
            published.pages[file] = folder / name
            _add(published, _seen(trees[name], article, folder / name), article, file)
    return published


def _in_order(index: Element | None, names: list[str]) -> list[str]:
    """Pages as the issue's contents list them; those it does not list last."""
    links = [basename(unquote(urlsplit(a.get("href", "")).path)) for a in index.iter("a")] if index is not None else []
    listed = [name for name in dict.fromkeys(links) if name in names]
    return [*listed, *(name for name in names if name not in listed)]


def _seen(root: Element, within: Element, page: Path) -> "_Seen":
    links = [e.get("href", "") for e in root.iter("link") if e.get("rel") == "stylesheet"]
    return _Seen(page, Sheets(page.parent / unquote(urlsplit(link).path) for link in links).hidden(root, within))


def _add(published: Published, seen: "_Seen", article: Element, file: str) -> None:
    head = first(article, "header")
    for element in head.iter() if head is not None else ():
        name = element.get("data-fact", "")
        text = signs("".join(seen.texts(element)))
        if name in HEAD_PARTS and text:
            published.pieces.append(Piece(file, HEAD_PARTS[name], text, line=line_of(element)))
        elif name and text:
            published.words.append((file, Words(name, text, seen.page, line_of(element), element.get("datetime", ""))))
    for child in article:
        if "body" in classes(child):
            published.pieces += seen.pieces(child, file, "body")
        else:
            published.words += ((file, words) for words in seen.own(child))


@dataclass(frozen=True)
class _Seen:
    """A page, and the elements of it that no reader sees."""

    page: Path
    hidden: set[Element]

    def texts(self, element: Element) -> Iterator[str]:
        """The text below an element that is seen."""
        if element in self.hidden:
            return
        yield element.text or ""
        for child in element:
            yield from self.texts(child)
            yield child.tail or ""

    def pieces(self, element: Element, file: str, part: Part) -> list[Piece]:
        """The text below an element, a piece a block."""
        out: list[tuple[str, int, list[str]]] = []
        self._collect(element, ("", line_of(element)), out)
        joined = [Piece(file, part, signs("".join(text)), made, line) for made, line, text in out]
        return [piece for piece in joined if piece.text]

    def _collect(self, element: Element, place: tuple[str, int], out: list[tuple[str, int, list[str]]]) -> None:
        if element in self.hidden:
            return
        if element.tag in BLOCKS:
            place = (element.get("id") or place[0], line_of(element))
            out.append((*place, []))
        texts = out[-1][2]
        texts.append(element.text or "")
        for child in element:
            self._collect(child, place, out)
            if child.tag in BLOCKS and child.tail:
                out.append((*place, []))
            out[-1][2].append(child.tail or "")

    def own(self, element: Element) -> Iterator[Words]:
        """Text outside of all facts: the theme's own words."""
        if element in self.hidden or element.get("data-fact"):
            return
        for text, at in ((element.text, element), *((child.tail, element) for child in element)):
            if signs(text or ""):
                yield Words("", signs(text or ""), self.page, line_of(at))
        for child in element:
            yield from self.own(child)
