"""A structure-aware fuzz run: ``python -m tests.importer.fuzz --runs N --seed S``.

Takes real and typeset gazettes, mangles them, imports them, and looks whether the promise is kept: a valid folder or a refusal with
reasons; every non-blank line in an output or under ``dropped``; the same again when done again; time in proportion to the text.
A find is printed with its number; ``--case N`` does that one again, and with ``--out FILE`` writes its source.
"""

import argparse
import hashlib
import random
import re
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import yaml

from gazette.content import read_issues, write_issue
from gazette.content.write import issue_files
from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source
from gazette.importer.passes.decoding import decode
from gazette.importer.passes.lines import CONTROL, IGNORED
from gazette.importer.state import State
from gazette.markdown import blocks_of, body_problems, render
from gazette.model import Imported, Issue, Signature, Table
from tests.importer.mangling import mangled
from tests.typeset import LAYOUTS, typeset
from tests.typeset.converting import read_gold

ROOT = Path(__file__).parents[2]
GOLDS = sorted((ROOT / "tests" / "gold").glob("*.yaml"))
NAMED = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)
LINE_END = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")
PIECE = re.compile(rf"[\s|{IGNORED}]+")
BIG = 20_000
"""Bytes from which on time is measured."""


@dataclass(frozen=True)
class Case:
    """One run: which mishaps, how it ended, what is wrong with it."""

    number: int
    names: list[str]
    size: int
    seconds: float
    refused: str = ""
    digest: str = ""
    finds: list[str] = field(default_factory=list)


