"""The index in buckets, asked by the parts of lunr.js that the page has, against stock lunr.py's index of the same terms, asked by the whole."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder
from playwright.sync_api import Browser, Page

from gazette.output import BuildOptions, build
from gazette.search import Counts, Terms, buckets, edited, terms_of
from gazette.search.builder import lunr_builder
from gazette.search.coding import MASKED
from gazette.search.counts import by_utf16, counts_of
from gazette.search.documents import FIELDS, Document
from gazette.search.lengths import rounded
from gazette.search.tokenise import normalise, query_terms
from tests.search import plain
from tests.search.conftest import ROOT
from tests.search.decode import decoded
from tests.search.phrases import CHOSEN, drawn
from tests.search.test_lunr import WHOLE_LUNR

ALL = "\uffff"
ASK = """async ([oracle, queries]) => {
  const whole = stock.lunr.Index.load(JSON.parse(oracle));
  const { presence } = lunr.Query;
  const library = await gazetteSearch.library();
  const answers = [];
  for (const { required, optional, prefix } of queries) {
    const wanted = [...required, ...(prefix ? [prefix + gazetteSearch.ALL] : [])];
    const ask = (index) => index.query((query) => {
      for (const term of wanted) query.term(term, { presence: presence.REQUIRED, usePipeline: false });
      for (const term of optional) query.term(term, { usePipeline: false });
    }).map(({ ref, score }) => [ref, score]);
    const found = await gazetteSearch.postingsOf([...required, ...optional], prefix ? [prefix] : []);
    const all = new Uint8Array(library.documents).fill(1);
    answers.push([ask(gazetteSearch.indexOf(found, [...wanted, ...optional], library, all)), ask(whole)]);
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def stock(gold_documents: list[Document]) -> Builder:
    """lunr.py's own builder, fed with the terms of the gold issues one by one, and with their characters as terms besides, which do not count
    in the lengths of fields; these are rounded."""
    builder = lunr_builder()
    for at, document in enumerate(gold_documents):
        fields = {name: list(Counter(plain.terms_of(texts).counts).elements()) for name, texts in document.texts.items()}
        signs = {name: [term[0] + ALL for term in terms if term[0] != " "] for name, terms in fields.items()}
        builder.add({"ref": str(at), **{name: terms + signs[name] for name, terms in fields.items()}})
        for name, terms in fields.items():
            builder.field_lengths[f"{name}/{at}"] = int(rounded(np.array([len(terms)]))[0])
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
    page.evaluate(
        f"() => {{ const parts = lunr; {WHOLE_LUNR.read_text(encoding='utf-8')}; window.stock = {{ lunr }}; window.lunr = parts; }}"
    )
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
        assert dict(part) == pytest.approx(dict(whole), abs=1e-9), query
        scores = [score for _, score in part]
        assert scores == sorted(scores, reverse=True), query
        compared += len(part)
    assert compared > 500


def test_the_index_counts_as_the_stock_one(stock: Builder, gold_documents: list[Document]) -> None:
    terms = terms_of([counts_of(gold_documents[:20]), counts_of(gold_documents[20:])])
    stock._calculate_average_field_lengths()
    assert terms.averages == [stock.average_field_length[name] for name in FIELDS]
    for at, lengths in enumerate(terms.lengths.tolist()):
        assert lengths == [stock.field_lengths[f"{name}/{at}"] for name in FIELDS]
    found = decoded(terms)
    assert found.keys() == {term for term in stock.inverted_index if not term.endswith(ALL)}
    for term, places in found.items():
        assert {at: times for at, times, _ in places} == {
            at: [stock.field_term_frequencies[f"{name}/{at}"].get(term, 0) for name in FIELDS]
            for at in sorted({int(ref) for name in FIELDS for ref in stock.inverted_index[term][name]})
        }


SIGNS = st.sampled_from("政府〇一𠮷𠀀豈﨎0127.,，%+*-〔〕()abéß ")
DOCUMENT = st.lists(st.text(SIGNS, max_size=30).map(normalise), min_size=0, max_size=9)
DOCUMENTS = st.lists(DOCUMENT, min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS, st.integers(0, 5))
def test_counting_with_arrays_is_counting_one_by_one(texts: list[list[str]], cut: int) -> None:
    documents: list[Any] = [SimpleNamespace(texts={"title": t[:1], "doc_number": t[1:2], "body": t[2:]}) for t in texts]
    found = decoded(terms_of([counted(part) for part in (texts[:cut], texts[cut:])]))
    expected: dict[str, list[tuple[int, list[int], set[int] | None]]] = {}
    for at, document in enumerate(documents):
        fields = [plain.terms_of(document.texts[name]) for name in FIELDS]
        for term in {term for field in fields for term in field.counts}:
            times = [field.counts.get(term, 0) for field in fields]
            known = times[2] <= MASKED
            expected.setdefault(term, []).append((at, times, fields[2].places.get(term, set()) if known else None))
    assert found == expected
    assert list(found) == sorted(expected, key=by_utf16)


@settings(max_examples=200, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.data())
def test_terms_after_an_edit_are_those_of_all_that_is_there(issues: list[list[list[str]]], data: st.DataObject) -> None:
    """Documents of some issues are written anew; each issue has as many as before."""
    later = [data.draw(st.none() | st.lists(DOCUMENT, min_size=len(texts), max_size=len(texts))) for texts in issues]
    before = [counted(texts) for texts in issues]
    after = [counted(new) if new else old for new, old in zip(later, before, strict=True)]
    changed = [old if new else None for new, old in zip(later, before, strict=True)]
    with mock.patch("gazette.search.terms.AT_ONCE", 8):  # in many calls
        assert told(edited(terms_of(before), after, changed, lambda calls: (call() for call in calls))) == told(terms_of(after))


def counted(texts: list[list[str]]) -> Counts:
    documents: list[Any] = [SimpleNamespace(texts={"title": t[:1], "doc_number": t[1:2], "body": t[2:]}) for t in texts]
    return counts_of(documents)


def told(terms: Terms) -> tuple[object, ...]:
    """All that terms hold, to be compared."""
    return terms.words, terms.keys.tolist(), terms.sizes.tolist(), terms.data, terms.lengths.tolist()


def test_postings_of_many_documents_are_read_as_they_were_written() -> None:
    """Gaps of all sizes, and places only for terms that are not rare."""
    documents: list[Any] = [
        SimpleNamespace(
            texts={
                "title": ["题"],
                "doc_number": [],
                "body": ["甲乙"] + ["丙丁" * (n % 12)] * (n % 37 == 0) + ["戊己"] * (n == 290),
            }
        )
        for n in range(300)
    ]
    found = decoded(terms_of([counts_of(documents)]))
    assert [at for at, _, _ in found["甲乙"]] == list(range(300))
    assert [(at, times[2]) for at, times, _ in found["丙丁"]] == [(n, n % 12) for n in range(0, 300, 37) if n % 12]
    assert found["甲乙"][0][2] == {0}
    assert found["戊己"] == [(290, [0, 0, 1], None)]


def test_an_edit_changes_few_buckets(gold_documents: list[Document]) -> None:
    """A word in the middle of a long paragraph becomes another."""
    before = scripts(gold_documents)
    assert len(before) > 60
    at, longest = max(
        ((n, text) for n, document in enumerate(gold_documents) for text in document.texts["body"]), key=lambda pair: len(pair[1])
    )
    middle = len(longest) // 2
    edited = longest[:middle] + "修订" + longest[middle + 3 :]
    texts = gold_documents[at].texts
    changed: Any = SimpleNamespace(texts={**texts, "body": [edited if text == longest else text for text in texts["body"]]})
    after = scripts([*gold_documents[:at], changed, *gold_documents[at + 1 :]])
    assert 1 <= len(before.keys() ^ after.keys()) + sum(before[name] != after[name] for name in before.keys() & after.keys()) <= 20


def scripts(documents: list[Document]) -> dict[str, str]:
    return {bucket.name: bucket.script() for bucket in buckets.buckets(terms_of([counts_of(documents)]))}


@pytest.mark.browser
def test_signs_of_plane_two_are_found_whatever_stands_beside_them(
    browser: Browser, gold_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One term a bucket; U+20BB7 sorts after U+F9DC by code point, before it by UTF-16 unit."""
    monkeypatch.setattr(buckets, "SIZES", {0: 1})
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
    words = " ".join("a" * 300 + str(n) for n in range(3000))
    document: Any = SimpleNamespace(texts={"title": [], "doc_number": [], "body": [words]})
    found = list(buckets.buckets(terms_of([counts_of([document])])))
    assert all(len(bucket.name) <= 160 for bucket in found)
    assert len({bucket.name for bucket in found}) == len(found)


def test_an_empty_archive_has_no_buckets() -> None:
    assert list(buckets.buckets(terms_of([]))) == []
