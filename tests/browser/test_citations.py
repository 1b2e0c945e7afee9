"""Banner, references and lists of citations in a browser: seen, followed, and sound for everyone."""

from collections.abc import Iterator
from typing import Literal

import pytest

from gazette.output import BuildOptions, build
from tests.browser.test_access import violations
from tests.conftest import DESKTOP, PHONE, ROOT, Opener
from tests.serving import served

pytestmark = pytest.mark.browser

INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\npublished: "2021-06"\n---\n'
OLD = """---
title: "某市人民政府关于绿化的通知"
kind: document
doc_number: "某政〔2015〕3号"
issuer: "某市人民政府"
expires: 2025-12-31
---

正文。
"""
NEW = """---
title: "某市人民政府关于造林和保护森林资源的通知"
kind: document
doc_number: "某政〔2021〕7号"
issuer: "某市人民政府"
repeals: [某政〔2015〕3号, 某政〔2001〕100号]
effective: 2021-08-01
---

第一条 依照本通知第三条和附件1办理。

第二条 《关于绿化的通知》（某政〔2015〕3号）同时废止。

第三条 分项：

（一）甲；

# 附件1

# 名单

| 依据 | 内容 |
| --- | --- |
| 某政〔2015〕3号 | 绿化 |
"""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the only issue of a site of two documents."""
    folder = tmp_path_factory.mktemp("cited")
    issue = folder / "content/mou/2021-06"
    issue.mkdir(parents=True)
    for name, text in (("index.md", INDEX), ("01-old.md", OLD), ("02-new.md", NEW)):
        (issue / name).write_text(text, encoding="utf-8")
    build(BuildOptions(folder / "content", folder / "site", ROOT / "config.yaml"))
    with served(folder) as root:
        yield f"{root}site/mou/2021-06/"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", ["old", "new"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_banner_and_lists(
    open_page: Opener, small_site: str, name: str, size: dict[str, int], scheme: Literal["light", "dark"]
) -> None:
    page = open_page(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{small_site}{name}.html")
    assert page.locator(".standing").is_visible()
    assert page.locator(".citations").is_visible()
    assert violations(page) == []


def test_references_are_followed_without_scripts(open_page: Opener, small_site: str) -> None:
    page = open_page(PHONE, scripts=False)
    page.goto(f"{small_site}new.html")
    page.locator(".body .ref", has_text="本通知第三条").click()
    assert page.url.endswith("new.html#art-3")
    page.locator(".body td .ref").click()
    assert page.url.endswith("/mou/2021-06/old.html")
    page.locator(".citations .sentences a", has_text="同时废止").click()
    assert page.url.endswith("new.html#art-2")
    assert page.locator("#art-2").is_visible()


def test_nothing_scrolls_sideways_on_the_narrowest_screen(open_page: Opener, small_site: str) -> None:
    page = open_page({"width": 320, "height": 640})
    for name in ("old", "new"):
        page.goto(f"{small_site}{name}.html")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
