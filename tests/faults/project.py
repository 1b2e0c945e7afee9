"""A small project whose every state can be had again: content before and after an edit, the site of each, and what must never be lost."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gazette.cache import version_digest
from gazette.output import BuildOptions, build
from tests.output.archive import Archive

Files = dict[str, str]
"""Path → digest of the bytes."""
LEFTOVERS = (".new", ".old", ".lock")


def files(folder: Path) -> Files:
    """Every file below a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def leftovers(root: Path) -> list[str]:
    """What a command that ended well would not have left lying about."""
    found = (path.relative_to(root).as_posix() for path in root.rglob(".*") if ".cache" not in path.parts)
    return sorted(path for path in found if path.endswith(LEFTOVERS))


def options(root: Path, **more: object) -> BuildOptions:
    """How a project is built."""
    return BuildOptions(root / "content", root / "site", root / "config.yaml", **more)  # type: ignore[arg-type]


@dataclass
class Project:
    """A project at ``root``, its site built, its content edited since. ``restore`` brings it back to that."""

    root: Path
    kept: Path
    before: Files
    """The site of the content before the edit."""
    after: Files
    """The site of the content after it, built without cache."""
    content: Files

    def restore(self) -> None:
        """As it was made, byte for byte, times too: the record of the site goes by them."""
        shutil.rmtree(self.root)
        shutil.copytree(self.kept, self.root)


def make_project(folder: Path, issues: int = 3) -> Project:
    """A project in a folder: ``project``, and beside it what it is restored from."""
    version_digest()  # once, not in each process
    root, kept = folder / "project", folder / "kept"
    archive = Archive.of_issues(3, issues)
    root.mkdir(parents=True)
    archive.write(root)
    build(options(root))
    before = files(root / "site")
    _edit(archive)
    archive.write(root)
    shutil.copytree(root, kept)
    build(options(root, clean=True))
    project = Project(root, kept, before, files(root / "site"), files(root / "content"))
    project.restore()
    assert project.before != project.after
    return project


def _edit(archive: Archive) -> None:
    for number, article in enumerate(_articles(archive)):
        article["body"] = f"改动过的第{number}段。"
    archive.add_article()
    archive.rename_article()


def _articles(archive: Archive) -> Iterator[dict[str, object]]:
    for issue in archive.issues.values():
        yield from issue.values()
