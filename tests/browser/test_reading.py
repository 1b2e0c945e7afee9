"""A citizen's way: home → issue → article → search → hit; phone and desktop, with and without JavaScript, from a server and from disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
NARROW = {"width": 320, "height": 640}


@pytest.fixture(params=["served", "disk"])
def home(request: pytest.FixtureRequest, site_folder: Path) -> Iterator[str]:
    """Address of the home page, on a server under a sub-path and on disk."""
    if request.param == "disk":
        yield site_folder.joinpath("index.html").as_uri()
    else:
        yield request.getfixturevalue("served_site") + "index.html"


def to_article(page: Page, home: str) -> None:
    """From the home page by two clicks to the medical insurance document of Sanmenxia."""
    page.goto(home)
    page.locator("main a[href*='sanmenxia/2021-02/']").first.click()
    page.get_by_role("link", name="三门峡市基本医疗保险和生育保险实施办法").first.click()


@SIZES
@SCRIPTS
def test_from_home_to_an_article(open_page: Opener, home: str, size: dict[str, int], scripts: bool) -> None:
    page = open_page(size, scripts=scripts)
    to_article(page, home)
    expect(page.locator("h1")).to_contain_text("三门峡市基本医疗保险和生育保险实施办法的通知")
    expect(page.locator("[data-fact='doc_number']").first).to_have_text("三政办〔2021〕2号")
    expect(page.locator("article[data-doc^='sanmenxia/2021-02/']")).to_be_visible()
    expect(page.locator("#art-1")).to_contain_text("第一条")


@SIZES
def test_from_a_search_to_the_hit(open_page: Opener, home: str, size: dict[str, int]) -> None:
    page = open_page(size)
    page.goto(home)
    page.locator("form[role='search'] input, search input").first.fill("生育津贴")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-search='done']")
    hits = page.locator("[data-result]")
    expect(hits.first).to_contain_text("生育津贴")
    hits.first.locator("a").first.click()
    expect(page.locator("article mark").first).to_contain_text("生育津贴")
    expect(page.locator("article mark").first).to_be_in_viewport()


@SIZES
@SCRIPTS
def test_contents_list_leads_to_headings(open_page: Opener, home: str, size: dict[str, int], scripts: bool) -> None:
    page = open_page(size, scripts=scripts)
    to_article(page, home)
    listed = page.locator("nav[data-toc] a[href='#s-2']").first
    if not listed.is_visible():
        page.locator("nav[data-toc] summary").first.click()
    listed.click()
    expect(page.locator("#s-2")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", ["index.html", "sanmenxia/index.html", "sanmenxia/2021-02/index.html", "search.html", "about.html", "404.html"]
)
@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_no_page_scrolls_sideways(open_page: Opener, served_site: str, path: str, size: dict[str, int]) -> None:
    page = open_page(size)
    page.goto(served_site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("path", ["index.html", "sanmenxia/2021-02/index.html", "search.html", "about.html", "numbers/index.html"])
def test_text_of_twice_the_size_fits_the_narrowest_phone(open_page: Opener, served_site: str, path: str) -> None:
    page = open_page(NARROW)
    page.goto(served_site + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_no_article_scrolls_sideways(open_page: Opener, served_site: str, site_folder: Path, size: dict[str, int]) -> None:
    page = open_page(size)
    articles = sorted(p for p in site_folder.glob("*/*/*.html") if p.name != "index.html")
    assert len(articles) > 30
    for article in articles:
        page.goto(served_site + article.relative_to(site_folder).as_posix())
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], article.name


def test_nothing_shifts_while_an_article_loads(open_page: Opener, home: str) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.shift += e.value })"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    to_article(page, home)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") == 0


def test_previous_and_next_walk_through_the_issue(open_page: Opener, served_site: str) -> None:
    page = open_page()
    page.goto(served_site + "zhumadian/2020-04/index.html")
    page.locator("main a[href$='.html']:has-text('关于')").first.click()
    first = page.url
    page.locator("a[rel='next']").first.click()
    assert page.url != first
    page.locator("a[rel='prev']").first.click()
    assert page.url == first


def test_the_skip_link_leads_past_the_header(open_page: Opener, served_site: str) -> None:
    page = open_page()
    page.goto(served_site + "index.html")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused and focused.startswith("#")
    assert page.locator(focused).count() == 1


def test_every_page_has_a_strict_policy(site_folder: Path) -> None:
    pages = sorted(site_folder.rglob("*.html"))
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in html, path
        assert "unsafe-inline" not in html, path
        assert ' style="' not in html and "<style" not in html, path
