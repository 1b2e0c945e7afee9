"""Atom feeds: valid, stable, newest first, and found from the pages."""

from pathlib import Path

import pytest
from lxml import etree

from tests.exports.conftest import BASE

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def feeds(site: Path) -> dict[str, etree._Element]:
    return {p.relative_to(site).as_posix(): etree.parse(p).getroot() for p in site.rglob("feed.xml")}


def text(element: etree._Element, name: str) -> str:
    return str(element.findtext(ATOM + name))


def test_every_feed_is_valid(exported: Path) -> None:
    for path, feed in feeds(exported).items():
        assert GRAMMAR.validate(feed), (path, GRAMMAR.error_log)


@pytest.mark.parametrize("spoiled", ["id", "updated", "title", "link"])
def test_the_grammar_sees_what_is_missing(exported: Path, spoiled: str) -> None:
    feed = etree.parse(exported / "feed.xml").getroot()
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    for element in entry.findall(ATOM + spoiled):
        entry.remove(element)
    assert not GRAMMAR.validate(feed)


def test_there_are_feeds_of_the_site_its_gazettes_issuers_and_sections(exported: Path) -> None:
    found = set(feeds(exported))
    assert {"feed.xml", "nanyang/feed.xml", "sections/nanyang/juan-shou-yu/feed.xml"} <= found
    assert "issuers/nanyang/nan-yang-shi-ren-min-zheng-fu/feed.xml" in found


def test_a_feed_says_where_it_is_and_leads_to_pages_that_are_there(exported: Path) -> None:
    for path, feed in feeds(exported).items():
        assert text(feed, "id") == BASE + path
        for link in feed.iter(f"{ATOM}link"):
            address = link.get("href", "")
            assert (exported / address.removeprefix(BASE)).is_file(), (path, address)


def test_entries_have_ids_of_their_own_and_stand_newest_first(exported: Path) -> None:
    for path, feed in feeds(exported).items():
        entries = feed.findall(f"{ATOM}entry")
        ids = [text(entry, "id") for entry in entries]
        days = [text(entry, "updated") for entry in entries]
        assert len(set(ids)) == len(ids), path
        assert days == sorted(days, reverse=True), path
        assert text(feed, "updated") == days[0], path
        assert len(entries) <= 40, path


def test_an_issuer_s_feed_holds_its_documents(exported: Path) -> None:
    feed = etree.parse(exported / "issuers/nanyang/nan-yang-shi-ren-min-zheng-fu/feed.xml").getroot()
    assert {entry.findtext(f"{ATOM}author/{ATOM}name") for entry in feed.findall(f"{ATOM}entry")} == {"南阳市人民政府"}
    assert f"{BASE}nanyang/2021-06/wz-2021-7.html" in {text(entry, "id") for entry in feed.findall(f"{ATOM}entry")}


def test_pages_name_their_feeds(exported: Path) -> None:
    for page, wanted in (
        ("index.html", "feed.xml"),
        ("nanyang/index.html", "../nanyang/feed.xml"),
        ("nanyang/2021-06/index.html", "../../nanyang/feed.xml"),
        ("nanyang/2021-06/wz-2021-7.html", "../../issuers/nanyang/nan-yang-shi-ren-min-zheng-fu/feed.xml"),
        ("sections/nanyang/juan-shou-yu/index.html", "../../../sections/nanyang/juan-shou-yu/feed.xml"),
    ):
        html = (exported / page).read_text(encoding="utf-8")
        assert f'href="{wanted}">' in html, page
        assert f'<a href="{wanted}"' in html, page


def test_without_an_address_there_are_no_feeds_and_no_sitemap(awkward: Path) -> None:
    assert feeds(awkward) == {}
    assert not (awkward / "sitemap.xml").exists()
    assert "application/atom+xml" not in (awkward / "index.html").read_text(encoding="utf-8")
