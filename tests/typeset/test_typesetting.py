"""The typesetter prints all of a gold, nothing but the gold, and says so truly."""

import unicodedata
from collections import Counter
from functools import cache
from typing import Any

import pytest

from gazette.model import KINDS
from tests.typeset import LAYOUTS, typeset
from tests.typeset.converting import read_gold
from tests.typeset.heads import printed_date
from tests.typeset.layout import Disorder
from tests.typeset.naming import GAZETTE, Gold
from tests.typeset.score import GOLDS

PATHS = {path.stem: path for path in sorted(GOLDS.glob("*.yaml"))}
SEED = 7
OFFICES = "市省政府委副书记长、年月日第页期总号目录次国务院中华人民共和公报"
"""Characters of speakers' offices and running lines, which are nobody's text."""

issues = pytest.mark.parametrize(("layout", "gold"), [(layout, gold) for layout in LAYOUTS for gold in PATHS])
layouts = pytest.mark.parametrize("layout", LAYOUTS)


@cache
def original(name: str) -> Gold:
    return read_gold(PATHS[name])


@cache
def printed(layout: str, gold: str) -> tuple[str, Gold]:
    return typeset(original(gold), LAYOUTS[layout], SEED)


def bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def block_texts(article: dict[str, Any]) -> list[str]:
    return [bare(t) for b in article["blocks"] for t in ([c for row in b["rows"] for c in row] if b["t"] == "table" else [b["s"]])]


def article_texts(gold: Gold) -> str:
    heads = [bare(a[k] or "") for a in gold["articles"] for k in ("title", "subtitle", "doc_number")]
    return "".join([*heads, *(t for a in gold["articles"] for t in block_texts(a))])


def without_furniture(text: str, gold: Gold) -> str:
    dropped = {d["line"] for d in gold["dropped"]}
    return bare("\n".join(line for n, line in enumerate(text.split("\n"), 1) if n not in dropped))


@layouts
def test_the_same_seed_gives_the_same_print(layout: str) -> None:
    gold = original("zhumadian-2020-04")
    assert typeset(gold, LAYOUTS[layout], 3) == typeset(gold, LAYOUTS[layout], 3)


def test_another_seed_gives_another_print() -> None:
    gold = original("zhumadian-2020-04")
    assert typeset(gold, LAYOUTS["nasty"], 3) != typeset(gold, LAYOUTS["nasty"], 4)


@layouts
def test_the_gold_given_is_left_as_it_was(layout: str) -> None:
    before = repr(original("nanyang-2021-06"))
    typeset(original("nanyang-2021-06"), LAYOUTS[layout], SEED)
    assert repr(original("nanyang-2021-06")) == before


@issues
def test_every_character_of_the_gold_stands_in_the_source(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    missing = Counter(article_texts(adjusted)) - Counter(bare(text))
    assert not missing


@issues
def test_every_character_of_the_source_is_accounted_for(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    toc = "".join(bare(f"{e['section'] or ''}{e['title']}{e.get('doc_number') or ''}") for e in adjusted["toc"])
    dates = "".join(printed_date(a["date"], chinese=c) for a in adjusted["articles"] if a["date"] for c in (True, False))
    authors = "".join(a["author"] or "" for a in adjusted["articles"])
    sections = "".join(a["section"] or "" for a in adjusted["articles"])
    furniture = "".join(bare(d["s"]) for d in adjusted["dropped"])
    known = article_texts(adjusted) + toc + dates + authors + sections + furniture + bare("".join(adjusted["masthead"]))
    extra = {c for c in Counter(bare(text)) - Counter(known) if "一" <= c <= "鿿"}
    assert extra <= set(OFFICES)


@pytest.mark.parametrize(
    ("layout", "gold"), [(layout, gold) for layout in LAYOUTS for gold in PATHS if LAYOUTS[layout].disorder == Disorder()]
)
def test_without_disorder_every_paragraph_stands_whole_between_the_furniture(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    source = without_furniture(text, adjusted)
    torn = [b["s"] for a in adjusted["articles"] for b in a["blocks"] if b["t"] != "table" and bare(b["s"]) not in source]
    assert torn == []


@issues
def test_furniture_stands_on_the_lines_the_gold_names(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    lines = text.split("\n")
    assert [d["s"] for d in adjusted["dropped"]] == ["".join(lines[d["line"] - 1].split()) for d in adjusted["dropped"]]


@issues
def test_nothing_of_the_old_city_is_left(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    match = GAZETTE.fullmatch(original(gold)["issue"]["gazette"])
    assert match
    assert match["name"] not in bare(text)
    assert match["name"] not in repr(adjusted)


@issues
def test_the_adjusted_gold_is_valid(layout: str, gold: str) -> None:
    text, adjusted = printed(layout, gold)
    issue = adjusted["issue"]
    assert bare(issue["gazette"]) in bare(text)
    assert issue["published"].startswith(str(issue["year"]))
    for article in adjusted["articles"]:
        assert article["title"] and article["kind"] in (*KINDS, "*") and article["blocks"]
        assert article["recipients"] in (None, article["blocks"][0].get("s"), *[b.get("s") for b in article["blocks"]])
        assert article["section"] is None or article["section"] in text.replace(" ", "")
        for block in article["blocks"]:
            assert block["t"] in ("p", "h", "table", "sign")
            assert block["t"] != "h" or block["l"] in range(1, 6)
            assert block["rows"] if block["t"] == "table" else block["s"] == "".join(block["s"].split())
    pages = [entry["page"] for entry in adjusted["toc"]]
    assert pages == sorted(pages)
