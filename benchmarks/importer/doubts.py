"""What the importer's doubts are worth: ``python -m benchmarks.importer.doubts [--layouts NAME …] [--kinds] [--show N]``.

recall: of the converter's errors against the labels, the share at which a doubt points (its line within the wrong block's ± 2, or its
file and fact the wrong ones). precision: of the doubts, the share that points at an error, or at a slip of the source that the label lists.
Over the golds (real sources) and the golds set in layouts. --kinds tells for each kind of doubt how often it is right.
"""

import argparse
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from gazette.content import write_issue
from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source
from gazette.model import Doubt, Imported
from tests.typeset import LAYOUTS, typeset
from tests.typeset.converting import read_gold
from tests.typeset.misses import Miss, block_misses, other_misses
from tests.typeset.naming import Gold

judge: Any = import_module("tests.score")  # as it was given, without types

ROOT = Path(__file__).parents[2]
GOLDS = sorted((ROOT / "tests" / "gold").glob("*.yaml"))
NEAR = 2
GRAM = 8
FIELD = re.compile(r"(?P<field>\w+) of «(?P<title>[^»]*)»")
FIELD_NAMES = {
    "title": "标题", "subtitle": "副标题", "section": "栏目", "kind": "类别", "doc_number": "发文字号", "issuer": "发文机关", "author": "作者",
    "date": "日期", "recipients": "主送机关",
}  # fmt: skip
QUOTED = re.compile(r"“.*”|\d+|<.*>|\$.*\$|(?<=：).*")


@dataclass(frozen=True)
class Error:
    """One wrong thing: the source lines it stands on; for a header fact, file and name too."""

    what: str
    lines: frozenset[int]
    file: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Worth:
    """One issue: its errors, each with whether a doubt points at it, and its doubts, each with whether it is right."""

    name: str
    errors: tuple[tuple[Error, bool], ...]
    doubts: tuple[tuple[Doubt, bool], ...]


class Places:
    """Where text stands in a source."""

    def __init__(self, source: str) -> None:
        self.lines: list[int] = []
        whole = []
        for number, line in enumerate(source.splitlines(), 1):
            text = judge.norm(line)
            whole.append(text)
            self.lines += [number] * len(text)
        self.whole = "".join(whole)
        self.grams: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.whole) - GRAM + 1):
            self.grams[self.whole[at : at + GRAM]].append(at)

    def of(self, text: str, near: int = 0) -> frozenset[int]:
        """Line numbers of the text; of its whereabouts the one nearest to line ``near`` where it stands more than once."""
        text = judge.norm(text).replace("|", "")
        if len(text) < GRAM:
            starts = [m.start() for m in re.finditer(re.escape(text), self.whole)] if text else []
            at = min(starts, key=lambda s: abs(self.lines[s] - near), default=None)
            return frozenset() if at is None else frozenset({self.lines[at], self.lines[at + len(text) - 1]})
        found: set[int] = set()
        for offset in range(len(text) - GRAM + 1):
            starts = self.grams.get(text[offset : offset + GRAM], [])
            if len(starts) == 1 or (starts and not found):
                at = min(starts, key=lambda s: abs(self.lines[s] - near))
                found |= {self.lines[at], self.lines[at + GRAM - 1]}
        return frozenset(found)


def worth(name: str, source: bytes, gold: Gold, slips: Iterable[frozenset[int]] | None = None) -> Worth:
    """Import, compare with the label, match errors and doubts."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        labels = folder / "gold.yaml"
        labels.write_text(yaml.dump(gold, Dumper=yaml.CSafeDumper, allow_unicode=True, width=100_000), encoding="utf-8")
        imported = _imported(source, gold)
        made = write_issue(folder / "content", imported).folder
        _, told = judge.score(labels, made)
        converted = judge.load_converted(made)[2]
    places = Places(source.decode("utf-8"))
    gold_atoms = [judge.keys(judge.gold_blocks(a)) for a in gold["articles"]]
    made_atoms = [judge.keys(a["blocks"]) for a in converted]
    errors = [
        *_block_errors(block_misses(gold_atoms, made_atoms), places),
        *_fact_errors(other_misses(told), gold, converted, places),
    ]
    slips = slips if slips is not None else [frozenset({s["line"]}) for s in gold["suspects"]]
    return _matched(name, errors, list(imported.ledger.doubts), [s for s in slips if s])


def _imported(source: bytes, gold: Gold) -> Imported:
    try:
        return import_source(source, "source.txt", ImportOptions())
    except GazetteError:
        facts = gold["issue"]
        return import_source(
            source, "source.txt", ImportOptions(gazette=facts["gazette"], year=facts["year"], number=facts["number"])
        )


def _block_errors(misses: Iterable[Miss], places: Places) -> Iterator[Error]:
    near = 0
    for miss in misses:
        lines = places.of(miss.want, near)
        near = min(lines, default=near)
        yield Error(f"{miss.what}: {miss.how}", lines)


def _fact_errors(misses: Iterable[Miss], gold: Gold, converted: Sequence[dict[str, Any]], places: Places) -> Iterator[Error]:
    articles = gold["articles"]
    for miss in misses:
        if miss.what.startswith("issue."):
            yield Error(f"{miss.what}: {miss.how}", frozenset(), fact=miss.what)
        elif miss.what == "article":
            title = miss.want.split(": ", 1)[1]
            made = next((c for c in converted if title.startswith(c["file"])), None)
            text = str(made["meta"]["title"]) if made else title
            first = made["blocks"][0][2] if made and made["blocks"] and isinstance(made["blocks"][0][2], str) else ""
            yield Error(f"article: {miss.how}", places.of(text) or places.of(first), made["file"] if made else "")
        elif found := FIELD.match(miss.want):
            article = next(a for a in articles if (a["title"] or "?")[:24] == found["title"])
            lines = places.of(article["title"], min(places.of(article["blocks"][0].get("s", "")), default=0))
            names = [c["file"] for c in converted if judge.norm(c["meta"].get("title")) == judge.norm(article["title"])]
            yield Error(f"{miss.what}: {miss.how}", lines, names[0] if names else "", FIELD_NAMES[found["field"]])


def _points(doubt: Doubt, error: Error) -> bool:
    if error.fact.startswith("issue."):
        return "期号" in doubt.why
    if error.fact:
        near = any(abs(doubt.line - line) <= NEAR for line in error.lines)
        return near or (error.file == doubt.file and error.fact in doubt.why)
    return (
        bool(error.lines) and min(error.lines) - NEAR <= doubt.line <= max(error.lines) + NEAR and _within(doubt.line, error.lines)
    )


def _within(line: int, lines: frozenset[int]) -> bool:
    """Near one of the block's lines: a block that was torn over pages may have a hundred strange lines between its first and its last."""
    return any(abs(line - own) <= NEAR for own in lines)


