"""What a page sets apart in a body, and its contents list."""

import re

import pytest

from gazette.markdown import render
from gazette.model import Kind
from gazette.pages.body import body_html, outline, summary
from tests.pages.conftest import OPINION


def html(body: str, recipients: str | None = None, kind: Kind = "document") -> str:
    return str(body_html(render(body, recipients), kind))


def text(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_text_stays_as_rendered() -> None:
    assert text(html(OPINION)) == text(render(OPINION).html)


def test_recipients_are_a_header_fact() -> None:
    made = html(OPINION, "各县（市、区）人民政府：")
    assert made.count('data-fact="recipients"') == 1
    assert made.startswith('<p id="p-1" class="recipients" data-fact="recipients">')


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("## 第一章 总则\n", '<h3 id="s-1" class="chapter"><span class="number">第一章</span>'),
        ("# 办法\n\n## 一、总则\n", '<h3 id="s-1">一、总则'),
        ("（一）加强领导。各县区要重视。\n", '<span class="lead">（一）加强领导。</span>各县区'),
        ("一、加强领导。各县区要重视。\n", '<b class="lead">一、加强领导。</b>各县区'),
        ("（一）各县区要重视。\n", '<p id="item-1"><a id="p-1"></a>（一）各县区要重视。</p>'),  # a whole paragraph leads nothing
        ("第三条 为了管理。\n", '<a class="art" href="#art-3">第三条</a>'),
        ("# 附表1-2\n", 'class="annex">附表1-2'),
    ],
)
def test_levels_of_official_documents_are_set_apart(body: str, wanted: str) -> None:
    assert wanted in html(body)


def test_markup_in_text_is_not_taken_for_the_pages_own() -> None:
    assert "<script" not in html("（一）\\<script\\>。不得执行。\n")


def test_contents_list_joins_an_attachment_with_its_title() -> None:
    entries = outline(render(OPINION).toc)
    assert [(e.level, e.id, e.text) for e in entries] == [
        (2, "s-1", "一、总体要求"),
        (2, "s-2", "二、保障措施"),
        (1, "annex-1", "附件1　任务分工表"),
    ]


def test_contents_list_counts_levels_from_those_present_and_stops_at_the_third() -> None:
    body = "### （一）甲\n\n#### 1.乙\n\n## 第一章总则\n"
    assert [(e.level, e.text) for e in outline(render(body).toc)] == [(2, "（一）甲"), (1, "第一章　总则")]


def test_contents_list_of_deep_headings_only_is_not_empty() -> None:
    assert [(e.level, e.text) for e in outline(render("#### 1.甲\n").toc)] == [(1, "1.甲")]


def test_summary_is_cut_with_an_ellipsis() -> None:
    made = summary(render(f"各县：\n\n{'长' * 300}\n").passages, "各县：")
    assert (len(made), made[-1]) == (111, "…")


def test_summary_of_nothing_is_empty() -> None:
    assert summary((), None) == ""


def test_the_lead_words_of_a_news_item_are_set_apart() -> None:
    body = "南阳月季入选国家林木种质资源库　日前国家林草局公示。\n"
    assert '<b class="lead">南阳月季入选国家林木种质资源库</b>　日前' in html(body, kind="news")
    assert '<b class="lead">' not in html(body)
