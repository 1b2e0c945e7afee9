"""Findings about documents: numbers, dates, signatures, headings, tables, attachments, citations, links."""

from pathlib import Path

import pytest

from gazette.check.site import site_findings
from gazette.config import Config
from tests.check.folder import article, codes, findings

SIGNED = "正文。\n\n::: signature\n某市人民政府\n二〇二一年六月三日\n:::"
CLAUSES = "# 某市绿化管理办法\n\n第一条　为加强绿化管理，制定本办法。\n\n第二条　{}"


def numbered(*numbers: str) -> list[str]:
    return [article(doc_number=number) if number else article() for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("某政〔2021〕1号", "某政〔2021〕2号"), []),
        (("某政〔2021〕1号", "某政[2021]1号"), ["duplicate_doc_number"]),
        (("某政〔2021〕1号", ""), ["no_doc_number"]),
        (("", ""), []),
        (("某政〔2021〕15号", "某政〔2021〕17号"), ["number_gap"]),
        (("某政〔2021〕15号", "某政办〔2021〕17号"), []),
    ],
)
def test_numbers(tmp_path: Path, numbers: tuple[str, ...], expected: list[str]) -> None:
    assert codes(findings(tmp_path, *numbered(*numbers))) == expected


def test_several_numbers_left_out_are_only_told(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, *numbered("某政〔2021〕2号", "某政〔2021〕5号"))
    assert (found.code, found.severity) == ("check.number_gap", "info")
    assert "3、4" in found.reason


def test_a_number_that_the_source_does_not_print(tmp_path: Path) -> None:
    assert codes(findings(tmp_path, *numbered("某政〔2021〕7号"), source="某政 [2021] 7 号")) == []
    assert codes(findings(tmp_path / "other", *numbered("某政〔2021〕8号"), source="某政〔2021〕7号")) == ["number_not_printed"]


def test_a_gap_that_the_source_prints_is_a_loss(tmp_path: Path) -> None:
    gap = numbered("某政〔2021〕2号", "某政〔2021〕4号")
    for source, severity in (
        ("某政〔2021〕2号\n某政〔2021〕4号", "info"),
        ("某政〔２０２１〕２号\n某政〔2021〕3号\n某政[2021]4号", "warning"),
    ):
        (found,) = findings(tmp_path, *gap, source=source)
        assert (found.code, found.severity) == ("check.number_gap", severity)


def test_who_signs_for_a_body_is_not_another_body(tmp_path: Path) -> None:
    signed = SIGNED.replace("某市人民政府", "市长　王　明")
    assert codes(findings(tmp_path, article(signed, date="2021-06-03", issuer="某市人民政府"))) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"date": "2021-06-03", "issuer": "某市人民政府"}, []),
        ({"date": "2021-06-04", "issuer": "某市人民政府"}, ["other_date"]),
        ({"issuer": "某市人民政府"}, ["other_date"]),
        ({"date": "2021-06-03", "issuer": "某市教育局"}, ["other_issuer"]),
    ],
)
def test_the_signature_says_the_same(tmp_path: Path, facts: dict[str, str], expected: list[str]) -> None:
    assert codes(findings(tmp_path, article(SIGNED, **facts))) == expected


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("## 一、甲\n\n#### 1.乙", "heading_jump", 8),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n| 戊 |", "ragged_table", 9),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 | 戊 |", "ragged_table", 8),
        ("| 甲 |\n| --- | --- |\n| 丙 | 丁 |", "no_table", 6),
        ("附件：1.任务分工明细表\n\n2.企业名单及地址\n\n# 附件1\n\n# 任务分工明细表", "no_attachment", 8),
        ("正文。\n\n详情见表（见附件3）。", "no_such_attachment", 8),
        ("附件：任务分工明细表\n\n附件\n\n# 任务分工明细表", "label_no_heading", 8),
        (CLAUSES.format("违反本办法第九条的，予以处罚。"), "no_such_clause", 10),
        ("按照国发〔2031〕5号文件执行。", "future_number", 6),
        ("见[这里](gone.html)。", "broken_link", 6),
        ("见[这里](../2020-01/a1.html#s-1)。", "broken_link", 6),
        ("见[这里](a1.html#art-9)。", "broken_anchor", 6),
        ("![](https://example.com/a.png)", "image_without_text", 6),
    ],
)
def test_one_finding_at_its_line(tmp_path: Path, body: str, code: str, line: int) -> None:
    (found,) = findings(tmp_path, article(body))
    assert (found.code, found.severity, found.place.line) == (f"check.{code}", "warning", line)


