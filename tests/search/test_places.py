"""How often a phrase stands in each document, and how much text is loaded to say so."""

from pathlib import Path
from urllib.parse import quote

import pytest

from gazette.output import BuildOptions, build
from gazette.search import buckets
from gazette.search.documents import Document
from gazette.search.files import pieces_of
from gazette.search.tokenise import normalise
from tests.conftest import Opener
from tests.search.conftest import ROOT
from tests.search.phrases import CHOSEN, drawn, holders
from tests.search.test_page import DONE, search
from tests.serving import served

pytestmark = pytest.mark.browser

COUNT = """async phrases => {
  const counts = [];
  for (const phrase of phrases) {
    const found = await gazetteSearch.find(phrase);
    await found.until(Infinity);
    counts.push(Object.fromEntries(found.hits.map(hit => [hit.document.issue + '/' + hit.shown.slug, hit.places])));
  }
  return counts;
}"""


def test_the_number_of_places_is_the_true_one(open_page: Opener, gold_address: str, gold_documents: list[Document]) -> None:
    """Though not all pieces of a text are loaded: of one character and two the index knows it, else they are until it is known."""
    page = open_page()
    search(page, gold_address, "zzzz")
    chosen = [phrase for phrase in CHOSEN if "〔" not in phrase]  # a document number is read in two ways
    phrases = [*chosen, "——", "〇〇", "的", "。", *drawn(gold_documents, 60, seed=3)]
    counted = page.evaluate(COUNT, phrases)
    assert counted == [places(gold_documents, phrase) for phrase in phrases]
    assert sum(map(len, counted)) > 500


def places(documents: list[Document], phrase: str) -> dict[str, int]:
    """How often the phrase stands in each document that has it."""
    normal, having = normalise(phrase), holders(documents, phrase)
    return {
        document.entry.address: sum(text.count(normal) for texts in document.texts.values() for text in texts)
        for document in documents
        if document.entry.address in having
    }


def test_a_query_does_without_large_buckets(
    open_page: Opener, gold_content: Path, gold_documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here all are large: of two that hold the same sign of a phrase one will do, and nothing is missed nor counted wrongly."""
    phrase, number = "大气污染防治攻坚", "宛政〔2021〕7号"
    monkeypatch.setattr(buckets, "LARGE", 0)
    build(BuildOptions(gold_content, tmp_path / "site", ROOT / "config.yaml"))
    with served(tmp_path / "site") as address:
        page = open_page()
        search(page, address, phrase)
        assert buckets_loaded(open_page) == 4
        phrases = [phrase, number, *drawn(gold_documents, 60, seed=4)]
        counted = page.evaluate(COUNT, phrases)
    assert counted[0].keys() and counted[1].keys()
    assert [counted[0], *counted[2:]] == [places(gold_documents, phrase) for phrase in [phrase, *phrases[2:]]]


def buckets_loaded(open_page: Opener) -> int:
    return len({url for url in open_page.opened[0].requests if "/search/terms/" in url})


def test_a_frequent_character_loads_little_more_text_than_is_shown(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    page = open_page()
    page.goto(f"{gold_address}search.html?q={quote('的')}")
    page.wait_for_selector(DONE, state="attached")
    assert page.locator("[data-result]").count() == 10
    assert page.locator(".hit-snippets mark").count() >= 25
    assert page.locator(".hit-rest").first.inner_text() == "本文另有多段含有这些字"
    loaded = [url for url in open_page.opened[0].requests if "/search/texts/" in url]
    assert 10 <= len(loaded) <= 20
    by_address = {document.entry.address: document for document in gold_documents}
    shown = [by_address[item.get_attribute("data-doc") or ""] for item in page.locator("[data-result]").all()]
    assert len(loaded) < sum(pieces_of(sum(map(len, document.texts["body"]))) for document in shown)


def test_a_search_in_one_document_shows_all_its_places(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    page = open_page()
    document = max(gold_documents, key=lambda document: len(document.passages))
    page.goto(f"{gold_address}search.html?q={quote('的')}&doc={document.entry.address}")
    page.wait_for_selector(DONE, state="attached")
    holding = [
        passage
        for passage in document.passages
        if "的" in passage.text and normalise(passage.text) not in document.texts["title"][0]
    ]
    assert page.locator(".hit-snippets li").count() == len(holding)
