"""What reader.js adds to an article's page."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gazette.library import Library
from tests.conftest import DESKTOP, PHONE, Opener
from tests.pages.test_templates import write_site

pytestmark = pytest.mark.browser


@pytest.fixture
def opinion(archive: Library, tmp_path: Path) -> str:
    """Address of an article on disk."""
    return (write_site(archive, tmp_path) / "nanyang/2021-06/wz-2021-7.html").as_uri()


def marks(page: Page) -> list[str]:
    return page.locator("mark").all_inner_texts()


def test_words_of_the_query_are_marked_everywhere(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{opinion}?q=人民政府")
    expect(page.locator(".hits p")).to_have_text("第1处，共5处")
    assert set(marks(page)) == {"人民政府"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("宛政[２０２１]7号", ["宛政〔2021〕7号"]),  # another bracket, full-width digits
        ("以人民 -财政", ["以人民"]),  # what is excluded is not marked
        ('"指导 思想"', ["指导思想"]),  # blanks within a phrase
        ("第一条本意见", ["第一条", " 本意见"]),  # over the end of a link
        ("思想。以", ["思想。", "以"]),  # over the end of a lead
    ],
)
def test_marks_find_what_the_search_finds(open_page: Opener, opinion: str, query: str, wanted: list[str]) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{opinion}?q={query}")
    expect(page.locator(".hits")).to_be_visible()
    assert [m.strip() for m in marks(page)] == [w.strip() for w in wanted]


def test_a_phrase_does_not_run_over_paragraphs(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{opinion}?q=人民政府：为做好")
    expect(page.locator("article")).to_be_visible()
    assert marks(page) == []
    expect(page.locator(".hits")).to_have_count(0)


def test_arrival_is_at_the_first_mark_after_the_fragment(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE)
    page.goto(f"{opinion}?q=意见#s-2")
    expect(page.locator("mark.now")).to_be_in_viewport()
    assert page.locator("#art-1 mark.now").count() == 1


def test_hits_can_be_walked_and_cleared(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{opinion}?q=意见#s-2")
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("h1 mark.now")).to_have_count(1)
    page.get_by_role("button", name="上一处").click()
    expect(page.locator("#art-1 mark.now")).to_have_count(1)
    page.get_by_role("button", name="清除").click()
    expect(page.locator("mark")).to_have_count(0)
    assert page.url == f"{opinion}#s-2"


def test_contents_list_is_open_beside_the_text_and_folded_at_the_foot_of_a_phone(open_page: Opener, opinion: str) -> None:
    for size, shown in ((DESKTOP, True), (PHONE, False)):
        page = open_page(size)
        page.goto(opinion)
        expect(page.locator(".toc a[href='#s-1']")).to_be_visible(visible=shown)
    bar = page.locator(".toc summary").bounding_box()
    assert bar and bar["y"] + bar["height"] == PHONE["height"]


def open_sheet(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".toc summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".toc ol")).to_be_visible()


def test_escape_closes_the_sheet_and_leads_back_to_its_bar(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE)
    open_sheet(page, opinion)
    page.keyboard.press("Tab")
    expect(page.locator(".toc ol a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".toc ol")).to_be_hidden()
    expect(page.locator(".toc summary")).to_be_focused()


def test_choosing_closes_the_sheet_and_shows_the_place(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE)
    open_sheet(page, opinion)
    page.locator(".toc a[href='#annex-1']").click()
    expect(page.locator(".toc ol")).to_be_hidden()
    expect(page.locator("#annex-1")).to_be_in_viewport()


def test_a_tap_beside_the_sheet_closes_it_and_needs_no_script(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE, scripts=False)
    page.goto(opinion)
    page.locator(".toc summary").click()
    expect(page.locator(".toc ol")).to_be_visible()
    page.mouse.click(200, 30)
    expect(page.locator(".toc ol")).to_be_hidden()


def test_contents_list_shows_where_the_reader_is(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE)
    page.goto(f"{opinion}#annex-1")
    expect(page.locator("nav[data-toc] a[aria-current]")).to_have_attribute("href", "#annex-1")
    expect(page.locator("[data-here]")).to_have_text("附件1　任务分工表")


NOTE_COPIES = "window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); }"
CITED = "《南阳市人民政府关于实施分区管控的意见》（宛政〔2021〕7号），南阳市人民政府公报2021年第6期"


def copied(page: Page) -> list[str]:
    return page.evaluate("copied")  # type: ignore[no-any-return]


def test_a_place_offers_its_citation_and_its_link(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script(NOTE_COPIES)
    page.goto(f"{opinion}?q=意见#s-1")
    page.locator("#art-1 > .art").click()
    panel = page.get_by_role("group", name="第一条", exact=True)
    panel.get_by_role("button", name="复制引文").click()
    expect(panel.get_by_role("button", name="已复制")).to_be_visible()
    panel.get_by_role("button", name="复制链接").click()
    assert copied(page) == [f"{CITED}，第一条，{opinion}#art-1", f"{opinion}#art-1"]
    assert page.url.endswith("#art-1")


def test_a_place_in_an_attachment_names_it(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script(NOTE_COPIES)
    page.goto(opinion)
    page.locator(".table-link > .anchor").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the first button has the focus
    assert copied(page) == [f"{CITED}，附件1文中第1表，{opinion}#table-1"]


def test_escape_closes_what_a_place_offers(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.goto(opinion)
    link = page.locator("#s-1 > .anchor")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".place")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".place")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_whole_is_cited_with_its_address(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script(NOTE_COPIES)
    page.goto(f"{opinion}#art-1")
    page.locator(".record").get_by_role("button", name="复制引文").click()
    assert copied(page) == [f"{CITED}，{opinion}"]


def test_copies_name_the_published_address_where_it_is_known(open_page: Opener, archive: Library, tmp_path: Path) -> None:
    published = replace(archive, config=replace(archive.config, base_url="https://example.gov.cn/gongbao/"))
    page = open_page(DESKTOP)
    page.add_init_script(NOTE_COPIES)
    page.goto((write_site(published, tmp_path) / "nanyang/2021-06/wz-2021-7.html").as_uri())
    page.locator("#art-1 > .art").click()
    page.locator(".place").get_by_role("button", name="复制链接").click()
    assert copied(page) == ["https://example.gov.cn/gongbao/nanyang/2021-06/wz-2021-7.html#art-1"]


def test_copying_works_without_a_clipboard(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "window.copied = []; document.execCommand = () => copied.push(getSelection().toString() || document.activeElement.value)"
    )
    page.goto(opinion)
    page.locator(".record").get_by_role("button", name="复制链接").click()
    assert copied(page) == [opinion]


def test_a_place_is_shown_to_the_hand_and_to_the_keyboard(open_page: Opener, opinion: str) -> None:
    page = open_page(DESKTOP)
    page.goto(opinion)
    link = page.locator("#s-1 > .anchor")
    shown = "link => getComputedStyle(link, '::before').opacity"
    assert link.evaluate(shown) == "0"
    page.locator("#s-1").hover()
    assert link.evaluate(shown) == "1"
    page.mouse.move(0, 0)
    page.locator("#s-1 > .anchor").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate(shown) == "1"


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(open_page: Opener, archive: Library, tmp_path: Path, width: int, scheme: str) -> None:
    site = write_site(archive, tmp_path)
    page = open_page({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for file in sorted(site.rglob("*.html")):
        if file.name != "yi-jian.html" and "2021-07" not in file.parts:  # these lead on at once
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name
