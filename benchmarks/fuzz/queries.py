"""The search page with random query strings, in Chromium: ``python -m benchmarks.fuzz.queries site --queries 500 --seed 1``.

Opens the search page of a built site again and again: words of scripts, of HTML, of halves of characters and of what the archive holds, in
the box and in the choices. Prints each query of which anything came: something that ran, an error, a breach of the page's policy.
"""

import argparse
import random
import time
from pathlib import Path

from playwright.sync_api import Error

from tests.chromium import chromium
from tests.fuzz.targets import PIECES
from tests.hostile.queries import Intruder, encoded
from tests.serving import served

HARMFUL = (
    "<script>",
    "</script>",
    "<img src=x onerror=window.harmed=1>",
    '"',
    "'",
    ">",
    "javascript:",
    "\ud800",
    "\udc00",
    "\x00",
    "__proto__",
    "%",
    "\u202e",
)
KNOWN = ("保险", "政府", "通知", "南阳", "2021", "宛政", "第一条")
NAMES = (
    "q",
    "q",
    "q",
    "gazette",
    "issuer",
    "kind",
    "section",
    "topic",
    "from",
    "to",
    "sort",
    "in",
    "status",
    "year",
    "__proto__",
    "",
)


def invented(rng: random.Random) -> str:
    """A query string."""
    pairs = []
    for _ in range(rng.choice((1, 1, 2, 4))):
        words = (rng.choice(rng.choice((HARMFUL, KNOWN, PIECES["query"]))) for _ in range(rng.choice((1, 2, 5, 40))))
        text = "".join(words)
        pairs.append(f"{encoded(rng.choice(NAMES))}={encoded(text) if rng.random() < 0.9 else encoded(text)[1:]}")
    return "&".join(pairs)


def main() -> None:
    """Entry point; ends with 1 if anything came of a query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    start = time.monotonic()
    found: list[str] = []
    with served(options.site) as address, chromium() as browser:
        intruder = Intruder(browser)
        for _ in range(options.queries):
            query = invented(rng)
            try:
                intruder.search(address, query)
            except Error as error:
                intruder.harm.append(str(error).split("\n", 1)[0])
            if intruder.harm:
                found.append(f"{query}: {intruder.harm}")
                intruder.harm.clear()
        version = browser.version
    print(f"{options.queries} queries in {time.monotonic() - start:.0f} s, Chromium {version}: {len(found)} with finds")
    print("\n".join(found[:20]))
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
