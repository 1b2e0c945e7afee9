"""What stands in a page's head for machines."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Opener
from tests.exports.conftest import BASE

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
WANTED = {  # by schema.org type: what a page always says
    "Legislation": {"@id", "url", "name", "inLanguage", "isPartOf", "encoding"},
    "Article": {"@id", "url", "name", "headline", "inLanguage", "isPartOf", "encoding"},
    "NewsArticle": {"@id", "url", "name", "headline", "inLanguage", "isPartOf", "encoding"},
    "Report": {"@id", "url", "name", "headline", "inLanguage", "isPartOf", "encoding"},
    "PublicationIssue": {"name", "issueNumber", "datePublished", "url", "isPartOf"},
    "Periodical": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "potentialAction"},
}


def graph(page: Path) -> list[dict[str, Any]]:
    found = SCRIPT.findall(page.read_text(encoding="utf-8"))
    assert len(found) == 1, page
    value: dict[str, Any] = json.loads(found[0])
    assert value["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = value["@graph"]
    return things


def metas(page: Path) -> dict[str, str]:
    pairs = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page.read_text(encoding="utf-8"))
    return {name: html.unescape(content) for name, content in pairs}


def test_every_thing_has_what_its_type_asks_for(exported: Path) -> None:
    seen = set()
    for page in [exported / "index.html", *exported.glob("nanyang/**/*.html"), *exported.glob("zhumadian/2020-04/*.html")]:
        if page.parent.name in ("2020", "2021", "2022", "source"):  # a gazette's years, and comparisons with its source
            continue
        for thing in graph(page):
            seen.add(thing["@type"])
            assert WANTED[thing["@type"]] <= thing.keys(), page
    assert seen >= {"Legislation", "Article", "NewsArticle", "PublicationIssue", "Periodical", "BreadcrumbList", "WebSite"}


def test_a_document_is_legislation_in_an_issue_of_a_periodical(exported: Path) -> None:
    thing, trail = graph(exported / "nanyang/2021-06/wz-2021-7.html")
    assert thing["@type"] == "Legislation"
    assert thing["legislationIdentifier"] == "宛政〔2021〕7号"
    assert thing["legislationDate"] == "2021-06-23"
    assert thing["legislationPassedBy"] == {"@type": "GovernmentOrganization", "name": "南阳市人民政府"}
    assert thing["isPartOf"]["@type"] == "PublicationIssue"
    assert thing["isPartOf"]["issueNumber"] == 6
    assert thing["isPartOf"]["isPartOf"] == {
        "@type": "Periodical",
        "name": "南阳市人民政府公报",
        "url": f"{BASE}nanyang/index.html",
    }
    steps = trail["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert steps[2]["item"] == f"{BASE}nanyang/2021-06/index.html"


def test_what_a_document_cites_is_named(exported: Path) -> None:
    cited = {work["url"] for page in exported.glob("*/*/*.html") for thing in _articles(page) for work in thing.get("citation", [])}
    assert f"{BASE}zhumadian/2020-04/zz-2020-24.html" in cited
    assert all((exported / address.removeprefix(BASE)).is_file() for address in cited)


def _articles(page: Path) -> list[dict[str, Any]]:
    return [] if page.name == "index.html" else graph(page)


def test_no_title_breaks_out_of_the_script(awkward: Path) -> None:
    page = awkward / "mou/2021-06/a.html"
    thing, _ = graph(page)
    assert thing["name"] == "关于“</script><script>alert(1)</script>”]]> & 的通知"
    assert "<script>alert" not in page.read_text(encoding="utf-8")
    assert thing["url"] == "../../mou/2021-06/a.html"


def test_a_page_says_its_canonical_address_where_it_is_known(exported: Path, awkward: Path) -> None:
    page = (exported / "nanyang/2021-06/wz-2021-7.html").read_text(encoding="utf-8")
    assert page.count('rel="canonical"') == 1
    assert f'<link rel="canonical" href="{BASE}nanyang/2021-06/wz-2021-7.html">' in page
    assert 'rel="canonical"' not in (exported / "404.html").read_text(encoding="utf-8")
    assert 'rel="canonical"' not in (awkward / "mou/2021-06/a.html").read_text(encoding="utf-8")


def test_dublin_core_and_open_graph(exported: Path) -> None:
    found = metas(exported / "nanyang/2021-06/wz-2021-7.html")
    assert found["DCTERMS.identifier"] == "宛政〔2021〕7号"
    assert found["DCTERMS.creator"] == "南阳市人民政府"
    assert found["DCTERMS.date"] == "2021-06-23"
    assert found["DCTERMS.bibliographicCitation"] == "南阳市人民政府公报2021年第6期"
    assert found["og:type"] == "article"
    assert found["og:url"] == f"{BASE}nanyang/2021-06/wz-2021-7.html"
    assert found["og:title"].startswith("南阳市人民政府关于实施“三线一单”")
    assert found["og:description"]


@pytest.mark.browser
def test_the_security_policy_lets_data_be(open_page: Opener, served_site: str) -> None:
    page = open_page()
    page.goto(f"{served_site}nanyang/2021-06/wz-2021-7.html")
    types = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)['@graph'].map(t => t['@type'])"
    )
    assert types == ["Legislation", "BreadcrumbList"]
