"""What reader.js adds to an article's page."""

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


def test_contents_list_is_open_beside_the_text_and_folded_above_it(open_page: Opener, opinion: str) -> None:
    for size, shown in ((DESKTOP, True), (PHONE, False)):
        page = open_page(size)
        page.goto(opinion)
        expect(page.get_by_role("link", name="一、总体要求", exact=True)).to_be_visible(visible=shown)


def test_contents_list_shows_where_the_reader_is(open_page: Opener, opinion: str) -> None:
    page = open_page(PHONE)
    page.goto(f"{opinion}#annex-1")
    expect(page.locator("nav[data-toc] a[aria-current]")).to_have_attribute("href", "#annex-1")
    expect(page.locator("[data-here]")).to_have_text("附件1　任务分工表")


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
