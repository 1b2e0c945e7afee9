"""Measure the preview: ``python -m benchmarks.build.saves [COUNT] [--saves 20] [--idle 10000]``.

An article is saved again and again while Chromium shows it: seconds from the save to the new page, and to its words being found by the
search. Then nothing is saved, with so many files watched: what the preview's processes take of a processor.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from benchmarks.build.corpus import ROOT, write_content
from tests.chromium import chromium

PATIENCE = 120_000  # milliseconds
IDLE = 10.0  # seconds
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """What a process and its children have taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / TICKS
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return own + sum(processor_seconds(int(child)) for child in children)


def saves(page: Page, article: Path, address: str, count: int) -> tuple[list[float], list[float]]:
    """Seconds from each save to the page, and (of every fifth) to the search."""
    good = article.read_text(encoding="utf-8")
    page.goto(address + article.parent.parent.name + f"/{article.parent.name}/{article.stem[3:]}.html")
    page.wait_for_timeout(2000)
    shown, found = [], []
    for n in range(count):
        words = f"第{n}次存盘第{time.time_ns()}号"
        start = time.perf_counter()
        article.write_text(f"{good}\n{words}。\n", encoding="utf-8")
        page.get_by_text(words).wait_for(state="attached", timeout=PATIENCE)
        shown.append(time.perf_counter() - start)
        if n % 5 == 4:
            other = page.context.new_page()
            total = "0"
            while total != "1":
                other.goto(f"{address}search.html?q={words}")
                other.wait_for_function("document.documentElement.dataset.search === 'done'", timeout=PATIENCE)
                total = other.locator("html").get_attribute("data-search-total") or "0"
            found.append(time.perf_counter() - start)
            other.close()
    return shown, found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--idle", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = Path(name)
        for part in ("themes", "emblems"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "config.yaml", folder)
        write_content(options.count, folder / "content")
        article = sorted((folder / "content").glob("*/*/[0-9]*.md"))[options.count // 2]
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
        load = os.getloadavg()[0]
        with subprocess.Popen(
            command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                assert process.stdout
                while f":{port}/" not in process.stdout.readline():
                    pass
                with chromium() as browser:
                    shown, found = saves(browser.new_context().new_page(), article, f"http://127.0.0.1:{port}/", options.saves)
                spare = folder / "content" / "nanyang"
                for n in range(options.idle):
                    (spare / f"{n}.txt").write_text("", encoding="utf-8")
                time.sleep(IDLE)
                before = processor_seconds(process.pid)
                time.sleep(IDLE)
                idle = (processor_seconds(process.pid) - before) / IDLE
            finally:
                process.terminate()
    shown.sort()
    print(f"{options.count} articles, load before and after {load:.1f}, {os.getloadavg()[0]:.1f}, {len(shown)} saves")
    print(f"save to page: median {median(shown):.2f} s, 95 % within {shown[int(len(shown) * 0.95) - 1]:.2f} s")
    if found:
        print(f"save to search: median {median(found):.2f} s of {len(found)}")
    print(f"idle with {options.idle} more files: {idle:.2%} of a processor")


if __name__ == "__main__":
    main()
