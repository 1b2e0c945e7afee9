"""Measure how a long article opens on a phone: first big paint, what shifts, and the tasks that keep the page from answering.

    python -m benchmarks.reading.measure [--text 50000] [--runs 5] [--slowdown 4]

The longest article of ``content/`` is made as long as asked (bytes of UTF-8) with text of the others; the site is built, served from
this machine and opened in a fresh browser context each run, scrolled to its end, and its contents list opened and used.
``tasks`` are those of more than 50 ms, as the browser reports them (`longtask`).
"""

import argparse
import json
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from gazette.output import BuildOptions, build, default_jobs
from tests.chromium import chromium
from tests.serving import served

ROOT = Path(__file__).parent.parent.parent
PHONE = {"width": 390, "height": 844}
OBSERVE = """
window.seen = { paint: 0, shift: 0, tasks: [] };
const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch('largest-contentful-paint', entry => { seen.paint = entry.startTime; });
watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch('longtask', entry => { seen.tasks.push([Math.round(entry.startTime), entry.duration]); });
"""


def lengthened(content: Path, wanted: int) -> Path:
    """Make the longest article as long as wanted; returns its file."""
    files = sorted((p for p in content.glob("*/*/[0-9]*.md")), key=lambda p: p.stat().st_size, reverse=True)
    longest, *others = files
    text = longest.read_text(encoding="utf-8")
    for other in others:
        body = other.read_text(encoding="utf-8").split("---\n", 2)[2]
        for paragraph in body.split("\n\n"):
            if len(text.encode()) >= wanted:
                longest.write_text(text, encoding="utf-8")
                return longest
            if not paragraph.strip().startswith(("#", "|", ":::")):
                text += f"\n{paragraph.strip()}\n"
    raise SystemExit("content/ has not that much text")


def opened(browser: Browser, address: str, slowdown: int) -> dict[str, Any]:
    """What one reader meets."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(address)
    page.wait_for_timeout(1500)
    while_loading = page.evaluate("structuredClone(seen)")
    for _ in range(8):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(120)
    page.locator(".toc summary").tap()
    page.locator(".toc a").last.tap()
    page.wait_for_timeout(800)
    whole = page.evaluate("seen")
    context.close()
    return {
        "paint": while_loading["paint"],
        "shift": whole["shift"],
        "loading": max((length for _, length in while_loading["tasks"]), default=0),
        "reading": max((length for _, length in whole["tasks"][len(while_loading["tasks"]) :]), default=0),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slowdown", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        content, site = Path(scratch) / "content", Path(scratch) / "site"
        shutil.copytree(ROOT / "content", content)
        article = lengthened(content, options.text)
        build(BuildOptions(content, site, ROOT / "config.yaml", jobs=default_jobs()))
        path = f"{article.parent.relative_to(content).as_posix()}/{article.stem.split('-', 1)[1]}.html"
        with served(site) as root, chromium() as browser:
            runs = [opened(browser, root + path, options.slowdown) for _ in range(options.runs)]
    print(f"{path}: {options.text} bytes of text, {options.slowdown}x slowdown, {options.runs} runs")
    for name, unit in (("paint", "ms"), ("shift", ""), ("loading", "ms"), ("reading", "ms")):
        values = [run[name] for run in runs]
        print(
            json.dumps({"what": name, "unit": unit, "median": round(statistics.median(values), 3), "most": round(max(values), 3)})
        )


if __name__ == "__main__":
    main()
