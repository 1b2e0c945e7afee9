"""Findings about signs and characters: each told with line, words and what to do, and weaker where the source has the same."""

from pathlib import Path

import pytest

from tests.check.folder import article, codes, findings

FIRST = 6
"""The line on which a body of :func:`article` starts."""


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("加强领导,落实责任。", "half_width"),
        ("增长12%,高于全省。", "half_width"),
        ("各县(市、区)人民政府。", "half_width"),
        ('坚持"两山"理念。', "half_width"),
        ("加强 领导。", "blank"),
        ("2021 年完成。", "blank"),
        ("加强领导。　", "outer_blank"),
        ("加强\u200b领导。", "invisible"),
        ("加强\u200e领导。", "invisible"),
        ("加强 the 领导。", "latin"),
        ("印发《方案的通知。", "unclosed"),
        ("印发方案》的通知。", "unopened"),
        ("坚持“两山“理念。", "unclosed"),
        ("坚持方案（试行。", "unclosed"),
        ("按照市委布署开展工作。", "confused"),
        ("加强⼯作领导。", "radical"),
        ("加强\ufffd领导。", "unknown_sign"),
        ("二O二一年完成。", "letter_digit"),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, body: str, code: str) -> None:
    found = [one for one in findings(tmp_path, article(f"一段正文。\n\n{body}")) if one.code == f"check.{code}"]
    assert {(one.place.line, one.severity) for one in found} == {(FIRST + 2, "warning")}
    assert all(one.reason and one.suggestion and one.words for one in found)


@pytest.mark.parametrize(
    "body",
    [
        "1.总则，增长1.5%，比例1:2，共1,000人。",
        "（1）人员；2）经费；三）其他。",
        "第一条　为规范管理，制定本办法。",
        "第二条 为规范管理。",
        "全市GDP增长5%，5G基站、LED灯、PM2.5下降，见http://www.example.gov.cn/a/b.html。",
        "加人数、参加人员、引进人才、缴纳人、未来、自己有。",
        "“他说：‘好。’”",
    ],
)
def test_what_is_right_is_left(tmp_path: Path, body: str) -> None:
    assert codes(findings(tmp_path, article(body))) == []


def test_the_front_matter_is_read_too(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, article(title="关于印发《方案的通知"))
    assert (found.code, found.place.line) == ("check.unclosed", 2)


def test_cells_are_read_each_by_itself(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, article("| 甲 | 乙（丙 |\n| --- | --- |\n| 丁） | 戊 |"))[:1]
    assert (found.code, found.place.line) == ("check.unclosed", FIRST)


def test_a_wrapped_paragraph_is_one(tmp_path: Path) -> None:
    assert codes(findings(tmp_path, article("印发《某市\n办法》的通知。"))) == []


@pytest.mark.parametrize(
    "body",
    ["加强领导,落实责任。", "加强 领导落实责任。", "印发《方案的通知。", "按照市委布署开展工作。", "抓好 PBT 项目建设工作。"],
)
def test_what_the_source_has_is_only_told(tmp_path: Path, body: str) -> None:
    found = findings(tmp_path, article(body), source=f"一行原文\n{body[:8]}\n{body[8:]}\n")
    assert {(one.severity, one.in_source, one.fix) for one in found} == {("info", True, None)}
    assert "原文" in found[0].reason
    assert {one.severity for one in findings(tmp_path / "other", article(body), source="一行别的原文\n")} == {"warning"}


def test_a_blank_after_a_heading_that_the_source_has_on_a_line_is_left(tmp_path: Path) -> None:
    body = "我市装备制造业增长　随着经济稳定恢复，需求增加。"
    assert codes(findings(tmp_path, article(body), source="我市装备制造业增长\n随着经济稳定恢复，需求增加。")) == []


def test_a_character_that_the_source_has_otherwise(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, article("按照工作序例执行任务要求。"), source="按照工作序列\n执行任务要求。")
    assert (found.code, found.place.line, found.in_source) == ("check.unlike_source", FIRST, False)
    assert "列" in found.reason


def test_a_running_head_that_the_importer_dropped_does_not_part_the_words(tmp_path: Path) -> None:
    findings(tmp_path, article("甲。"), source="加强领导,\n某市人民政府公报\n落实责任。")
    ledger = "source: {file: source.txt, encoding: utf-8}\ndropped:\n- {line: 2, text: 某市人民政府公报, why: 页眉}\n"
    (tmp_path / "content/mou/2021-06/import.yaml").write_text(ledger, encoding="utf-8")
    (found,) = findings(tmp_path, article("加强领导,落实责任。"))
    assert found.severity == "info"
