"""What comes first."""

import random

import pytest

from gazette.search.documents import Document
from gazette.search.tokenise import normalise
from tests.conftest import Opener
from tests.search.test_page import search

pytestmark = pytest.mark.browser

FIND = """async phrases => {
  const titles = [];
  for (const phrase of phrases) {
    const found = await gazetteSearch.find(phrase);
    await found.until(10);
    titles.push(found.hits.map(hit => hit.shown.title));
  }
  return titles;
}"""


def test_documents_whose_title_has_the_words_come_before_those_that_mention_them(
    open_page: Opener, gold_address: str, gold_documents: list[Document]
) -> None:
    """However short those are, and however often the words stand there."""
    chance = random.Random(2)
    phrases = []
    for document in gold_documents:
        for word in document.facts.title.split("　"):
            start = chance.randrange(max(1, len(word) - 3))
            phrases.append(word[start : start + 4])
    page = open_page()
    search(page, gold_address, "zzzz")
    mixed = 0
    for phrase, titles in zip(phrases, page.evaluate(FIND, phrases), strict=True):
        held = [normalise(phrase) in normalise(title) for title in titles]
        assert held == sorted(held, reverse=True), phrase
        mixed += len(set(held)) > 1
    assert mixed > 10
