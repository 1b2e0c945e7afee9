"""Does ``check --fidelity`` find every change? ``python -m benchmarks.fidelity.measure [changes of each kind] [seed]``.

Changes of every kind are put into copies of the built pages of the five issues, one at a time; and into copies of their content, one a file,
which is then built. Each must be told as something that nothing explains. Printed: the time that a proof of the untouched issues takes, and for
each kind how many were tried and found.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.fidelity.seeds import IN_CONTENT, ON_PAGES, files
from gazette.config import read_config
from gazette.content import read_history
from gazette.fidelity import Account, accounts
from gazette.output import BuildOptions, build
from gazette.output.theme_folders import read_theme_folders

ROOT = Path(__file__).parent.parent.parent
CONFIG = ROOT / "config.yaml"
TRIES = 200
"""Places looked at for one change, before its kind is given up."""
STRINGS = read_theme_folders(read_config(CONFIG).theme_folder).strings


def wrong(content: Path, site: Path) -> list[Account]:
    """The accounts of issues in which something is not explained."""
    return [a for a in accounts(content, site, STRINGS) if isinstance(a, Account) and a.departures]


def on_pages(site: Path, each: int, rng: random.Random) -> dict[str, Counter[str]]:
    """Tried and found, by kind, of changes of pages; every page is put back."""
    pages = [page for folder in sorted((ROOT / "content").glob("*/*-*")) for page in _pages(folder, site)]
    results = {}
    for kind, seed in ON_PAGES.items():
        count: Counter[str] = Counter()
        for _ in range(TRIES):
            page = rng.choice(pages)
            before = page.read_text(encoding="utf-8")
            after = seed(before, rng)
            if after is None or after == before:
                continue
            page.write_text(after, encoding="utf-8")
            address = page.parent.relative_to(site).as_posix()
            history = read_history(ROOT / "content" / address)
            assert history is not None
            account = Account.of(address, ROOT / "content" / address, page.parent, history, _words())
            count.update(tried=1, found=int(bool(account.departures)))
            page.write_text(before, encoding="utf-8")
            if not account.departures:
                print(f"not found: {kind} on {page}")
            if count["tried"] == each:
                break
        results[kind] = count
    return results


def _pages(folder: Path, site: Path) -> list[Path]:
    return list(files(site / folder.relative_to(ROOT / "content"), "*.html"))


def _words() -> frozenset[str]:
    from gazette.fidelity.facts import theme_words  # noqa: PLC0415

    return theme_words(STRINGS)


def in_content(folder: Path, rounds: int, rng: random.Random) -> dict[str, Counter[str]]:
    """The same for content: in each round one change a document, all of one build; told at the document's file."""
    results: dict[str, Counter[str]] = {kind: Counter() for kind in IN_CONTENT}
    for number in range(rounds):
        content = folder / f"content-{number}"
        shutil.copytree(ROOT / "content", content)
        made = {}
        documents = [p for issue in sorted(content.glob("*/*-*")) for p in files(issue, "*.md")]
        for path in documents[number % 2 :: 2]:  # of two neighbours one, so that each change is told at its own file
            kind = rng.choice(list(IN_CONTENT))
            before = path.read_text(encoding="utf-8")
            after = IN_CONTENT[kind](before, rng)
            if after and after != before:
                path.write_text(after, encoding="utf-8")
                made[str(path)] = kind
        build(BuildOptions(content, folder / f"site-{number}", CONFIG))
        told = {d.place.file for account in wrong(content, folder / f"site-{number}") for d in account.departures}
        for file, kind in made.items():
            results[kind].update(tried=1, found=int(file in told))
            if file not in told:
                print(f"not found: {kind} in {file}")
    return results


def main() -> None:
    """Print the table."""
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build(BuildOptions(ROOT / "content", site, CONFIG))
        start = time.perf_counter()
        untouched = wrong(ROOT / "content", site)
        print(f"untouched: {sum(len(a.departures) for a in untouched)} not explained, {time.perf_counter() - start:.2f} s")
        for title, results in (("pages", on_pages(site, each, rng)), ("content", in_content(Path(name), max(1, each // 10), rng))):
            for kind, count in results.items():
                print(f"{title}: {kind:<24} {count['found']:>4} of {count['tried']}")
            tried, found = (sum(count[key] for count in results.values()) for key in ("tried", "found"))
            print(f"{title}: {found} of {tried} found")


if __name__ == "__main__":
    main()
