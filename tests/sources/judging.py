"""A file through the reader, the importer and the disk; judged against what was typeset."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

import tests.score as judge
from gazette.cli.importing import import_files
from gazette.importer import ImportOptions

_score: Callable[..., tuple[dict[str, Any], list[str]]] = judge.score


def imported(folder: Path, name: str, data: bytes) -> Path:
    """The issue folder that an import of the file makes."""
    file = folder / name
    file.write_bytes(data)
    (result,) = import_files([file], folder / "content", ImportOptions(), force=True, diff=False, progress=lambda *_: None)
    assert not result.problems, [str(p) for p in result.problems]
    return next(folder.glob("content/*/*/index.md")).parent


def judged(folder: Path, gold: dict[str, Any], issue: Path) -> tuple[dict[str, Any], list[str]]:
    """Scores and misses of an issue folder."""
    labels = folder / "gold.yaml"
    labels.write_text(yaml.safe_dump(gold, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return _score(labels, issue, issue / "source.txt")
