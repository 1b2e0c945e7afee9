"""The site is built anew while a reader searches it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gazette.output import BuildOptions, build
from tests.conftest import Opener
from tests.search.conftest import ROOT
from tests.search.test_page import DONE, results, search, until
from tests.serving import served

pytestmark = pytest.mark.browser

ARTICLES = {"a1": ("甲篇", "棚户区改造先行一步。"), "a2": ("乙篇", "独生子女父母奖励费照发。")}
BEFORE = {"a0": ("零篇", "人才公寓开始申请。")}


def write(content: Path, articles: dict[str, tuple[str, str]]) -> None:
    folder = content / "nanyang" / "2021-01"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("---\ngazette: 南阳市人民政府公报\nyear: 2021\nnumber: 1\n---\n", encoding="utf-8")
    for n, (slug, (title, text)) in enumerate(articles.items(), 1):
        (folder / f"{n:02d}-{slug}.md").write_text(f"---\ntitle: {title}\nkind: news\n---\n{text}\n", encoding="utf-8")


class Archive:
    """A small site that can be built anew."""

    def __init__(self, folder: Path) -> None:
        self.content, self.site = folder / "content", folder / "www" / "a"

    def build(self, articles: dict[str, tuple[str, str]]) -> None:
        write(self.content, articles)
        build(BuildOptions(self.content, self.site, ROOT / "config.yaml"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.site.parent.mkdir()
    made.build(ARTICLES)
    return made


@pytest.fixture
def address(archive: Archive) -> Iterator[str]:
    with served(archive.site.parent) as root:
        yield f"{root}a/"


def ask(page: Page, query: str) -> None:
    page.locator("#q").fill(query)
    page.locator("[data-find]").evaluate("form => form.requestSubmit()")


def test_a_page_left_open_searches_the_site_as_it_is_now(open_page: Opener, archive: Archive, address: str) -> None:
    """An article before the others moves the numbers of all."""
    page = open_page()
    search(page, address, "棚户区")
    archive.build(BEFORE | ARTICLES)
    ask(page, "独生子女")
    until(
        page,
        "document.querySelector('.hit mark')?.textContent === '独生子女' && document.documentElement.dataset.search === 'done'",
    )
    assert results(page) == ["nanyang/2021-01/a2"]
    ask(page, "人才公寓")
    until(page, "document.querySelector('.hit mark')?.textContent === '人才公寓'")
    assert results(page) == ["nanyang/2021-01/a0"]
    expect(page.locator("[data-failed]")).to_be_hidden()


def test_a_manifest_kept_by_a_cache_is_found_out(open_page: Opener, archive: Archive, address: str) -> None:
    old = (archive.site / "search" / "manifest.js").read_text(encoding="utf-8")
    archive.build(BEFORE | ARTICLES)
    page = open_page()
    page.route(re.compile(r"/search/manifest\.js$"), lambda route: route.fulfill(body=old, content_type="text/javascript"))
    search(page, address, "人才公寓")
    until(page, "document.querySelectorAll('[data-result]').length === 1")
    assert results(page) == ["nanyang/2021-01/a0"]


def test_builds_that_stand_side_by_side_are_not_mixed_in_silence(open_page: Opener, archive: Archive, address: str) -> None:
    """The server has the manifest of one build and the stamp of another, and keeps to it."""
    (archive.site / "search" / "stamp.js").write_text('gazetteSearch.stamp("0123456789ab");\n', encoding="utf-8")
    page = open_page()
    page.goto(f"{address}search.html?q=棚户区")
    page.wait_for_selector("html[data-search=error]", state="attached")
    expect(page.locator("[data-failed]")).to_contain_text("搜索用的文件没有取到")
    assert open_page.opened[0].errors.pop() == "files of two builds"
    loaded = [url for url in open_page.opened[0].requests if "/search/manifest.js" in url]
    assert len(loaded) == 2


def test_a_stamp_that_does_not_come_hinders_no_search(open_page: Opener, archive: Archive, address: str) -> None:
    (archive.site / "search" / "stamp.js").write_text("", encoding="utf-8")
    page = open_page()
    search(page, address, "棚户区")
    assert results(page) == ["nanyang/2021-01/a1"]
    page.wait_for_timeout(200)
    assert page.locator(DONE).count() == 1


def test_a_sign_that_is_no_character_hides_no_passage(open_page: Opener, archive: Archive, address: str) -> None:
    """Passages are brought into normal form with such a sign between them; here one has it."""
    archive.build({"a1": ("甲篇", "甲段有\uffff怪字。\n\n棚户区改造先行一步。")})
    page = open_page()
    search(page, address, "棚户区")
    assert page.locator(".hit mark").all_inner_texts() == ["棚户区"]
