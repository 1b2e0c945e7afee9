"""Nothing moves while a page loads, and nothing runs out of a narrow screen."""

import pytest
from playwright.sync_api import Page

from tests.browser.every import a_page_of_each_type
from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

PAGES = a_page_of_each_type()
NARROW = {"width": 320, "height": 640}
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def shifts(page: Page, address: str) -> float:
    page.goto(address)
    if "?q=" in address:
        page.wait_for_selector("html[data-search=done]")
    return float(page.evaluate(SHIFTS))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_shifts_while_loading(open_page: Opener, served_site: str, name: str) -> None:
    assert [shifts(open_page(size), served_site + PAGES[name]) for size in (PHONE, DESKTOP)] == [0, 0]


def test_a_shift_would_be_seen(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        "addEventListener('load', () => setTimeout(() => { document.querySelector('main').style.paddingTop = '200px'; }, 200))"
    )
    page.goto(served_site + "index.html")
    page.wait_for_timeout(600)
    assert float(page.evaluate(SHIFTS)) > 0.05


@pytest.mark.parametrize("name", PAGES)
def test_no_sideways_scrolling_at_320_pixels_and_double_text(open_page: Opener, served_site: str, name: str) -> None:
    page = open_page(NARROW)
    page.goto(served_site + PAGES[name])
    if "?q=" in PAGES[name]:
        page.wait_for_selector("html[data-search=done]")
    widths = []
    for size in ("100%", "200%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert widths == [320, 320]
