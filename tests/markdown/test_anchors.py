"""Addresses within a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette.content import read_issues
from gazette.markdown import render
from gazette.markdown.numbers import ARTICLE, ENCLOSURES, ITEM, NUMBERING, POINT

ROOT = Path(__file__).parent.parent.parent
ID = re.compile(r' id="([^"]+)"')


def ids(body: str) -> list[str]:
    return [p.id for p in render(body).passages]


def test_sections_are_numbered_by_their_own_numerals() -> None:
    body = "## 一、目标\n\n### （一）原则\n\n### （三）任务\n\n## 三、保障\n"
    assert ids(body) == ["s-1", "s-1-1", "s-1-3", "s-3"]


def test_articles_clauses_and_items() -> None:
    body = "## 第一章 总则\n\n第一条 为了。\n\n第二款。\n\n（一）甲；\n\n（二）乙。\n\n第二条 本办法。\n"
    assert ids(body) == ["s-1", "art-1", "art-1-2", "art-1-2-1", "art-1-2-2", "art-2"]


def test_decimal_headings_bear_their_whole_path() -> None:
    assert ids("## 3.应急\n\n### 3.1 预警\n\n#### 3.1.1 分级\n") == ["s-3", "s-3-1", "s-3-1-1"]


def test_an_attachment_puts_its_id_before_what_stands_in_it() -> None:
    assert ids("## 一、甲\n\n# 附件1\n\n# 名单\n\n## 一、单位\n\n# 附件2\n\n## 一、乙\n") == [
        "s-1",
        "annex-1",
        "annex-1-title",
        "annex-1-s-1",
        "annex-2",
        "annex-2-s-1",
    ]


def test_editing_one_paragraph_moves_no_numbered_address() -> None:
    before = ids("前言。\n\n第一条 甲。\n\n## 一、乙\n")
    after = ids("前言。\n\n又一段。\n\n第一条 甲。\n\n## 一、乙\n")
    assert before[1:] == after[2:]


@given(st.text("第十条附件：1２.．、（(一)）①⑳年", max_size=6))
def test_whatever_bears_a_number_begins_like_it(text: str) -> None:
    assert NUMBERING.match(text) or not any(pattern.match(text) for pattern in (ARTICLE, ENCLOSURES, ITEM, POINT))


def test_no_id_is_given_twice() -> None:
    made = ids("## 一、甲\n\n## 一、甲\n\n第一条 乙\n\n第一条 乙\n\n# 附件\n\n# 附件\n")
    assert len(made) == len(set(made))


BY_LAW = """# 某市绿化办法

## 第一章 总则

第一条 为了绿化，制定本办法。

第二条 绿化遵循下列原则：

（一）全民参与：

1.种树；

2.护树。

（二）因地制宜。

县级以上人民政府负责。

# 附件

# 处罚标准

第一条 罚款分为：

1.轻微；

2.严重。

拒不缴纳的，加处罚款。

## 二、程序

（一）立案。

1.受理。

