"""原文对照 on screens; and the proof's own reading of pages beside a browser's."""

from pathlib import Path

import pytest

from gazette.collation import signs
from gazette.fidelity.published import read_published
from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser
PAGE = "nanyang/2021-06/source/wz-2021-7.html"
SIDES = "['printed', 'shown'].map(side => document.querySelector(`.rows .${side}`).getBoundingClientRect().toJSON())"


@pytest.mark.parametrize(("size", "beside"), [(PHONE, False), (DESKTOP, True)], ids=["phone", "desktop"])
def test_both_sides_fit_on_the_screen(open_page: Opener, served_site: str, size: dict[str, int], beside: bool) -> None:
    page = open_page(size, scripts=False)
    page.goto(served_site + PAGE)
    printed, shown = page.evaluate(SIDES)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert (shown["left"] >= printed["right"]) == beside
    assert (shown["top"] >= printed["bottom"]) != beside


def test_the_document_leads_to_its_comparison_and_back(open_page: Opener, served_site: str) -> None:
    page = open_page()
    page.goto(served_site + "nanyang/2021-06/wz-2021-7.html")
    page.get_by_role("link", name="原文对照").click()
    page.wait_for_url(f"**/{PAGE}")
    page.get_by_role("navigation", name="所在位置").get_by_role("link").last.click()
    page.wait_for_url("**/wz-2021-7.html")


def test_the_proof_reads_what_a_browser_shows(open_page: Opener, served_site: str, site_folder: Path) -> None:
    issue = "sanmenxia/2021-02"
    published = read_published(site_folder / issue, {})
    page = open_page(scripts=False)
    read = {}
    for name in sorted({piece.file for piece in published.pieces if piece.part == "body"}):
        page.goto(f"{served_site}{issue}/{name}")
        read[name] = signs(page.inner_text("article .body"))
    assert len(read) == 10
    assert read == {
        name: "".join(piece.text for piece in published.pieces if (piece.file, piece.part) == (name, "body")) for name in read
    }
