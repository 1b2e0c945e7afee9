"""The same issue in layouts that no rule was written for still becomes the same articles."""

from pathlib import Path

import pytest
import yaml

from gazette.content import write_issue
from gazette.importer import ImportOptions, import_source
from tests.importer.layouts import set_anew
from tests.score import score

GOLD = Path(__file__).parents[1] / "gold"
LAYOUTS = {  # width of the column, whether indents are kept
    "web page": (None, True),
    "plain paragraphs": (None, False),
    "narrow column with indents": (22.0, True),
    "wide column with indents": (40.0, True),
    "column without indents": (30.0, False),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("key", ["nanyang-2021-06", "sanmenxia-2021-02", "zhumadian-2020-04"])
def test_layout_does_not_matter(key: str, layout: str, tmp_path: Path) -> None:
    label = GOLD / f"{key}.yaml"
    width, indents = LAYOUTS[layout]
    source = set_anew(yaml.safe_load(label.read_text(encoding="utf-8")), width, indents)
    written = write_issue(tmp_path, import_source(source.encode(), f"{key}.txt", ImportOptions()))
    result, misses = score(label, written.folder)
    assert result["score"] >= 0.88, misses[:40]
    assert result["paragraphs_f1"] >= 0.88, misses[:40]
