"""原文对照: the source's lines beside what the page shows, and every difference with its reason."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gazette.content import History
from gazette.library import Library
from gazette.model import Dropped, Edit
from gazette.output.theme import open_theme
from gazette.pages import Page, comparison_pages, issue_pages
from tests.conftest import ROOT

SOURCE = """南阳市人民政府公报 2021.06
主办：市政府办公室
目录
江山就是人民  人民就是江山
正文。
在会议上的讲话
——在法治政府建设会议上
石秀田
正文。
宛政〔2021〕7 号
南阳市人民政府关于实施分区管控
的意见
各县（市、区）人民政府：
为做好有关工作，根据《河南省人民政府关于实施意见》（豫政〔2020〕
37 号），现提出 and 如下意见。
"""
HISTORY = History(
    SOURCE,
    True,
    (
        Dropped(1, "南阳市人民政府公报 2021.06", "页眉"),
        Dropped(3, "目录", "目录"),
        Dropped(8, "石秀田", "讲话人，已记入篇首的 author"),
    ),
    (),
    (Edit(15, 9, "and", "", "03-wz-2021-7.md", why="识别错误"),),
)
OPINION = "nanyang/2021-06/source/wz-2021-7.html"


@pytest.fixture
def compared(archive: Library) -> dict[str, Page]:
    return {page.path: page for page in comparison_pages(archive, archive.issues[2], HISTORY)}


def rows(page: Page) -> Any:
    return page.facts["rows"]


def test_every_document_the_masthead_and_every_former_address_has_its_page(compared: dict[str, Page]) -> None:
    assert sorted(compared) == [
        "nanyang/2021-06/source/index.html",
        "nanyang/2021-06/source/jiang-hua.html",
        "nanyang/2021-06/source/juan-shou-yu.html",
        OPINION,
        "nanyang/2021-06/source/wzb-2021-17.html",
        "nanyang/2021-06/source/yi-jian.html",
        "nanyang/2021-07/source/index.html",
    ]
    assert compared["nanyang/2021-06/source/yi-jian.html"].facts == {"target": OPINION}
    assert compared["nanyang/2021-07/source/index.html"].facts == {"target": "nanyang/2021-06/source/index.html"}


def test_a_paragraph_stands_beside_the_lines_it_was_made_of(compared: dict[str, Page]) -> None:
    first = rows(compared[OPINION])[3]
    assert [(line.number, "".join(bit.text for bit in line.bits)) for line in first.source] == [
        (14, "为做好有关工作，根据《河南省人民政府关于实施意见》（豫政〔2020〕"),
        (15, "37 号），现提出 and 如下意见。"),
    ]
    assert "".join(bit.text for bit in first.published).endswith("现提出如下意见。")


def test_a_difference_is_marked_with_its_reason(compared: dict[str, Page]) -> None:
    found = rows(compared[OPINION])[3]
    assert [bit.text.strip() for line in found.source for bit in line.bits if bit.mark == "gone"] == ["and"]
    assert [(note.text, note.published, note.why) for note in found.notes] == [("and", "", "识别错误")]


def test_a_difference_without_a_record_says_so(compared: dict[str, Page]) -> None:
    added = rows(compared[OPINION])[4]
    assert [(note.text, note.why) for note in added.notes] == [("", None)]
    assert {bit.mark for bit in added.published} == {"put"}


def test_what_was_dropped_is_told_in_words_that_readers_know(compared: dict[str, Page]) -> None:
    dropped = [
        (line.number, bit.text.strip(), bit.why)
        for path in ("index", "jiang-hua")
        for row in rows(compared[f"nanyang/2021-06/source/{path}.html"])
        for line in row.source
        for bit in line.bits
        if bit.mark == "dropped"
    ]
    assert dropped == [(1, "南阳市人民政府公报 2021.06", "页眉"), (3, "目录", "目录"), (8, "石秀田", "讲话人，见篇首")]


def test_pages_lead_to_their_comparisons_where_there_is_a_source(archive: Library) -> None:
    with_source = {page.path: page for page in issue_pages(archive, archive.issues[2], HISTORY)}
    without = {page.path: page for page in issue_pages(archive, archive.issues[2])}
    path = "nanyang/2021-06/wz-2021-7.html"
    assert with_source[path].facts["comparison_path"] == OPINION
    assert without[path].facts["comparison_path"] is None


def test_the_page_is_whole_and_kept_out_of_search_engines(archive: Library, compared: dict[str, Page]) -> None:
    theme = open_theme(replace(archive.config, root=ROOT, base_url="https://example.gov.cn/"))
    html = theme.render(compared[OPINION]).decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert '<del><span class="hidden">原文作：</span>and </del>' in html
    assert "识别错误" in html and "没有记录说明" in html
    notice = theme.render(compared["nanyang/2021-06/source/wzb-2021-17.html"]).decode()
    assert "<script>alert" not in notice and "&lt;script&gt;alert(1)" in notice


def test_a_source_that_looks_like_markup_is_shown_as_it_is(archive: Library) -> None:
    history = replace(HISTORY, text=f'{SOURCE}<img src=x onerror="alert(1)">\n')
    page = next(p for p in comparison_pages(archive, archive.issues[2], history) if p.path == OPINION)
    html = open_theme(replace(archive.config, root=ROOT)).render(page).decode()
    assert "<img src=x" not in html and "&lt;img src=x" in html


def test_a_sign_that_turns_the_direction_of_writing_is_named_and_turns_nothing(archive: Library) -> None:
    history = replace(HISTORY, text=SOURCE.replace("现提出", "现\u202e提出"))
    page = next(p for p in comparison_pages(archive, archive.issues[2], history) if p.path == OPINION)
    html = open_theme(replace(archive.config, root=ROOT)).render(page).decode()
    assert "\u202e" not in html and "[U+202E]" in html


def test_comparisons_stand_in_no_sitemap_and_no_search(site_folder: Path) -> None:
    listed = (p for p in site_folder.rglob("*") if p.suffix in (".xml", ".json") or p.parent.name == "search")
    assert (site_folder / "nanyang/2021-06/source/wz-2021-7.html").is_file()
    assert [p.name for p in listed if p.is_file() and b"/source/" in p.read_bytes()] == []
