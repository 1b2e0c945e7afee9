"""Measure the search of a content folder: recall, precision, bytes and time to the first page of results, size and build of the index.

    python -m benchmarks.search.measure CONTENT [--queries 100] [--slowdown 4]

Phrases of 1 to 12 characters are drawn from the text, with document numbers, names' and dates' pieces among them; truth is substring over the
normal form. Each query runs in a fresh browser context (nothing cached), once from an open search page and once by an address that asks it;
bytes are what gzip (level 6) makes of all that was loaded for it but the page itself and its first script: the manifest, which an open page
has already, too. ``precision before`` is the share of candidates that the text check confirmed.
"""

import argparse
import gzip
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser

from gazette.config import read_config
from gazette.library import Library, open_library
from gazette.output import BuildOptions, build, default_jobs
from gazette.search import search_files
from gazette.search.documents import Document, documents_of
from gazette.search.tokenise import normalise
from tests.chromium import chromium
from tests.serving import served

ROOT = Path(__file__).parent.parent.parent
RUN = """query => new Promise(resolve => {
  const state = document.documentElement;
  const start = performance.now();
  new MutationObserver(() => {
    if (state.dataset.search !== 'loading') resolve([performance.now() - start, state.dataset.search]);
  }).observe(state, { attributes: true, attributeFilter: ['data-search'] });
  document.querySelector('#q').value = query;
  document.querySelector('[data-find]').requestSubmit();
})"""
ARRIVED = """new MutationObserver(() => {
  if (document.documentElement.dataset.search === 'done') window.arrived ||= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-search'] })"""
ALL = """async query => {
  const found = await gazetteSearch.find(query);
  const offered = found.total;
  await found.until(Infinity);
  return [offered, found.hits.map(hit => hit.document.issue + '/' + hit.shown.slug)];
}"""


def queries(documents: Sequence[Document], count: int, seed: int = 1) -> list[str]:
    """A tenth document numbers, the rest pieces of text; none that the query syntax reads as more than a phrase."""
    chance = random.Random(seed)
    numbers = [d.facts.doc_number for d in documents if d.facts.doc_number]
    found = [chance.choice(numbers) for _ in range(count // 10)] if numbers else []
    while len(found) < count:
        text = chance.choice(chance.choice(documents).passages).text
        start = chance.randrange(len(text))
        phrase = text[start : start + chance.randint(1, 12)].strip()
        if (
            phrase
            and not any(c.isspace() or c in '"＂' for c in phrase)
            and phrase[0] not in "-－"
            and any(c.isalnum() for c in phrase)
        ):
            found.append(phrase)
    return found


def spread(values: Sequence[float]) -> str:
    """Median and 95th percentile."""
    return f"{statistics.median(values):.0f} / {statistics.quantiles(values, n=20)[-1]:.0f}"


def index_figures(library: Library, text_bytes: int) -> None:
    """Print size and build time of the index."""
    start = time.process_time()
    files = dict(search_files(library))
    seconds = time.process_time() - start
    print(f"build of texts and index, one core: {seconds:.2f} s, {seconds / text_bytes * 1e6:.2f} s/MB")
    for name, prefix in {"manifest": "search/manifest", "terms": "search/terms/", "texts": "search/texts/"}.items():
        found = [data for path, data in files.items() if path.startswith(prefix)]
        packed = sum(len(gzip.compress(data, 6)) for data in found)
        raw = sum(map(len, found))
        print(f"{name}: {len(found)} files, {raw:,} bytes, gzip {packed:,} = {packed / text_bytes:.3f} of the text")


def ask(browser: Browser, address: str, site: Path, documents: Sequence[Document], phrases: Sequence[str], slowdown: int) -> None:
    """Print bytes, time, recall and precision."""
    took, arrived, weight, recall, precision, before = [], [], [], [], [], []
    for phrase in phrases:
        context = browser.new_context()
        page = context.new_page()
        loaded: list[str] = []
        page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
        page.goto(f"{address}search.html", wait_until="networkidle")
        page.wait_for_selector("html[data-search=done]", state="attached")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        milliseconds, state = page.evaluate(RUN, phrase)
        assert state == "done", phrase
        took.append(milliseconds)
        files = {url.removeprefix(address).split("?")[0] for url in loaded} - {"static/search/search.js"}
        weight.append(sum(len(gzip.compress((site / file).read_bytes(), 6)) for file in files if "search/" in file) / 1000)
        normal = normalise(phrase)
        true = {d.entry.address for d in documents if any(normal in text for texts in d.texts.values() for text in texts)}
        offered, found = page.evaluate(ALL, phrase)
        hits = len(true & set(found))
        recall.append(hits / len(true))
        precision.append(hits / len(found))
        before.append(hits / offered)
        context.close()
        arrived.append(asked_by_address(browser, f"{address}search.html?q={quote(phrase)}", slowdown))
    print(f"{len(phrases)} queries, {slowdown}x slower processor: recall {statistics.mean(recall):.3f}, precision {statistics.mean(precision):.3f}, "
          f"before the check {statistics.mean(before):.3f}")  # fmt: skip
    print(f"first page of results, p50 / p95: {spread(weight)} kB gzip, {spread(took)} ms from an open page, "
          f"{spread(arrived)} ms by its address")  # fmt: skip


def asked_by_address(browser: Browser, address: str, slowdown: int) -> float:
    """Milliseconds from the click on a link that asks the query to its results, all loaded anew."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(ARRIVED)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(address)
    page.wait_for_function("window.arrived")
    milliseconds: float = page.evaluate("window.arrived")
    context.close()
    return milliseconds


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--slowdown", type=int, default=4)
    options = parser.parse_args()
    library = open_library(options.content, read_config(ROOT / "config.yaml"))
    documents = [document for issue in library.issues for document in documents_of(issue)]
    text_bytes = sum(len(passage.text.encode()) for document in documents for passage in document.passages)
    print(f"{len(documents)} documents, {text_bytes / 1e6:.2f} MB of text")
    index_figures(library, text_bytes)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(BuildOptions(options.content, site, ROOT / "config.yaml", jobs=default_jobs()))
        scripts = sorted((site / "static" / "search").rglob("*.js"))
        print("scripts, gzip:", ", ".join(f"{file.name} {len(gzip.compress(file.read_bytes(), 6)):,}" for file in scripts))
        with served(site) as address, chromium() as browser:
            ask(browser, address, site, documents, queries(documents, options.queries), options.slowdown)


if __name__ == "__main__":
    main()
