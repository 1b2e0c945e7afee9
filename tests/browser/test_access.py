"""What axe-core finds wrong, on every type of page: light, dark and 长者模式, on a phone and a desktop."""

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.every import a_page_of_each_type
from tests.conftest import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOKS: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "elder": {"elder": "on"},
    "elder dark": {"elder": "on", "scheme": "dark"},
}
PAGES = a_page_of_each_type()


def violations(page: Page) -> list[str]:
    """Every rule broken, best practices too, with the places: ``rule: place``."""
    found: dict[str, Any] = page.evaluate(f"(() => {{ {AXE}; }})() ?? axe.run({{ resultTypes: ['violations'] }})")
    return [
        f"{rule['id']}: {node['target']} {node['any'] and node['any'][0]['message']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def opened(open_page: Opener, address: str, size: dict[str, int], look: str) -> Page:
    page = open_page(size)
    page.add_init_script(f"localStorage.setItem('gazette-settings', '{json.dumps(LOOKS[look])}')")
    page.goto(address)
    if "?q=" in address:
        page.wait_for_selector("html[data-search=done]")
    return page


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: Opener, served_site: str, name: str, size: dict[str, int]) -> None:
    found = {}
    for look in LOOKS:
        page = opened(open_page, served_site + PAGES[name], size, look)
        found[look] = violations(page)
        page.context.close()
    assert found == {look: [] for look in LOOKS}


def test_axe_would_find_something(open_page: Opener, served_site: str) -> None:
    page = opened(open_page, served_site + "index.html", DESKTOP, "light")
    page.evaluate("document.querySelector('.site-name').textContent = ''")
    assert [one.partition(":")[0] for one in violations(page)] == ["link-name"]
