"""HTML: a line for each block, tables as rows, encodings as the page names them."""

from pathlib import Path

import pytest

from gazette.sources import read_source
from tests.sources.judging import imported, judged
from tests.sources.press import page
from tests.sources.story import gold_of, stories_of


def lines_of(html: str | bytes) -> list[str]:
    data = html.encode() if isinstance(html, str) else html
    return [line for line in read_source(data, "甲.html").text.decode().split("\n") if line.strip()]


def test_an_issue_comes_back(tmp_path: Path) -> None:
    gold = gold_of("zhumadian-2020-04")
    result, misses = judged(tmp_path, gold, imported(tmp_path, "刊.html", page(stories_of(gold)).encode()))
    assert result["score"] >= 0.99, misses
    assert (result["paragraphs_f1"], result["table_rows_f1"], result["source_lines_lost"]) == (1, 1, 0)


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "big5"])
def test_the_encoding_is_the_one_the_page_names(charset: str) -> None:
    assert lines_of(f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>政府公告'.encode(charset)) == [
        "政府公告"
    ]


def test_a_page_saved_anew_may_name_its_old_encoding() -> None:
    assert lines_of("<meta charset=gb2312><p>这是一九九八年的公报".encode()) == ["这是一九九八年的公报"]


def test_scripts_styles_and_comments_are_no_text() -> None:
    assert lines_of("<style>p{}</style><script>甲()</script><!-- 乙 --><p>丙<template>丁</template></p>") == ["丙"]


def test_blocks_and_breaks_end_lines_and_blanks_of_the_code_are_none() -> None:
    assert lines_of("<div>甲\n  乙<br>丙<p>丁</p>戊</div>&nbsp;&nbsp;&nbsp;&nbsp;己") == ["甲 乙", "丙", "丁", "戊", "　　己"]


def test_the_title_leads_unless_the_page_says_it() -> None:
    assert lines_of("<title>南阳市人民政府公报</title><p>正文") == ["南阳市人民政府公报", "正文"]
    assert lines_of("<title>南阳市人民政府公报</title><h1>南阳市 人民政府公报</h1>") == ["南阳市 人民政府公报"]


def test_lists_show_their_numbers() -> None:
    assert lines_of("<ol start=3><li>甲<li>乙</ol><ul><li>丙</ul>") == ["3.甲", "4.乙", "丙"]


def test_tables_are_tabbed_and_merged_cells_stand_once() -> None:
    table = "<table><tr><th rowspan=2>序号<th colspan=2>指标<tr><td>甲<td>乙<tr><td>1<td>2<td>3</table>"
    assert lines_of(table) == ["序号\t指标\t", "\t甲\t乙", "1\t2\t3"]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
    assert lines_of(f"<table><tr><td>栏目<td><p>正文</p>{inner}</table>") == ["栏目", "正文", "1\t2", "3\t4"]


def test_an_unclosed_table_keeps_its_text() -> None:
    assert lines_of("<table><tr><td>甲<td>乙<tr><td>丙<td>丁") == ["甲\t乙", "丙\t丁"]
