"""Addresses within a page."""

from gazette.markdown import render


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


def test_no_id_is_given_twice() -> None:
    made = ids("## 一、甲\n\n## 一、甲\n\n第一条 乙\n\n第一条 乙\n\n# 附件\n\n# 附件\n")
    assert len(made) == len(set(made))
