"""How a reader makes the pages look, and that it is kept."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser


def font_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_elder_mode_enlarges_and_stays_on_the_next_page(open_page: Opener, served_site: str) -> None:
    page = open_page(PHONE)
    page.goto(served_site + "index.html")
    before = font_size(page)
    page.get_by_role("checkbox", name="长者模式").click()
    assert font_size(page) == pytest.approx(before * 1.375)
    assert ground(page) == "rgb(255, 255, 255)"
    page.goto(served_site + "numbers/index.html")
    expect(page.get_by_role("checkbox", name="长者模式")).to_be_checked()
    assert font_size(page) == pytest.approx(before * 1.375)
    page.get_by_role("checkbox", name="长者模式").click()
    page.reload()
    assert font_size(page) == before


def test_size_and_ground_are_chosen_by_keyboard_and_kept(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.goto(served_site + "index.html")
    before, light = font_size(page), ground(page)
    page.get_by_text("阅读设置").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="标准").focus()
    page.keyboard.press("ArrowRight")
    assert font_size(page) == pytest.approx(before * 1.1875)
    page.get_by_role("radio", name="随系统").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="深色")).to_be_checked()
    assert ground(page) != light
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name="深色")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "阅读设置"
    page.reload()
    assert ground(page) != light
    assert font_size(page) == pytest.approx(before * 1.1875)


def test_light_is_light_on_a_dark_system(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.emulate_media(color_scheme="dark")
    page.goto(served_site + "index.html")
    dark = ground(page)
    page.get_by_text("阅读设置").click()
    page.get_by_role("radio", name="浅色").check()
    assert ground(page) != dark
    page.emulate_media(color_scheme="light")
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    assert ground(page) == light


def test_paper_is_white_whatever_was_chosen(open_page: Opener, served_site: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script("localStorage.setItem('gazette-settings', JSON.stringify({ scheme: 'dark', elder: 'on' }))")
    page.goto(served_site + "index.html")
    assert ground(page) == "rgb(0, 0, 0)"
    page.emulate_media(media="print")
    assert ground(page) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"size": "</script>", "scheme": 7, "elder": "yes"}', '"__proto__"'])
def test_what_else_stands_in_the_storage_is_ignored(open_page: Opener, served_site: str, text: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script(f"localStorage.setItem('gazette-settings', {text!r})")
    page.goto(served_site + "index.html")
    assert page.evaluate("Object.keys(document.documentElement.dataset)") == []
    page.get_by_role("checkbox", name="长者模式").click()
    assert page.evaluate("document.documentElement.dataset.elder") == "on"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_without_scripts_a_page_looks_as_chosen_until_it_is_left(open_page: Opener, served_site: str, system: str) -> None:
    page = open_page(PHONE, scripts=False)
    page.emulate_media(color_scheme="dark" if system == "dark" else "light")
    page.goto(served_site + "nanyang/index.html")
    before, own = font_size(page), ground(page)
    page.get_by_role("checkbox", name="长者模式").check()
    assert font_size(page) == pytest.approx(before * 1.375)
    page.get_by_text("阅读设置").click()
    page.get_by_role("radio", name="特大").check()
    assert font_size(page) == pytest.approx(before * 1.625)
    page.get_by_role("radio", name="浅色" if system == "dark" else "深色").check()
    assert ground(page) == ("rgb(255, 255, 255)" if system == "dark" else "rgb(0, 0, 0)")
    page.get_by_role("checkbox", name="长者模式").uncheck()
    page.get_by_role("radio", name="随系统").check()
    assert ground(page) == own
