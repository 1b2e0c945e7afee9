"""The files of the texts, and which of them a query loads."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from gazette.library import Library
from gazette.search.counts import BODY, PLACES, counts_of, place_of
from gazette.search.documents import Document, documents_of
from gazette.search.files import issue_search, pieces_of
from tests.conftest import Opener
from tests.search.test_page import DONE


def arguments(script: bytes) -> list[Any]:
    """What a classic script of the search calls its function with."""
    call = script.decode()
    found: list[Any] = json.loads(f"[{call[call.index('(') + 1 : call.rindex(')')]}]")
    return found


def test_every_passage_stands_in_the_piece_that_its_place_tells(gold_library: Library) -> None:
    long = 0
    for issue in gold_library.issues:
        files = {path: arguments(script) for path, script in issue_search(issue)[0]}
        documents = list(documents_of(issue))
        lengths = counts_of(documents).lengths[:, BODY].tolist()
        for at, (document, length) in enumerate(zip(documents, lengths, strict=True)):
            pieces = [files.pop(f"search/texts/{issue.address}/{at}-{piece}.js") for piece in range(pieces_of(length))]
            assert [text for *_, texts in pieces for text in texts] == [passage.text for passage in document.passages]
            assert " ".join(ids for _, _, ids, _ in pieces if ids) == " ".join(passage.id for passage in document.passages)
            assert {shown["title"] for _, shown, _, _ in pieces} == {document.facts.title}
            where = iter(range(len(document.other_facts), len(document.texts["body"])))
            for piece, (*_, texts) in enumerate(pieces):
                assert {place_of(next(where), len(document.texts["body"])) * len(pieces) // PLACES for _ in texts} <= {piece}
            long += len(pieces) > 4
        assert files == {}
    assert long > 5


@pytest.mark.browser
def test_a_phrase_that_stands_once_loads_one_piece_of_its_document(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    document = max(gold_documents, key=lambda document: len(document.passages))
    phrase = max((passage.text for passage in document.passages), key=len)[20:32]
    page = open_page()
    page.goto(f"{gold_address}search.html?q={quote(phrase)}")
    page.wait_for_selector(DONE, state="attached")
    assert page.locator("[data-result]").first.get_attribute("data-doc") == document.entry.address
    loaded = [url for url in open_page.opened[0].requests if "/search/texts/" in url]
    assert len(loaded) == 1