@cache
def texts() -> tuple[str, ...]:
    """The real sources, and each gold in some layouts."""
    rng = random.Random(0)
    real = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/*/source.txt"))]
    golds = [read_gold(path) for path in GOLDS]
    return *real, *(typeset(rng.choice(golds), layout, 1)[0] for _, layout in sorted(LAYOUTS.items()))


def source_of(number: int, seed: int) -> tuple[bytes, list[str]]:
    """The mangled bytes of a case. Most cases take a stretch of a gazette, some the whole."""
    rng = random.Random(f"{seed}/{number}")
    whole = rng.choice(texts()).split("\n")
    size = rng.choice((len(whole), 40, 100, 100, 250, 250, 600))
    start = rng.choice((0, rng.randrange(max(1, len(whole) - size + 1))))
    return mangled("\n".join(whole[start : start + size]), rng)


def imported_or_refused(source: bytes, options: ImportOptions) -> Imported | GazetteError:
    """What the importer makes of it; whatever else it raises goes up."""
    try:
        return import_source(source, "source.txt", options)
    except GazetteError as error:
        return error


# ---------------------------------------------------------------- the promise


def bare(text: str) -> str:
    """The text without blanks of any kind."""
    return PIECE.sub("", text)


def printed(issue: Issue) -> str:
    """All that a reader of the issue sees, blanks aside; a NUL parts the articles, so that no line is found across two."""
    return "\0".join(["".join(_body_texts(issue.masthead)), *("".join(_article_texts(a.facts, a.body)) for a in issue.articles)])


def _article_texts(facts: object, body: str) -> Iterator[str]:
    for name in ("title", "subtitle", "doc_number"):
        yield bare(getattr(facts, name) or "")
    yield from _body_texts(body)


def _body_texts(body: str) -> Iterator[str]:
    for block in blocks_of(body):
        if isinstance(block, Table):
            yield from (bare(cell) for row in block.rows for cell in row)
        elif isinstance(block, Signature):
            yield from map(bare, block.lines)
        else:
            yield bare(block.text)


def lost_lines(text: str, issue: Issue, imported: Imported) -> Iterator[str]:
    """The source's lines that stand neither in the issue nor under ``dropped``."""
    shown = printed(issue)
    gone: dict[int, list[str]] = {}
    for drop in imported.ledger.dropped:
        gone.setdefault(drop.line, []).append(bare(drop.text))
    for number, whole in enumerate(LINE_END.split(text), 1):
        line = CONTROL.sub("", whole)  # lost_characters() looks for these
        rest = bare(line)
        if not rest or rest in shown:
            continue
        pieces = [p for p in PIECE.split(line) if p]
        for drop in sorted(gone.get(number, []), key=len, reverse=True):
            if drop in rest:
                rest = rest.replace(drop, "", 1)
            pieces = [q for p in pieces for q in p.replace(drop, "\n", 1).split("\n") if q] if drop else pieces
        if rest and rest not in shown and not all(piece in shown for piece in pieces):
            yield f"line {number} is nowhere: {line.strip()[:80]!r}"


def lost_characters(text: str, issue: Issue, imported: Imported) -> Iterator[str]:
    """Characters that the source has more often than all that is made of it."""
    made = Counter(printed(issue) + "".join(bare(drop.text) for drop in imported.ledger.dropped))
    missing = Counter(bare(text)) - made
    rules = {"|", "-", ":", "：", "—"}  # a pipe table's rules are drawn anew
    lost = {c: n for c, n in missing.items() if c not in rules}
    if lost:
        yield f"characters lost: {lost}"


def broken_promises(source: bytes, options: ImportOptions, first: Imported, again: Imported | GazetteError) -> Iterator[str]:
    """What is wrong with an issue made of the source."""
    if not isinstance(again, Imported) or issue_files(first) != issue_files(again):
        yield "not the same twice"
    if not first.issue.articles or any(not a.facts.title.strip() for a in first.issue.articles):
        yield "an article without title, or none"
    with tempfile.TemporaryDirectory() as folder:
        made = write_issue(Path(folder), first).folder
        yaml.load((made / "import.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        (issue,) = read_issues(Path(folder))
    if tuple(a.facts for a in issue.articles) != tuple(a.facts for a in first.issue.articles) or issue.facts != first.issue.facts:
        yield "facts change on disk"
    for article in issue.articles:
        yield from (f"{article.slug}: {problem}" for problem in body_problems(article))
        passages = bare("".join(passage.text for passage in render(article.body).passages))
        if passages != bare("".join(_body_texts(article.body))):
            yield f"{article.slug}: passages are not the blocks"
    text = decode(State("source.txt", options, source)).text
    yield from lost_lines(text, issue, first)
    yield from lost_characters(text, issue, first)


def run(number: int, seed: int) -> Case:
    """One case."""
    source, names = source_of(number, seed)
    options = NAMED if number % 4 else ImportOptions()
    start = time.process_time()
    seconds = 0.0
    try:
        first = imported_or_refused(source, options)
        seconds = time.process_time() - start
        if isinstance(first, GazetteError):
            codes = ", ".join(problem.code for problem in first.problems)
            finds = [] if first.problems and all(p.text for p in first.problems) else ["refused without reason"]
            return Case(number, names, len(source), seconds, codes, codes, finds)
        finds = list(broken_promises(source, options, first, imported_or_refused(source, options)))
        digest = hashlib.sha256(b"".join(issue_files(first).values())).hexdigest()
        return Case(number, names, len(source), seconds, "", digest, finds)
    except Exception:
        return Case(number, names, len(source), seconds, finds=[traceback.format_exc(limit=-3)])


# ---------------------------------------------------------------- report


def report(cases: list[Case]) -> None:
    """Counts, finds, the slowest."""
    bad = [case for case in cases if case.finds]
    refused = Counter(case.refused for case in cases if case.refused)
    print(f"{len(cases)} cases, {sum(c.size for c in cases) / 1e6:.1f} MB, {len(bad)} with finds")
    print(f"refused: {sum(refused.values())} ({', '.join(f'{k} {n}' for k, n in refused.most_common())})")
    big = sorted((c for c in cases if c.size >= BIG), key=lambda c: -c.seconds / c.size)
    for case in big[:3]:
        print(
            f"slow: case {case.number}, {case.seconds / case.size * 1e6:.2f} s a MB of {case.size} bytes ({', '.join(case.names)})"
        )
    print("digest of all:", hashlib.sha256("".join(c.digest for c in cases).encode()).hexdigest()[:16])
    kinds = Counter(re.sub(r"\d+|'.*", "…", find.strip().splitlines()[-1])[:120] for case in bad for find in case.finds[:1])
    for kind, n in kinds.most_common(20):
        print(f"{n:6}  {kind}")
    for case in bad[:14]:
        print(f"\ncase {case.number} ({', '.join(case.names)}):\n" + "\n".join(case.finds[:3]))


def main() -> None:
    """Entry point; ends with 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--case", type=int, help="this case alone")
    parser.add_argument("--out", type=Path, help="with --case: write its source here")
    options = parser.parse_args()
    if options.case is not None:
        if options.out:
            options.out.write_bytes(source_of(options.case, options.seed)[0])
        cases = [run(options.case, options.seed)]
    else:
        with ProcessPoolExecutor() as pool:
            numbers = range(options.start, options.start + options.runs)
            cases = list(pool.map(partial(run, seed=options.seed), numbers, chunksize=8))
    report(cases)
    raise SystemExit(any(case.finds for case in cases))


if __name__ == "__main__":
    main()
