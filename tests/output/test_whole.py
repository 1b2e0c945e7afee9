"""A site is whole at any moment: whatever goes wrong, whoever else is at work."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gazette import files as whole_files
from gazette.errors import GazetteError
from gazette.files import swap_in
from gazette.lock import locked
from gazette.output import BuildOptions, build
from gazette.output.staged import Staging
from tests.conftest import ROOT
from tests.output.archive import Archive


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def options(root: Path) -> BuildOptions:
    return BuildOptions(root / "content", root / "site", root / "config.yaml", wait=0.1)


def beside(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".site")]


@pytest.mark.usefixtures("full_disk")
def test_a_file_that_only_half_was_written_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File too large"):
        Staging(tmp_path / "new", tmp_path / "old", {}).put("nanyang/index.html", b"x" * 3000)


@pytest.fixture
def archive() -> Archive:
    return Archive.of_issues(3, 3)


@pytest.fixture
def root(tmp_path: Path, archive: Archive) -> Path:
    archive.write(tmp_path)
    build(options(tmp_path))
    return tmp_path


def test_a_build_that_fails_leaves_the_site_and_nothing_else(root: Path, archive: Archive) -> None:
    before = files(root / "site")
    archive.theme["templates/downloads.html"] = "{{ nothing_of_this_name }}"
    archive.write(root)
    with pytest.raises(GazetteError, match=r"downloads\.html:1"):
        build(options(root))
    assert files(root / "site") == before
    assert beside(root) == []


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(root: Path, archive: Archive, tmp_path: Path) -> None:
    before = files(root / "site")
    for articles in archive.issues.values():
        for article in articles.values():
            article["body"] = "新的一段。"
    archive.write(root)
    shutil.copytree(root, root / "other", ignore=shutil.ignore_patterns("site", ".cache", "other"))
    build(options(root / "other"))
    after = files(root / "other" / "site")
    command = [sys.executable, str(ROOT / "build.py"), "build", "--jobs", "2"]
    for moment in (0.3, 0.6, 0.9, 1.2, 1.5):
        with subprocess.Popen(command, cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            time.sleep(moment)
            process.kill()
        assert files(root / "site") in (before, after)
    build(options(root))
    assert files(root / "site") == after
    assert beside(root) == []


def test_a_second_build_is_told_who_is_at_work(root: Path) -> None:
    with locked(root / "site", 0), pytest.raises(GazetteError, match=str(os.getpid())):
        build(options(root))
    build(options(root))


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from gazette.lock import locked\n"
    code += "with locked(Path(sys.argv[1]), 0): print('held', flush=True); time.sleep(0.5)"
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "site")], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        with locked(tmp_path / "site", 30):
            assert process.wait(30) == 0
    assert beside(tmp_path) == []


def test_the_lock_of_a_dead_process_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").write_text("99999999", encoding="ascii")
    with locked(tmp_path / "site", 0):
        assert (tmp_path / ".site.lock").read_text(encoding="ascii") == str(os.getpid())


@pytest.mark.parametrize("way", ["at once", "two renames", "file by file"])
def test_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    for name, found in {"new": {"a": "2", "b/c": "3"}, "site": {"a": "1", "d/e": "4"}}.items():
        for path, text in found.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, encoding="utf-8")
    if way != "at once":
        monkeypatch.setattr(whole_files, "_exchanged", lambda one, other: False)
    if way == "file by file":
        monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(16, "busy")))
    swap_in(tmp_path / "new", tmp_path / "site")
    assert files(tmp_path / "site") == {"a": b"2", "b/c": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
