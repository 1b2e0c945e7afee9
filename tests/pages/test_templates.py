"""The default theme: every page comes out whole, safe and well linked."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.check.site import site_findings
from gazette.exports import issue_files
from gazette.library import Library
from gazette.output.theme import open_theme
from gazette.pages import fixed_pages, issue_pages, site_pages
from gazette.search import search_files

ROOT = Path(__file__).parent.parent.parent
PARTS = re.compile(r"""<(script|style)\b(?![^>]*\b(?:src=|type="application/ld\+json"))[^>]*>|\son\w+\s*=|\sstyle\s*=""")


def write_site(library: Library, folder: Path) -> Path:
    theme = open_theme(replace(library.config, root=ROOT))
    for page in [*site_pages(library), *fixed_pages(), *(p for issue in library.issues for p in issue_pages(library, issue))]:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(theme.render(page))
    for issue in library.issues:
        for path, data in issue_files(theme.press(library), issue):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    for path, data in search_files(library):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for path, source in theme.static_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(source.read_bytes())
    return folder


@pytest.fixture
def site(archive: Library, tmp_path: Path) -> Path:
    return write_site(archive, tmp_path)


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_links_and_anchors_resolve(site: Path) -> None:
    assert list(site_findings(site)) == []


def test_markup_in_a_title_comes_out_as_text(site: Path) -> None:
    for path in ("nanyang/2021-06/wzb-2021-17.html", "nanyang/2021-06/index.html", "numbers/index.html", "index.html"):
        page = read(site, path)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_pages_hold_no_inline_script_or_style(site: Path) -> None:
    for file in site.rglob("*.html"):
        assert not PARTS.search(file.read_text(encoding="utf-8")), file.name


def test_pages_say_their_language_title_and_policy(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert '<html lang="zh-CN">' in page
        assert "default-src 'none'" in page
        assert re.search(r"<title>[^<]+_政府公报</title>", page), file.name
        assert re.search(r'<meta name="[dD]escription" content="[^"]+">', page), file.name
        assert page.count("<h1") == 1, file.name


@pytest.mark.parametrize(
    ("fact", "wanted"),
    [
        ("title", "南阳市人民政府关于实施分区管控的意见"),
        ("doc_number", "宛政〔2021〕7号"),
        ("issuer", "南阳市人民政府"),
        ("date", "2021年6月23日"),
        ("section", "文件选载"),
        ("page", "第12页"),
        ("recipients", "各县（市、区）人民政府："),
    ],
)
def test_each_header_fact_stands_once(site: Path, fact: str, wanted: str) -> None:
    page = read(site, "nanyang/2021-06/wz-2021-7.html")
    found = re.findall(rf'<(\w+)[^>]* data-fact="{fact}"[^>]*>(.*?)</\1>(?=\s|<|$)', page)
    assert [re.sub(r"<[^>]+>", "", text) for _, text in found] == [wanted]


def test_a_speech_names_its_speaker(site: Path) -> None:
    page = read(site, "nanyang/2021-06/jiang-hua.html")
    assert 'data-fact="author">石秀田<' in page
    assert '——在法治<span class="word">政府</span><span class="word">建设</span><span class="word">会议</span>上</p>' in page
    assert "red-head" not in page


def test_citation_names_number_and_issue(site: Path) -> None:
    wanted = '<p id="citation">《南阳市人民政府关于实施分区管控的意见》（宛政〔2021〕7号），南阳市人民政府公报2021年第6期</p>'
    assert wanted in read(site, "nanyang/2021-06/wz-2021-7.html")


def test_redirect_leads_on_with_and_without_refresh(site: Path) -> None:
    page = read(site, "nanyang/2021-06/yi-jian.html")
    assert 'content="0; url=../../nanyang/2021-06/wz-2021-7.html"' in page
    assert '<a href="../../nanyang/2021-06/wz-2021-7.html">' in page


def test_colour_of_a_gazette_reaches_its_masthead(site: Path) -> None:
    assert '[data-gazette="nanyang"]{--gazette:#12507a}' in read(site, "static/style.css")


def test_missing_page_finds_its_way_from_any_depth(archive: Library, tmp_path: Path) -> None:
    config = replace(archive.config, base_url="https://example.gov.cn/gongbao/")
    page = read(write_site(replace(archive, config=config), tmp_path), "404.html")
    assert '<base href="/gongbao/">' in page


def test_headings_of_a_page_skip_no_level_at_its_start(site: Path) -> None:
    page = read(site, "nanyang/2021-06/wz-2021-7.html")
    levels = [int(tag) for tag in re.findall(r"<h([1-6])\b", page)]
    assert levels[:3] == [1, 2, 3]
    essay = read(site, "nanyang/2021-06/juan-shou-yu.html").partition("<article")[2].partition("</article>")[0]
    assert "<h2" not in essay


def test_an_order_has_a_head_of_its_own(site: Path) -> None:
    page = read(site, "zhumadian/2020-04/ling-3.html")
    assert '<p class="red-issuer" data-fact="doc_number">驻马店市人民政府令<span class="red-number">第3号</span></p>' in page
    assert page.count('data-fact="doc_number"') == 1
