"""How well the importer does on gazettes nobody has seen: ``python -m tests.typeset.score``.

usage: python -m tests.typeset.score [--quick] [--seed N] [--layout NAME …] [--golds FOLDER …] [--misses N]
       python -m tests.typeset.score --show LAYOUT GOLD N [--out FOLDER]

A table of layouts by metrics, then the commonest misses. --quick takes a sample of the golds for each layout. --show prints N misses of
one issue and leaves its source, gold and output in a folder.
"""

import argparse
import random
import statistics
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.typeset.converting import COUNTS, METRICS, Result, run
from tests.typeset.layouts import LAYOUTS

GOLDS = Path(__file__).parents[1] / "gold"
SAMPLE = 2
HEADS = ("score", "articl", "artord", "fields", "issue", "parag", "headg", "rows", "signs", "order", "furnit", "lost")


def _jobs(layouts: list[str], golds: list[Path], sample: int | None) -> list[tuple[str, Path]]:
    jobs = []
    for i, layout in enumerate(layouts):
        chosen = golds if sample is None else random.Random(i).sample(golds, min(sample, len(golds)))
        jobs += [(layout, gold) for gold in chosen]
    return jobs


def _row(name: str, results: list[Result]) -> str:
    means = [statistics.fmean(r.measures[m] for r in results) for m in METRICS]
    counts = [sum(r.measures[m] for r in results) for m in COUNTS]
    return f"{name:28}" + "".join(f"{m:7.3f}" for m in means) + "".join(f"{c:7.0f}" for c in counts)


def _table(results: list[Result], *, each: bool) -> None:
    print(f"{'':28}" + "".join(f"{h:>7}" for h in HEADS))
    by_layout: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_layout[result.layout].append(result)
    for layout, mine in by_layout.items():
        if each:
            for result in mine:
                print(_row("  " + result.gold, [result]))
        print(_row(layout, mine))
    print(_row("GRAND MEAN", results))
    fields: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for result in results:
        for name, share in result.fields.items():
            for i, n in enumerate(share.split("/")):
                fields[name][i] += int(n)
    print("fields: " + ", ".join(f"{name} {right}/{of}" for name, (right, of) in fields.items()))


def _commonest(results: list[Result], count: int) -> None:
    kinds = Counter((miss.what, miss.how) for r in results for miss in r.misses)
    layouts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for result in results:
        for miss in result.misses:
            layouts[miss.what, miss.how][result.layout] += 1
    print("\ncommonest misses")
    for (what, how), n in kinds.most_common(count):
        where = ", ".join(f"{name} {k}" for name, k in layouts[what, how].most_common(4))
        print(f"{n:6}  {what}: {how}   ({where})")


def _show(layout: str, gold: Path, count: int, seed: int, folder: Path) -> None:
    result = run(layout, gold, seed, folder)
    _table([result], each=False)
    for miss in result.misses[:count]:
        print(f"- {miss.what}: {miss.how}\n    want {miss.want[:160]}\n    got  {miss.got[:200]}")
    print(f"source.txt, gold.yaml and content/ are in {folder}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{SAMPLE} golds for each layout")
    parser.add_argument("--each", action="store_true", help="a row for each gold, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", nargs="*", choices=LAYOUTS, default=[])
    parser.add_argument("--golds", nargs="*", type=Path, default=[], help="further folders of golds")
    parser.add_argument("--misses", type=int, default=40)
    parser.add_argument("--show", nargs=3, metavar=("LAYOUT", "GOLD", "N"))
    parser.add_argument("--out", type=Path, default=Path("typeset-out"))
    return parser.parse_args()


def main() -> None:
    """Entry point."""
    options = _arguments()
    golds = sorted({p.stem: p for folder in [GOLDS, *options.golds] for p in folder.glob("*.yaml")}.values(), key=lambda p: p.stem)
    if options.show:
        layout, name, count = options.show
        path = next(p for p in golds if p.stem == name)
        _show(layout, path, int(count), options.seed, options.out / f"{layout}-{name}")
        return
    jobs = _jobs(options.layout or list(LAYOUTS), golds, SAMPLE if options.quick else None)
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(run, *zip(*jobs, strict=True), [options.seed] * len(jobs)))
    _table(results, each=options.each)
    _commonest(results, options.misses)


if __name__ == "__main__":
    main()
