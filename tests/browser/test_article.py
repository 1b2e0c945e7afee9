"""What opens on a document page is as fit for everyone as the page itself; its tables can be read on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import violations
from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

STATUTE = "sanmenxia/2021-02/szb-2021-2.html"
TABLES = "sanmenxia/2021-02/sjw-2021-20.html"


def open_sheet(page: Page) -> None:
    page.locator(".toc summary").click()
    expect(page.locator(".toc ol")).to_be_visible()


def open_place(page: Page) -> None:
    page.locator("#art-6-2").hover()
    page.locator("#art-6-2 > .anchor").click()
    expect(page.locator(".place")).to_be_visible()


def open_article(page: Page) -> None:
    page.locator("#art-6 > .art").click()
    expect(page.locator(".place .below a")).to_have_count(3)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(open_page: Opener, served_site: str, scheme: str) -> None:
    found = {}
    for name, size, opens in (
        ("sheet", PHONE, open_sheet),
        ("place", PHONE, open_place),
        ("place wide", DESKTOP, open_place),
        ("article", PHONE, open_article),
    ):
        page = open_page(size)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(served_site + STATUTE)
        opens(page)
        found[name] = violations(page)
        page.context.close()
    assert found == {"sheet": [], "place": [], "place wide": [], "article": []}


def test_the_keyboard_reaches_a_clause_by_its_article(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + STATUTE)
    page.locator("#art-6 > .art").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="第二款", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="第六条第二款")).to_be_visible()
    expect(page.locator(".place")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#art-6-2 > .anchor")).to_be_focused()


def test_a_heading_is_read_out_once(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + STATUTE)
    expect(page.locator("#s-1")).to_have_accessible_name("第一章总则")


def test_a_place_opens_without_running_out_of_the_screen(open_page: Opener, served_site: str) -> None:
    page = open_page({"width": 320, "height": 640})
    page.goto(served_site + STATUTE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    open_place(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box = page.locator(".place").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_wide_tables_scroll_in_their_box_by_keyboard_and_keep_their_first_column(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.goto(served_site + TABLES)
    table = page.locator(".table.wide").first
    assert table.get_attribute("aria-label")
    table.focus()
    first = table.locator("tr:nth-child(3) > :first-child")
    before = first.bounding_box()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert table.evaluate("box => box.scrollLeft") > 40
    after = first.bounding_box()
    assert before and after and before["x"] == after["x"]
    assert after["width"] <= PHONE["width"] / 2
    assert page.evaluate("document.documentElement.scrollLeft") == 0


def test_what_has_the_focus_is_not_behind_the_bar(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.goto(served_site + STATUTE)
    bar = page.locator(".toc summary").bounding_box()
    assert bar
    page.locator("#art-3 > .art").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert bottom <= bar["y"]


def test_titles_turn_between_words(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.goto(served_site + STATUTE)
    lines = page.locator("h1 .word").evaluate_all("words => words.map(word => word.getClientRects().length)")
    assert lines and set(lines) == {1}


def test_the_date_stands_in_by_four_signs_and_its_body_is_centred_over_it(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + STATUTE)
    middle, edge, size = page.locator(".signature.dated").first.evaluate(
        """box => {
          const extent = line => { const range = document.createRange(); range.selectNodeContents(line); return range.getBoundingClientRect(); };
          const [body, date] = [box.firstElementChild, box.lastElementChild].map(extent);
          const text = document.querySelector('.body').getBoundingClientRect();
          return [Math.abs((body.left + body.right) - (date.left + date.right)) / 2, text.right - date.right, parseFloat(getComputedStyle(box).fontSize)];
        }"""
    )
    assert middle < 1.5
    assert abs(edge - 4 * size) < 2


def test_the_contents_list_marks_what_was_chosen(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + STATUTE)
    for place in ("#part-1", "#s-3", "#s-1"):  # the first two headings stand close together
        page.locator(f".toc a[href='{place}']").click()
        expect(page.locator(".toc a[aria-current]")).to_have_attribute("href", place)
