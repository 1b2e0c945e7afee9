"""Links to the places of a body, and what a citation calls them."""

import re

import pytest
from markupsafe import Markup

from gazette.markdown import render
from gazette.pages.body import body_html
from gazette.pages.places import chinese_numeral, with_places

NAMES = {
    "clause": "{above}第{number}款",
    "item": "{above}第{number}项",
    "point": "{above}第{number}目",
    "table": "文中第{number}表",
}
STATUTE = """各县：

# 管理办法

## 第一章　总则

第一条　为了管理，制定本办法。

第二条　管理遵循下列原则：

（一）公开；

（二）公正：

1.同等情况同等对待；

第三条　本办法所称管理，指治理。

前款规定的管理由市政府负责。

市政府可以委托下列机关：

（一）市财政局；
"""
OPINION = """## 二、工作任务

### （三）强化保障

（一）各县要重视。

1.建立台账。

所有单位都要参加。
"""


def set_body(body: str) -> str:
    return str(with_places(body_html(render(body), "document"), NAMES))


def places(body: str) -> dict[str, str]:
    found = re.findall(r'<a class="anchor" href="#([^"]+)" aria-label="([^"]+)"(?: tabindex="-1")?></a>', set_body(body))
    assert len(dict(found)) == len(found), "two links of one place"
    return dict(found)


def test_clauses_are_called_as_they_are_cited() -> None:
    named = places(STATUTE)
    assert named["art-3-2"] == "第三条第二款"
    assert named["art-3-3-1"] == "第三条第三款第（一）项"


def test_a_clause_that_stands_alone_is_not_counted() -> None:
    named = places(STATUTE)
    assert named["art-2-1-2"] == "第二条第（二）项"
    assert named["art-2-1-2-1"] == "第二条第（二）项第1目"


def test_the_number_of_an_article_is_its_link() -> None:
    assert "art-3" not in places(STATUTE)
    assert '<a class="art" href="#art-3">第三条</a>' in set_body(STATUTE)


def test_the_tab_key_stops_at_headings_articles_and_tables_only() -> None:
    html = set_body(STATUTE + "\n| 甲 |\n| --- |\n| 1 |\n")
    passed = re.findall(r'href="#([^"]+)" aria-label="[^"]+" tabindex="-1"', html)
    assert passed == ["art-2-1-1", "art-2-1-2", "art-2-1-2-1", "art-3-2", "art-3-3", "art-3-3-1"]
    assert 'tabindex="-1"' not in set_body("（一）甲。\n\n（二）乙。\n"), "nothing above would open them"


def test_a_heading_is_named_once() -> None:
    assert '<h3 id="s-2" aria-label="二、工作任务">' in set_body(OPINION)


def test_an_item_that_is_a_heading_is_called_by_its_article() -> None:
    named = places("## 第六条　问责情形\n\n### （一）不作为\n\n1.不办。\n\n## 第八条　程序\n\n甲。\n\n乙。\n")
    assert named["art-6-1-1"] == "第六条第（一）项"
    assert named["art-6-1-1-1"] == "第六条第（一）项第1目"
    assert (named["art-8-1"], named["art-8-2"]) == ("第八条第一款", "第八条第二款")


def test_headings_and_numbered_paragraphs_name_what_they_stand_under() -> None:
    named = places(OPINION)
    assert named["s-2"] == "二、工作任务"
    assert named["s-2-3"] == "二、工作任务（三）强化保障"
    assert named["s-2-3-item-1-1"] == "二、工作任务（三）强化保障（一）1"


def test_a_paragraph_that_has_only_its_position_has_no_link() -> None:
    assert not [made for made in places(OPINION) if "p-" in made]


def test_tables_are_counted_and_their_link_stands_outside_of_the_scrolling_box() -> None:
    html = set_body("| 甲 |\n| --- |\n| 1 |\n\n文\n\n| 乙 |\n| --- |\n| 2 |\n")
    assert re.findall(r'<p class="table-link"><a [^>]*aria-label="(.*?)"></a></p><div class="table"', html) == [
        "文中第1表",
        "文中第2表",
    ]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("# 管理办法\n", ["《管理办法》"]),
        ("# 附件1\n\n# 分工表\n\n# 附件2\n", ["附件1", "附件2"]),  # the title under 附件1 is no part of its own
        ("# 关于《甲》的办法\n", ["《关于〈甲〉的办法》"]),
        ("## 一、总则\n", []),
    ],
)
def test_attached_documents_say_how_places_in_them_are_called(body: str, parts: list[str]) -> None:
    assert re.findall(r'<h2[^>]* data-part="([^"]+)"', set_body(body)) == parts


def test_text_stays_as_rendered() -> None:
    plain = body_html(render(STATUTE), "document")
    assert re.sub(r"<[^>]+>", "", set_body(STATUTE)) == re.sub(r"<[^>]+>", "", str(plain))


def test_markup_in_a_heading_does_not_get_into_its_name() -> None:
    assert set_body('## 一、"甲"\\<b\\>\n').count('aria-label="一、&#34;甲&#34;&lt;b&gt;"') == 2  # the heading's own and its link's


@pytest.mark.parametrize(("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (40, "四十"), (99, "九十九")])
def test_numerals(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_nothing_to_link_is_left_alone() -> None:
    assert with_places(Markup("<p>正文</p>"), NAMES) == "<p>正文</p>"
