"""The wheel: installed alone, far from the repository, it gives the same commands."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gazette import __version__

ROOT = Path(__file__).parent.parent.parent
SEEN = ("gazette", "themes", "docs", "LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml")


def run(folder: Path, *command: str, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of the sources, so that nothing is written into the repository."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SEEN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy)
    run(copy, sys.executable, "-m", "hatchling", "build", "--target", "wheel")
    return next((copy / "dist").glob("*.whl"))


def test_it_holds_the_program_its_theme_and_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    files = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "gazette").rglob("*") if path.is_file() and path.suffix != ".pyc"
    }
    theme = {path.relative_to(ROOT).as_posix() for path in (ROOT / "themes/default").rglob("*") if path.is_file()}
    assert files <= held
    assert {f"gazette/{name}" for name in theme} <= held
    licences = {name.partition("/licenses/")[2] for name in held if "/licenses/" in name}
    assert licences == {"LICENSE", "gazette/search/opencc/LICENSE", "themes/default/static/search/lunr-LICENSE"}


def test_the_command_starts_imports_and_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index")
    run(tmp_path, *pip, "--no-deps", "--target", str(installed), str(wheel))
    gazette = str(installed / "bin" / "gazette")
    here = {"PYTHONPATH": str(installed)}
    assert run(tmp_path, gazette, "--version", **here).strip() == __version__
    where = run(tmp_path, sys.executable, "-c", "import gazette; print(gazette.__file__)", **here)
    assert Path(where.strip()).is_relative_to(installed)
    run(tmp_path, gazette, "new", "site", **here)
    shutil.copy(ROOT / "content/sanmenxia/2021-02/source.txt", tmp_path / "site/原文.txt")
    run(tmp_path / "site", gazette, "import", "原文.txt", **here)
    run(tmp_path / "site", gazette, "build", **here)
    run(tmp_path / "site", gazette, "check", **here)
    assert (tmp_path / "site/site/sanmenxia/2021-02/index.html").is_file()
    assert (tmp_path / "site/site/static/style.css").stat().st_size > 5000
