"""Issues of gazettes the importer had never met, with the score it reaches: it may rise, never fall."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

judge: Any = import_module("tests.score")  # as it was given, without types

REPOSITORY = Path(__file__).parents[2]
EXAM = Path(__file__).parent / "exam"
SCORES = {
    "donghu-2024-01": 0.99,
    "guowuyuan-2003-14": 0.99,
    "lanjiang-2014-01": 0.91,
    "linyuan-2021-02": 0.94,
    "qingxi-1999-02": 0.98,
}


def test_every_issue_of_the_exam_is_asked_for() -> None:
    assert {path.stem for path in EXAM.glob("*.txt")} == {path.stem for path in EXAM.glob("*.yaml")} == set(SCORES)


@pytest.mark.parametrize("name", sorted(SCORES))
def test_an_unknown_gazette_scores_no_less_than_it_did(name: str, tmp_path: Path) -> None:
    source = EXAM / f"{name}.txt"
    command = [sys.executable, "build.py", "import", str(source), "--content", str(tmp_path)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (index,) = tmp_path.glob("*/*/index.md")
    result, misses = judge.score(EXAM / f"{name}.yaml", index.parent, source)
    assert result["score"] >= SCORES[name], "\n".join(misses)
    assert result["source_lines_lost"] == 0
