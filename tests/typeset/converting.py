"""One issue set, converted and scored."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import tests.score as judge
from gazette.content import write_issue
from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source
from tests.typeset.layouts import LAYOUTS
from tests.typeset.misses import Atom, Miss, block_misses, other_misses
from tests.typeset.naming import Gold
from tests.typeset.setter import typeset

METRICS = (
    "score",
    "articles_f1",
    "articles_in_order",
    "fields",
    "issue_fields",
    "paragraphs_f1",
    "headings_f1",
    "table_rows_f1",
    "signatures_f1",
    "blocks_in_order",
)
ISSUE_WEIGHT = 1 / 15
"""Share of the issue's facts in the score."""
COUNTS = ("furniture_left_in_text", "source_lines_lost")

_score: Callable[..., tuple[dict[str, Any], list[str]]] = judge.score
_load: Callable[[Path], tuple[Any, Any, list[dict[str, Any]], Any]] = judge.load_converted
_keys: Callable[[Any], list[Atom]] = judge.keys
_gold_blocks: Callable[[Any], Any] = judge.gold_blocks


@dataclass(frozen=True)
class Result:
    """Score of one gold in one layout."""

    layout: str
    gold: str
    measures: dict[str, float]
    misses: list[Miss]
    fields: dict[str, str]


def read_gold(path: Path) -> Gold:
    """A gold file."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def run(layout: str, path: Path, seed: int, folder: Path | None = None) -> Result:
    """Set the gold in the layout, convert it, score it; with a folder, leave source, gold and output there."""
    with tempfile.TemporaryDirectory() as temporary:
        return _run(layout, path, seed, folder or Path(temporary))


def _run(layout: str, path: Path, seed: int, folder: Path) -> Result:
    """Where the importer refuses the text, it is told gazette, year and number, as an editor would; the issue's facts then count as wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    text, gold = typeset(read_gold(path), LAYOUTS[layout], seed)
    source, labels = folder / "source.txt", folder / "gold.yaml"
    source.write_text(text, encoding="utf-8")
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    labels.write_text(yaml.dump(gold, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100_000), encoding="utf-8")
    refused = []
    try:
        imported = import_source(text.encode(), source.name, ImportOptions())
    except GazetteError as error:
        refused = [Miss("issue", "refused", str(error))]
        facts = gold["issue"]
        imported = import_source(
            text.encode(), source.name, ImportOptions(gazette=facts["gazette"], year=facts["year"], number=facts["number"])
        )
    made = write_issue(folder / "content", imported, force=True).folder
    measures, told = _score(labels, made, source)
    converted = _load(Path(made))[2]
    atoms = [_keys(_gold_blocks(a)) for a in gold["articles"]]
    misses = [*refused, *other_misses(told), *block_misses(atoms, [_keys(a["blocks"]) for a in converted])]
    values = {m: float(measures[m]) for m in METRICS + COUNTS}
    if refused:
        values["score"] -= values["issue_fields"] * ISSUE_WEIGHT
        values["issue_fields"] = 0.0
    return Result(layout, path.stem, values, misses, measures["fields_by_name"])
