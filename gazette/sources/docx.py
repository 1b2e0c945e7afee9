"""DOCX → text: a line for each paragraph, with the numbers Word counts by itself; tables as tabbed rows; page breaks as form feeds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from gazette.errors import GazetteError, problem
from gazette.messages import message
from gazette.model import Doubt
from gazette.sources.extras import needed
from gazette.sources.lines import FULL, CellText, one_line, rows_as_lines
from gazette.sources.numbering import Numbering

MAX_BYTES = 200_000_000
"""Of all parts unpacked; an issue of 200 pages with its pictures stays far below."""
MAX_PARTS = 5000
MAX_XML = 60_000_000
"""Of the parts with text, which are held as trees, ten times as large; an issue of 200 pages has four."""
DOCUMENT = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
INDENT_TWIPS, INDENT_CHARS = 300, 150
"""From here on a first line's indent is meant: one character and a half, in twentieths of a point and hundredths of a character."""


def read_docx(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """The document's text: headers, body, notes, footers. Raises GazetteError if it is no sound DOCX file."""
    _check_package(data, name)
    docx = needed("docx", "docx", name)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_Reader(document).lines())
    except (
        KeyError,
        ValueError,
        SyntaxError,
        AttributeError,
        IndexError,
        TypeError,
        OverflowError,
        RecursionError,
        zipfile.BadZipFile,
        zlib.error,
        docx.opc.exceptions.OpcError,
    ) as error:
        raise _damaged(name, "bad_xml") from error
    return "\n".join(lines) + "\n", ()


def _damaged(name: str, reason: str) -> GazetteError:
    return GazetteError([problem("sources.damaged", name, found="DOCX", reason=message(f"sources.reason_{reason}"))])


def _check_package(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        code = "sources.encrypted" if ENCRYPTED in data else "sources.old_word"
        raise GazetteError([problem(code, name, found="DOCX")])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged(name, "not_zip") from error
    size = sum(part.file_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if size > MAX_BYTES or texts > MAX_XML or len(parts) > MAX_PARTS:
        size, limit = (texts, MAX_XML) if texts > MAX_XML else (size, MAX_BYTES)
        size, limit = size // 1_000_000, limit // 1_000_000
        raise GazetteError([problem("sources.too_large", name, size=size, limit=limit, parts=len(parts), most=MAX_PARTS)])
    if DOCUMENT not in (part.filename for part in parts):
        raise _damaged(name, "no_document")


class _Reader:
    """Walks through a document in the order of its text."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = Numbering(document)

    def lines(self) -> Iterator[str]:
        """All lines; a header or footer stands once, before or after the body."""
        yield from self._edges("header")
        yield from self._blocks(self._document.element.body)
        yield from self._notes()
        yield from self._edges("footer")

    def _edges(self, kind: str) -> Iterator[str]:
        said: set[str] = set()
        for relation in self._document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
                continue
            text = "\n".join(self._blocks(_root(relation.target_part)))
            if text.strip() and text not in said:
                said.add(text)
                yield from text.split("\n")

    def _notes(self) -> Iterator[str]:
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(("/footnotes", "/endnotes")):
                for note in _root(relation.target_part):
                    yield from (line for line in self._blocks(note) if line.strip())

    # ------------------------------------------------------------ blocks

    def _blocks(self, parent: Any) -> Iterator[str]:
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        properties = self._numbering.properties(paragraph)
        text = self._numbering.label(properties) + "".join(_texts(paragraph))
        page_before = properties.get("pageBreakBefore")
        for at, piece in enumerate(text.split("\n")):
            line = one_line(piece.replace("\f", ""))
            indented = line and at == 0 and not line.startswith(FULL) and _is_indented(properties)
            breaks = "\f" in piece or (at == 0 and page_before is not None and page_before.get(W + "val") not in ("0", "false"))
            yield ("\f" if breaks else "") + (FULL * 2 if indented else "") + line
        for box in paragraph.iter(W + "txbxContent"):
            if not any(
                parent.tag == ALTERNATE + "Fallback" for parent in box.iterancestors()
            ):  # the same box again, for old readers
                yield from self._blocks(box)

    def _table(self, table: Any) -> Iterator[str]:
        rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
        cells = [[cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row] for row in rows]
        if max(map(len, cells), default=0) < 2:  # a frame around text
            for row in cells:
                for cell in row:
                    yield from self._blocks(cell)
            return
        yield ""
        yield from rows_as_lines([[*self._skipped(row), *map(self._cell, of)] for row, of in zip(rows, cells, strict=True)])
        yield ""

    @staticmethod
    def _skipped(row: Any) -> list[CellText]:
        before = row.find(f"{W}trPr/{W}gridBefore")
        return [CellText("", int(before.get(W + "val", 1)))] if before is not None else []

    def _cell(self, cell: Any) -> CellText:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        text = "".join(line.replace("\t", FULL).strip(f"\f {FULL}") for line in self._blocks(cell))
        return CellText(text, int(span.get(W + "val", 1)) if span is not None else 1)


def _root(part: Any) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 - only where DOCX is read

    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _texts(node: Any) -> Iterator[str]:
    """Text of runs in order; boxes that float beside the paragraph, and struck text, stand elsewhere or nowhere."""
    for child in node:
        tag = child.tag
        if tag == W + "t":
            yield (child.text or "").replace("\n", " ")
        elif tag == W + "tab":
            yield FULL
        elif tag == W + "br":
            yield "\n\f" if child.get(W + "type") == "page" else "\n"
        elif tag == W + "cr":
            yield "\n"
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag == W + "sym":
            yield chr(int(child.get(W + "char", "fffd"), 16))
        elif tag not in (W + "txbxContent", W + "pPr", W + "rPr", ALTERNATE + "Fallback", W + "del", W + "instrText"):
            yield from _texts(child)


def _is_indented(properties: dict[str, Any]) -> bool:
    indent, justified = properties.get("ind"), properties.get("jc")
    if indent is None or (justified is not None and justified.get(W + "val") in ("center", "right", "end")):
        return False
    in_chars = indent.get(W + "firstLineChars")
    if in_chars is not None and in_chars != "0":
        return int(in_chars) >= INDENT_CHARS
    return float(indent.get(W + "firstLine", 0)) >= INDENT_TWIPS
