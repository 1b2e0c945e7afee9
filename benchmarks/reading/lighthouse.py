"""Lighthouse's four marks for a phone: home, an issue, the longest article, search; the median of several runs.

``python -m benchmarks.reading.lighthouse [--runs 5]``; needs Node.js (``npx`` fetches Lighthouse from npm) and Chromium.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from gazette.output import BuildOptions, build
from tests.serving import served

LIGHTHOUSE = "lighthouse@12.8.2"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
MARKS = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")


def pages(site: Path) -> dict[str, str]:
    """The four pages: the first gazette's last issue, and of all articles the longest."""
    issue = max(site.glob("*/????-??/index.html"))
    articles = (page for page in site.glob("*/????-??/*.html") if page.name != "index.html")
    longest = max(articles, key=lambda page: (page.stat().st_size, page))
    found = {"home": "index.html", "issue": issue, "long article": longest, "search": "search.html"}
    return {name: str(Path(page).relative_to(site)) if isinstance(page, Path) else page for name, page in found.items()}


def report(address: str, folder: Path) -> dict[str, float]:
    """One run: the marks from 0 to 100, and the times in ms."""
    out = folder / "report.json"
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
    chromium = shutil.which("chromium") or "chromium"
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True)
    found = json.loads(out.read_text(encoding="utf-8"))
    marks = {name: found["categories"][name]["score"] * 100 for name in MARKS}
    return marks | {name: found["audits"][name]["numericValue"] for name in TIMES}


def main() -> None:
    """Build the repository's site, run, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(BuildOptions(Path("content"), folder / "site", Path("config.yaml")))
        print("| page | " + " | ".join((*MARKS, *TIMES)) + " |")
        print("|---" * (1 + len(MARKS) + len(TIMES)) + "|")
        with served(folder / "site") as root:
            for name, path in pages(folder / "site").items():
                made = [report(root + path, folder) for _ in range(runs)]
                medians = [statistics.median(run[key] for run in made) for key in (*MARKS, *TIMES)]
                print(f"| {name} | " + " | ".join(f"{value:.4g}" for value in medians) + " |", flush=True)


if __name__ == "__main__":
    main()
