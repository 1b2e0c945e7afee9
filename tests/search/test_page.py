"""The search page as a reader meets it."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route

from gazette.search.documents import Document
from gazette.search.tokenise import normalise
from tests.conftest import Opener
from tests.search.phrases import CHOSEN, drawn, holders

pytestmark = pytest.mark.browser
DONE = "html[data-search=done]"


def search(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search.html?q={quote(query)}")
    page.wait_for_selector(DONE, state="attached")


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression holds; asked from outside, as the site's policy forbids eval within."""
    give_up = time.monotonic() + 10
    while not page.evaluate(condition):
        assert time.monotonic() < give_up, condition
        page.wait_for_timeout(20)


def results(page: Page) -> list[str]:
    """All results in rank order, the further ones asked for."""
    more = page.locator("[data-more]")
    while more.is_visible():
        shown = page.locator("[data-result]").count()
        more.click()
        until(
            page,
            f"document.querySelectorAll('[data-result]').length > {shown} || !document.querySelector('[data-more]').offsetParent",
        )
        page.wait_for_selector(DONE, state="attached")
    return [item.get_attribute("data-doc") or "" for item in page.locator("[data-result]").all()]


@pytest.fixture(params=["served", "from disk"])
def address(request: pytest.FixtureRequest, gold_address: str, gold_site: Path) -> str:
    return gold_address if request.param == "served" else f"{gold_site.as_uri()}/"


def test_every_phrase_is_found_and_nothing_else(open_page: Opener, address: str, gold_documents: list[Document]) -> None:
    page = open_page()
    phrases = CHOSEN + drawn(gold_documents, 60, seed=11)
    assert len(phrases) > 100
    wrong = {}
    for phrase in phrases:
        search(page, address, phrase)
        found, true = results(page), holders(gold_documents, phrase)
        if len(found) != len(set(found)) or set(found) != true:
            wrong[phrase] = (sorted(set(found) - true), sorted(true - set(found)))
        assert page.evaluate("document.documentElement.dataset.searchTotal") == str(len(found))
    assert wrong == {}


@pytest.mark.parametrize(
    "form", ["宛政〔2021〕7号", "宛政[2021]7号", "[2021]7", "2021年7号", "宛政 ２０２１ 7号", "宛政〔2021〕 第7号"]
)
def test_a_document_number_in_any_form_ranks_its_document_first(open_page: Opener, gold_address: str, form: str) -> None:
    page = open_page()
    search(page, gold_address, form)
    assert page.locator("[data-result]").first.get_attribute("data-doc") == "nanyang/2021-06/article-3"
    assert page.locator("[data-result] .doc-number").first.inner_text() == "宛政〔2021〕7号"


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("医疗保险 生育保险", ["医疗保险", "生育保险"], []),
        ("医疗保险 -生育保险", ["医疗保险"], ["生育保险"]),
        ("政府 －医疗", ["政府"], ["医疗"]),
        ('"人民政府" 南阳', ["人民政府", "南阳"], []),
    ],
)
def test_words_are_joined_by_and_and_a_minus_excludes(
    open_page: Opener, gold_address: str, gold_documents: list[Document], query: str, wanted: list[str], unwanted: list[str]
) -> None:
    page = open_page()
    search(page, gold_address, query)
    true = set.intersection(*(holders(gold_documents, word) for word in wanted))
    for word in unwanted:
        true -= holders(gold_documents, word)
    assert true
    assert set(results(page)) == true


def test_a_result_leads_to_the_place_and_shows_it(open_page: Opener, address: str) -> None:
    page = open_page()
    search(page, address, "生育保险")
    first = page.locator("[data-result]").first
    assert "生育保险" in first.locator(".hit-snippets mark").first.inner_text()
    assert re.search(r"\d+ 处", first.inner_text())
    first.locator("a").first.click()
    page.wait_for_url(re.compile(r"\.html\?q=.+#.+"))
    identifier = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert "生育保险" in normalise(page.locator(f'[id="{identifier}"]').inner_text())


def test_no_more_than_the_manifest_is_loaded_before_there_is_something_to_find(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    page.goto(f"{gold_address}index.html")
    page.locator("input[type=search]").fill("保险")
    page.wait_for_load_state("networkidle")
    assert [url for url in open_page.opened[0].requests if "/search/" in url] == []
    page.goto(f"{gold_address}search.html")
    page.wait_for_selector(DONE, state="attached")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-empty]").is_visible()
    assert [url.rpartition("/b/")[2] for url in open_page.opened[0].requests if "/b/search/" in url] == ["search/manifest.js"]


