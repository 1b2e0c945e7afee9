"""What ``check`` does beside finding: correct, accept, tell programs."""

import json
from pathlib import Path

import pytest

from gazette.check import check
from gazette.cli.checking import CheckOptions, run_check
from gazette.errors import GazetteError
from tests.check.folder import ROOT, article, findings

BODY = "加强领导,落实 责任。\n\n加强\u200b⼯作(试行)。\n\n王 飞、the"


def options(folder: Path, **more: object) -> CheckOptions:
    return CheckOptions(folder / "content", folder / "site", ROOT / "config.yaml", **more)  # type: ignore[arg-type]


def report(folder: Path, capsys: pytest.CaptureFixture[str], **more: object) -> dict[str, object]:
    capsys.readouterr()
    run_check(options(folder, machine=True, **more))
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def first(folder: Path) -> Path:
    return folder / "content/mou/2021-06/01-a1.md"


def test_fix_corrects_what_is_certain_and_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings(tmp_path, article(BODY))
    run_check(options(tmp_path, fix=True))
    text = first(tmp_path).read_text(encoding="utf-8")
    assert "加强领导，落实责任。\n\n加强工作（试行）。\n\n王飞、the" in text
    shown = capsys.readouterr().out
    assert "- 加强领导,落实 责任。\n+ 加强领导，落实责任。" in shown
    assert shown.count("已改正") == 3


def test_fix_keeps_line_ends_and_all_else(tmp_path: Path) -> None:
    findings(tmp_path, article("甲,乙。\n\n丙。"))
    path = first(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    run_check(options(tmp_path, fix=True))
    assert path.read_bytes() == before.replace(b",", "，".encode())


def test_fix_leaves_what_the_source_has(tmp_path: Path) -> None:
    findings(tmp_path, article("加强领导,落实责任。"), source="加强领导,落实责任。")
    before = first(tmp_path).read_bytes()
    run_check(options(tmp_path, fix=True))
    assert first(tmp_path).read_bytes() == before


def test_fixing_twice_changes_nothing_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings(tmp_path, article(BODY))
    run_check(options(tmp_path, fix=True))
    assert report(tmp_path, capsys, fix=True)["fixed"] == []


def test_the_report_says_all_that_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings(tmp_path, article("加强领导,落实责任。"))
    told = report(tmp_path, capsys)
    assert (told["errors"], told["warnings"], told["infos"], told["accepted"]) == (0, 1, 0, 0)
    (one,) = told["findings"]  # type: ignore[misc]
    assert one["line"] == 6  # type: ignore[unreachable]
    assert (one["code"], one["severity"], one["fixable"]) == ("check.half_width", "warning", True)
    assert one["suggestion"].endswith("，。")


def test_what_is_accepted_is_known_after_edits_elsewhere_and_told_when_it_comes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = "加强领导,落实责任。"
    findings(tmp_path, article(slip))
    baseline = tmp_path / "known.json"
    run_check(options(tmp_path, baseline=baseline, write_baseline=True))
    findings(tmp_path, article(f"新的一段。\n\n{slip}"))
    told = report(tmp_path, capsys, baseline=baseline)
    assert (told["findings"], told["accepted"]) == ([], 1)
    findings(tmp_path, article(f"{slip}\n\n{slip}"))
    assert report(tmp_path, capsys, baseline=baseline)["warnings"] == 1


def test_errors_are_not_accepted(tmp_path: Path) -> None:
    findings(tmp_path, article().replace("kind:", "repeals: [某政〔2000〕1号]\nkind:"))
    baseline = tmp_path / "known.json"
    assert run_check(options(tmp_path, baseline=baseline, write_baseline=True))
    assert json.loads(baseline.read_text(encoding="utf-8")) == []
    assert run_check(options(tmp_path, baseline=baseline))


@pytest.mark.parametrize("text", [None, "{", '[{"code": 1}]', "3"])
def test_a_baseline_that_cannot_be_read_is_said(tmp_path: Path, text: str | None) -> None:
    findings(tmp_path, article())
    baseline = tmp_path / "known.json"
    if text is not None:
        baseline.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteError, match=r"known\.json: .*基线"):
        run_check(options(tmp_path, baseline=baseline))


def test_information_is_shown_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings(tmp_path, article("加强领导,落实责任。"), source="加强领导,落实责任。")
    capsys.readouterr()
    run_check(options(tmp_path))
    assert "说明：" not in capsys.readouterr().out
    run_check(options(tmp_path, everything=True))
    assert "说明：" in capsys.readouterr().out


def test_the_five_issues_have_no_finding_that_their_source_does_not_explain() -> None:
    assert [str(f) for f in check(ROOT / "content", ROOT / "no-site", ROOT / "config.yaml") if f.severity != "info"] == []
