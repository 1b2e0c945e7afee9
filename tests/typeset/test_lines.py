"""Lines break where Chinese print breaks them."""

import pytest

from tests.typeset.layout import Place
from tests.typeset.layouts import LAYOUTS
from tests.typeset.lines import NOT_AT_END, NOT_AT_START, balanced, broken, width
from tests.typeset.misses import Atom, block_misses
from tests.typeset.naming import chinese_number, renamed

TEXT = "到2025年，全市GDP达到1234.56亿元（含“飞地”经济），PM2.5浓度……同比下降4.1%。市科技局、市财政局、市工信局《关于5G网络建设的意见》印发。"


@pytest.mark.parametrize("room", range(8, 46))
def test_no_line_starts_with_a_stop_or_ends_with_an_opening_bracket(room: int) -> None:
    lines = broken(TEXT, room)
    assert "".join(lines) == TEXT
    assert not [line for line in lines[1:] if line[0] in NOT_AT_START]
    assert not [line for line in lines[:-1] if line[-1] in NOT_AT_END]
    assert max(map(width, lines)) <= room


@pytest.mark.parametrize("room", range(8, 46))
def test_numbers_and_latin_words_stay_whole(room: int) -> None:
    text = "\n".join(broken(TEXT, room))
    assert all(word in text for word in ("2025", "GDP", "1234.56", "PM2.5", "4.1%", "5G", "……"))


def test_titles_are_set_in_lines_of_about_one_width() -> None:
    lines = balanced("关于印发嵊泗县大面积停电事件应急预案的通知", 18)
    assert [len(line) for line in lines] == [11, 10]


@pytest.mark.parametrize(("number", "words"), [(4, "四"), (10, "十"), (16, "十六"), (30, "三十"), (21, "二十一")])
def test_numbers_in_chinese(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_a_gold_moves_to_another_place_and_year_everywhere() -> None:
    article = {
        "title": "南阳市人民政府办公室关于绿化的意见",
        "subtitle": None,
        "section": "文件选载",
        "kind": "document",
        "doc_number": "宛政办〔2021〕7号",
        "issuer": "南阳市人民政府办公室",
        "author": None,
        "date": "2021-06-23",
        "recipients": None,
        "blocks": [{"t": "p", "s": "市政府决定，到2025年，城市绿化达到2000平方米。"}, {"t": "sign", "s": "二〇二一年六月二十三日"}],
    }
    gold = {"issue": {"gazette": "南阳市人民政府公报", "year": 2021, "number": 6}, "articles": [article]}
    layout = LAYOUTS["dated-titles"]
    assert layout.place == Place("甘肃", "甘肃省", "省", "甘", "甘肃政报", "政发", "政办发", office="办公厅")
    moved = renamed(gold, layout)["articles"][0]
    assert (moved["title"], moved["doc_number"]) == ("甘肃省人民政府办公厅关于绿化的意见", "甘政办发〔2023〕7号")
    assert (moved["date"], moved["section"]) == ("2023-06-23", "规范性文件")
    assert [b["s"] for b in moved["blocks"]] == ["省政府决定，到2027年，城市绿化达到2000平方米。", "二〇二三年六月二十三日"]


@pytest.mark.parametrize(
    ("made", "how"),
    [
        ([("p", 0, "为贯彻落实健康中国战略，推进"), ("p", 0, "健康行动，提出以下意见。")], "torn into paragraph"),
        ([("p", 0, "为贯彻落实健康中国战略，推进健康行动，提出以下意见。一、总体要求")], "merged into paragraph"),
        ([("h", 2, "为贯彻落实健康中国战略，推进健康行动，提出以下意见。")], "became heading"),
        ([("p", 0, "为贯彻落实健康中国战略，推进12健康行动，提出以下意见。")], "with foreign matter in it"),
        ([("p", 0, "为贯彻落实健康中国战略，推进健康行动，")], "cut short"),
        ([("p", 0, "别的")], "lost"),
    ],
)
def test_a_missed_paragraph_is_told_by_what_happened_to_it(made: list[Atom], how: str) -> None:
    want: Atom = ("p", 0, "为贯彻落实健康中国战略，推进健康行动，提出以下意见。")
    assert [miss.how for miss in block_misses([[want]], [made])] == [how]
