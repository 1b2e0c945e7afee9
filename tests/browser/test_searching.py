"""The search box and the search page under hand, keyboard and screen reader, and when the network fails."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.every import a_page_of_each_type
from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser
DONE = "html[data-search='done']"
TYPES = {name: path for name, path in a_page_of_each_type().items() if name != "redirect"}
BOX = ".search-box input"


def search(page: Page, site: str, query: str) -> None:
    page.goto(f"{site}search.html?{query}")
    page.wait_for_selector(DONE, state="attached")


@pytest.mark.parametrize("path", TYPES.values(), ids=TYPES.keys())
def test_slash_leads_to_the_search_box_and_escape_back(open_page: Opener, served_site: str, path: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + path)
    link = page.locator(".site-nav a").first
    link.focus()
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator(BOX)).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_value("")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_slash_is_announced_and_shown_only_where_there_is_a_keyboard(browser: Browser, open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + "index.html")
    expect(page.locator(BOX)).to_have_attribute("aria-keyshortcuts", "/")
    expect(page.locator(".search-box kbd")).to_be_visible()
    page.locator(BOX).fill("保险")
    expect(page.locator(".search-box kbd")).to_be_hidden()
    phone = browser.new_page(viewport=PHONE, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    phone.goto(served_site + "index.html")
    expect(phone.locator(".search-box kbd")).to_be_hidden()
    phone.close()


def test_slash_can_be_turned_off(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + "index.html")
    page.locator("[data-settings] summary").click()
    page.locator("label:has(input[name=slash][value=off])").click()
    page.goto(served_site + "about.html")
    page.keyboard.press("/")
    expect(page.locator(BOX)).not_to_be_focused()
    expect(page.locator(".search-box kbd")).to_be_hidden()


def test_the_outcome_is_said_once_when_typing_has_ended(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    search(page, served_site, "")
    page.evaluate("""() => {
        window.said = [];
        const live = document.querySelector('[role=status]');
        new MutationObserver(() => window.said.push(live.textContent)).observe(live, { childList: true });
    }""")
    page.locator(BOX).press_sequentially("生育保险", delay=400)  # each letter is searched for
    expect(page.locator("[role=status]")).to_have_text(re.compile(r"^共 \d+ 篇$"))
    assert len(page.evaluate("said")) == 1


def test_a_suggestion_is_said_with_what_was_not_found(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    search(page, served_site, "q=" + quote("医疗保俭"))
    expect(page.locator("[role=status]")).to_contain_text("没有找到“医疗保俭”")
    expect(page.locator("[role=status]")).to_contain_text("您要找的是不是：医疗保险")


def test_results_are_reached_and_opened_by_keyboard(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    search(page, served_site, "q=" + quote("生育保险"))
    first = page.locator("[data-result] a").first
    page.locator(BOX).focus()
    for _ in range(12):  # button, choices
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("mark.now").first).to_be_in_viewport()
    at = int(re.search(r"\d+", page.locator(".hits p").inner_text())[0])  # type: ignore[index]
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="上一处")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hits p")).to_have_text(re.compile(f"^第{at + 1}处"))


@pytest.mark.parametrize("query", ["第十二条", "（一）", "三政办〔2021〕2号", "财政 补贴", "%"])
def test_a_document_marks_as_many_places_as_the_results_count(open_page: Opener, served_site: str, query: str) -> None:
    page = open_page(DESKTOP)
    search(page, served_site, "q=" + quote(query))
    found = [
        (hit.locator("a").first.get_attribute("href"), re.search(r"(\d+) 处", hit.locator(".hit-places").inner_text())[1])  # type: ignore[index]
        for hit in page.locator("[data-result]").all()[:3]
    ]
    assert found
    for address, places in found:
        page.goto(f"{served_site}{address}")
        expect(page.locator(".hits p")).to_have_text(re.compile(f"共{places}处$"))


def test_no_snippet_cuts_a_word_that_was_looked_for(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    search(page, served_site, "doc=sanmenxia/2021-02/szb-2021-2&q=" + quote("医疗保险"))
    marks = page.locator(".hit-snippets mark").all_inner_texts()
    assert len(marks) > 100
    assert set(marks) == {"医疗保险"}


def test_going_back_leads_to_the_same_place_of_the_list(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    search(page, served_site, "q=" + quote("人民政府"))
    page.locator("[data-more]").click()
    link = page.locator("[data-result] .hit-title a").nth(12)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 1000
    link.click()
    page.wait_for_selector("article")
    page.go_back()
    page.wait_for_selector(DONE, state="attached")
    expect(link).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 5


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("query", ["保险", "zzzz"])
def test_nothing_shifts_while_results_come(open_page: Opener, served_site: str, size: dict[str, int], query: str) -> None:
    page = open_page(size)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.shift += e.value })"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    search(page, served_site, "q=" + quote(query))
    page.wait_for_timeout(200)
    assert page.evaluate("shift") == 0


def test_choices_are_folded_on_a_phone_and_open_beside_the_results_on_a_desk(open_page: Opener, served_site: str) -> None:
    for size, shown in ((PHONE, False), (DESKTOP, True)):
        page = open_page(size)
        search(page, served_site, "q=" + quote("保险"))
        expect(page.locator("select[name=year]")).to_be_visible(visible=shown)
    search(page, served_site, "q=zzzz")
    expect(page.locator("[data-filters]")).to_be_hidden()


@pytest.fixture
def failing(browser: Browser) -> Iterator[Page]:
    """A page whose console is not watched."""
    page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    yield page
    page.context.close()


def gone(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_files_of_a_former_build_are_loaded_anew_past_all_caches(failing: Page, served_site: str) -> None:
    search(failing, served_site, "q=" + quote("保险"))
    failing.route(re.compile(r"/search/terms/[^?]*(\?[0-9a-f]{12})?$"), gone)  # a cache answers that it is gone
    failing.locator(BOX).fill("棚户区")
    failing.wait_for_selector("html[data-search=error]", state="attached")
    expect(failing.locator("[data-failed]")).to_contain_text("搜索用的文件没有取到")
    expect(failing.locator("[data-result]").first).to_be_hidden()  # those were the answers to another question
    requests: list[str] = []
    failing.on("request", lambda request: requests.append(request.url))
    failing.get_by_role("button", name="重试").click()
    failing.wait_for_selector(DONE, state="attached")
    expect(failing.locator("[data-result] mark").first).to_have_text("棚户区")
    expect(failing.locator("[data-failed]")).to_be_hidden()
    assert [url for url in requests if re.search(r"/search/manifest\.js\?\d+$", url)]


def test_without_a_network_this_is_said_and_the_search_goes_on_when_it_is_back(failing: Page, served_site: str) -> None:
    search(failing, served_site, "")
    failing.context.set_offline(True)
    failing.locator(BOX).fill("保险")
    failing.wait_for_selector("html[data-search=error]", state="attached")
    expect(failing.locator("[data-failed]")).to_contain_text("没有连上网络")
    expect(failing.locator("[role=status]")).to_contain_text("没有连上网络")
    failing.context.set_offline(False)
    failing.wait_for_selector(DONE, state="attached")
    expect(failing.locator("[data-result]").first).to_be_visible()


def test_further_results_that_do_not_come_leave_those_that_are_there(failing: Page, served_site: str) -> None:
    search(failing, served_site, "q=" + quote("人民政府"))
    failing.route("**/search/texts/**", gone)
    failing.locator("[data-more]").click()
    failing.wait_for_selector("html[data-search=error]", state="attached")
    expect(failing.locator("[data-result]")).to_have_count(10)
    expect(failing.locator("[data-result]").first).to_be_visible()
    failing.unroute("**/search/texts/**")
    failing.get_by_role("button", name="重试").click()
    failing.wait_for_selector(DONE, state="attached")
    assert failing.locator("[data-result]").count() >= 10
