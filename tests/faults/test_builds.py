"""A build that is killed, refused or disturbed: the last good site or the new one, and the next build needs no help.

A small share of what ``python -m benchmarks.faults.measure`` does at every step and at random moments.
"""

import errno
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from gazette.errors import GazetteError
from gazette.library import Library, open_library
from gazette.output import build, making
from gazette.output.theme import Theme
from gazette.pages import Page
from tests.faults import rights
from tests.faults.damage import damage
from tests.faults.injected import Fault, run_with
from tests.faults.project import Project, files, leftovers, make_project, options
from tests.faults.verdicts import BUILD, build_breaches


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("built"))


@pytest.fixture
def project(made: Project) -> Project:
    made.restore()
    return made


@pytest.mark.parametrize(
    "fault",
    [
        Fault(2),
        Fault(150, "torn"),
        Fault(1, below="renameat2"),
        Fault(1, below=".site.old", exchange=False),
        Fault(1, "torn", below=".cache/sites"),
        Fault(30, "torn", "worker"),
        Fault(150, errno.ENOSPC),
        Fault(30, errno.ENOSPC, "worker"),
        Fault(1, errno.EIO, below=".site.old", exchange=False),
        Fault(1, errno.EACCES),
    ],
    ids=str,
)
def test_a_fault_leaves_a_whole_site_and_the_next_build_mends_the_rest(project: Project, tmp_path: Path, fault: Fault) -> None:
    arguments = ("build", "--jobs", "2") if fault.where == "worker" else BUILD
    outcome, breaches = build_breaches(project, fault, tmp_path / "log", arguments)
    assert outcome.fired
    assert breaches == []


def test_a_full_disk_is_named(project: Project, tmp_path: Path) -> None:
    outcome = run_with(Fault(20, errno.ENOSPC, below=".site.new", event="open"), project.root, *BUILD, log=tmp_path / "log")
    assert outcome.code == 1
    assert "所在的磁盘已满" in outcome.said


def test_a_worker_that_is_killed_is_named(project: Project, tmp_path: Path) -> None:
    outcome = run_with(Fault(30, where="worker"), project.root, "build", "--jobs", "2", log=tmp_path / "log")
    assert outcome.code == 1
    assert "被系统中止" in outcome.said
    assert "Traceback" not in outcome.said


def test_what_a_killed_build_left_goes_even_if_nothing_is_to_be_done(project: Project, tmp_path: Path) -> None:
    build(options(project.root))
    (project.root / ".site.new").mkdir()
    (project.root / ".site.new" / "half.html").write_text("半", encoding="utf-8")
    stats = build(options(project.root))
    assert (stats.written, leftovers(project.root)) == (0, [])


def test_a_cache_that_cannot_be_written_is_told_and_the_site_is_whole(project: Project, tmp_path: Path) -> None:
    fault = Fault(1, errno.EROFS, below=".cache", always=True)
    outcome = run_with(fault, project.root, *BUILD, log=tmp_path / "log")
    assert (outcome.code, files(project.root / "site")) == (0, project.after)
    assert outcome.said.count("缓存写不进") == 1
    assert "只读" in outcome.said


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_cache_changes_nothing(project: Project, seed: int) -> None:
    damage(project.root / ".cache", seed)
    build(options(project.root))
    assert files(project.root / "site") == project.after


def test_a_coarse_clock_does_not_make_an_old_record_true(project: Project, tmp_path: Path) -> None:
    """Two builds within one tick of a clock, the second killed before it wrote its record, and the edit taken back."""
    content, site = project.root / "content", project.root / "site"
    article = max(content.glob("*/*/0*.md"))
    page = site / article.relative_to(content).with_name(f"{article.stem[3:]}.html")
    build(options(project.root))
    good, before = article.read_text(encoding="utf-8"), page.read_bytes()
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    article.write_text(good.replace("改动", "动改"), encoding="utf-8")
    outcome = run_with(Fault(1, below=".cache/sites", event="open"), project.root, *BUILD, log=tmp_path / "log")
    assert outcome.fired
    assert page.read_bytes() != before
    for path, time in times.items():
        os.utime(path, ns=(time, time))
    article.write_text(good, encoding="utf-8")
    build(options(project.root))
    assert page.read_bytes() == before


def test_an_edit_of_same_size_and_time_is_seen(project: Project) -> None:
    build(options(project.root))
    article = max((project.root / "content").glob("*/*/0*.md"))
    good, status = article.read_text(encoding="utf-8"), article.stat()
    article.write_text(good.replace("改动", "动改"), encoding="utf-8")
    os.utime(article, ns=(status.st_atime_ns, status.st_mtime_ns))
    stats = build(options(project.root))
    assert stats.written
    assert any("动改" in path.read_text(encoding="utf-8") for path in (project.root / "site").rglob(f"{article.stem[3:]}.html"))


def test_what_is_saved_while_a_theme_is_read_is_shown_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    template = project.root / "theme/templates/downloads.html"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text("{{ half of a templ", encoding="utf-8")
    render = Theme.render

    def save_meanwhile(self: Theme, page: Page) -> bytes:
        try:
            return render(self, page)
        except GazetteError:
            template.write_text("<p>甲</p>\n", encoding="utf-8")
            raise

    with monkeypatch.context() as patch:
        patch.setattr(Theme, "render", save_meanwhile)
        build(options(project.root))
    assert any("<p>甲</p>" in path.read_text(encoding="utf-8") for path in (project.root / "site").rglob("*.html"))
    template.write_text("{{ half of a templ", encoding="utf-8")
    with pytest.raises(GazetteError):  # and not meanwhile: it is named
        build(options(project.root))


def test_without_links_files_are_copied(project: Project, tmp_path: Path) -> None:
    outcome = run_with(Fault(links=False), project.root, *BUILD, log=tmp_path / "log")
    assert (outcome.code, files(project.root / "site")) == (0, project.after)
    assert build(options(project.root)).written == 0


def test_what_one_may_not_read_or_write_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:  # not below a folder that is pytest's alone
        project = make_project(Path(name))
        assert [breach for trial in rights.trials(project, Path(name) / "log") for breach in trial] == []


def test_a_place_for_figures_that_is_not_there_is_named(project: Project, tmp_path: Path) -> None:
    outcome = run_with(Fault(), project.root, *BUILD, "--stats", "nowhere/stats.json", log=tmp_path / "log")
    assert outcome.code == 1
    assert "nowhere/stats.json: 系统不让读写：没有这个文件或文件夹" in outcome.said


def test_an_article_saved_while_it_is_read_is_shown_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    article = max((project.root / "content").glob("*/*/0*.md"))
    whole = f"{article.read_text(encoding='utf-8')}\n新的第一段。\n\n新的第二段。\n"
    article.write_text(whole.partition("\n新的第二段")[0], encoding="utf-8")

    def save_meanwhile(*given: Any) -> Library:
        found = open_library(*given)
        article.write_text(whole, encoding="utf-8")
        monkeypatch.setattr(making, "open_library", open_library)
        return found

    monkeypatch.setattr(making, "open_library", save_meanwhile)
    build(options(project.root))
    pages = [path.read_text(encoding="utf-8") for path in (project.root / "site").rglob(f"{article.stem[3:]}.html")]
    assert any("新的第二段。" in page for page in pages)
