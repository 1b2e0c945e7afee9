"""Ask other search engines for static sites and ours the same phrases on the same documents, side by side.

    pip install "pagefind[extended]" mkdocs-material jieba
    python -m benchmarks.search.peers CONTENT [--queries 60] [--slowdown 4] [--python PYTHON]

Pagefind gets a plain HTML page a document, Material for MkDocs a page of its own with the separator its documentation gives for Chinese and
jieba beside it; PYTHON is the interpreter that has them. Phrases and truth are those of ``measure.py``. Each query runs in a fresh
browser context: kilobytes are what the search loaded (gzip level 6 of what is not packed already: scripts, index and texts), milliseconds
from the question to the first ten results (of Material: to its worker's answer).
"""

import argparse
import gzip
import html
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.search.measure import ALL, ROOT, RUN, queries, spread
from gazette.config import read_config
from gazette.library import open_library
from gazette.output import BuildOptions, build
from gazette.search.documents import Document, documents_of
from tests.chromium import chromium
from tests.search.phrases import holders
from tests.serving import served

MATERIAL = """site_name: peers
theme: {name: material, language: zh, font: false}
use_directory_urls: false
plugins: [{search: {lang: zh, separator: '[\\s\\u200b\\-]'}}]
"""
PAGEFIND = """async phrase => {
  const start = performance.now();
  const pagefind = await import(new URL('pagefind/pagefind.js', location.href).href);
  await pagefind.init();
  const { results } = await pagefind.search(phrase);
  await Promise.all(results.slice(0, 10).map(result => result.data()));
  window.found = results.map(result => result.id);
  return performance.now() - start;
}"""
WORKER = """window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({ data }) => { if (data.type === 3 && window.asked) window.asked(data.data); });
  }
}"""
TYPED = """phrase => new Promise(resolve => {
  const start = performance.now();
  const box = document.querySelector('[data-md-component=search-query]');
  const type = () => box.dispatchEvent(new Event('input', { bubbles: true }));
  const again = setInterval(type, 1000); // until the page's own script listens; the same text is asked for once
  window.asked = ({ items }) => {
    clearInterval(again);
    window.found = items.map(([{ location }]) => location);
    resolve(performance.now() - start);
  };
  box.focus();
  box.value = phrase;
  type();
})"""
FOUND = "() => window.found"


@dataclass(frozen=True)
class Engine:
    """A site that can be searched."""

    name: str
    site: Path
    page: str
    """The page the reader asks on."""
    ask: str
    """Script: phrase → milliseconds, or a list that begins with them."""
    found: Callable[[Page, str], list[str]]
    """(page that was asked, phrase) → addresses of all documents found."""
    seconds: float
    """Of the processor, to make the search; of Material and ours with the pages."""
    counts: tuple[str, ...]
    """What in a request's address makes it the search's."""


def page_of(document: Document) -> str:
    """A document's texts as plain HTML."""
    facts = document.facts
    texts = [facts.doc_number or "", *document.other_facts, *(passage.text for passage in document.passages)]
    return f"<h1>{html.escape(facts.title)}</h1>\n" + "\n".join(f"<p>{html.escape(text)}</p>" for text in texts)


def ours(content: Path, folder: Path) -> Engine:
    """This generator's own search."""
    before = time.process_time()
    build(BuildOptions(content, folder, ROOT / "config.yaml", jobs=1))
    seconds = time.process_time() - before

    def found(page: Page, phrase: str) -> list[str]:
        addresses: list[str] = page.evaluate(ALL, phrase)[1]
        return addresses

    return Engine("ours", folder, "search.html", RUN, found, seconds, ("/search/", "search.js", "near.js"))


def pagefind(documents: Sequence[Document], folder: Path, python: str, quoted: bool) -> Engine:
    """Pagefind, phrases as they are or in quotes."""
    folder.mkdir()
    for n, document in enumerate(documents):
        page = f'<!doctype html><html lang="zh-CN"><title>{n}</title><body><main data-pagefind-body>{page_of(document)}</main>'
        (folder / f"{n}.html").write_text(page, encoding="utf-8")
    seconds = processor_seconds([python, "-m", "pagefind", "--site", str(folder)])
    (folder / "index.html").write_text('<!doctype html><html lang="zh-CN"><title>?</title>', encoding="utf-8")
    addresses = {}
    for fragment in (folder / "pagefind" / "fragment").iterdir():
        data = gzip.decompress(fragment.read_bytes())
        number = json.loads(data[data.index(b"{") :])["url"].removeprefix("/").removesuffix(".html")
        addresses[fragment.name.removesuffix(".pf_fragment")] = documents[int(number)].entry.address

    def found(page: Page, phrase: str) -> list[str]:
        return [addresses[name] for name in page.evaluate(FOUND)]

    ask = PAGEFIND.replace("search(phrase)", """search('"' + phrase + '"')""") if quoted else PAGEFIND
    return Engine("Pagefind, quoted" if quoted else "Pagefind", folder, "index.html", ask, found, seconds, ("/pagefind/",))


