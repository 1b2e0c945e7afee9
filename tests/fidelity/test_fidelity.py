"""The proof that the site has every sign of the sources, and no other: it holds for the five issues, and fails for every kind of change."""

import json
import random
import shutil
from pathlib import Path

import pytest

from benchmarks.fidelity.seeds import IN_CONTENT, ON_PAGES, Seed, files
from gazette.cli.fidelity import FidelityOptions, run_fidelity
from gazette.config import read_config
from gazette.content import read_history
from gazette.errors import GazetteError
from gazette.fidelity import Account, Departure, accounts
from gazette.output import BuildOptions, build
from gazette.output.theme_folders import read_theme_folders
from tests.conftest import ROOT

STRINGS = read_theme_folders(read_config(ROOT / "config.yaml").theme_folder).strings
ISSUE = "sanmenxia/2021-02"
EACH = 3


def departures(content: Path, site: Path) -> list[Departure]:
    return [d for account in accounts(content, site, STRINGS) if isinstance(account, Account) for d in account.departures]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, site_folder: Path) -> Path:
    """One issue's content and pages, with the style sheet they want."""
    folder = tmp_path_factory.mktemp("fidelity")
    shutil.copytree(ROOT / "content" / ISSUE, folder / "content" / ISSUE)
    shutil.copytree(site_folder / ISSUE, folder / "site" / ISSUE)
    (folder / "site/static").mkdir()
    shutil.copy(site_folder / "static/style.css", folder / "site/static")
    return folder


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(copy: Path) -> list[Departure]:
    return departures(copy / "content", copy / "site")


def test_nothing_of_the_five_issues_is_lost_or_invented(site_folder: Path) -> None:
    proved = [account for account in accounts(ROOT / "content", site_folder, STRINGS) if isinstance(account, Account)]
    assert {account.address: account.departures for account in proved} == dict.fromkeys(
        ("nanyang/2021-06", "nanyang/2022-01", ISSUE, "zhumadian/2020-04", "zhumadian/2020-08"), ()
    )
    for account in proved:
        gone = sum(s.source_end - s.source for s in account.collation.stretches)
        put = sum(s.published_end - s.published for s in account.collation.stretches)
        assert account.source_signs == account.dropped_signs + account.same_signs + gone
        assert account.published_signs == account.same_signs + put
        assert account.same_signs > 30_000


@pytest.mark.parametrize("kind", ON_PAGES)
def test_every_kind_of_change_on_a_page_is_found(copy: Path, kind: str) -> None:
    rng = random.Random(kind)
    seed: Seed = ON_PAGES[kind]
    tried = 0
    pages = list(files(copy / "site" / ISSUE, "*.html"))
    for page in rng.choices(pages, k=60):
        before = page.read_text(encoding="utf-8")
        after = seed(before, rng)
        if after and after != before:
            page.write_text(after, encoding="utf-8")
            assert found(copy), f"{kind}: {page.name}"
            page.write_text(before, encoding="utf-8")
            tried += 1
        if tried == EACH:
            return
    assert tried, "the issue has no place for this kind of change"


def test_a_slip_in_the_content_is_told_at_its_file(copy: Path) -> None:
    rng = random.Random(2)
    made = []
    for path in list(files(copy / "content" / ISSUE, "*.md"))[::2]:
        kind = rng.choice([kind for kind in IN_CONTENT if kind != "cell changed"])
        after = IN_CONTENT[kind](path.read_text(encoding="utf-8"), rng)
        if after:
            path.write_text(after, encoding="utf-8")
            made.append(str(path))
    shutil.rmtree(copy / "site")
    build(BuildOptions(copy / "content", copy / "site", ROOT / "config.yaml"))
    assert made
    assert {d.place.file for d in found(copy)} == set(made)


def test_a_rule_that_hides_a_paragraph_is_found(copy: Path) -> None:
    style = copy / "site/static/style.css"
    style.write_text(style.read_text(encoding="utf-8") + ".body > p:nth-of-type(3){display:none}", encoding="utf-8")
    assert {d.kind for d in found(copy)} == {"lost"}


