"""The references of the five issues against labels made by hand: what is a link leads right, and little is missed."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from gazette.config import read_config
from gazette.library import Library, open_library, references_within
from gazette.markdown import render

ROOT = Path(__file__).parent.parent.parent
Labels = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Judged:
    """Links and labels of the five issues: (document, passage, text, target)."""

    made: frozenset[tuple[str, str, str, str]]
    right: frozenset[tuple[str, str, str, str]]
    documents: int
    places: int

    @property
    def precision(self) -> float:
        return len(self.made & self.right) / len(self.made)

    @property
    def recall(self) -> float:
        return len(self.made & self.right) / len(self.right)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(ROOT / "content", read_config(ROOT / "config.yaml"))


@pytest.fixture(scope="module")
def judged(library: Library) -> Judged:
    labels: Labels = yaml.safe_load((ROOT / "tests/library/citations.yaml").read_text(encoding="utf-8"))
    made, right = set(), set()
    for entry in library.entries():
        page = render(entry.article.body, entry.article.facts.recipients)
        texts = {p.id: p.text for p in page.passages}
        spans = [(w.passage, w.start, w.end, f"#{w.fragment}") for w in references_within(entry.article.facts.title, page)]
        for c in library.citations.by(entry.address):
            target = "" if c.target == entry.address else c.target
            spans.append((c.passage, c.start, c.end, target + (f"#{c.fragment}" if c.fragment else "")))
        made |= {(entry.address, passage, texts[passage][start:end], to) for passage, start, end, to in spans}
    for address, places in labels.items():
        right |= {(address, *place) for place in places if len(place) == 3}
    return Judged(frozenset(made), frozenset(right), len(labels), sum(map(len, labels.values())))


def test_the_set_is_of_some_size(judged: Judged) -> None:
    assert judged.documents >= 20
    assert judged.places >= 150


def test_links_lead_right(judged: Judged) -> None:
    assert judged.made - judged.right == set()
    assert judged.precision >= 0.99


def test_few_references_are_missed(judged: Judged) -> None:
    assert judged.recall >= 0.95, judged.right - judged.made


def test_labels_stand_where_they_say(library: Library) -> None:
    """An edit of the content that moves a label is told, not passed over."""
    labels: Labels = yaml.safe_load((ROOT / "tests/library/citations.yaml").read_text(encoding="utf-8"))
    for address, places in labels.items():
        article = library.article(address)
        texts = {p.id: p.text for p in render(article.body, article.facts.recipients).passages}
        for passage, text, *_ in places:
            assert text in texts[passage], (address, passage)
