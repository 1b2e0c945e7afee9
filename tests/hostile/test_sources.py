"""Files to import that mean harm: HTML, DOCX, PDF."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gazette.errors import GazetteError
from gazette.sources import read_source
from gazette.sources.docx import MAX_XML
from gazette.sources.lines import MOST_CELLS, CellText, OversizedTableError, rows_as_lines
from tests.hostile.limits import outcome_of

PAGES = {  # expression of the page, and how reading it ends
    "comments that never end": ("b'a' + b'<!--' * 100_000", "read"),
    "comments, the last one ended": ("b'a' + b'<!--' * 100_000 + b'-->'", "read"),
    "sections that never end": ("b'a' + b'<![CDATA[' * 50_000", "read"),
    "sections of no kind": ("b'a<![x[ b <![ c ]]> d'", "read"),
    "tags that never end": ("b'a' + b'</a ' * 50_000 + b'<a ' * 50_000", "read"),
    "quotes that never end": ('b"a" + b"<a x=\\"" * 50_000 + b">"', "read"),
    "declarations": ("b'a' + b'<!a' * 50_000 + b'<?' * 50_000 + b'<' * 50_000", "read"),
    "references": ("b'a&#' + b'9' * 6_000 + b';&#x' + b'f' * 6_000 + b';' + b'&' * 50_000", "read"),
    "tables within tables": ("b'<table><tr><td>a' * 20_000", "read"),
    "tables without cells": ("b'<table>a' * 20_000", "read"),
    "lists within lists": ("b'<ol start=' + b'9' * 5_000 + b'><li>a' + b'<ol><li>' * 50_000", "read"),
    "a span of many digits": ("b'<table><tr><td colspan=' + b'9' * 5_000 + b'>a<td>b<tr><td>c<td>d</table>'", "read"),
    "a billion cells": ("b'<table>' + (b'<tr>' + b'<td colspan=200 rowspan=200>a' * 50) * 300 + b'</table>'", "refused"),
}
READ = """
from gazette.errors import GazetteError
from gazette.sources import read_source
try:
    read_source(page, "a.html")
    print("read")
except GazetteError as error:
    print("refused", error.problems[0].code)
"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_monstrous_shape_is_read_or_refused(name: str) -> None:
    page, outcome = PAGES[name]
    assert outcome_of(f"page = {page}\n{READ}").split()[0] == outcome


@pytest.mark.parametrize(
    "encoding",
    ["hex", "base64", "zlib", "bz2", "rot13", "uu", "quopri", "undefined", "idna", "punycode", "utf-7", "utf-32", "none"],
)
def test_an_encoding_that_no_page_has_is_no_way_in(encoding: str) -> None:
    try:
        assert "公报" in read_source(f"<meta charset={encoding}><p>公报".encode(), "a.html").text.decode()
    except GazetteError as error:
        assert [p.code for p in error.problems] == ["sources.encoding"]


def test_nothing_of_a_page_is_lost_for_a_mark_that_never_ends() -> None:
    text = read_source("<p>甲<!-- 乙 --><![endif]>丙<!-- 丁<b>戊</b".encode(), "a.html").text.decode()
    assert [sign in text for sign in "甲乙丙丁戊"] == [True, False, True, True, True]


def test_a_table_spans_so_much_and_no_more() -> None:
    assert len(rows_as_lines([[CellText("甲", columns=1000)]])[0]) == 1000
    with pytest.raises(OversizedTableError):
        rows_as_lines([[CellText("甲", columns=MOST_CELLS + 1)]])


def saved(fill: Callable[[Any], object]) -> bytes:
    document, out = Document(), io.BytesIO()
    fill(document)
    document.save(out)
    return out.getvalue()


def spanning(columns: str) -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    xml = f"<w:tbl {nsdecls('w')}><w:tr>{cell}{cell}</w:tr></w:tbl>"
    return saved(lambda document: document.element.body.insert(0, parse_xml(xml)))


def signed(inner: str) -> bytes:
    xml = f"<w:p {nsdecls('w')}>{inner}</w:p>"
    return saved(lambda document: document.element.body.insert(0, parse_xml(xml)))


def with_entities() -> bytes:
    """A document whose XML is a bomb of entities."""
    entities = '<!ENTITY a0 "xxxxxxxxxx">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    source, out = zipfile.ZipFile(io.BytesIO(signed("<w:r><w:t>公报</w:t></w:r>"))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                head, _, rest = data.partition(b"?>")
                data = head + b"?><!DOCTYPE w [" + entities.encode() + b"]>" + rest.replace("公报".encode(), "公报&a11;".encode())
            package.writestr(name, data)
    return out.getvalue()


def swollen() -> bytes:
    """A small file whose text unpacks to a tree that no memory holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * (MAX_XML // 6 + 1))
    return out.getvalue()


DOCUMENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell over a billion columns": (lambda: spanning("1000000000"), "sources.endless_table"),
    "a cell over a number too long": (lambda: spanning("9" * 5_000), "sources.damaged"),
    "a sign beyond all characters": (lambda: signed('<w:r><w:sym w:char="' + "f" * 40 + '"/></w:r>'), "sources.damaged"),
    "entities": (with_entities, "sources."),
    "a tree that no memory holds": (swollen, "sources.too_large"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_swells_is_refused(name: str) -> None:
    make, code = DOCUMENTS[name]
    try:
        assert len(read_source(make(), "a.docx").text) < 10_000
    except GazetteError as error:
        assert error.problems[0].code.startswith(code)
    else:
        assert name == "entities"  # python-docx leaves them alone


def pdf_of(pages: int) -> bytes:
    """A PDF of many pages, all of which show one stream."""
    stream = b"BT /F 9 Tf 10 10 Td (" + b"a" * 100 + b") Tj ET"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects += [page] * pages
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(pages))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + start


def test_a_pdf_of_more_pages_than_any_issue_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.sources.pdf.MOST_PAGES", 20)
    assert b"aaa" in read_source(pdf_of(20), "a.pdf").text
    with pytest.raises(GazetteError) as caught:
        read_source(pdf_of(21), "a.pdf")
    assert caught.value.problems[0].code == "sources.endless_text"


def test_a_pdf_that_says_one_text_again_and_again_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.sources.pdf.MOST_SIGNS", 1_000)
    with pytest.raises(GazetteError) as caught:
        read_source(pdf_of(12), "a.pdf")
    assert caught.value.problems[0].code == "sources.endless_text"
