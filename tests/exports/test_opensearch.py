"""The OpenSearch description: valid, linked from every page, and leading to a search that works."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from gazette.config import read_config
from gazette.exports.opensearch import NAMESPACE, open_search
from gazette.output import read_theme_folders
from tests.conftest import ROOT
from tests.exports.conftest import BASE
from tests.output.test_markup import errors

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("opensearch.rng")))
OS = f"{{{NAMESPACE}}}"


@pytest.fixture
def description(exported: Path) -> etree._Element:
    return etree.parse(exported / "opensearch.xml").getroot()


def test_the_description_is_valid(description: etree._Element) -> None:
    assert GRAMMAR.validate(description), GRAMMAR.error_log


@pytest.mark.parametrize("spoiled", ["ShortName", "Description", "Url"])
def test_the_grammar_sees_what_is_missing(description: etree._Element, spoiled: str) -> None:
    for element in description.findall(OS + spoiled):
        description.remove(element)
    assert not GRAMMAR.validate(description)


def test_it_leads_to_the_search_page_and_to_itself(exported: Path, description: etree._Element) -> None:
    search, itself = (url.get("template", "") for url in description.iter(f"{OS}Url"))
    assert search == f"{BASE}search.html?q={{searchTerms}}"
    for address in (search, itself, description.findtext(f"{OS}Image") or ""):
        assert (exported / address.removeprefix(BASE).partition("?")[0]).is_file(), address


def test_a_long_name_is_cut_to_what_the_standard_grants() -> None:
    strings = read_theme_folders(ROOT / "themes" / "default").strings
    site = replace(read_config(ROOT / "config.yaml"), site_name="某某市人民政府公报与政策文件检索平台")
    made = etree.fromstring(open_search(site, BASE, strings))
    assert GRAMMAR.validate(made), GRAMMAR.error_log
    assert made.findtext(f"{OS}LongName") == site.site_name
    assert site.site_name.startswith(made.findtext(f"{OS}ShortName") or "-")


def test_every_page_links_to_it(exported: Path) -> None:
    pages = [p for p in exported.rglob("*.html") if 'rel="canonical"' in p.read_text(encoding="utf-8")]
    assert len(pages) > 100
    for page in pages:
        root = "../" * (len(page.relative_to(exported).parts) - 1)
        link = f'<link rel="search" type="application/opensearchdescription+xml" title="政府公报" href="{root}opensearch.xml">'
        assert link in page.read_text(encoding="utf-8"), page


def test_a_page_with_the_link_is_valid(exported: Path) -> None:
    assert errors(exported / "about.html") == []


def test_without_an_address_there_is_none(awkward: Path) -> None:
    assert not (awkward / "opensearch.xml").exists()
    assert "opensearch" not in (awkward / "index.html").read_text(encoding="utf-8")
