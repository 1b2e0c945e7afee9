"""Query strings and fragments are data from elsewhere: in Chromium, under the site's policy, nothing of them runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.hostile.queries import Intruder, encoded

pytestmark = pytest.mark.browser
SCRIPTS = [
    "<script>window.harmed=1</script>",
    "\"'><img src=x onerror=window.harmed=1>",
    "javascript:window.harmed=1",
    "${window.harmed=1}",
]
WORDS = [
    *SCRIPTS,
    "保险 <img src=x onerror=window.harmed=1>",
    "\ud800",
    "保险\udfff\ud83d",
    "\x00保险\x1b",
    "\u202e保险\u200b",
    "__proto__",
    "constructor toString -hasOwnProperty",
    "* ~ ^ : + -",
    '"""" -"" “”',
    "保" * 5_000,
    "保险 " * 2_000,
    "a" * 8_000,
]
SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
BARE = [
    "q=%",
    "q=%ED%A0%80",
    "q=%FF%FE",
    "q=a&q=b",
    "q[__proto__][harmed]=1",
    "__proto__.harmed=1&q=保险",
    "q=保险&sort=constructor",
    "&&==&q",
]


@pytest.fixture(scope="module")
def intruder(browser: Browser) -> Iterator[Intruder]:
    opened = Intruder(browser)
    yield opened
    opened.page.close()


@pytest.fixture(autouse=True)
def nothing_came_of_it(intruder: Intruder) -> Iterator[None]:
    intruder.harm.clear()
    yield
    assert intruder.harm == []


@pytest.mark.parametrize("word", WORDS, ids=lambda word: ascii(word[:30]))
def test_words_are_looked_for_and_nothing_else(intruder: Intruder, served_site: str, word: str) -> None:
    assert intruder.search(served_site, f"q={encoded(word)}").isdigit()


def test_a_word_of_any_signs_that_stands_nowhere_is_looked_for_to_the_end(intruder: Intruder, served_site: str) -> None:
    for words in ("医疗保俭-乙", f"医疗{SIGNS}保俭", *(f"医疗保{sign}俭丁" for sign in SIGNS)):
        assert intruder.search(served_site, f"q={encoded(words)}") == "0", words


@pytest.mark.parametrize("query", BARE)
def test_a_query_string_may_be_anything(intruder: Intruder, served_site: str, query: str) -> None:
    intruder.search(served_site, query)


@pytest.mark.parametrize("value", [*SCRIPTS, "__proto__", "\ud800", "9" * 4_000])
def test_a_choice_that_there_is_not_finds_nothing(intruder: Intruder, served_site: str, value: str) -> None:
    names = intruder.page.evaluate("() => window.gazetteSearch ? window.gazetteSearch.filters.FILTERS : []")
    if not names:
        intruder.search(served_site, "q=")
        names = intruder.page.evaluate("window.gazetteSearch.filters.FILTERS")
    assert len(names) > 4
    query = "&".join(f"{name}={encoded(value)}" for name in names)
    assert intruder.search(served_site, f"q={encoded('保险')}&{query}") == "0"


@pytest.mark.parametrize("word", [*SCRIPTS, "\ud800", "保" * 4_000])
def test_what_was_looked_for_is_marked_on_a_document_and_does_nothing(intruder: Intruder, served_site: str, word: str) -> None:
    intruder.visit(f"{served_site}nanyang/2021-06/wz-2021-7.html?q={encoded(word)}#{encoded(word)}")
    intruder.visit(f"{served_site}404.html?{encoded(word)}#{encoded(word)}")


@pytest.mark.parametrize("place", ["%", "%E0%A4%A", "%00", "art-1%FF"])
def test_a_fragment_that_is_no_text_leaves_what_was_looked_for_marked(intruder: Intruder, served_site: str, place: str) -> None:
    intruder.visit(f"{served_site}nanyang/2021-06/wz-2021-7.html?q={encoded('南阳')}#{place}")
    intruder.page.wait_for_selector("mark", state="attached")


def test_the_watch_sees_what_runs(browser: Browser, served_site: str) -> None:
    watched = Intruder(browser)
    watched.visit(f"{served_site}404.html")
    watched.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.harmed=1>')")
    watched.page.wait_for_timeout(200)
    watched._looked()
    watched.page.close()
    assert any("script-src" in harm for harm in watched.harm), watched.harm  # the policy stopped it, and said so
    assert any("onerror" in harm for harm in watched.harm)
