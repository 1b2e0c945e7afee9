"""DOCX: paragraphs, tables, the numbers that Word counts, boxes and notes."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gazette.sources import read_source
from tests.sources.judging import imported, judged
from tests.sources.press import docx
from tests.sources.story import gold_of, stories_of


def text_of(fill: Callable[[Any], object]) -> str:
    document = Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return read_source(out.getvalue(), "甲.docx").text.decode()


def lines_of(fill: Callable[[Any], object]) -> list[str]:
    return [line for line in text_of(fill).split("\n") if line.strip()]


def paragraph(document: Any, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def test_an_issue_comes_back(tmp_path: Path) -> None:
    gold = gold_of("zhumadian-2020-04")
    data = docx(stories_of(gold), head="驻马店市人民政府公报　2020年第4期")
    result, misses = judged(tmp_path, gold, imported(tmp_path, "刊.docx", data))
    assert result["score"] >= 0.99, misses
    assert (result["paragraphs_f1"], result["table_rows_f1"], result["source_lines_lost"]) == (1, 1, 0)


def test_a_table_is_tabbed_and_a_merged_cell_stands_once() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(3, 3)
        for r in range(3):
            for c in range(3):
                table.cell(r, c).text = f"{r}{c}"
        for a, b, text in (((0, 1), (0, 2), "跨列"), ((1, 0), (2, 0), "跨行")):
            merged = table.cell(*a).merge(table.cell(*b))
            merged.text = text

    assert lines_of(fill) == ["00\t跨列\t", "跨行\t11\t12", "\t21\t22"]


def test_numbers_that_word_counts_are_written_out() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbers = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
        + level.format(0, "chineseCountingThousand", "%1、")
        + level.format(1, "chineseCountingThousand", "（%2）")
        + "</w:abstractNum>"
    )

    def fill(document: Any) -> None:
        root = document.part.numbering_part.element
        root.insert(0, parse_xml(numbers))
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for depth, text in ((0, "总体要求"), (1, "指导思想"), (1, "基本原则"), (0, "主要任务"), (1, "工作分工")):
            numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
            paragraph(document, f"{numbered}<w:r><w:t>{text}</w:t></w:r>")

    assert lines_of(fill) == ["一、总体要求", "（一）指导思想", "（二）基本原则", "二、主要任务", "（一）工作分工"]


def test_struck_text_is_gone_and_added_text_is_there() -> None:
    changed = "<w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins>"
    assert lines_of(lambda document: paragraph(document, changed)) == ["甲丙"]


def test_a_box_stands_once_after_its_paragraph() -> None:
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>框外</w:t></w:r>"
    )
    assert lines_of(lambda document: paragraph(document, box)) == ["框外", "框内"]


def test_a_page_break_is_a_form_feed_and_an_indent_is_kept() -> None:
    def fill(document: Any) -> None:
        paragraph(document, '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr><w:r><w:t>甲</w:t></w:r>')
        paragraph(document, '<w:r><w:br w:type="page"/><w:t>乙</w:t></w:r>')

    assert lines_of(fill) == ["　　甲", "\f乙"]
