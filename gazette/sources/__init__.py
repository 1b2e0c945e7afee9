"""Files → text: PDF, DOCX and HTML become text with the marks that the importer's passes understand; text stays as it is.

The marks: a form feed where a page starts, one leading blank where a column starts, two U+3000 before a paragraph's first line, tabs between
the cells of a table, one line for each printed line (PDF) or paragraph (DOCX, HTML), blank lines where the page has room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from gazette.errors import GazetteError, problem
from gazette.model import Doubt, Original
from gazette.sources.docx import read_docx
from gazette.sources.html import read_html
from gazette.sources.lines import MOST_CELLS, OversizedTableError
from gazette.sources.pdf import read_pdf

__all__ = ["SourceText", "read_source"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one issue (bytes for the importer), the file it was taken out of, what its reader doubts."""

    text: bytes
    original: Original | None = None
    doubts: tuple[Doubt, ...] = ()


Reader = Callable[[bytes, str], tuple[str, tuple[Doubt, ...]]]

READERS: dict[str, tuple[str, Reader]] = {  # suffix → name the original is kept under, reader
    ".pdf": ("source.pdf", read_pdf),
    ".docx": ("source.docx", read_docx),
    ".html": ("source.html", read_html),
    ".htm": ("source.html", read_html),
}


def read_source(data: bytes, name: str) -> SourceText:
    """The text of a file, by its suffix; a PDF is known by its first bytes too.

    Raises GazetteError where the file holds no text that can be read: scanned, encrypted, damaged, of monstrous
    size, or its reader not installed.
    """
    suffix = ".pdf" if data.startswith(b"%PDF-") else PurePath(name).suffix.lower()
    if suffix not in READERS:
        return SourceText(data)
    kept_as, reader = READERS[suffix]
    try:
        text, doubts = reader(data, name)
    except OversizedTableError:
        raise GazetteError([problem("sources.endless_table", name, most=MOST_CELLS)]) from None
    if not text.strip():
        raise GazetteError([problem("sources.no_text", name, found=suffix[1:].upper())])
    return SourceText(text.encode("utf-8", "replace"), Original(kept_as, data), doubts)