def test_a_rule_for_print_or_one_that_is_overruled_hides_nothing(copy: Path) -> None:
    style = copy / "site/static/style.css"
    rules = (
        "@media print{.body{display:none}} p{display:none} .body p{display:block} article p, .imprint p{display:block !important}"
    )
    style.write_text(style.read_text(encoding="utf-8") + rules, encoding="utf-8")
    assert found(copy) == []


def test_a_page_that_is_not_there_is_told(copy: Path) -> None:
    (copy / "site" / ISSUE / "sz-2021-2.html").unlink()
    assert {"no_page", "lost"} <= {d.kind for d in found(copy)}


def test_words_of_no_table_of_strings_in_a_head_are_told(copy: Path) -> None:
    page = copy / "site" / ISSUE / "sz-2021-2.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<span>文件</span>", "<span>密件</span>"), encoding="utf-8")
    assert [(d.kind, d.published) for d in found(copy)] == [("words", "密件")]


def test_an_altered_source_is_told(copy: Path) -> None:
    source = copy / "content" / ISSUE / "source.txt"
    source.write_bytes(source.read_bytes() + "补记".encode())
    assert {d.kind for d in found(copy)} == {"source", "lost"}


def test_a_ledger_that_drops_what_the_source_does_not_have_is_told(copy: Path) -> None:
    ledger = copy / "content" / ISSUE / "import.yaml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("dropped:\n", "dropped:\n- line: 5\n  text: 没有的字\n  why: 页眉\n"), encoding="utf-8")
    assert [d.kind for d in found(copy)] == ["dropped"]


def test_a_record_that_no_longer_holds_is_told(copy: Path) -> None:
    page = copy / "site" / ISSUE / "sjw-2021-20.html"
    text = page.read_text(encoding="utf-8")
    assert "□" in text
    page.write_text(text.replace("□", "&lt;input type=&quot;checkbox&quot;/&gt;"), encoding="utf-8")
    assert {d.kind for d in found(copy)} == {"stale"}


def test_a_ledger_that_is_lost_or_damaged_is_refused(copy: Path) -> None:
    folder = copy / "content" / ISSUE
    (folder / "edits.yaml").write_text("edits: 3\n", encoding="utf-8")
    with pytest.raises(GazetteError, match=r"edits\.yaml"):
        read_history(folder)
    (folder / "import.yaml").unlink()
    with pytest.raises(GazetteError, match=r"import\.yaml"):
        read_history(folder)


def options(copy: Path, **more: object) -> FidelityOptions:
    return FidelityOptions(copy / "content", copy / "site", ROOT / "config.yaml", **more)  # type: ignore[arg-type]


def test_what_an_editor_records_is_explained_from_then_on(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copy / "site" / ISSUE / "sz-2021-2.html"
    page.write_text(page.read_text(encoding="utf-8").replace("三门峡市人民政府", "三门峡市政府"), encoding="utf-8")
    assert run_fidelity(options(copy))
    told = capsys.readouterr()
    assert "02-sz-2021-2.md:" in told.err and "source.txt:" in told.err and "sz-2021-2.html:" in told.err
    assert not run_fidelity(options(copy, why="据原刊改"))
    assert "据原刊改" in (copy / "content" / ISSUE / "edits.yaml").read_text(encoding="utf-8")
    assert not run_fidelity(options(copy, everything=True))
    assert "据原刊改" in capsys.readouterr().out


def test_programs_get_the_balance_and_every_place(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copy / "site" / ISSUE / "sz-2021-2.html"
    page.write_text(page.read_text(encoding="utf-8").replace("零", "0", 1), encoding="utf-8")
    assert run_fidelity(options(copy, machine=True))
    report = json.loads(capsys.readouterr().out)
    (issue,) = report["issues"]
    assert report["unexplained"] == len(issue["unexplained"]) > 0
    first = issue["unexplained"][0]
    assert first["file"]["file"].endswith(".md") and first["source"]["line"] and first["page"]["line"]
    assert issue["source_signs"] - issue["dropped_signs"] > issue["same_signs"] > 30_000
    assert {edit["why"] for edit in issue["by_editors"]} >= {"识别程序加的标记"}
