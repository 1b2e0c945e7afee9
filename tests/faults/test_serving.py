"""A preview goes on whatever is taken away under it, and leaves nothing running when it is killed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.processes import Served, alive, kill, serving, until
from tests.faults.project import Project, leftovers, make_project
from tests.faults.verdicts import next_build_breaches


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def served(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(project.root, tmp_path_factory.mktemp("log") / "log") as found:
        yield found


def test_what_is_saved_during_the_first_build_is_shown(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    article = max((project.root / "content").glob("*/*/0*.md"))
    page = article.relative_to(project.root / "content").with_name(f"{article.stem[3:]}.html").as_posix()
    good = article.read_text(encoding="utf-8")

    def save_while_pages_are_made() -> None:
        assert until((project.root / ".site.new").is_dir)
        article.write_text(f"{good}\n头一次生成时写的。\n", encoding="utf-8")

    saving = threading.Thread(target=save_while_pages_are_made)
    saving.start()
    with serving(project.root, tmp_path / "log") as served:
        saving.join()
        assert until(lambda: "头一次生成时写的。" in served.page(page)), served.said()


@pytest.mark.parametrize(
    ("taken", "told"), [("content", "没有找到内容文件夹"), ("theme", "主题缺少这个文件"), ("config.yaml", "找不到配置文件")]
)
def test_what_is_taken_away_is_told_and_followed_when_it_is_back(served: Served, project: Project, taken: str, told: str) -> None:
    path, away = project.root / taken, project.root.parent / "away"
    article = next(iter(sorted(project.root.glob("content/*/*/01-*.md"))))
    page = article.relative_to(project.root / "content").with_name(f"{article.stem[3:]}.html").as_posix()
    before = served.said().count(told)
    path.rename(away)
    assert until(lambda: served.said().count(told) > before), served.said()
    assert "<article" in served.page(page)  # the last good page is still there
    built = served.said().count("已重新生成")
    away.rename(path)
    assert until(lambda: served.said().count("已重新生成") > built), served.said()
    good = article.read_text(encoding="utf-8")
    article.write_text(f"{good}\n{taken}回来以后写的。\n", encoding="utf-8")
    assert until(lambda: f"{taken}回来以后写的。" in served.page(page)), served.said()
    article.write_text(good, encoding="utf-8")
    assert "Traceback" not in served.said()


def test_a_preview_that_is_killed_leaves_no_process_and_a_site_to_go_on_from(
    served: Served, project: Project, tmp_path: Path
) -> None:
    kill(served.process, "parent")
    served.process.wait()
    assert until(lambda: not alive(served.process.pid))
    assert list(next_build_breaches(project, tmp_path / "log")) == []
    assert leftovers(project.root) == []
