"""Fit the weights of the continuity model (does a paragraph go on over a line's end?) and write gazette/importer/weights.py.

usage: python -m benchmarks.importer.fit [--try] [--rounds N]

Trained on the labelled issues (their sources in content/, their labels in tests/gold) and on the same labels set anew by tests/typeset,
in layouts whose columns, drift, hanging stops and blanks are drawn anew. The layouts HELD_OUT are never trained on: the script says how
often the model errs there, and how often at each issue if neither it nor its text is trained on. --try only reports. For each line end
the passes before reflow are run, and the label is asked whether it joins the two lines. Logistic regression with L2, by Newton's method; alike line ends are counted together.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazette.importer import PASSES, ImportOptions
from gazette.importer.continuity import Continuity, layout_of
from gazette.importer.numbering import counted
from gazette.importer.passes.reflow import keeps_indents, measured
from gazette.importer.state import Line, State
from gazette.importer.text import bare
from tests.typeset.converting import read_gold
from tests.typeset.layout import Layout
from tests.typeset.layouts import LAYOUTS
from tests.typeset.setter import typeset

ROOT = Path(__file__).parents[2]
GOLDS = sorted((ROOT / "tests" / "gold").glob("*.yaml"))
HELD_OUT = ("nasty", "disordered", "dated-titles", "flattened")
REAL, REAL_WHOLE, SET = 6, 40, 1
"""How often a line end of a real source counts, of one whose lines are whole paragraphs, and of a set text."""
L2 = {"wrapped": 0.6, "whole": 0.3}
CONTEXT = 14
RARE = 6
"""A feature seen on fewer line ends gets no weight."""

Pattern = tuple[str, frozenset[str]]
Counts = dict[Pattern, list[float]]


def labelled_text(gold: Mapping[str, Any]) -> str:
    """All blocks of a gold, a NUL between any two."""
    blocks = (b for a in gold["articles"] for b in a["blocks"])
    return "\0" + "\0".join("\0".join("\0".join(r) for r in b["rows"]) if b["t"] == "table" else b["s"] for b in blocks) + "\0"


def before_reflow(text: str, gold: Mapping[str, Any]) -> State:
    """The state of an import when its paragraphs are about to be made."""
    facts = gold["issue"]
    state = State("fit", ImportOptions(gazette=facts["gazette"], year=facts["year"], number=facts["number"]), text.encode())
    for name, run in PASSES:
        if name == "reflow":
            break
        state = run(state)
    return state


def line_ends(text: str, gold: Mapping[str, Any]) -> Iterator[tuple[Pattern, bool]]:
    """Features of each line end, and whether the label joins the lines. Where the source kept indents, the model is not asked."""
    state = before_reflow(text, gold)
    whole = labelled_text(gold)
    drafts = measured(state.drafts)
    lines = [item for draft in drafts for item in draft.items if isinstance(item, Line)]
    if keeps_indents(lines):
        return
    model = Continuity(state.pairs, counted(lines))
    for draft in drafts:
        unit: list[Line] = []
        for at, line in enumerate(draft.items):
            if not isinstance(line, Line):
                unit = []
                continue
            following = draft.items[at + 1] if at + 1 < len(draft.items) else None
            joins = _joins(whole, unit[-1], line) if unit else None
            if joins is not None:
                names = frozenset(model.features(unit, line, following if isinstance(following, Line) else None))
                yield (layout_of(unit), names), joins
            unit = [*unit, line] if joins else [line]


def _joins(whole: str, last: Line, line: Line) -> bool | None:
    tail, head = bare(last.text)[-CONTEXT:], bare(line.text)[:CONTEXT]
    joined, parted = tail + head in whole, f"{tail}\0{head}" in whole
    return joined if joined != parted else None


# ---------------------------------------------------------------- what is trained on


def varied(layout: Layout, rng: random.Random) -> Layout:
    """The layout with columns of other widths, other stops and blanks."""
    first = rng.randint(15, 44 if len(layout.columns) == 1 else 26)
    second = first - rng.choice((0, 0, 1, 2))
    return replace(
        layout,
        columns=(first,) if len(layout.columns) == 1 else (first, second),
        drift=rng.choice((0, 0, 2, 4)),
        hanging=rng.random() < 0.4,
        page_lines=rng.randint(26, 44),
        blank_lines=rng.choice(("none", "none", "all", "first", "random")),
        latin_blanks=rng.choice((0.0, 0.0, 0.5, 1.0)),
        letter_spaced=rng.choice((0.0, 0.0, 0.08)),
        half_width=rng.choice((0.0, 0.0, 0.4)),
        indent="",
        page_mark=rng.choice(("", " ", "\f")),
    )


def _real(path: Path) -> Counts:
    gazette, _, issue = path.stem.partition("-")
    source = ROOT / "content" / gazette / issue / "source.txt"
    return _counted(line_ends(source.read_text(encoding="utf-8"), read_gold(path)), real=True)


def _set(job: tuple[str, Path, int, bool]) -> Counts:
    name, path, seed, vary = job
    layout = varied(LAYOUTS[name], random.Random(f"{name}{path.stem}{seed}")) if vary else LAYOUTS[name]
    text, gold = typeset(read_gold(path), layout, seed)
    return _counted(line_ends(text, gold), real=False)


def _counted(ends: Iterable[tuple[Pattern, bool]], *, real: bool) -> Counts:
    counts: Counts = {}
    for pattern, joins in ends:
        counts.setdefault(pattern, [0.0, 0.0])[joins] += _times(pattern[0], real=real)
    return counts


def _times(half: str, *, real: bool) -> int:
    return (REAL_WHOLE if half == "whole" else REAL) if real else SET


def _merged(parts: Iterable[Counts]) -> Counts:
    whole: Counts = {}
    for part in parts:
        for pattern, (parted, joined) in part.items():
            both = whole.setdefault(pattern, [0.0, 0.0])
            both[0] += parted
            both[1] += joined
    return whole


# ---------------------------------------------------------------- regression


def fit(counts: Mapping[frozenset[str], Sequence[float]], l2: float) -> dict[str, float]:
    """Weights that say best how often line ends of each pattern join."""
    seen: Counter[str] = Counter()
    for names, both in counts.items():
        for name in names:
            seen[name] += int(sum(both))
    kept = sorted(name for name, n in seen.items() if n >= RARE)
    place = {name: i for i, name in enumerate(kept)}
    rows = [([place[n] for n in pattern if n in place], both[0], both[1]) for pattern, both in counts.items()]
    weights = [0.0] * len(kept)
    for _ in range(12):
        slope = [-l2 * w for w in weights]
        bend = [[0.0] * len(kept) for _ in kept]
        for i in range(len(kept)):
            bend[i][i] = l2
        for at, parted, joined in rows:
            share = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[i] for i in at)))))
            miss, heavy = joined - (parted + joined) * share, (parted + joined) * share * (1 - share)
            for i in at:
                slope[i] += miss
                row = bend[i]
                for k in at:
                    row[k] += heavy
        step = _solved(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 0.01:
            break
    return {name: round(w, 2) for name, w in zip(kept, weights, strict=True) if abs(w) >= 0.05}


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss elimination; the matrix is symmetric and positive definite."""
    n = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(n):
        pivot = rows[i][i]
        for k in range(i + 1, n):
            share = rows[k][i] / pivot
            if share:
                rows[k] = [a - share * b for a, b in zip(rows[k], rows[i], strict=True)]
    out = [0.0] * n
    for i in range(n - 1, -1, -1):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def fitted(parts: Iterable[Counts]) -> dict[str, dict[str, float]]:
    """Weights of both halves of the model."""
    halves: dict[str, dict[frozenset[str], list[float]]] = {"wrapped": {}, "whole": {}}
    for (half, pattern), both in _merged(parts).items():
        halves[half][pattern] = both
    return {half: fit(counts, L2[half]) for half, counts in halves.items()}


