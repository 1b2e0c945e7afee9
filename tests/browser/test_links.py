"""Links as the browser resolves them: each leads to a file and a place of the site, under a sub-path and from disk.

`gazette check` reads the pages' own words (tests/check); here the browser's reading of them is the judge.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest

from tests.browser.every import a_page_of_each_type
from tests.conftest import Opener

pytestmark = pytest.mark.browser

ADDRESSES = """() => [...document.querySelectorAll('[href], [src], form')].filter(element => !element.closest('[hidden]')).map(
  element => new URL(element.href?.baseVal ?? element.href ?? element.src ?? element.action, document.baseURI).href)"""


def ids(page: Path, known: dict[Path, set[str]]) -> set[str]:
    if page not in known:
        text = page.read_text(encoding="utf-8")
        known[page] = {piece.split('"', 1)[0] for piece in text.split(' id="')[1:]}
    return known[page]


@pytest.mark.parametrize("way", ["served", "disk"])
def test_every_link_of_every_page_type_leads_somewhere(open_page: Opener, served_site: str, site_folder: Path, way: str) -> None:
    root = served_site if way == "served" else site_folder.as_uri() + "/"
    page = open_page()
    known: dict[Path, set[str]] = {}
    followed, lost = 0, []
    for path in a_page_of_each_type().values():
        page.goto(root + path)
        for address in page.evaluate(ADDRESSES):
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.netloc != urlsplit(root).netloc:
                continue  # another site's: a foreign request is an error of its own (conftest)
            target = site_folder / url2pathname(unquote(parts.path.removeprefix(urlsplit(root).path)))
            followed += 1
            there = address.startswith(root) and target.is_file()
            if there and parts.fragment and target.suffix == ".html":
                there = unquote(parts.fragment) in ids(target, known)
            if not there:
                lost.append((path, address))
    assert lost == []
    assert followed > 500