（二）结案。
"""


def test_clauses_items_and_subitems_where_the_numbering_starts_again_in_an_attachment() -> None:
    assert ids(BY_LAW) == [
        "part-1",
        "s-1",
        "art-1",
        "art-2",
        "art-2-1-1",
        "art-2-1-1-1",
        "art-2-1-1-2",
        "art-2-1-2",
        "art-2-2",
        "annex-1",
        "annex-1-title",
        "annex-1-art-1",
        "annex-1-art-1-1-1",
        "annex-1-art-1-1-2",
        "annex-1-art-1-2",
        "annex-1-s-2",
        "annex-1-s-2-item-1",
        "annex-1-s-2-item-1-1",
        "annex-1-s-2-item-2",
    ]


def test_two_by_laws_on_a_page() -> None:
    assert ids("# 甲办法\n\n第一条 甲。\n\n# 乙办法\n\n第一条 乙。\n\n第二款。\n") == [
        "part-1",
        "art-1",
        "part-2",
        "part-2-art-1",
        "part-2-art-1-2",
    ]


def numbered_addresses(body: str) -> dict[str, str]:
    return {p.text: p.id for p in render(body).passages if "p-" not in p.id}


@pytest.mark.parametrize("at", range(BY_LAW.count("\n\n") + 1))
def test_a_paragraph_more_moves_the_addresses_of_no_other_clause(at: int) -> None:
    blocks = BY_LAW.rstrip().split("\n\n")
    more = "\n\n".join([*blocks[:at], "|表|\n|---|\n|格|", *blocks[at:]])
    before, after = numbered_addresses(BY_LAW), numbered_addresses(more)
    assert {text: after[text] for text in before} == before
    edited = "\n\n".join(block.replace("。", "，另行规定。") if n == at else block for n, block in enumerate(blocks))
    assert [p.id for p in render(edited).passages] == ids(BY_LAW)


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_paragraph_without_a_number_counts_in_its_own_article_only(at: int) -> None:
    blocks = BY_LAW.rstrip().split("\n\n")
    after = numbered_addresses("\n\n".join([*blocks[:at], "另有一段。", *blocks[at:]]))
    before = numbered_addresses(BY_LAW)
    assert {text: after[text] for text in before} == before


def test_years_and_amounts_do_not_number_a_paragraph() -> None:
    assert ids("2021年底前完成。\n\n1.5万元以下。\n\n（一）甲。\n\n5G网络。\n") == ["p-1", "p-2", "item-1", "p-4"]


def test_an_address_that_was_another_one_still_leads_there() -> None:
    html = render("（一）甲。\n\n第一条 有：\n\n1.乙；\n\n2.丙。\n").html
    assert '<p id="item-1"><a id="p-1"></a>（一）甲。</p>' in html
    assert '<p id="art-1-1-1"><a id="art-1-2"></a>1.乙；</p>' in html
    assert '<p id="art-1-1-2"><a id="art-1-3"></a>2.丙。</p>' in html


def test_a_former_address_gives_way_to_a_present_one() -> None:
    html = render("第一条 有：\n\n1.乙。\n\n第二款。\n").html
    assert '<p id="art-1-2">第二款。</p>'.replace("第", '<a id="art-1-3"></a>第') in html
    assert html.count('id="art-1-2"') == 1


def published() -> Iterator[tuple[str, set[str]]]:
    runs: dict[str, str] = yaml.safe_load((ROOT / "tests/markdown/published.yaml").read_text(encoding="utf-8"))
    for address, text in runs.items():
        made: set[str] = set()
        for run in text.split():
            first, _, last = run.partition("..")
            found = re.fullmatch(r"(.*?)(\d+)", first)
            made |= {f"{found[1]}{n}" for n in range(int(found[2]), int(last) + 1)} if found and last else {first}
        yield address, made


def test_no_address_published_once_is_gone() -> None:
    pages = {f"{i.address}/{a.slug}": a for i in read_issues(ROOT / "content") for a in i.articles}
    for address, wanted in published():
        article = pages[address]
        made = ID.findall(render(article.body, article.facts.recipients).html)
        assert wanted - set(made) == set(), address
        assert len(made) == len(set(made)), address


def test_attachments_are_called_by_kind_and_whole_number_and_never_by_the_one_before() -> None:
    body = "# 附件1\n\n## 一、甲\n\n# 附表1-1\n\n# 申请表\n\n甲。\n\n# 附表1-2\n\n# 附录\n\n# 附件2\n\n# 附件1\n"
    wanted = ["annex-1", "annex-1-s-1", "schedule-1-1", "schedule-1-1-title", "schedule-1-1-p-1", "schedule-1-2"]
    assert ids(body) == [*wanted, "appendix-1", "annex-2", "annex-1.2"]
    html = render(body).html
    assert '附表1-2<a id="annex-1.2-annex-1"></a></h2>' in html
    assert '<a id="annex-1.2-p-1"></a>甲' in html


def test_the_list_of_enclosures_belongs_to_no_section_and_ends_with_the_first_other_paragraph() -> None:
    body = "## 二、程序\n\n（三）填表。\n\n附件：1.方案\n\n2.细则\n\n联系人：甲\n\n3.另。\n"
    assert ids(body) == ["s-2", "s-2-item-3", "enclosure-1", "enclosure-2", "p-4", "s-2-item-3.2"]
    assert '<a id="p-3"></a>2.细则' in render(body).html


def test_a_heading_numbered_as_an_item_is_the_item_of_its_article() -> None:
    body = "## 第六条　情形\n\n### （一）不作为\n\n1.不办。\n\n说明。\n\n### （二）乱作为\n\n2.乱办。\n\n第七条 分：\n\n### （一）甲\n\n# 附件\n"
    made = ["art-6", "art-6-1-1", "art-6-1-1-1", "p-2", "art-6-1-2", "art-6-1-2-2", "art-7", "art-7-1-1", "annex-1"]
    assert ids(body) == made
    assert '（一）不作为<a id="s-1"></a></h4>' in render(body).html


def test_a_section_above_an_article_goes_on_behind_it() -> None:
    assert ids("### （一）甲\n\n第一条 乙。\n\n### （二）丙\n") == ["s-1", "art-1", "s-2"]


def test_the_first_clause_of_an_article_that_is_a_heading_stands_under_it() -> None:
    assert ids("## 第八条　程序\n\n甲。\n\n乙：\n\n（一）丙。\n") == ["art-8", "art-8-1", "art-8-2", "art-8-2-1"]
    assert ids("## 第五条　方式\n\n（一）甲；\n\n乙。\n") == ["art-5", "art-5-1-1", "art-5-2"]
