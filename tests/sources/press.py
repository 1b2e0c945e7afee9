"""Sets stories as PDF, DOCX and HTML files."""

import html
import io
from collections.abc import Sequence
from functools import partial

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from tests.sources.story import Story

FONT = "STSong-Light"
SIZE, LEADING = 10.5, 17
MARGIN, GUTTER = 60, 24
CENTRED = ("cover", "title", "number", "subtitle", "author", "date", "h1")

# ---------------------------------------------------------------- PDF, typeset by reportlab


def pdf(stories: Sequence[Story], columns: int, *, head: str = "", ruled: bool = True) -> bytes:
    """A4 pages of one to three columns, running heads on top, page numbers below."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    width = (A4[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    frames = [
        Frame(MARGIN + n * (width + GUTTER), 70, width, A4[1] - 150, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        for n in range(columns)
    ]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=partial(_furniture, head)))
    document.build([flowable for story in stories for flowable in _set(story, width, ruled)])
    return out.getvalue()


def _furniture(head: str, canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    if head:
        canvas.drawCentredString(A4[0] / 2, A4[1] - 50, head)
        canvas.line(MARGIN, A4[1] - 55, A4[0] - MARGIN, A4[1] - 55)
    canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")


def _style(style: str) -> ParagraphStyle:
    larger = style in ("cover", "title")
    size = 15 if larger else SIZE
    where = TA_CENTER if style in CENTRED else TA_RIGHT if style == "sign" else TA_JUSTIFY
    indent = 2 * SIZE if style in ("p", "h2", "h3", "h4", "h5") else 0
    return ParagraphStyle(
        style, fontName=FONT, fontSize=size, leading=size * LEADING / SIZE, alignment=where, firstLineIndent=indent, wordWrap="CJK"
    )


def _set(story: Story, width: float, ruled: bool) -> list[Flowable]:
    if story.style == "table":
        return [_table(story, width, ruled)]
    room = [Spacer(1, 14)] if story.style in ("title", "section", "cover") else []
    return [*room, Paragraph(html.escape(story.text), _style(story.style)), *([Spacer(1, 8)] if story.style == "title" else [])]


def _table(story: Story, width: float, ruled: bool) -> Table:
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
    count = len(story.rows[0])
    rows = [[Paragraph(html.escape(text), cell) for text in row] for row in story.rows]
    table = Table(rows, colWidths=[width / count] * count)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))] if ruled else []))
    return table


# ---------------------------------------------------------------- HTML

STYLE = "body{font:10.5pt/17pt 'Noto Serif CJK SC';text-align:justify} p{margin:0;text-indent:2em} table{border-collapse:collapse;font-size:9pt} td{border:1px solid}"
CENTRE = ".c{text-align:center;text-indent:0} .l{text-indent:0} .r{text-align:right;text-indent:0} h1,h2{text-align:center;font-size:15pt} h3,h4,h5,h6{font-size:10.5pt;margin:0;text-indent:2em}"


def page(stories: Sequence[Story], *, columns: int = 1, charset: str = "utf-8", title: str = "") -> str:
    """A web page; also what Chromium prints."""
    extra = f"main{{column-count:{columns};column-gap:2em}}" if columns > 1 else ""
    body = "\n".join(map(_element, stories))
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>{html.escape(title)}</title>'
        f"<style>{STYLE}{CENTRE}{extra}</style><script>var 隐藏 = 1;</script></head><body><main>\n{body}\n</main></body></html>"
    )


def _element(story: Story) -> str:
    text = html.escape(story.text)
    if story.style == "table":
        rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in story.rows)
        return f"<table>{rows}</table>"
    if story.style == "title":
        return f"<h2>{text}</h2>"
    if story.style[0] == "h":
        return f"<h{int(story.style[1]) + 1}>{text}</h{int(story.style[1]) + 1}>"
    name = "c" if story.style in CENTRED else "r" if story.style == "sign" else "l" if story.style == "to" else ""
    return f'<p class="{name}">{text}</p>' if name else f"<p>{text}</p>"


# ---------------------------------------------------------------- DOCX


def docx(stories: Sequence[Story], *, head: str = "") -> bytes:
    """A document as Word writes it: centred titles, indented first lines, tables, a running head, a page break before each title."""
    document = Document()
    if head:
        document.sections[0].header.paragraphs[0].text = head
    for story in stories:
        if story.style == "table":
            _docx_table(document, story)
            continue
        paragraph = document.add_paragraph()
        if story.style == "title":
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run(story.text)
        if story.style in CENTRED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif story.style == "sign":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif story.style != "to":
            paragraph.paragraph_format.first_line_indent = Pt(21)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_table(document: "Document", story: Story) -> None:  # type: ignore[valid-type]
    table = document.add_table(len(story.rows), len(story.rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, story.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
