"""Sources as editors hand them in: encodings, marks, line ends; and what is no text at all."""

import pytest

from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source

OPTIONS = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)
TEXT = "南阳市人民政府\n关于加强保护的意见\n宛政〔2021〕7号\n各县（市、区）人民政府：\n为加强保护，现提出如下意见。\n一、总体要求\n保护优先。\n2021年6月23日\n"


def code_of(source: bytes, options: ImportOptions = OPTIONS) -> list[str]:
    with pytest.raises(GazetteError) as raised:
        import_source(source, "source.txt", options)
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
    ],
)
def test_encoding_is_recognised(encoding: str, mark: bytes, named: str) -> None:
    imported = import_source(mark + TEXT.encode(encoding), "source.txt", OPTIONS)
    assert imported.ledger.encoding == named
    assert imported.issue.articles[0].facts.doc_number == "宛政〔2021〕7号"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\u2028"])
def test_line_ends_make_no_difference(end: str) -> None:
    imported = import_source(TEXT.replace("\n", end).encode(), "source.txt", OPTIONS)
    assert imported.issue == import_source(TEXT.encode(), "source.txt", OPTIONS).issue


def test_few_broken_bytes_are_doubts_not_a_refusal() -> None:
    source = (TEXT * 30).encode().replace("总体".encode(), b"\xe6\x80", 1)
    imported = import_source(source, "source.txt", OPTIONS)
    assert imported.ledger.doubts[0].line == 6
    assert "字节" in imported.ledger.doubts[0].why


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "importer.empty"),
        ("　\n\n\f".encode(), "importer.empty"),
        (b"%PDF-1.7 ...", "importer.other_format"),
        (b"PK\x03\x04word/document.xml", "importer.other_format"),
        (bytes(range(32)) * 40, "importer.binary"),
        (b"\xff\xfe\x00\xd8\x00", "importer.encoding"),
    ],
)
def test_what_cannot_be_an_issue_is_refused(source: bytes, code: str) -> None:
    assert code_of(source) == [code]


@pytest.mark.parametrize(
    "text", ["南阳\n2021\n", "公报", "12345\n67890\n", "关于某事的通知 各县区人民政府 请做好工作", "，。\n" * 30]
)
def test_a_text_in_which_no_title_can_be_told_is_one_article(text: str) -> None:
    imported = import_source(text.encode(), "source.txt", OPTIONS)
    assert len(imported.issue.articles) == 1
    assert imported.issue.articles[0].facts.title


def test_the_name_of_the_file_says_what_the_text_does_not() -> None:
    text = "关于加强保护的意见\n各县（市、区）人民政府：\n为加强保护，现提出如下意见。\n"
    facts = import_source(text.encode(), "清源区人民政府公报2021年第6期.txt", ImportOptions()).issue.facts
    assert (facts.gazette, facts.year, facts.number) == ("清源区人民政府公报", 2021, 6)


def test_missing_year_and_number_name_the_options_to_give() -> None:
    text = "关于加强保护的意见\n各县（市、区）人民政府：\n为加强保护，现提出如下意见。\n"
    with pytest.raises(GazetteError) as raised:
        import_source(text.encode(), "source.txt", ImportOptions(gazette="南阳市人民政府公报"))
    assert [p.code for p in raised.value.problems] == ["importer.no_year", "importer.no_number"]
    assert "--year" in str(raised.value) and "--number" in str(raised.value)


def test_options_override_the_text() -> None:
    text = "驻马店市人民政府公报\n2020\n第4号（总第96号）\n目 录\n市政府关于保护的意见 /3\n" + TEXT
    read = import_source(text.encode(), "source.txt", ImportOptions()).issue
    said = import_source(
        text.encode(), "source.txt", ImportOptions(gazette_slug="zmd", gazette="天中公报", year=2022, number=7)
    ).issue
    assert (read.gazette_slug, read.facts.gazette, read.facts.year, read.facts.number) == (
        "zhumadian",
        "驻马店市人民政府公报",
        2020,
        4,
    )
    assert (said.gazette_slug, said.facts.gazette, said.facts.year, said.facts.number) == ("zmd", "天中公报", 2022, 7)


def test_known_gazettes_have_the_slug_that_the_site_gave_them() -> None:
    options = ImportOptions(gazette="陕西省人民政府公报", year=2021, number=1, slugs={"陕西省人民政府公报": "shaanxi"})
    assert import_source(TEXT.encode(), "source.txt", options).issue.gazette_slug == "shaanxi"


def test_the_source_is_kept_byte_for_byte() -> None:
    source = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert import_source(source, "source.txt", OPTIONS).source == source
