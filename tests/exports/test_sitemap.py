"""The sitemap: every page that is to be found, once, with a day that comes from the content."""

from pathlib import Path

from lxml import etree

from gazette.exports.dates import day_of
from gazette.exports.sitemap import sitemaps
from gazette.library import Library
from tests.exports.conftest import BASE
from tests.pages.conftest import archive, article, issue

__all__ = ["archive"]

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("sitemap.xsd")))


def places(document: etree._Element) -> dict[str, str | None]:
    return {str(url.findtext(f"{NAMESPACE}loc")): url.findtext(f"{NAMESPACE}lastmod") for url in document}


def test_the_sitemap_names_every_page_once(exported: Path) -> None:
    document = etree.parse(exported / "sitemap.xml").getroot()
    SCHEMA.assertValid(document)
    texts = {BASE + p.relative_to(exported).as_posix(): p.read_text(encoding="utf-8") for p in exported.rglob("*.html")}
    hidden = {address for address, text in texts.items() if '<meta name="robots" content="noindex">' in text}
    assert hidden == {address for address in texts if "/source/" in address}  # comparisons with the source
    assert set(places(document)) == texts.keys() - hidden - {f"{BASE}404.html", f"{BASE}search.html"}
    assert len(places(document)) == len(document)


def test_days_are_those_of_the_issues(exported: Path) -> None:
    found = places(etree.parse(exported / "sitemap.xml").getroot())
    assert found[f"{BASE}sanmenxia/2021-02/sz-2021-1.html"] == "2021-03-15"
    assert found[f"{BASE}sanmenxia/index.html"] == "2021-03-15"
    assert found[f"{BASE}about.html"] is None


def test_an_address_that_leads_on_is_not_named(archive: Library) -> None:
    old = "nanyang/2021-06/yi-jian.html"
    (_, document), *_ = sitemaps(archive, BASE, ("index.html", old))
    assert BASE + old not in places(etree.fromstring(document))


def test_too_many_addresses_are_parted(archive: Library) -> None:
    files = dict(sitemaps(archive, BASE, ("index.html",), most=5))
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    for data in files.values():
        SCHEMA.assertValid(etree.fromstring(data))
    assert list(places(etree.fromstring(files["sitemap.xml"]))) == [BASE + name for name in files if name != "sitemap.xml"]


def test_an_issue_is_as_old_as_what_is_known_of_it() -> None:
    dated = (article(1, "a", "甲", date="2021-06-23"), article(2, "b", "乙", date="2021-05-30"), article(3, "c", "丙"))
    assert day_of(issue("mou", "某公报", 2021, 6, *dated, published="2021-07-02")) == "2021-07-02"
    assert day_of(issue("mou", "某公报", 2021, 6, *dated, published="2021-06")) == "2021-06-23"
    assert day_of(issue("mou", "某公报", 2021, 6, *dated)) == "2021-06-23"
    assert day_of(issue("mou", "某公报", 2021, 6, dated[2], published="2021-06")) == "2021-06-01"
    assert day_of(issue("mou", "某公报", 2021, 6, dated[2])) == "2021-01-01"


def test_robots_may_read_all(exported: Path, awkward: Path) -> None:
    assert (exported / "robots.txt").read_text(encoding="utf-8") == f"User-agent: *\nDisallow:\nSitemap: {BASE}sitemap.xml\n"
    assert "Sitemap" not in (awkward / "robots.txt").read_text(encoding="utf-8")