def errors(counts: Counts, weights: Mapping[str, Mapping[str, float]], *, real: bool = False) -> str:
    """How often the model errs: lines joined that should not be, lines parted that should not be, of all."""
    wrong: dict[bool, float] = {True: 0.0, False: 0.0}
    total = 0.0
    for (half, names), (parted, joined) in counts.items():
        goes_on = sum(weights.get(half, {}).get(name, 0.0) for name in names) > 0
        times = _times(half, real=real)
        wrong[goes_on] += (parted if goes_on else joined) / times
        total += (parted + joined) / times
    return f"{wrong[True]:6.0f} merged {wrong[False]:6.0f} torn of {total:8.0f}"


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", dest="only_try", action="store_true", help="report, write nothing")
    parser.add_argument("--rounds", type=int, default=2, help="how often each layout is varied")
    options = parser.parse_args()
    trained: list[str] = [name for name in LAYOUTS if name not in HELD_OUT and not LAYOUTS[name].indent]
    jobs = [(name, gold, seed, True) for name in trained for gold in GOLDS for seed in range(10, 10 + options.rounds)]
    held = [(name, gold, 1, False) for name in HELD_OUT for gold in GOLDS]
    with ProcessPoolExecutor() as pool:
        real = list(pool.map(_real, GOLDS))
        texts = list(pool.map(_set, jobs))
        tests = list(pool.map(_set, held))
    weights = fitted([*real, *texts])
    for path, counts in zip(GOLDS, real, strict=True):
        others = [
            *(c for p, c in zip(GOLDS, real, strict=True) if p != path),
            *(c for j, c in zip(jobs, texts, strict=True) if j[1] != path),
        ]
        print(f"{path.stem:18} seen {errors(counts, weights, real=True)}; unseen {errors(counts, fitted(others), real=True)}")
    for title, names, parts, all_jobs in (("trained", trained, texts, jobs), ("held out", list(HELD_OUT), tests, held)):
        for layout in names:
            mine = [p for p, job in zip(parts, all_jobs, strict=True) if job[0] == layout]
            print(f"{title}: {layout:14} {errors(_merged(mine), weights)}")
    if not options.only_try:
        write(weights)


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights as a module."""
    lines = ['"""Weights of the continuity model, fitted by benchmarks/importer/fit.py (docs/importer.md tells how)."""', ""]
    lines.append("WEIGHTS: dict[str, dict[str, float]] = {")
    for half, named in weights.items():
        lines += [f'    "{half}": {{', *(f'        "{name}": {value},' for name, value in sorted(named.items())), "    },"]
    lines.append("}")
    (ROOT / "gazette" / "importer" / "weights.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
