"""References as links, lists of citations, and the banner that says whether a document still holds."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from gazette.config import Config, GazetteConfig
from gazette.library import Library
from gazette.markdown import render
from gazette.model import Article
from gazette.output.theme import open_theme
from gazette.pages import issue_pages
from gazette.pages.body import body_html
from gazette.pages.links import Link, with_links
from tests.pages.conftest import NANYANG, article, issue

ROOT = Path(__file__).parent.parent.parent
TAG = re.compile(r"<[^>]+>")

OLD = article(1, "wz-2015-3", "南阳市人民政府关于绿化的通知", doc_number="宛政〔2015〕3号", date="2015-03-01")
NEW = "南阳市人民政府关于造林的通知"
SAYS = """第一条 依照本通知第二条办理。

第二条 《关于绿化的通知》（宛政〔2015〕3号）同时废止。

| 依据 | 内容 |
| --- | --- |
| 按照宛政〔2015〕3号 | 绿化 |
"""


def pages(*articles: Article) -> dict[str, str]:
    """The pages of an archive of one issue, by slug."""
    library = Library((issue("nanyang", NANYANG, 2021, 6, *articles),), {}, Config(root=ROOT))
    theme = open_theme(library.config)
    made = (page for page in issue_pages(library, library.issues[0]) if page.template == "article.html")
    return {Path(page.path).stem: theme.render(page).decode() for page in made}


def standing(html: str) -> str:
    """The words of the banner."""
    found = re.search(r'<aside class="standing.*?</aside>', html, re.S)
    return "".join(TAG.sub(" ", found[0]).split()) if found else ""


def body(markup: str) -> str:
    found = re.search(r'<div class="body">(.*?)</article>', markup, re.S)
    assert found
    return found[1]


def test_references_are_links_and_the_text_stays_as_printed() -> None:
    html = body(pages(OLD, article(2, "new", NEW, SAYS))["new"])
    assert '<a class="ref" href="#art-2">本通知第二条</a>' in html
    assert '<a class="ref" href="../../nanyang/2021-06/wz-2015-3.html">《关于绿化的通知》（宛政〔2015〕3号）</a>' in html
    assert '按照<a class="ref" href="../../nanyang/2021-06/wz-2015-3.html">宛政〔2015〕3号</a></td>' in html
    rendered = render(SAYS)
    links = {p.id: [Link(0, len(p.text), "#x")] for p in rendered.passages}
    for made in (with_links(body_html(rendered, "document"), links), with_links(body_html(rendered, "document"), {})):
        assert TAG.sub("", made) == TAG.sub("", body_html(rendered, "document"))


@pytest.mark.parametrize(
    ("links", "made"),
    [
        ([Link(0, 2, "#a")], '<p id="p-1"><a class="ref" href="#a">甲&lt;</a>乙</p>'),
        ([Link(0, 2, "#a"), Link(1, 3, "#b")], '<p id="p-1"><a class="ref" href="#a">甲&lt;</a>乙</p>'),  # overlaps
        ([Link(2, 9, "#a")], '<p id="p-1">甲&lt;乙</p>'),  # beyond the text
        ([Link(2, 3, 'x"><script>')], '<p id="p-1">甲&lt;<a class="ref" href="x&#34;&gt;&lt;script&gt;">乙</a></p>'),
    ],
)
def test_links_are_set_by_the_signs_that_a_reader_sees(links: list[Link], made: str) -> None:
    assert with_links(Markup('<p id="p-1">甲&lt;乙</p>'), {"p-1": links}) == made


def test_no_link_is_set_in_a_link() -> None:
    inner = Markup('<p id="art-1"><a class="art" href="#art-1">第一条</a> 依照第一条</p>')
    made = with_links(inner, {"art-1": [Link(0, 3, "#x"), Link(6, 9, "#y")]})
    assert made == '<p id="art-1"><a class="art" href="#art-1">第一条</a> 依照<a class="ref" href="#y">第一条</a></p>'


def test_each_side_lists_the_other_with_the_sentence_and_its_place() -> None:
    made = pages(OLD, article(2, "new", NEW, SAYS, doc_number="宛政〔2021〕7号"))
    for html, wanted in ((made["new"], "本文引用的文件"), (made["wz-2015-3"], "引用本文的文件")):
        (found,) = re.findall(r'<section class="citations".*?</section>', html, re.S)
        assert wanted in found
        assert found.count('href="../../nanyang/2021-06/new.html#art-2">第二条　《关于绿化的通知》'.replace("　", " ")) == 1
        assert 'href="../../nanyang/2021-06/new.html#table-1-2"' in found
    assert "宛政〔2021〕7号" in made["wz-2015-3"]


def test_a_document_without_citations_has_no_lists_and_no_banner() -> None:
    html = pages(OLD)["wz-2015-3"]
    assert "citations" not in html
    assert standing(html) == ""


def test_a_repeal_shows_on_both_pages() -> None:
    made = pages(OLD, article(2, "new", NEW, doc_number="宛政〔2021〕7号", repeals=("宛政〔2015〕3号",)))
    assert standing(made["wz-2015-3"]) == f"已废止被《{NEW}》（宛政〔2021〕7号）废止"
    assert 'class="standing ended"' in made["wz-2015-3"]
    assert standing(made["new"]) == "废止文件本文件废止了《南阳市人民政府关于绿化的通知》（宛政〔2015〕3号）"
    assert 'href="../../nanyang/2021-06/new.html"' in made["wz-2015-3"]
    assert 'href="../../nanyang/2021-06/wz-2015-3.html"' in made["new"]


def test_a_repeal_with_a_day_says_the_day_and_not_that_it_is_past() -> None:
    made = pages(OLD, article(2, "new", NEW, repeals=("宛政〔2015〕3号",), effective="2099-08-01"))
    assert standing(made["wz-2015-3"]) == f"废止被《{NEW}》废止该文件自2099年8月1日起施行"
    assert standing(made["new"]).startswith("施行日期自2099年8月1日起施行")


def test_an_amendment_shows_on_both_pages() -> None:
    made = pages(OLD, article(2, "new", NEW, amends=("《南阳市人民政府关于绿化的通知》",)))
    assert standing(made["wz-2015-3"]) == f"已修改被《{NEW}》修改"
    assert standing(made["new"]) == "修改文件本文件修改了《南阳市人民政府关于绿化的通知》（宛政〔2015〕3号）"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "repealed"}, "已废止"),
        ({"status": "amended"}, "已修改"),
        ({"status": "expired"}, "已失效"),
        ({"status": "expired", "expires": "2020-12-31"}, "已失效有效期至2020年12月31日"),
        ({"status": "in-force"}, "有效"),
        ({"status": "in-force", "expires": "2026-12-31"}, "有效期至2026年12月31日"),  # not a word of today
        ({"effective": "2021-08-01"}, "施行日期自2021年8月1日起施行"),
        ({"repeals": ("宛政〔2001〕1号",)}, "废止文件本文件废止了宛政〔2001〕1号"),  # older than the archive: no link
    ],
)
def test_what_an_editor_knows(facts: dict[str, object], words: str) -> None:
    assert standing(pages(article(1, "a", "甲", **facts))["a"]) == words


def test_a_title_with_markup_is_text_in_lists_and_banner() -> None:
    wild = article(2, "new", "<script>alert(1)</script>的通知", SAYS, repeals=("宛政〔2015〕3号",))
    assert "<script>alert" not in "".join(pages(OLD, wild).values())


def test_config_names_the_city() -> None:
    library = Library(
        (issue("nanyang", "政务通报", 2021, 6, OLD, article(2, "new", NEW, "《南阳市人民政府关于绿化的通知》。\n")),),
        {},
        Config(gazettes={"nanyang": GazetteConfig(city="南阳市")}),
    )
    assert [c.target for c in library.citations.by("nanyang/2021-06/new")] == ["nanyang/2021-06/wz-2015-3"]
