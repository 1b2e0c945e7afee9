"""A long document: nothing shifts, wherever the reader arrives and goes, and all of it is there in the end."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

LONG = "sanmenxia/2021-02/szb-2021-2.html"
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
COUNT_SHIFTS = (
    "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
    " if (!entry.hadRecentInput) shift += entry.value }).observe({ type: 'layout-shift', buffered: true })"
)


def all_laid_out(page: Page) -> None:
    page.wait_for_load_state()
    expect(page.locator("body.laying .site-footer:not([style])")).to_have_count(0)  # the last piece


def walk_up(page: Page) -> None:
    for _ in range(10):
        page.mouse.wheel(0, -900)
        page.wait_for_timeout(30)


@SIZES
@pytest.mark.parametrize("way", ["", "#art-40", "#art-65", "end"])
def test_nothing_shifts_where_a_reader_arrives_and_goes_back(
    open_page: Opener, served_site: str, size: dict[str, int], way: str
) -> None:
    page = open_page(size)
    page.add_init_script(COUNT_SHIFTS)
    page.goto(served_site + LONG + way.removeprefix("end"))
    all_laid_out(page)
    if way == "end":
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(100)
    walk_up(page)
    assert page.evaluate("shift") == 0


@SIZES
@pytest.mark.parametrize("place", ["art-40", "art-6-2", "s-8"])
def test_a_place_stands_at_the_top_of_the_screen(open_page: Opener, served_site: str, size: dict[str, int], place: str) -> None:
    page = open_page(size)
    page.goto(f"{served_site}{LONG}#{place}")
    page.wait_for_timeout(200)
    assert 0 <= page.locator(f"#{place}").evaluate("place => place.getBoundingClientRect().top") <= 40


def test_all_of_a_long_text_is_laid_out_soon(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.goto(served_site + LONG)
    expect(page.locator("body.laying")).to_have_count(1)
    all_laid_out(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    plain = open_page(PHONE, scripts=False)  # lays out all at once
    plain.goto(served_site + LONG)
    assert height == plain.evaluate("document.documentElement.scrollHeight")
