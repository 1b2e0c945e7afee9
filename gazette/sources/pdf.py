"""PDF → text: the text layer in reading order, with furniture, columns, indents and tables told by where the signs stand."""

from collections.abc import Iterator, Sequence
from typing import Any

from gazette.errors import GazetteError, Problem, problem
from gazette.messages import message
from gazette.model import Doubt
from gazette.sources.columns import columns_of
from gazette.sources.edges import parted
from gazette.sources.extras import needed
from gazette.sources.glyphs import Sheet, sheet_of
from gazette.sources.grid import ruled_tables
from gazette.sources.pieces import Piece, joined, pieces_of, rows_of
from gazette.sources.setting import Edges, page_lines

END, END_WITHIN = b"%%EOF", 4096
"""What a whole file ends with, and within how many bytes: some programs add a few."""
MOST_PAGES, MOST_SIGNS = 3_000, 5_000_000
"""Of a file; signs and drawn lines counted as one. An issue of 200 pages has 300,000."""
FEWEST_SIGNS = 10
"""Signs on a page, on the mean; a scan has none, or a page number that the scanner's program set."""


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text of all pages, and a doubt for each page that is a picture. Raises GazetteError if it is encrypted, damaged or scanned."""
    sheets = _sheets(data, name)
    signs = sum(len(sheet.glyphs) + len(sheet.leaning) for sheet in sheets)
    if signs < FEWEST_SIGNS * len(sheets) and any(sheet.pictured for sheet in sheets):
        raise GazetteError([problem("sources.scanned", name, pages=len(sheets), characters=signs)])
    lines: list[str] = []
    doubts: list[Doubt] = []
    for number, (sheet, page) in enumerate(zip(sheets, _set(sheets), strict=True), 1):
        if sheet.pictured and not page:
            texts = (message(f"sources.page_without_text{part}", page=number) for part in ("", "_suggestion"))
            doubts.append(Doubt(max(1, len(lines)), "", next(texts), suggestion=next(texts), confidence=0.9))
        lines += [f"\f{page[0]}" if number > 1 else page[0], *page[1:]] if page else []
    return "\n".join(lines) + "\n", tuple(doubts)


def _sheets(data: bytes, name: str) -> list[Sheet]:
    if END not in data.rstrip(b"\0\r\n\t ")[-END_WITHIN:]:  # pdfium would read on with the pages that are left
        raise _refusal(name, encrypted=False)
    pdfium = needed("pypdfium2", "pdf", name)
    raw = pdfium.raw
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise _refusal(name, encrypted=encrypted) from error
    try:
        return list(_within_bounds(document, raw, name))
    except pdfium.PdfiumError as error:
        raise _refusal(name, encrypted=False) from error
    finally:
        document.close()


def _within_bounds(document: Any, raw: Any, name: str) -> Iterator[Sheet]:
    """The pages one by one; many pages may show one endless text, so that a small file is a monstrous one."""
    signs = 0
    for number in range(len(document)):
        if len(document) <= MOST_PAGES and signs <= MOST_SIGNS:
            sheet = _sheet(document, number, raw)
            signs += len(sheet.glyphs) + len(sheet.leaning) + len(sheet.rules)
        if len(document) > MOST_PAGES or signs > MOST_SIGNS:
            raise GazetteError([_endless(name, len(document), signs)])
        yield sheet


def _sheet(document: Any, number: int, raw: Any) -> Sheet:
    page = document[number]
    try:
        return sheet_of(page, raw)
    finally:
        page.close()


def _refusal(name: str, *, encrypted: bool) -> GazetteError:
    if encrypted:
        return GazetteError([problem("sources.encrypted", name, found="PDF")])
    return GazetteError([problem("sources.damaged", name, found="PDF", reason=message("sources.reason_pdf"))])


def _endless(name: str, pages: int, signs: int) -> Problem:
    return problem(
        "sources.endless_text", name, found="PDF", pages=pages, signs=signs, most_pages=MOST_PAGES, most_signs=MOST_SIGNS
    )


def _set(sheets: Sequence[Sheet]) -> list[list[str]]:
    """The lines of each page."""
    pages = []
    for sheet in sheets:
        tables, glyphs = ruled_tables(sheet.glyphs, sheet.rules)
        pages.append(rows_of([*tables, *pieces_of(glyphs)]))
    sides = parted(pages)
    columns = [list(columns_of([piece for row in body for piece in row])) for _, body, _ in sides]
    edges = Edges([column for page in columns for column in page])
    return [
        _page(head, page, foot, edges, sheet.leaning) for sheet, page, (head, _, foot) in zip(sheets, columns, sides, strict=True)
    ]


def _page(
    head: Sequence[list[Piece]], columns: Sequence[list[Piece]], foot: Sequence[list[Piece]], edges: Edges, leaning: str
) -> list[str]:
    lines = [*map(joined, head), *page_lines(columns, edges)]
    return [*lines, *map(joined, foot), *([leaning] if leaning else [])]
