"""Where a document names its own clauses and attachments."""

import pytest

from gazette.library import references_within
from gazette.markdown import render

BY_LAW = """第一条 依照{}处理。

第二条 分两款。

第二款有项：

（一）甲；

（二）乙。

第三条 结束。

# 附件1

# 处罚标准

第一条 标准。

第二条 依照{}处罚。

# 附件2

# 名单
"""


def found(text: str, title: str = "某市绿化办法", *, annex: str = "标准") -> list[tuple[str, str]]:
    page = render(BY_LAW.format(text, annex))
    texts = {p.id: p.text for p in page.passages}
    return [(texts[w.passage][w.start : w.end], w.fragment) for w in references_within(title, page)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("本办法第二条", [("本办法第二条", "art-2")]),
        ("本办法第二条第二款", [("本办法第二条第二款", "art-2-2")]),
        ("本办法第二条第二款第（一）项", [("本办法第二条第二款第（一）项", "art-2-2-1")]),
        ("本办法第二条第二款第二项", [("本办法第二条第二款第二项", "art-2-2-2")]),
        ("本办法第二条、第三条和第九条", [("本办法第二条", "art-2"), ("第三条", "art-3")]),
        ("本办法第二条之一", []),
        ("本办法第九条", []),
        ("本条例第二条", []),  # a quotation of another law
        ("第二条", []),  # of which law?
        ("《森林法》第二条", []),
        ("前款", []),
        ("附件1", [("附件1", "annex-1")]),
        ("附件 2", [("附件 2", "annex-2")]),
        ("附件3", []),
        ("附表1", []),
        ("附件1-2", []),
        ("附件1份", []),
        ("《甲通知》附件1", []),
        ("豫政〔2020〕3号附件1", []),
        ("《绿化任务表》（附件1）", [("《绿化任务表》", "annex-1"), ("附件1", "annex-1")]),
        ("《绿化任务表》（见附件3）", []),
    ],
)
def test_references_to_a_part_of_the_page(text: str, links: list[tuple[str, str]]) -> None:
    assert found(text) == links


def test_this_clause_means_the_one_that_says_so() -> None:
    page = render("第一条 甲。\n\n第二款。\n\n第二条 乙。\n\n依照本条第二款、本条第三款处理。\n")
    assert [(w.passage, w.fragment) for w in references_within("办法", page)] == [("art-2-2", "art-2-2")]


def test_an_attachment_with_clauses_of_its_own_means_those() -> None:
    assert found("", annex="本标准第一条") == [("本标准第一条", "annex-1-art-1")]
    assert found("", annex="本办法第三条") == []  # is it the attachment's or the 办法's that is meant?


def test_a_clause_that_is_there_twice_is_no_target() -> None:
    page = render("第一条 甲。\n\n第一条 乙。\n\n第二条 依照本办法第一条。\n")
    assert list(references_within("办法", page)) == []


def test_attachments_of_one_number_are_no_target() -> None:
    page = render("见附件1。\n\n# 附件1\n\n甲。\n\n# 附件1\n\n乙。\n")
    assert list(references_within("通知", page)) == []
