"""What the search page offers where nothing answers a query, and traditional characters."""

import pytest

from gazette.search.documents import Document
from tests.conftest import Opener
from tests.search.phrases import holders
from tests.search.test_page import results, search

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("棚户区盖造", "棚户区改造"),  # one character wrong
        ("医疗保俭", "医疗保险"),  # the last
        ("王水平", "王永平"),  # a name of which no two neighbours are right
        ("其本医疗保险", "基本医疗保险"),  # the first
        ("营商境环", "营商环境"),  # two swapped
        ("营商环境境", "营商环境"),  # one too many
        ("中华人民和国", "中华人民共和国"),  # one missing
        ("苑政〔2021〕7号", "宛政〔2021〕7号"),
        ("醫療保儉", "医疗保险"),
        ("医疗保俭 -生育", "医疗保险 -生育"),
    ],
)
def test_a_near_query_is_offered_and_finds_something(open_page: Opener, gold_address: str, typed: str, meant: str) -> None:
    page = open_page()
    search(page, gold_address, typed)
    assert results(page) == []
    assert page.locator("[data-mended] a").first.inner_text() == meant
    page.locator("[data-mended] a").first.click()
    page.wait_for_selector("[data-result]")
    assert page.locator("#q").input_value() == meant
    assert page.locator("[data-mended]").is_hidden()


def test_words_that_stand_apart_are_offered_apart(open_page: Opener, gold_address: str, gold_documents: list[Document]) -> None:
    page = open_page()
    search(page, gold_address, "医疗保险棚户区改造")
    assert results(page) == []
    search(page, gold_address, "医疗保险缴费标准")
    assert page.locator("[data-parted] a").inner_text() == "医疗保险 缴费标准"
    page.locator("[data-parted] a").click()
    page.wait_for_selector("[data-result]")
    assert set(results(page)) == holders(gold_documents, "医疗保险") & holders(gold_documents, "缴费标准")


@pytest.mark.parametrize("query", ["医疗保险", "zzzz", "宛政〔2021〕77号", "，。？", "铥"])
def test_nothing_is_offered_where_there_are_hits_or_nothing_is_near(open_page: Opener, gold_address: str, query: str) -> None:
    page = open_page()
    search(page, gold_address, query)
    assert page.locator("[data-mended]").is_hidden()
    assert page.locator("[data-parted]").is_hidden()


@pytest.mark.parametrize(
    ("typed", "simple"),
    [("營商環境", "营商环境"), ("宛政辦〔2021〕17號", "宛政办〔2021〕17号"), ("疫情之後", "疫情之后"), ("醫療保险", "医疗保险")],
)
def test_traditional_characters_find_what_simplified_ones_find(
    open_page: Opener, gold_address: str, typed: str, simple: str
) -> None:
    page = open_page()
    search(page, gold_address, typed)
    found = results(page)
    search(page, gold_address, simple)
    assert found == results(page)


def test_traditional_characters_are_marked_as_the_page_has_them(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "營商環境")
    page.locator("[data-result] .hit-snippets a").first.click()
    page.wait_for_selector("mark.now")
    assert page.locator("mark").first.inner_text() == "营商环境"


def test_the_table_of_traditional_characters_is_loaded_only_for_them(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "医疗保险")
    assert not [url for url in open_page.opened[0].requests if "simplified" in url]
    search(page, gold_address, "醫療保險")
    assert [url for url in open_page.opened[0].requests if "simplified" in url]
