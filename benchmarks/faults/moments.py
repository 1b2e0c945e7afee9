"""Commands killed at moments nobody chose, disturbed by saves, and started twice: each trial tells what was not as it must be."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.imports import ARGUMENTS, Reimport
from tests.faults.injected import Outcome
from tests.faults.processes import Whom, alive, kill, serving, start, until
from tests.faults.project import Project, files
from tests.faults.verdicts import built_breaches, imported_breaches, next_build_breaches, next_import_breaches

BUILD = ("build", "--jobs", "2")
BY_TURNS: tuple[Whom, ...] = ("group", "parent", "child")


def duration(root: Path, log: Path, *arguments: str) -> float:
    """Seconds that a command takes undisturbed."""
    begun = time.monotonic()
    assert start(root, log, *arguments).wait() == 0
    return time.monotonic() - begun


def killed_build(project: Project, log: Path, chance: random.Random, length: float, whom: Whom) -> Iterator[str]:
    """A build killed at a moment by chance: all its processes, the first alone, or one it started."""
    project.restore()
    yield from built_breaches(project, _killed(project.root, log, chance.uniform(0.1, 1) * length, whom, *BUILD))
    yield from next_build_breaches(project, log)


def killed_import(made: Reimport, log: Path, chance: random.Random, length: float) -> Iterator[str]:
    """An import killed at a moment by chance."""
    made.restore()
    yield from imported_breaches(made, _killed(made.root, log, chance.uniform(0.3, 1) * length, "group", *ARGUMENTS))
    yield from next_import_breaches(made, log)


def _killed(root: Path, log: Path, moment: float, whom: Whom, *arguments: str) -> Outcome:
    process = start(root, log, *arguments)
    end = time.monotonic() + moment
    until(lambda: time.monotonic() > end or process.poll() is not None, moment + 1)
    fired = kill(process, whom)
    code = process.wait()
    assert until(lambda: not alive(process.pid)), "processes are left"
    return Outcome(code, fired, 0, log.read_text(encoding="utf-8", errors="replace"))


def killed_serve(project: Project, log: Path, chance: random.Random, whom: Whom) -> Iterator[str]:
    """A preview killed while it builds what was just saved; one of which only a child is killed goes on."""
    project.restore()
    article = _article(project)
    good = article.read_text(encoding="utf-8")
    with serving(project.root, log) as served:
        article.write_text(f"{good}\n补一句。\n", encoding="utf-8")
        time.sleep(chance.uniform(0, 1))
        fired = kill(served.process, whom)
        if whom == "child":
            article.write_text(good, encoding="utf-8")
            if fired and not until(lambda: files(project.root / "site") == project.after, 60):
                yield f"the preview does not go on: {served.said()}"
        else:
            served.process.wait()
            if not until(lambda: not alive(served.process.pid), 30):
                yield "processes are left"
    article.write_text(good, encoding="utf-8")
    yield from next_build_breaches(project, log)


def saved_meanwhile(project: Project, log: Path, chance: random.Random, length: float) -> Iterator[str]:
    """A build during which an editor saves an article in two halves: its page shows all of the one text or all of the other."""
    project.restore()
    article = _article(project)
    good = article.read_text(encoding="utf-8")
    page = project.root / "site" / article.relative_to(project.root / "content").with_name(f"{article.stem[3:]}.html")
    process = start(project.root, log, *BUILD)
    time.sleep(chance.uniform(0.1, 1) * length)
    with article.open("w", encoding="utf-8") as file:
        file.write(f"{good}\n新的第一段。\n")
        file.flush()
        time.sleep(0.02)
        file.write("\n新的第二段。\n")
    if process.wait():
        yield f"the build fails: {log.read_text(encoding='utf-8')}"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    if "改动过的" not in text or ("新的第一段" in text) != ("新的第二段" in text):
        yield "the page shows half of what was saved"
    article.write_text(good, encoding="utf-8")
    yield from next_build_breaches(project, log)


def two_at_once(project: Project, log: Path) -> Iterator[str]:
    """Two builds of one site: both end well, one after the other."""
    project.restore()
    both = [start(project.root, log.with_name(f"{log.name}-{number}"), *BUILD) for number in range(2)]
    if codes := [code for process in both if (code := process.wait())]:
        yield f"exit codes {codes}"
    yield from next_build_breaches(project, log)


def build_beside_serve(project: Project, log: Path) -> Iterator[str]:
    """A build while a preview builds, too, because something was saved."""
    project.restore()
    article = _article(project)
    good = article.read_text(encoding="utf-8")
    with serving(project.root, log) as served:
        article.write_text(f"{good}\n补一句。\n", encoding="utf-8")
        article.write_text(good, encoding="utf-8")
        if start(project.root, log.with_name(f"{log.name}-build"), *BUILD).wait():
            yield "the build fails"
        if "错误" in served.said():
            yield f"the preview fails: {served.said()}"
    yield from next_build_breaches(project, log)


def _article(project: Project) -> Path:
    return max((project.root / "content").glob("*/*/0*.md"))
