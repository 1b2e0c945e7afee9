"""Whole issues against hand-made labels: the converter alone, no option for any file."""

from pathlib import Path
from typing import Any

import pytest

from gazette.content import write_issue
from gazette.importer import ImportOptions, import_source
from tests.score import score

ROOT = Path(__file__).parents[2]
ISSUES = {  # label → lowest score, paragraphs F1, headings F1, table rows F1: just under what is reached
    "nanyang-2021-06": (0.990, 0.98, 0.98, 1.0),
    "sanmenxia-2021-02": (0.995, 0.99, 0.99, 0.99),
    "zhumadian-2020-04": (0.995, 0.985, 0.99, 0.99),
    "nanyang-2022-01": (0.990, 0.96, 0.99, 1.0),
    "zhumadian-2020-08": (0.995, 0.99, 0.99, 1.0),
}


def source_of(key: str) -> Path:
    gazette, _, issue = key.partition("-")
    return ROOT / "content" / gazette / issue / "source.txt"


@pytest.fixture(scope="module", params=sorted(ISSUES))
def scored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any], list[str]]:
    key = request.param
    source = source_of(key)
    if not source.exists():
        pytest.skip(f"{source} is not there")
    written = write_issue(tmp_path_factory.mktemp(key), import_source(source.read_bytes(), source.name, ImportOptions()))
    result, misses = score(ROOT / "tests" / "gold" / f"{key}.yaml", written.folder, source)
    return key, result, misses


def test_score_is_kept(scored: tuple[str, dict[str, Any], list[str]]) -> None:
    key, result, misses = scored
    lowest, paragraphs, headings, rows = ISSUES[key]
    reached = (result["score"], result["paragraphs_f1"], result["headings_f1"], result["table_rows_f1"])
    assert all(have >= want for have, want in zip(reached, (lowest, paragraphs, headings, rows), strict=True)), (reached, misses)


def test_all_articles_and_issue_facts_are_right(scored: tuple[str, dict[str, Any], list[str]]) -> None:
    _, result, misses = scored
    assert (result["articles_f1"], result["articles_in_order"], result["issue_fields"]) == (1.0, 1.0, 1.0), misses


def test_title_number_and_date_of_every_article_are_right(scored: tuple[str, dict[str, Any], list[str]]) -> None:
    _, result, misses = scored
    for name in ("title", "doc_number", "date", "recipients", "kind"):
        right, total = result["fields_by_name"][name].split("/")
        assert right == total, (name, misses)


def test_no_text_is_invented_and_no_furniture_left(scored: tuple[str, dict[str, Any], list[str]]) -> None:
    _, result, misses = scored
    assert result["text_not_in_source"] <= 0.001
    assert result["furniture_left_in_text"] == 0
    assert result["source_lines_lost"] <= 1, misses  # a list sign that is dropped from a line counts as that line to the score
