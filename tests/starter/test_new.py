"""``new``: the folder of a new site, in which the other commands can be run at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from gazette.config import GAZETTE_KEYS, SITE_KEYS, Config, read_config
from gazette.errors import GazetteError
from gazette.starter import start

ROOT = Path(__file__).parent.parent.parent


def gazette(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder that has nothing of the repository."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gazette", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_a_new_site_imports_builds_and_checks(tmp_path: Path) -> None:
    assert gazette(tmp_path, "new", "公报", "--site-name", "三门峡政府公报").returncode == 0
    site = tmp_path / "公报"
    shutil.copy(ROOT / "content/sanmenxia/2021-02/source.txt", site / "原文.txt")
    imported = gazette(site, "import", "原文.txt")
    assert (imported.returncode, (site / "content/sanmenxia/2021-02/index.md").is_file()) == (0, True), imported.stderr
    built = gazette(site)
    assert built.returncode == 0, built.stderr
    assert "三门峡政府公报" in (site / "site/index.html").read_text(encoding="utf-8")
    assert (site / "site/static/style.css").stat().st_size > 0
    assert gazette(site, "check").returncode == 0


def test_without_an_issue_the_next_step_is_named(tmp_path: Path) -> None:
    gazette(tmp_path, "new", "site")
    built = gazette(tmp_path / "site")
    assert (built.returncode, "gazette import" in built.stderr) == (1, True)


def test_the_settings_are_those_that_apply_without_them(tmp_path: Path) -> None:
    start(tmp_path / "new")
    assert read_config(tmp_path / "new/config.yaml") == Config(root=tmp_path / "new")


def test_every_setting_is_explained(tmp_path: Path) -> None:
    start(tmp_path / "new")
    text = (tmp_path / "new/config.yaml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(text)) == set(SITE_KEYS)
    assert [key for key in GAZETTE_KEYS if f"#   {key} " not in text] == []


@pytest.mark.parametrize("name", ["甲 # 乙", 'a"b\\c', "null", "2021", "'", "{x}: [", "&a *b"])
def test_any_line_can_be_the_name(tmp_path: Path, name: str) -> None:
    start(tmp_path / "new", name)
    assert read_config(tmp_path / "new/config.yaml").site_name == name


def test_a_name_of_two_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteError, match="站名"):
        start(tmp_path / "new", "甲\nicp: 乙")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("x", encoding="utf-8")
    with pytest.raises(GazetteError, match="letters"):
        start(tmp_path / "letters")
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*"))] == ["letters", "letters/dear.txt"]


def test_a_file_of_that_name_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in ("file", "file/below"):
        with pytest.raises(GazetteError, match="file"):
            start(tmp_path / folder)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    start(tmp_path / "empty")
    assert sorted(p.name for p in tmp_path.rglob("*")) == [".gitignore", "config.yaml", "content", "empty"]
