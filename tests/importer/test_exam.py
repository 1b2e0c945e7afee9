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
    "bingang-2018-11": 0.98,
    "binwan-2022-07": 0.99,
    "donghu-2024-01": 0.99,
    "gongbao-2016-21": 0.99,
    "guowuyuan-2003-14": 0.99,
    "haizhou-1956-09": 0.99,
    "jiangling-2022-09": 0.99,
    "jiangyue-2012-08": 0.99,
    "jinhai-2019-05": 0.95,
    "lanjiang-2014-01": 0.96,
    "linjiang-2020-05": 0.99,
    "linyuan-2021-02": 0.96,
    "linze-2024-04": 0.99,
    "minxi-1987-06": 0.99,
    "nanpu-2006-04": 0.99,
    "penghai-2015-18": 0.99,
    "qingxi-1999-02": 0.98,
    "qingyue-2016-03": 0.98,
    "shiwan-2023-03": 0.99,
    "weicheng-2002-03": 0.98,
    "wulantala-2010-02": 0.94,
    "yuchuan-2008-04": 0.99,
    "yunqi-2024-02": 0.99,
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
