"""Filters, order, and search within one issue or document: all in the address."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from gazette.search.documents import Document
from tests.conftest import Opener
from tests.search.phrases import holders
from tests.search.test_page import DONE, results

pytestmark = pytest.mark.browser


def go(page: Page, address: str, **fields: str) -> None:
    page.goto(f"{address}search.html?" + "&".join(f"{name}={quote(value)}" for name, value in fields.items()))
    page.wait_for_selector(DONE, state="attached")


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("gazette", lambda d: d.entry.issue.gazette_slug),
        ("year", lambda d: str(d.entry.issue.facts.year)),
        ("section", lambda d: d.facts.section or "-"),
        ("kind", lambda d: d.facts.kind),
        ("issuer", lambda d: d.facts.issuer or "-"),
    ],
)
def test_every_choice_of_a_filter_leaves_as_many_as_it_says(
    open_page: Opener, gold_address: str, gold_documents: list[Document], name: str, fact: object
) -> None:
    page = open_page()
    go(page, gold_address, q="保险")
    true = holders(gold_documents, "保险")
    options = page.locator(f"select[name={name}] option").evaluate_all("all => all.map(one => [one.value, one.text])")
    offered = {value: int(re.search(r"\((\d+)\)$", text)[1]) for value, text in options if value}  # type: ignore[index]
    expected: dict[str, int] = {}
    for document in gold_documents:
        if document.entry.address in true:
            expected[fact(document)] = expected.get(fact(document), 0) + 1  # type: ignore[operator]
    assert offered == expected
    choice = next(iter(offered))
    go(page, gold_address, q="保险", **{name: choice})
    assert len(results(page)) == offered[choice]


def test_results_come_in_order_of_time_when_asked(open_page: Opener, gold_address: str, gold_documents: list[Document]) -> None:
    page = open_page()
    go(page, gold_address, q="保险")
    page.locator("select[name=sort]").select_option("date")
    page.wait_for_url(re.compile("sort=date"))
    page.wait_for_selector(DONE, state="attached")
    dates = {d.entry.address: d.facts.date or d.entry.issue.facts.published or "" for d in gold_documents}
    found = results(page)
    assert set(found) == holders(gold_documents, "保险")
    assert [dates[a] for a in found] == sorted((dates[a] for a in found), reverse=True)


def test_back_undoes_a_choice(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    go(page, gold_address, q="保险")
    before = results(page)
    page.locator("select[name=gazette]").focus()
    page.locator("select[name=gazette]").select_option("sanmenxia")
    page.wait_for_url(re.compile("gazette=sanmenxia"))
    expect(page.locator("[data-clear]")).to_be_visible()
    assert page.locator("select[name=gazette]").evaluate("select => select === document.activeElement")
    page.go_back()
    expect(page.locator("[data-clear]")).to_be_hidden()
    assert page.locator("select[name=gazette]").input_value() == ""
    assert "gazette" not in page.url
    assert results(page) == before


def test_a_search_within_an_issue(open_page: Opener, gold_address: str, gold_documents: list[Document]) -> None:
    page = open_page()
    page.goto(f"{gold_address}nanyang/2021-06/index.html")
    page.get_by_role("link", name="在本期中查找").click()
    expect(page.locator("[data-scope] a")).to_have_text("南阳市人民政府公报 2021年第6期")
    page.locator("#q").fill("保险")
    page.wait_for_selector("[data-result]")
    true = holders(gold_documents, "保险")
    assert set(results(page)) == {a for a in true if a.startswith("nanyang/2021-06/")}
    page.locator("[data-widen]").click()
    page.wait_for_url(re.compile(r"q=[^&]+$"))
    expect(page.locator("[data-scope]")).to_be_hidden()
    expect(page.locator("[data-count]")).to_have_text(f"共 {len(true)} 篇")


def test_a_search_within_a_document_shows_all_its_places(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    page = open_page()
    page.goto(f"{gold_address}sanmenxia/2021-02/article-6.html")
    title = page.locator("h1").inner_text().replace("\n", "")
    page.get_by_role("link", name="在本文中查找").click()
    expect(page.locator("[data-scope] a")).not_to_be_empty()
    assert page.locator("[data-scope] a").inner_text().replace(" ", "") == title.replace(" ", "")
    page.locator("#q").fill("人民政府")
    page.wait_for_selector("[data-result]")
    assert results(page) == ["sanmenxia/2021-02/article-6"]
    document = next(d for d in gold_documents if d.entry.address == "sanmenxia/2021-02/article-6")
    holding = [p for p in document.passages if "人民政府" in p.text.replace(" ", "")]
    assert page.locator(".hit-snippets li").count() == len(holding)


def test_a_document_with_many_places_leads_to_all_of_them(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    go(page, gold_address, q="医疗保险")
    hit = page.locator("[data-result]").first
    rest = hit.locator(".hit-rest")
    shown = hit.locator(".hit-snippets li").count() - 1
    further = int(re.search(r"\d+", rest.inner_text())[0])  # type: ignore[index]
    rest.click()
    page.wait_for_url(re.compile("doc="))
    page.wait_for_selector("[data-result]")
    assert page.locator(".hit-snippets li").count() == shown + further


def test_an_unknown_scope_finds_nothing_and_says_so(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    go(page, gold_address, q="保险", issue="nowhere/2000-01")
    assert results(page) == []
    assert page.locator("[data-hint]").inner_text() == "这里没有，可以查找全部公报。"
    go(page, gold_address, q="保险", doc="nowhere/2000-01/x")
    assert results(page) == []
