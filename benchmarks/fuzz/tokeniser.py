"""The two tokenisers on invented texts, in batches: ``python -m benchmarks.fuzz.tokeniser --texts 200000 --seed 1``.

Python's is ``gazette/search/tokenise.py``; JavaScript's, ``templates/search/tokenise.js``, runs in Chromium. Prints each text of which
the two make something else. Characters that Python's version of Unicode does not know are left out: a browser that knows them
may fold them, and no gazette is printed with them.
"""

import argparse
import random
import time
import unicodedata
from pathlib import Path

from playwright.sync_api import Page

from gazette.search.tokenise import normalise, query_terms
from tests.chromium import chromium
from tests.fuzz.targets import PIECES

SCRIPT = Path(__file__).parents[2] / "themes/default/templates/search/tokenise.js"
MAKE = """texts => texts.map(text => {
  const normal = gazetteSearch.normalise(text);
  const { required, optional, prefix } = gazetteSearch.queryTerms(normal);
  return [normal, required, optional, prefix ?? null];
})"""
BATCH = 5_000
MOST = 0x30000
"""Code points taken: three planes; what lies above is private or a variation selector."""
RANGES = (
    (0, 0x3000),
    (0x3000, 0xA000),
    (0xA000, 0x10000),
    (0x10000, 0x20000),
    (0x20000, MOST),
    (0xE0000, 0xE0200),
    (0x300, 0x370),
    (0x1100, 0x1200),
)


def invented(rng: random.Random) -> str:
    """A text: characters of all planes, and pieces that make trouble."""
    out = []
    for _ in range(rng.choice((1, 2, 3, 5, 8, 13, 30))):
        if rng.random() < 0.5:
            out.append(rng.choice(PIECES["query"]))
        else:
            point = rng.randrange(*rng.choice(RANGES))
            out.append(chr(point) if unicodedata.category(chr(point)) not in ("Cn", "Cs") else "政")
    return "".join(out)


def made(text: str) -> list[object]:
    """What Python makes of a text."""
    normal = normalise(text)
    terms = query_terms(normal)
    return [normal, list(terms.required), list(terms.optional), terms.prefix]


def unlike(page: Page, texts: list[str]) -> list[str]:
    """The texts of which the two make something else."""
    return [text for text, there in zip(texts, page.evaluate(MAKE, texts), strict=True) if made(text) != there]


def main() -> None:
    """Entry point; ends with 1 if the two differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    start = time.monotonic()
    found: list[str] = []
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(path=str(SCRIPT))
        for first in range(0, options.texts, BATCH):
            found += unlike(page, [invented(rng) for _ in range(min(BATCH, options.texts - first))])
        version = browser.version
    print(f"{options.texts} texts in {time.monotonic() - start:.0f} s, Chromium {version}: {len(found)} differ")
    for text in found[:20]:
        print(ascii(text))
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