def _matched(name: str, errors: list[Error], doubts: list[Doubt], slips: list[frozenset[int]]) -> Worth:
    right = [
        (d, any(_points(d, e) for e in errors) or any(min(abs(d.line - own) for own in slip) <= NEAR for slip in slips))
        for d in doubts
    ]
    return Worth(name, tuple((e, any(_points(d, e) for d in doubts)) for e in errors), tuple(right))


# ---------------------------------------------------------------- jobs


def of_gold(path: Path) -> Worth:
    """A real source."""
    gazette, _, issue = path.stem.partition("-")
    return worth(path.stem, (ROOT / "content" / gazette / issue / "source.txt").read_bytes(), read_gold(path))


def of_layout(job: tuple[str, Path, int]) -> Worth:
    """A gold set in a layout. What the label calls a slip of the source is one in the set text too."""
    layout, path, seed = job
    gold = read_gold(path)
    text, adjusted = typeset(gold, LAYOUTS[layout], seed)
    places = Places(text)
    return worth(layout, text.encode(), adjusted, [places.of(s["s"]) for s in gold["suspects"]])


# ---------------------------------------------------------------- report


def kind_of(doubt: Doubt) -> str:
    """The doubt's reason without what it quotes."""
    return QUOTED.sub("…", doubt.why)[:30]


def _row(name: str, mine: Sequence[Worth]) -> str:
    errors = [hit for w in mine for _, hit in w.errors]
    doubts = [hit for w in mine for _, hit in w.doubts]
    recall, precision = sum(errors) / max(1, len(errors)), sum(doubts) / max(1, len(doubts))
    return f"{name:26} {len(errors):6} {recall:7.2f} {len(doubts):7} {precision:9.2f}"


def report(golds: Sequence[Worth], layouts: Sequence[Worth], *, kinds: bool, show: int) -> None:
    """The table, and what it is made of."""
    print(f"{'':26} {'errors':>6} {'recall':>7} {'doubts':>7} {'precision':>9}")
    for w in golds:
        print(_row(w.name, [w]))
    if golds:
        print(_row("GOLDS", golds))
    for name in dict.fromkeys(w.name for w in layouts):
        print(_row(name, [w for w in layouts if w.name == name]))
    if layouts:
        print(_row("LAYOUTS", layouts))
    if kinds:
        _kinds([*golds, *layouts])
    for w in [*golds, *layouts]:
        for error in [e for e, hit in w.errors if not hit][:show]:
            print(f"  {w.name}: no doubt at {error.what} {error.fact} {sorted(error.lines)[:4]}")


def _kinds(all_worths: Sequence[Worth]) -> None:
    told: dict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0])
    missed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for w in all_worths:
        for doubt, hit in w.doubts:
            pair = told[kind_of(doubt), round(doubt.confidence, 1)]
            pair[0] += hit
            pair[1] += 1
        for error, hit in w.errors:
            missed[error.what][0] += hit
            missed[error.what][1] += 1
    print("\ndoubts right, of all")
    for (kind, sure), (hits, total) in sorted(told.items(), key=lambda kv: -kv[1][1]):
        print(f"{hits:6} {total:6}  {hits / total:.2f}  said {sure:.1f}  {kind}")
    print("\nerrors pointed at, of all")
    for what, (hits, total) in sorted(missed.items(), key=lambda kv: -kv[1][1])[:40]:
        print(f"{hits:6} {total:6}  {what}")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layouts", nargs="*", choices=LAYOUTS, default=list(LAYOUTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--golds", type=int, default=len(GOLDS), help="how many golds to set in each layout")
    parser.add_argument("--kinds", action="store_true", help="how often each kind of doubt is right")
    parser.add_argument("--show", type=int, default=0, help="for each issue, errors that no doubt points at")
    options = parser.parse_args()
    jobs = [
        (name, GOLDS[(i + k) % len(GOLDS)], options.seed) for i, name in enumerate(options.layouts) for k in range(options.golds)
    ]
    with ProcessPoolExecutor() as pool:
        golds, layouts = list(pool.map(of_gold, GOLDS)), list(pool.map(of_layout, jobs))
    report(golds, layouts, kinds=options.kinds, show=options.show)


if __name__ == "__main__":
    main()
