"""One normal form and one set of terms: the same in Python and in JavaScript, and never a term too many for a piece of a passage."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from gazette.search.documents import Document
from gazette.search.texts import normalised
from gazette.search.tokenise import normalise, query_terms
from tests.search.plain import terms_of

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
SCRIPT = Path(__file__).parent.parent.parent / "themes" / "default" / "templates" / "search" / "tokenise.js"

SIGNS = st.sampled_from("政府公报第十二条年月日号〇一𠮷𠀀豈﨎0127.,，。%+-—〔〕()“”aBßΣİéｱ·℃㎡½ \u3000\u200b\ufe0f")
TEXTS = st.text(SIGNS | st.characters(exclude_categories=["Cs", "Cn"]), max_size=40)


def found_by_terms(passage: str, phrase: str) -> bool:
    """Would the index offer a document of this one passage for the phrase?"""
    counts, terms = terms_of([passage]).counts, query_terms(phrase)
    has_prefix = terms.prefix is None or any(term.startswith(terms.prefix) for term in counts)
    return has_prefix and all(term in counts for term in terms.required)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["text"])
def test_python_makes_the_golden_terms(vector: dict[str, object]) -> None:
    normal = normalise(str(vector["text"]))
    terms = query_terms(normal)
    made = {"required": list(terms.required), "optional": list(terms.optional), "prefix": terms.prefix}
    assert {"text": vector["text"], "normal": normal, **made} == vector


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS | st.text("か\u3099ｶﾞ각\u1100\u1161a\u0301\uffffİ…㎡ ", max_size=9), min_size=1, max_size=6))
def test_texts_at_once_are_texts_one_by_one(texts: list[str]) -> None:
    assert normalised(texts) == [normalise(text) for text in texts]


def test_the_table_of_characters_holds_for_all_planes() -> None:
    for sign in [chr(n) for n in range(0, 0x21000, 11) if not 0xD800 <= n < 0xE000]:
        assert normalised(["1", f"府{sign}a{sign}1 "]) == ["1", normalise(f"府{sign}a{sign}1 ")], hex(ord(sign))


@pytest.fixture(scope="module")
def script_page(browser: object) -> Iterator[Page]:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.add_script_tag(path=str(SCRIPT))
    yield page
    page.close()


MAKE = """texts => texts.map(text => {
  const normal = gazetteSearch.normalise(text);
  return {text, normal, ...gazetteSearch.queryTerms(normal)};
})"""


@pytest.mark.browser
def test_javascript_makes_the_golden_terms(script_page: Page) -> None:
    assert script_page.evaluate(MAKE, [vector["text"] for vector in VECTORS]) == VECTORS


@pytest.mark.browser
def test_javascript_agrees_with_python_on_every_real_passage(script_page: Page, gold_documents: list[Document]) -> None:
    passages = [passage.text for document in gold_documents for passage in document.passages]
    assert len(passages) > 1000
    for text, made in zip(passages, script_page.evaluate(MAKE, passages), strict=True):
        terms = query_terms(normalise(text))
        here = {"required": list(terms.required), "optional": list(terms.optional), "prefix": terms.prefix}
        assert made == {"text": text, "normal": normalise(text), **here}


@pytest.mark.browser
def test_javascript_agrees_with_python_on_invented_text(script_page: Page) -> None:
    @settings(max_examples=150, deadline=None)
    @given(TEXTS)
    def agrees(text: str) -> None:
        terms = query_terms(normalise(text))
        here = {"required": list(terms.required), "optional": list(terms.optional), "prefix": terms.prefix}
        assert script_page.evaluate(MAKE, [text]) == [{"text": text, "normal": normalise(text), **here}]

    agrees()


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.data())
def test_every_piece_of_a_passage_is_found(text: str, data: st.DataObject) -> None:
    passage = normalise(text)
    start = data.draw(st.integers(0, len(passage)))
    phrase = passage[start : start + data.draw(st.integers(1, 12))]
    assert found_by_terms(passage, phrase)


def test_every_piece_of_every_real_passage_is_found(gold_documents: list[Document]) -> None:
    pieces = 0
    for document in gold_documents:
        for passage in document.texts["body"]:
            counts = terms_of([passage]).counts
            for start in range(0, len(passage), 3):
                terms = query_terms(passage[start : start + 1 + start % 12])
                assert all(term in counts for term in terms.required), passage[start : start + 12]
                assert terms.prefix is None or any(term.startswith(terms.prefix) for term in counts)
                pieces += 1
    assert pieces > 20_000


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_normal_form_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "printed", ["宛政〔2021〕7号", "宛政[2021]7号", "宛政（2021）7号", "宛政〔２０２１〕７号", "宛政【2021】 7 号"]
)
def test_every_form_of_a_document_number_is_one(printed: str) -> None:
    assert normalise(printed) == "宛政(2021)7号"


@pytest.mark.parametrize(("text", "phrase"), [("12 34", "1234"), ("AB CD", "ABCD")])
def test_neighbouring_cells_do_not_make_a_number_or_word(text: str, phrase: str) -> None:
    assert normalise(phrase) not in normalise(text)


def test_numbers_are_selective_whole_and_with_their_neighbours() -> None:
    terms = query_terms(normalise("宛政〔2021〕7号")).required
    assert {" 2021", " 政 2021", " 2021 7", " 7 号"} <= set(terms)


def test_a_number_at_the_end_of_a_phrase_may_be_a_piece_of_a_longer_one() -> None:
    assert found_by_terms(normalise("宛政〔2021〕78号"), normalise("〔2021〕7"))
    assert not found_by_terms(normalise("宛政〔2021〕78号"), normalise("〔2021〕7号"))