def material(documents: Sequence[Document], folder: Path, python: str) -> Engine:
    """Material for MkDocs."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# ?\n", encoding="utf-8")
    for n, document in enumerate(documents):
        (folder / "docs" / f"{n}.md").write_text(page_of(document), encoding="utf-8")
    seconds = processor_seconds([python, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")])

    def found(page: Page, phrase: str) -> list[str]:
        pages = {location.partition(".html")[0] for location in page.evaluate(FOUND)}
        return [documents[int(name)].entry.address for name in pages if name.isdigit()]

    return Engine("Material for MkDocs", folder / "site", "index.html", TYPED, found, seconds, ("/search/", "/workers/"))


def processor_seconds(command: Sequence[str]) -> float:
    """What a command and its children take, seen through ``times`` of the shell."""
    script = '"$@" >/dev/null 2>&1 || exit; times'
    told = subprocess.run(["bash", "-c", script, "bash", *command], check=True, capture_output=True, text=True).stdout
    minutes_and_seconds = told.splitlines()[1].replace("s", "").split()
    return sum(int(minutes) * 60 + float(rest) for minutes, rest in (part.split("m") for part in minutes_and_seconds))


def row(browser: Browser, engine: Engine, documents: Sequence[Document], phrases: Sequence[str], slowdown: int) -> str:
    """One engine's line of the table."""
    took, weight, recall, precision, right = [], [], [], [], 0
    with served(engine.site) as address:
        for phrase in phrases:
            context = browser.new_context()
            context.add_init_script(WORKER)
            loaded: set[str] = set()
            context.on("request", lambda request, loaded=loaded: loaded.add(request.url))  # type: ignore[call-overload]
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            page.goto(address + engine.page)
            page.wait_for_load_state()
            milliseconds = page.evaluate(engine.ask, phrase)
            took.append(milliseconds[0] if isinstance(milliseconds, list) else milliseconds)
            files = {url.removeprefix(address).partition("?")[0] for url in loaded if any(part in url for part in engine.counts)}
            weight.append(sum(packed(engine.site / file) for file in files) / 1000)
            true, offered = holders(list(documents), phrase), set(engine.found(page, phrase))
            recall.append(len(true & offered) / len(true))
            precision.append(len(true & offered) / len(offered) if offered else 1.0)
            right += true == offered
            context.close()
    figures = f"{statistics.mean(recall):.3f} | {statistics.mean(precision):.3f} | {right}/{len(phrases)}"
    return f"| {engine.name} | {figures} | {spread(weight)} | {spread(took)} | {engine.seconds:.1f} |"


def packed(file: Path) -> int:
    """Bytes that a server with gzip sends."""
    return len(gzip.compress(file.read_bytes(), 6))


def main() -> None:
    """Build all, ask all, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--slowdown", type=int, default=4)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    library = open_library(options.content, read_config(ROOT / "config.yaml"))
    documents = [document for issue in library.issues for document in documents_of(issue)]
    phrases = queries(documents, options.queries)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engines = [
            ours(options.content, folder / "ours"),
            pagefind(documents, folder / "pagefind", options.python, quoted=False),
            pagefind(documents, folder / "quoted", options.python, quoted=True),
            material(documents, folder / "material", options.python),
        ]
        print(f"{len(documents)} documents, {len(phrases)} phrases, {options.slowdown}x slower processor; p50 / p95\n")
        print("| engine | recall | precision | exactly right | kB | ms | build, s of CPU |\n|---|---|---|---|---|---|---|")
        with chromium() as browser:
            for engine in engines:
                print(row(browser, engine, documents, phrases, options.slowdown), flush=True)


if __name__ == "__main__":
    main()
