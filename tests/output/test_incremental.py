"""Builds that follow one another: whatever was done in between, the site is the one that a first build makes."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gazette.cache import Cache
from gazette.output import BuildOptions, Stats, build
from gazette.pages import groups, pinyin
from tests.conftest import ROOT
from tests.output.archive import Archive

EDITS = sorted(Archive(random.Random(0)).edits)
QUIRKS = ("nothing", "undo", "lose_cache", "damage_cache", "delete_file", "spoil_file")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(root: Path, jobs: int = 1, *, clean: bool = False) -> Stats:
    return build(BuildOptions(root / "content", root / "site", root / "config.yaml", clean, jobs))


def cold(archive: Archive, root: Path) -> dict[str, bytes]:
    """The site that a first build makes of the archive in an empty folder."""
    shutil.rmtree(root, ignore_errors=True)
    archive.write(root)
    built(root)
    return files(root / "site")


def quirk(name: str, root: Path, chance: random.Random) -> None:
    """What may befall the site or the cache between two builds."""
    cached = sorted(p for p in (root / ".cache").rglob("*") if p.is_file())
    pages = sorted((root / "site").rglob("*.html"))
    if name == "lose_cache":
        shutil.rmtree(root / ".cache", ignore_errors=True)
    elif name == "damage_cache" and cached:
        for path in chance.sample(cached, min(3, len(cached))):
            path.write_bytes(path.read_bytes()[: chance.randint(0, 60)] + b"?")
    elif name == "delete_file" and pages:
        chance.choice(pages).unlink()
    elif name == "spoil_file" and pages:
        path = chance.choice(pages)
        path.unlink()
        path.write_text("?", encoding="utf-8")


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to shrink what fails would take builds by the hundred
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.integers(0, 10_000),
    steps=st.lists(st.tuples(st.lists(st.sampled_from(EDITS), max_size=3), st.sampled_from(QUIRKS)), min_size=2, max_size=5),
    jobs=st.sampled_from((1, 2, 4)),
)
def test_after_any_edits_the_site_is_as_if_built_anew(
    tmp_path: Path, seed: int, steps: list[tuple[list[str], str]], jobs: int
) -> None:
    root = tmp_path / "edited"
    shutil.rmtree(root, ignore_errors=True)
    archive = Archive.of_issues(seed)
    archive.write(root)
    built(root, jobs)
    first = {p: p.read_bytes() for name in ("content", "theme", "config.yaml") for p in (root / name).rglob("*") if p.is_file()}
    for edits, befalls in steps:
        quirk(befalls, root, archive.chance)
        if befalls == "undo":  # back to the very bytes of the beginning, built, and forth again
            shutil.rmtree(root / "content")
            for path, data in first.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            built(root, jobs)
        for name in edits:
            archive.edits[name]()
        archive.write(root)
        built(root, jobs)
    assert files(root / "site") == cold(archive, tmp_path / "cold")


@pytest.fixture
def archive() -> Archive:
    return Archive.of_issues(7, 5)


@pytest.fixture
def root(tmp_path: Path, archive: Archive) -> Path:
    archive.write(tmp_path / "site-of-ours")
    built(tmp_path / "site-of-ours")
    return tmp_path / "site-of-ours"


def test_where_nothing_changed_nothing_is_made(root: Path) -> None:
    before = {path: path.stat().st_ino for path in (root / "site").rglob("*")}
    stats = built(root)
    assert (stats.written, stats.pruned, list(stats.seconds)) == (0, 0, ["compare"])
    assert before == {path: path.stat().st_ino for path in (root / "site").rglob("*")}


def test_a_paragraph_touches_its_issue_and_the_index_alone(root: Path, archive: Archive) -> None:
    before = {p.relative_to(root / "site").as_posix(): p.stat().st_mtime_ns for p in (root / "site").rglob("*") if p.is_file()}
    folder, articles = next(iter(archive.issues.items()))
    next(iter(articles.values()))["body"] = "新的一段。"
    archive.write(root)
    stats = built(root)
    changed = {p for p, time in before.items() if (root / "site" / p).exists() and (root / "site" / p).stat().st_mtime_ns != time}
    assert stats.written >= len(changed) > 0
    assert {p for p in changed if not p.startswith("search/")} <= {p for p in before if f"{folder}/" in p}


def test_what_is_saved_while_a_site_is_made_lets_only_its_issue_be_made_again(root: Path, archive: Archive, tmp_path: Path) -> None:
    """An editor saves again before the site stands: what was read by then is known, but for that issue."""
    shutil.rmtree(root / "site")
    first, *others = archive.issues

    def save(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("pages", 1):
            next(iter(archive.issues[first].values()))["body"] = "存于生成之时。"
            archive.write(root)

    build(BuildOptions(root / "content", root / "site", root / "config.yaml"), save)
    before = {path: path.stat().st_mtime_ns for folder in others for path in (root / "site" / folder).rglob("*.html")}
    stats = built(root)
    assert stats.kept > stats.written > 0
    assert before
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())
    assert files(root / "site") == cold(archive, tmp_path / "cold")
    assert list(built(root).seconds) == ["compare"]


def test_parts_of_issues_that_were_saved_meanwhile_are_not_on_record(
    root: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = archive.issues
    changed = root / "content" / first / "index.md"
    recorded = []

    def put(cache: Cache, kind: str, key: str, value: object) -> None:
        if kind == "sites":
            recorded.append(value)

    monkeypatch.setattr(Cache, "put", put)
    build(
        BuildOptions(root / "content", root / "site", root / "config.yaml", clean=True),
        lambda stage, done, total: os.utime(changed) if (stage, done) == ("pages", 1) else None,
    )
    assert [first in record.parts for record in recorded] == [False]
    assert all(folder in recorded[0].parts for folder in others)


def test_names_are_looked_up_in_the_dictionary_of_pinyin_only_once(
    root: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    next(iter(next(iter(archive.issues.values())).values()))["body"] = "新的一段。"
    archive.write(root)
    monkeypatch.setattr(pinyin, "_known", {})
    groups.group_path.cache_clear()
    monkeypatch.setitem(sys.modules, "pypinyin", None)  # to import it fails
    assert built(root).written > 0


def test_a_title_changes_every_page_that_shows_it(root: Path, archive: Archive) -> None:
    folder, articles = next(iter(archive.issues.items()))
    slug, article = next(iter(articles.items()))
    article["title"] = "临江市人民政府关于月季的通知"
    archive.write(root)
    built(root)
    shown = {path for path, data in files(root / "site").items() if "关于月季".encode() in data and path.endswith(".html")}
    assert {f"{folder}/{slug}.html", f"{folder}/index.html", "kinds/index.html"} <= shown


@pytest.mark.parametrize("change", [lambda root: None, lambda root: shutil.rmtree(root / ".cache")])
def test_clean_and_a_lost_cache_make_the_same_site(root: Path, change: Callable[[Path], None]) -> None:
    before = files(root / "site")
    change(root)
    assert built(root, clean=True).kept == 0
    assert files(root / "site") == before


def test_a_damaged_cache_is_said_in_one_line(root: Path, archive: Archive) -> None:
    for path in (root / ".cache").rglob("*"):
        if path.is_file() and path.parent.name == "issues":
            path.write_bytes(b"x" * 100)
    next(iter(next(iter(archive.issues.values())).values()))["body"] = "新的一段。"
    archive.write(root)
    notes = built(root).notes
    assert len(notes) == 1
    assert ".cache" in notes[0]


def test_another_theme_trusts_nothing_of_the_first(root: Path, archive: Archive, tmp_path: Path) -> None:
    archive.theme["templates/downloads.html"] = "<p>别的主题</p>\n"
    archive.write(root)
    built(root)
    assert "别的主题" in next((root / "site").glob("*/*-*/a-*.html")).read_text(encoding="utf-8")
    assert files(root / "site") == cold(archive, tmp_path / "cold")


def test_folder_and_time_zone_do_not_show(root: Path, archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "别处"
    archive.write(other)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--jobs", "4"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(command, cwd=other, env=environment, check=True, capture_output=True)
    assert files(other / "site") == files(root / "site")
