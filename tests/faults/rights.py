"""Builds by a user who may not read or write everything."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.faults.injected import Fault, Outcome, run_with
from tests.faults.project import Project, files, leftovers
from tests.faults.verdicts import built_breaches, next_build_breaches

NOBODY = 65534 if os.geteuid() == 0 else 0
"""Who runs the builds: root may read all, and so lends itself to somebody else."""
READ_ONLY, CLOSED, OPEN = 0o555, 0o000, 0o777
BUILD = ("build", "--jobs", "1")


def after_refusal(project: Project, outcome: Outcome, log: Path) -> list[str]:
    """What was not as it must be after a build that was refused something, and after the next one."""
    return [*built_breaches(project, outcome), *next_build_breaches(project, log)]


def trials(project: Project, log: Path) -> Iterator[list[str]]:
    """Content, theme and settings that cannot be read, a place for the site and a cache that cannot be written."""
    root = project.root
    for above in (root, *root.parents):
        if above != Path("/tmp") and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o055)
    article = max((root / "content").glob("*/*/0*.md")).relative_to(root)
    yield _refused(project, log, article, CLOSED, article.name)
    yield _refused(project, log, Path("content/linjiang"), CLOSED, "content/linjiang")
    yield _refused(project, log, Path("theme/theme.yaml"), CLOSED, "theme.yaml")
    yield _refused(project, log, Path("config.yaml"), CLOSED, "config.yaml")
    yield _refused(project, log, Path(), READ_ONLY, "site")
    yield _cache(project, log)


def _refused(project: Project, log: Path, closed: Path, mode: int, told: str) -> list[str]:
    """What is told names the place and the reason; nothing has changed."""
    _open(project)
    (project.root / closed).chmod(mode)
    outcome = run_with(Fault(user=NOBODY), project.root, *BUILD, log=log)
    (project.root / closed).chmod(OPEN)
    found = after_refusal(project, outcome, log)
    if outcome.code != 1 or told not in outcome.said or "没有权限" not in outcome.said:
        found.append(f"not told: {outcome}")
    return found


def _cache(project: Project, log: Path) -> list[str]:
    """Without a cache to write, the site is built, and it is said once."""
    _open(project)
    for path in (project.root / ".cache", *(project.root / ".cache").rglob("*")):
        path.chmod(READ_ONLY)
    outcome = run_with(Fault(user=NOBODY), project.root, *BUILD, log=log)
    found = [] if outcome.code == 0 and outcome.said.count("缓存写不进") == 1 else [f"not told: {outcome}"]
    if files(project.root / "site") != project.after or leftovers(project.root):
        found.append("the site is not the new one")
    return found


def _open(project: Project) -> None:
    project.restore()
    for path in (project.root, *project.root.rglob("*")):
        path.chmod(OPEN if path.is_dir() else 0o666)
    if (project.root / ".cache").exists():
        shutil.rmtree(project.root / ".cache" / "sites", ignore_errors=True)
