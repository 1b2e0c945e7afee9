"""Signatures, tables and titles as paper sets them."""

import re

import pytest
from markupsafe import Markup

from gazette.markdown import render
from gazette.pages.setting import with_enclosures, with_signatures, with_tables
from gazette.pages.words import in_whole_words


def signature(*lines: str) -> str:
    return str(with_signatures(Markup(f'<div class="signature" id="signature-1">{"".join(f"<p>{x}</p>" for x in lines)}</div>')))


def test_a_body_is_centred_over_its_date() -> None:
    assert 'class="signature dated"' in signature("南阳市人民政府办公室", "2021年6月23日")
    assert 'class="signature dated"' in signature("市财政局", "市教育局", "二〇二一年六月二十三日")


@pytest.mark.parametrize(
    "lines",
    [
        ("驻马店市国家税务局驻经济技术开发区分局", "2020年1月2日"),  # would hang out of the page
        ("南阳市人民政府",),  # no date
        ("2021年6月23日",),  # nothing to centre
        ("2021年6月23日", "南阳市人民政府"),
    ],
)
def test_other_signatures_stand_as_they_are(lines: tuple[str, ...]) -> None:
    assert "dated" not in signature(*lines)


def table(columns: int, cell: str) -> str:
    row = f"|{f' {cell} |' * columns}\n"
    return str(with_tables(Markup(render(f"{row}|{' --- |' * columns}\n{row * 3}").html)))


@pytest.mark.parametrize(("columns", "cell", "wide"), [(9, "县级评选数量", True), (6, "县级评选数量", False), (12, "1", False)])
def test_a_table_that_an_upright_sheet_cannot_hold_is_wide(columns: int, cell: str, wide: bool) -> None:
    assert ('class="table wide"' in table(columns, cell)) is wide


def test_words_are_kept_whole_and_the_rest_is_left_to_the_line() -> None:
    html = in_whole_words("关于基本医疗保险的通知")
    assert 'class="word">基本<' in html
    assert 'class="word">的通知<' in html
    assert html.startswith("关于")


def test_markup_in_a_title_is_escaped() -> None:
    assert in_whole_words("<b>通知") == '&lt;b&gt;<span class="word">通知</span>'


def enclosures(body: str) -> list[str]:
    return re.findall(r'<p class="([^"]+)"', str(with_enclosures(Markup(render(body).html))))


def test_enclosures_hang_under_one_another() -> None:
    assert enclosures("正文。\n\n附件：1.分工表\n\n2.名单\n\n3.细则\n") == ["enclosed first", "enclosed next", "enclosed next"]
    assert enclosures("正文。\n\n附件：分工表（略）\n\n2021年施行。\n") == ["enclosed"]


def test_numbers_elsewhere_are_no_enclosures() -> None:
    assert enclosures("1.甲\n\n2.见附件：乙\n") == []


def test_enclosures_offer_no_place_of_their_own() -> None:
    html = with_enclosures(
        Markup('<p id="p-1">附件：1.甲</p>\n<p id="x"><a class="anchor" href="#x" aria-label="二2"></a>2.乙</p>')
    )
    assert "anchor" not in html