@pytest.mark.parametrize(
    "body",
    [
        "附件：任务分工明细表（略）",
        "附件：1.任务分工明细表\n\n2.名单\n\n# 附件1\n\n# 任务分工明细表\n\n# 附件2\n\n# 名单",
        "按照《外省办法》（外政〔2020〕1号）附件3执行。",
        CLAUSES.format("违反本办法第一条的，予以处罚。"),
        "见[这里](a1.html)、[本期](index.html)、[首页](../../index.html)和[图](https://example.com/)。",
        "![市区地图](https://example.com/a.png)",
    ],
)
def test_what_is_whole_is_left(tmp_path: Path, body: str) -> None:
    assert codes(findings(tmp_path, article(body))) == []


def test_an_attachment_that_the_source_does_not_print_either_is_only_told(tmp_path: Path) -> None:
    listed = article("附件：任务分工明细表")
    (found,) = findings(tmp_path, listed, source="附件：任务分工明细表\n")
    assert found.severity == "info"
    (found,) = findings(tmp_path / "other", listed, source="附件：任务分工明细表\n附件\n任务分工明细表\n")
    assert found.severity == "warning"


NAMED = article(title="某市人民政府关于加强城市绿化管理的通知", doc_number="某政〔2020〕3号", date="2020-03-01")


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("《某市人民政府关于加强城市绿化管理的通知》（某政〔2020〕3号）", []),
        ("《某市人民政府关于加强城市绿化管理的通知》（某政〔2020〕5号）", ["other_number"]),
        ("《某市人民政府关于撤销原有机构的决定》（某政〔2020〕3号）", ["other_title"]),
        ("《某市人民政府关于加强城市绿化理的通知》（某政〔2020〕3号）", ["other_title"]),
        ("《某市人民政府关于加强城市录化管理的通知》", ["nearly_titled"]),
        ("《别市人民政府关于加强城市绿化管理的通知》（别政〔2020〕5号）", []),
    ],
)
def test_a_citation_is_of_the_document_it_names(tmp_path: Path, citation: str, expected: list[str]) -> None:
    citing = article(f"按照{citation}执行。", title="乙", doc_number="某政〔2021〕9号")
    assert codes(findings(tmp_path, NAMED, citing)) == expected


LABELS = '<meta name="SiteName" content="甲"><meta name="ColumnName" content="甲"><meta name="ColumnType" content="甲">' + "".join(
    f'<meta name="{name}" content="甲">' for name in ("ColumnDescription", "ColumnKeywords")
)


def site_codes(folder: Path, config: Config, **pages: str) -> list[str]:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return codes(list(site_findings(folder, config)))


def test_every_page_is_reached_from_the_home_page(tmp_path: Path) -> None:
    pages = {"index": f'{LABELS}<a href="a.html">甲</a>', "a": LABELS, "b": f'{LABELS}<a href="c.html">丙</a>', "c": LABELS}
    assert site_codes(tmp_path, Config(), **pages) == ["orphan", "orphan"]
    assert site_codes(tmp_path, Config(), b='<meta http-equiv="refresh" content="0">', c="", a=f'{LABELS}<a href="c.html">丙</a>')


def test_every_page_has_its_labels(tmp_path: Path) -> None:
    assert site_codes(tmp_path, Config(), index=LABELS) == []
    assert (
        site_codes(tmp_path, Config(site_id="4113000001", base_url="https://example.gov.cn/"), index=LABELS)
        == ["missing_label"] * 2
    )
    assert site_codes(tmp_path, Config(), index=LABELS.replace("ColumnType", "x")) == ["missing_label"]
    assert site_codes(tmp_path, Config(), index=f'{LABELS}<article data-doc="a">') == ["missing_label"] * 3


def test_an_image_of_a_page_says_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    assert site_codes(tmp_path, Config(), index=f'{LABELS}<img src="a.png" alt="">') == []
    assert site_codes(tmp_path, Config(), index=f'{LABELS}<img src="a.png">') == ["image_without_text"]


def test_an_entry_at_an_address_in_use_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "content/mou").mkdir(parents=True)
    (tmp_path / "content/mou/redirects.yaml").write_text("2021-06/a1: 2021-06/a2\n2021-06/old: 2021-06/a1\n", encoding="utf-8")
    (found,) = (one for one in findings(tmp_path, article(), article(title="乙")) if one.code == "check.redirect_taken")
    assert found.words == "mou/2021-06/a1"