def test_results_follow_the_typing_without_flicker(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "保险")
    page.evaluate("""() => {
        window.seen = [];
        const list = document.querySelector('[data-results]');
        const look = () => { window.seen.push(list.hidden ? 0 : list.children.length); requestAnimationFrame(look); };
        look();
    }""")
    page.locator("#q").fill("生育保险")
    page.wait_for_url(re.compile(quote("生育保险")))
    page.wait_for_selector(DONE, state="attached")
    until(page, "document.querySelector('.hit mark').textContent === '生育保险'")
    assert min(page.evaluate("window.seen")) > 0
    assert page.locator("[data-count]").inner_text().startswith("共 ")
    assert page.title().startswith("生育保险_")


def test_going_back_brings_the_results_back(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "人民政府")
    page.locator("[data-more]").click()
    until(page, "document.querySelectorAll('[data-result]').length > 10")
    shown = page.locator("[data-result]").count()
    page.locator("[data-result] a").first.click()
    page.wait_for_url(re.compile(r"article-"))
    page.go_back()
    page.wait_for_selector(DONE, state="attached")
    assert page.locator("#q").input_value() == "人民政府"
    assert page.locator("[data-result]").count() == shown


def test_filters_narrow_the_results_and_stand_in_the_address(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    page = open_page()
    search(page, gold_address, "保险")
    page.locator("select[name=gazette]").select_option("sanmenxia")
    page.wait_for_url(re.compile("gazette=sanmenxia"))
    page.wait_for_selector(DONE, state="attached")
    page.wait_for_selector("[data-clear]")
    true = {a for a in holders(gold_documents, "保险") if a.startswith("sanmenxia/")}
    option = page.locator("select[name=gazette] option:checked").inner_text()
    assert set(results(page)) == true
    assert f"({len(true)})" in option
    page.reload()
    page.wait_for_selector(DONE, state="attached")
    assert set(results(page)) == true
    page.locator("[data-clear]").click()
    page.wait_for_url(re.compile(r"q=[^&]+$"))
    until(
        page,
        "document.documentElement.dataset.search === 'done' && document.querySelector('[data-clear]').hidden",
    )
    assert set(results(page)) == holders(gold_documents, "保险")


@pytest.fixture
def broken_page(browser: Browser) -> Iterator[Page]:
    """A page whose index files do not come; its console is not watched."""
    page = browser.new_page()
    page.route("**/search/terms/*.js*", lambda route: route.abort())
    yield page
    page.close()


def test_a_file_that_does_not_load_is_told_and_can_be_tried_again(broken_page: Page, gold_address: str) -> None:
    broken_page.goto(f"{gold_address}search.html?q={quote('保险')}")
    broken_page.wait_for_selector("html[data-search=error]", state="attached")
    assert broken_page.locator("[data-failed]").is_visible()
    broken_page.unroute("**/search/terms/*.js*")
    broken_page.locator("[data-retry]").click()
    broken_page.wait_for_selector(DONE, state="attached")
    assert broken_page.locator("[data-result]").count() > 0
    assert broken_page.locator("[data-failed]").is_hidden()


def test_a_text_that_does_not_load_is_told_too(browser: Browser, gold_address: str) -> None:
    page = browser.new_page()
    page.route("**/search/texts/nanyang/2021-06/3-*.js*", refuse)
    page.goto(f"{gold_address}search.html?q={quote('生育保险')}")
    page.wait_for_selector("html[data-search=error]", state="attached")
    page.close()


def refuse(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_without_scripts_the_page_points_to_the_indexes(open_page: Opener, gold_address: str) -> None:
    page = open_page(scripts=False)
    page.goto(f"{gold_address}search.html")
    links = page.locator("noscript a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == ["numbers/index.html", "sections/index.html", "issuers/index.html"]
    for link in links:
        assert page.goto(f"{gold_address}{link}").ok  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Opener, gold_address: str, width: int) -> None:
    page = open_page({"width": width, "height": 800})
    search(page, gold_address, "基本医疗保险")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_markup_in_a_query_is_text(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "<img src=x onerror=alert(1)>")
    assert "<img" in page.locator("[data-count]").inner_text()
    assert page.locator("main img").count() == 0
