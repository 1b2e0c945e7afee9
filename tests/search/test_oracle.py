"""The index in buckets against the index that stock lunr.py makes of the same terms, both asked by stock lunr.js."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder
from playwright.sync_api import Browser, Page

from gazette.output import BuildOptions, build
from gazette.search import buckets
from gazette.search.buckets import by_utf16
from gazette.search.builder import CountingBuilder, lunr_builder
from gazette.search.documents import FIELDS, Document
from gazette.search.tokenise import PLACES, normalise, query_terms, terms_of
from tests.search.conftest import ROOT
from tests.search.phrases import CHOSEN, drawn

ASK = """async ([oracle, queries]) => {
  const whole = lunr.Index.load(JSON.parse(oracle));
  const { presence, wildcard } = lunr.Query;
  const answers = [];
  for (const { required, optional, prefix } of queries) {
    const ask = (index) => index.query((query) => {
      for (const term of required) query.term(term, { presence: presence.REQUIRED, usePipeline: false });
      for (const term of optional) query.term(term, { usePipeline: false });
      if (prefix) query.term(prefix, { presence: presence.REQUIRED, wildcard: wildcard.TRAILING, usePipeline: false });
    }).map(({ ref, score }) => [ref, score]);
    const part = await gazetteSearch.open([...required, ...optional], prefix ? [prefix] : []);
    answers.push([ask(part), ask(whole)]);
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def stock(gold_documents: list[Document]) -> Builder:
    """lunr.py's own builder, fed with the terms of the gold issues one by one."""
    builder = lunr_builder(Builder)
    builder.pipeline.reset()
    for at, document in enumerate(gold_documents):
        fields = {name: list(Counter(terms_of(texts).counts).elements()) for name, texts in document.texts.items()}
        builder.add({"ref": str(at), **fields})
    return builder


@pytest.fixture(scope="module")
def oracle(stock: Builder) -> str:
    """Its index as lunr.js can load it: sorted as JavaScript sorts."""
    index = stock.build().serialize()
    index["invertedIndex"].sort(key=lambda row: by_utf16(row[0]))
    return json.dumps(index)


@pytest.fixture
def search_page(browser: Browser, gold_address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{gold_address}search.html")
    yield page
    page.close()


def asked(phrases: list[str]) -> list[dict[str, Any]]:
    terms = [query_terms(normalise(phrase)) for phrase in phrases]
    return [{"required": t.required, "optional": t.optional, "prefix": t.prefix} for t in terms]


@pytest.mark.browser
def test_buckets_score_as_the_index_of_stock_lunr(search_page: Page, oracle: str, gold_documents: list[Document]) -> None:
    queries = [q for q in asked(CHOSEN + drawn(gold_documents, 120, seed=5)) if q["required"] or q["prefix"]]
    assert len(queries) > 150
    answers = search_page.evaluate(ASK, [oracle, queries])
    compared = 0
    for query, (part, whole) in zip(queries, answers, strict=True):
        assert [ref for ref, _ in part] == [ref for ref, _ in whole], query
        assert [score for _, score in part] == pytest.approx([score for _, score in whole], abs=1e-9), query
        compared += len(part)
    assert compared > 500


def test_the_counting_builder_counts_as_the_stock_one(stock: Builder, gold_documents: list[Document]) -> None:
    counting = lunr_builder(CountingBuilder)
    for at, document in enumerate(gold_documents):
        counting.add({"ref": str(at), **{name: terms_of(texts) for name, texts in document.texts.items()}})
    stock._calculate_average_field_lengths()
    assert counting.averages() == dict(stock.average_field_length)
    assert counting.field_lengths == stock.field_lengths
    assert counting.postings.keys() == stock.inverted_index.keys()
    for term, (_, documents, *numbers) in counting.postings.items():
        places = decoded(numbers)
        assert documents == len(places)
        assert places == {
            at: {name: stock.field_term_frequencies[f"{name}/{at}"].get(term, 0) for name in FIELDS}
            for at in sorted({int(ref) for name in FIELDS for ref in stock.inverted_index[term][name]})
        }


def decoded(numbers: list[int]) -> dict[int, dict[str, int]]:
    """Postings as written → position of a document → how often in each field."""
    found, position = {}, -1
    rest = iter(numbers)
    for first in rest:
        position += first // (PLACES + 1) + 1
        special = next(rest) if first % (PLACES + 1) == PLACES else 8
        title = next(rest) + 1 if special & 2 else 0
        number = next(rest) + 1 if special & 1 else 0
        if special & 4:
            next(rest)
        found[position] = {"title": title, "doc_number": number, "body": special // 8}
    return found


@pytest.mark.browser
def test_signs_of_plane_two_are_found_whatever_stands_beside_them(
    browser: Browser, gold_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One term a bucket; U+20BB7 sorts after U+F9DC by code point, before it by UTF-16 unit."""
    monkeypatch.setattr(buckets, "SMALLEST", 0)
    monkeypatch.setattr(buckets, "ONE_IN", 1)
    folder = tmp_path / "content" / "nanyang" / "2021-01"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("---\ngazette: 南阳市人民政府公报\nyear: 2021\nnumber: 1\n---\n", encoding="utf-8")
    for n, text in enumerate(["𠮷野家\ufa0e\ufa0f", "\ufa0e𠮷", "野家𠮷\ufa11", "平常的字"], 1):
        (folder / f"{n:02d}-a{n}.md").write_text(f"---\ntitle: 第{n}篇\nkind: news\n---\n{text}\n", encoding="utf-8")
    build(BuildOptions(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml"))
    page = browser.new_page()
    for phrase, holders in {"𠮷": 3, "𠮷野": 1, "\ufa0e": 2, "\ufa0e𠮷": 1, "𠮷\ufa11": 1, "野家": 2}.items():
        page.goto(f"{(tmp_path / 'site' / 'search.html').as_uri()}?q={phrase}")
        page.wait_for_selector("html[data-search=done]", state="attached")
        assert page.locator("[data-result]").count() == holders, phrase
    page.close()


def test_a_very_long_word_does_not_make_a_file_name_too_long() -> None:
    found = list(buckets.buckets({"a" * 300 + str(n): [1, 1, 0] for n in range(5000)}))
    assert all(len(bucket.name) <= 160 for bucket in found)
    assert len({bucket.name for bucket in found}) == len(found)
