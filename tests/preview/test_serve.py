"""The editor's preview: a save reloads the page, a mistake shows itself in place of the page, the server lives on."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gazette.errors import problem
from gazette.preview.error_page import error_page

ROOT = Path(__file__).parent.parent.parent
WAIT = 30_000  # milliseconds; a generous bound, the machine may be busy


@dataclass
class Served:
    folder: Path
    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``serve`` running in a small site folder of its own."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "config.yaml", folder)
    shutil.copytree(ROOT / "themes", folder / "themes")
    shutil.copytree(ROOT / "emblems", folder / "emblems")
    shutil.copytree(ROOT / "content/sanmenxia/2021-02", folder / "content/sanmenxia/2021-02")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        address = f"http://127.0.0.1:{port}/"
        try:
            _wait_for(address)
            yield Served(folder, address, process)
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def first_article(served: Served) -> Path:
    return sorted((served.folder / "content/sanmenxia/2021-02").glob("0*.md"))[0]


@pytest.mark.browser
def test_a_save_reloads_and_a_mistake_shows_itself(served: Served, browser: Browser) -> None:
    file = first_article(served)
    good = file.read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{served.address}sanmenxia/2021-02/{file.stem[3:]}.html")
    expect(page.locator("article[data-doc]")).to_be_visible()
    page.wait_for_timeout(1500)  # the reloading script connects

    file.write_text(good.replace("\n---\n", "\n---\n\n编者新增的一段。\n", 1), encoding="utf-8")
    expect(page.get_by_text("编者新增的一段。")).to_be_visible(timeout=WAIT)

    file.write_text(good.replace("kind:", "kinds:", 1), encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text(file.name, timeout=WAIT)
    expect(page.locator("mark")).to_contain_text("kinds")
    assert page.locator("article[data-doc]").count() == 1  # the last good page lies under it
    assert served.process.poll() is None

    file.write_text(good, encoding="utf-8")
    expect(page.get_by_role("alert")).to_have_count(0, timeout=WAIT)
    expect(page.get_by_text("编者新增的一段。")).to_have_count(0, timeout=WAIT)
    page.close()


@pytest.mark.browser
def test_the_page_stays_where_it_was_read_and_the_search_follows(served: Served, browser: Browser) -> None:
    file = max((served.folder / "content/sanmenxia/2021-02").glob("0*.md"), key=lambda p: p.stat().st_size)
    good = file.read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{served.address}sanmenxia/2021-02/{file.stem[3:]}.html")
    page.wait_for_timeout(1500)
    passage = page.locator(".body p[id]").nth(30)
    passage.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(300)
    before = passage.bounding_box()

    file.write_text(good.rstrip("\n") + "\n\n穆桂英挂帅出征。\n", encoding="utf-8")
    expect(page.get_by_text("穆桂英挂帅出征。")).to_have_count(1, timeout=WAIT)
    assert before
    for _ in range(50):
        if page.evaluate("scrollY") > 300:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)
    after = passage.bounding_box()
    assert after
    assert abs(after["y"] - before["y"]) < 60  # and stays there

    found = browser.new_page()
    for _ in range(60):
        found.goto(f"{served.address}search.html?q=穆桂英挂帅")
        expect(found.locator("html")).to_have_attribute("data-search", "done", timeout=WAIT)
        if found.locator("html").get_attribute("data-search-total") == "1":
            break
        found.wait_for_timeout(500)
    assert found.locator("html").get_attribute("data-search-total") == "1"
    file.write_text(good, encoding="utf-8")
    found.close()
    page.close()


@pytest.mark.browser
def test_style_and_strings_are_shown_as_saved(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served.address)
    page.wait_for_timeout(1500)
    style = served.folder / "themes/default/templates/style.css"
    good = style.read_text(encoding="utf-8")
    style.write_text(f"{good}\nbody {{ outline: 7px solid rgb(1, 2, 3) }}\n", encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-width", "7px", timeout=WAIT)

    strings = served.folder / "themes/default/strings/zh-CN.yaml"
    text = strings.read_text(encoding="utf-8")
    strings.write_text(text.replace("about: 关于本站", "about: 关于小站", 1), encoding="utf-8")
    expect(page.get_by_role("link", name="关于小站").first).to_be_visible(timeout=WAIT)
    style.write_text(good, encoding="utf-8")
    strings.write_text(text, encoding="utf-8")
    page.close()


def test_an_address_that_is_not_there_gets_the_404_page(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{served.address}nowhere.html", timeout=10)
    assert caught.value.code == 404
    assert "<main" in caught.value.read().decode()


def test_nothing_outside_the_site_is_served(served: Served) -> None:
    for path in ("..%2fconfig.yaml", "%2e%2e/config.yaml", "../config.yaml", "..%2fsecret.html"):
        (served.folder / "secret.html").write_text("geheim", encoding="utf-8")
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(served.address + path, timeout=10)
        assert caught.value.code in (403, 404)
        assert "geheim" not in caught.value.read().decode()


def test_a_taken_port_is_named(served: Served) -> None:
    port = served.address.rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", port]
    done = subprocess.run(
        command, cwd=served.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert port in done.stderr
    assert "Traceback" not in done.stderr


def test_the_error_page_shows_the_line_and_escapes_it(tmp_path: Path) -> None:
    file = tmp_path / "01-a.md"
    file.write_text("一\n二 <b>\n三\n", encoding="utf-8")
    html = error_page([problem("markdown.raw_html", str(file), 2, found="<b>")])
    assert "<mark>    2  二 &lt;b&gt;</mark>" in html
    assert "<b>" not in html
