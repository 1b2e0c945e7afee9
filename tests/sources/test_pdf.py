"""PDF: what was typeset comes back in the order of print, whole, and with nothing lost."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from gazette.sources import read_source
from gazette.sources.radicals import mended
from tests.sources.judging import imported, judged
from tests.sources.press import FONT, pdf
from tests.sources.sheets import drawn
from tests.sources.story import Story, gold_of, stories_of

KEY = "zhumadian-2020-04"
HEAD = "驻马店市人民政府公报　2020年第4期"
REACHED = {1: 0.99, 2: 0.985}  # columns → lowest score, just under what is reached


def text_of(data: bytes) -> str:
    return read_source(data, "甲.pdf").text.decode()


def signs(text: str) -> Counter[str]:
    return Counter("".join(mended(text).split()))


def layer(data: bytes) -> Counter[str]:
    """All signs of the text layer, as pdfium gives them without regard to place."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return signs("".join(pages).replace("\x02", "-").replace("\ufffe", "-"))


@pytest.mark.parametrize("columns", REACHED)
def test_an_issue_comes_back_from_its_columns(columns: int, tmp_path: Path) -> None:
    gold = gold_of(KEY)
    result, misses = judged(tmp_path, gold, imported(tmp_path, "刊.pdf", pdf(stories_of(gold), columns, head=HEAD)))
    assert result["score"] >= REACHED[columns], misses
    assert (result["articles_f1"], result["table_rows_f1"], result["furniture_left_in_text"], result["source_lines_lost"]) == (
        1,
        1,
        0,
        0,
    )
    assert result["paragraphs_f1"] >= 0.99, misses


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_sentences_stand_in_the_order_of_print(columns: int) -> None:
    stories = stories_of(gold_of("nanyang-2021-06"))
    text = text_of(pdf(stories, columns, head=HEAD))
    lines = ["".join(line.split()) for line in text.split("\n")]
    body = "".join(line for line in lines if line != "".join(HEAD.split()) and not re.fullmatch(r"—\d+—", line))
    printed = [s for story in stories for s in re.split(r"(?<=[。；])", story.text) if len(s) > 20]
    at = 0
    for sentence in printed:
        at = body.find(sentence, at)
        assert at >= 0, sentence


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_every_sign_of_the_text_layer_is_in_the_text(columns: int) -> None:
    data = pdf(stories_of(gold_of("nanyang-2021-06")), columns, head=HEAD)
    assert signs(text_of(data)) == layer(data)


def test_page_and_column_are_marked_and_first_lines_indented() -> None:
    text = text_of(pdf([Story("p", "甲乙丙丁戊己庚辛壬癸" * 30 + "。")] * 12, 2))
    pages = text.split("\f")
    assert len(pages) > 1
    assert len(re.findall(r"^　　甲", text, re.M)) == 12
    assert sum(line.startswith(" ") for line in pages[0].split("\n")) == 1, "one column start on a page"


def test_letter_spaced_titles_get_no_blanks_and_phrases_keep_theirs() -> None:
    data = drawn(
        [(100, 700, "关于表彰的通报", 16, 12.0), (100, 660, "移风易俗　倡树新风", 16, 0.0), (100, 600, "正文。", 10.5, 0.0)]
    )
    lines = [line.strip() for line in text_of(data).split("\n") if line.strip()]
    assert lines == ["关于表彰的通报", "移风易俗　倡树新风", "正文。"]


def test_latin_words_keep_their_blanks() -> None:
    assert "GAZETTE OF THE" in text_of(drawn([(100, 700, "GAZETTE OF THE", 12, 0.0)]))


def test_a_ruled_table_keeps_wrapped_cells_whole() -> None:
    rows = (("序号", "单位"), ("1", "一二三四五六七八九十" * 5), ("2", "市科技局"))
    text = text_of(pdf([Story("p", "前文。"), Story("table", rows=rows), Story("p", "后文。")], 2))
    assert [line.split("\t") for line in text.split("\n") if "\t" in line] == [list(row) for row in rows]


def test_cells_that_stand_under_each_other_are_a_table_without_rules() -> None:
    rows = (("县区", "数量", "完成率"), ("宛城区", "12", "98%"), ("卧龙区", "7", "100%"), ("西峡县", "31", "87%"))
    text = text_of(pdf([Story("p", "前文。" * 40), Story("table", rows=rows), Story("p", "后文。" * 40)], 1, ruled=False))
    assert [line.split("\t") for line in text.split("\n") if "\t" in line] == [list(row) for row in rows]


def test_clauses_are_no_table() -> None:
    lines = [(100, 700 - 17 * n, f"第{c}条　各单位应当遵守本办法。", 10.5, 0.0) for n, c in enumerate("一二三四五")]
    assert "\t" not in text_of(drawn(lines))


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    lines = [(100, 500, "第一行文字在上。", 12, 0.0), (100, 470, "第二行文字在下。", 12, 0.0)]
    plain, turned = text_of(drawn(lines)), text_of(drawn(lines, turned=90))
    assert plain.split() == ["第一行文字在上。", "第二行文字在下。"]
    assert "".join(sorted("".join(turned.split()))) == "".join(sorted("".join(plain.split())))


def test_running_heads_over_two_columns_stand_on_their_own_line() -> None:
    text = text_of(pdf([Story("p", "甲乙丙丁戊己庚辛壬癸" * 30 + "。")] * 12, 2, head=HEAD))
    assert all(page.split("\n")[0] == HEAD for page in text.split("\f"))
    assert all(page.rstrip().split("\n")[-1] == f"—{n}—" for n, page in enumerate(text.split("\f"), 1))


def test_the_font_of_these_files_needs_no_font_file() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    assert b"FontFile" not in drawn([(100, 700, "甲", 12, 0.0)])
