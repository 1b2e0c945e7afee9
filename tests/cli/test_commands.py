"""The command line as an editor uses it: commands, messages, exit codes, and a site that survives every mistake."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "content/sanmenxia/2021-02/source.txt"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``build.py`` in a folder, as an editor would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site folder: settings, theme, one issue, built once."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "config.yaml", folder)
    shutil.copytree(ROOT / "themes", folder / "themes")
    shutil.copytree(ROOT / "emblems", folder / "emblems")
    issue = "content/sanmenxia/2021-02"
    shutil.copytree(ROOT / issue, folder / issue)
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    return folder


def article(project: Path) -> Path:
    return sorted((project / "content/sanmenxia/2021-02").glob("0*.md"))[0]


def test_without_a_command_it_builds(built: Path) -> None:
    assert (built / "site/index.html").is_file()
    assert (built / "site/sanmenxia/2021-02/index.html").is_file()


def test_building_again_writes_nothing_new(project: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*.html")}
    done = run(project, "build", "--stats", "stats.json", "--jobs", "1")
    stats = json.loads((project / "stats.json").read_text(encoding="utf-8"))
    assert (done.returncode, stats["written"], stats["pruned"]) == (0, 0, 0)
    assert {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*.html")} == before


def test_a_removed_article_leaves_no_page(project: Path) -> None:
    page = project / "site/sanmenxia/2021-02" / f"{article(project).stem[3:]}.html"
    assert page.is_file()
    article(project).unlink()
    assert run(project).returncode == 0
    assert not page.exists()


MISTAKES = {
    "unknown key": ("title:", "titel: 甲\ntitle:", "第|:2"),
    "wrong date": ('date: "', 'date: "2021-02-30" #"', "date"),
    "raw HTML": ("\n---\n", "\n---\n<div onclick=x>甲</div>\n", "HTML"),
    "a script": ("\n---\n", "\n---\n<script>alert(1)</script>\n", "HTML"),
    "a running link": ("\n---\n", "\n---\n[甲](javascript:alert(1))\n", "javascript"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_an_article_is_named_and_the_site_stays(project: Path, mistake: str) -> None:
    old, new, said = MISTAKES[mistake]
    file = article(project)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = snapshot(project / "site")
    done = run(project)
    assert done.returncode == 1
    assert file.name in done.stderr
    assert any(part in done.stderr for part in said.split("|"))
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == before


def test_a_duplicate_slug(project: Path) -> None:
    file = article(project)
    shutil.copy(file, file.with_name(f"99{file.name[2:]}"))
    done = run(project)
    assert (done.returncode, "标识" in done.stderr) == (1, True)


def test_a_missing_template(project: Path) -> None:
    (project / "themes/default/templates/article.html").unlink()
    before = snapshot(project / "site")
    done = run(project)
    assert done.returncode == 1
    assert "article.html" in done.stderr
    assert snapshot(project / "site") == before


def test_a_template_with_a_mistake_names_file_and_line(project: Path) -> None:
    template = project / "themes/default/templates/home.html"
    template.write_text(template.read_text(encoding="utf-8") + "\n{{ nothing.here }}\n{% if %}", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "home.html:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_site_is_not_replaced(project: Path) -> None:
    (project / "letters").mkdir()
    (project / "letters/dear.txt").write_text("x", encoding="utf-8")
    done = run(project, "--output", "letters")
    assert done.returncode == 1
    assert snapshot(project / "letters") == {"dear.txt": b"x"}


def test_the_output_may_not_hold_the_content(project: Path) -> None:
    assert run(project, "--output", ".").returncode == 1
    assert article(project).exists()


def test_an_output_that_cannot_be_written(project: Path) -> None:
    (project / "file").write_text("x", encoding="utf-8")
    done = run(project, "--output", "file/site")
    assert done.returncode == 1
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_settings_are_named_with_their_line(project: Path) -> None:
    config = project / "config.yaml"
    config.write_text("site_name: 甲\nbase_uri: https://a.cn/\n", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "config.yaml:2" in done.stderr
    assert "base_url" in done.stderr


def test_help_teaches(project: Path) -> None:
    for arguments in (["--help"], ["build", "--help"], ["import", "--help"], ["serve", "--help"], ["check", "--help"]):
        done = run(project, *arguments)
        assert done.returncode == 0
        assert "例子" in done.stdout
        assert "用法" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"), [(["biuld"], "build"), (["--outptu", "x"], "--output"), (["build", "--jobs", "0"], "--jobs")]
)
def test_wrong_use_names_the_nearest(project: Path, arguments: list[str], said: str) -> None:
    done = run(project, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_check_finds_a_broken_link(project: Path) -> None:
    assert run(project, "check").returncode == 0
    page = project / "site/about.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '<a href="gone.html">甲</a></main>'), encoding="utf-8")
    done = run(project, "check")
    assert done.returncode == 1
    assert "gone.html" in done.stderr


# ---------------------------------------------------------------- import


def test_an_import_makes_an_issue_that_builds(project: Path) -> None:
    shutil.rmtree(project / "content")
    done = run(project, "import", str(SOURCE))
    assert done.returncode == 0, done.stderr
    assert (project / "content/sanmenxia/2021-02/source.txt").read_bytes() == SOURCE.read_bytes()
    assert run(project).returncode == 0


def test_an_edited_file_survives_an_import(project: Path) -> None:
    shutil.rmtree(project / "content")
    run(project, "import", str(SOURCE))
    file = article(project)
    file.write_text(file.read_text(encoding="utf-8") + "\n补记。\n", encoding="utf-8")
    done = run(project, "import", str(SOURCE))
    assert done.returncode == 1
    assert file.name in done.stderr
    assert "--force" in done.stderr
    assert "补记" in file.read_text(encoding="utf-8")
    shown = run(project, "import", str(SOURCE), "--diff")
    assert (shown.returncode, "-补记。" in shown.stdout) == (0, True)
    assert run(project, "import", str(SOURCE), "--force").returncode == 0
    assert "补记" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\n", bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(500), "没有文章，也没有期号。".encode()],
    ids=["empty", "blank", "binary", "picture", "no article"],
)
def test_what_is_no_gazette_is_refused_with_a_reason(project: Path, data: bytes) -> None:
    (project / "in.txt").write_bytes(data)
    before = snapshot(project / "content")
    done = run(project, "import", "in.txt")
    assert done.returncode == 1
    assert "in.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "content") == before


def test_a_missing_file_is_named(project: Path) -> None:
    done = run(project, "import", "gone.txt")
    assert (done.returncode, "gone.txt" in done.stderr) == (1, True)
