"""The staging folder: what is new is written, what is not is linked from the last good site, file by file."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gazette.errors import GazetteError, problem

MARK = ".gazette-site"
"""An empty file in every site we made: only a folder that holds it may be replaced."""

File = tuple[str, int, int]
"""A file of a site: path, size, time in nanoseconds."""
Listing = Mapping[str, tuple[int, int]]
"""Path → size and time of every file of a site."""


def refuse_foreign(output: Path, inputs: Iterable[Path]) -> None:
    """Raise GazetteError if the output is a folder with something else in it, or holds one of our inputs."""
    resolved = output.resolve()
    for path in inputs:
        if path.resolve().is_relative_to(resolved):
            raise GazetteError([problem("output.holds_input", str(output), input=path)])
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise GazetteError([problem("output.not_a_folder", str(output))])
    if output.exists() and any(output.iterdir()) and not (output / MARK).exists():
        raise GazetteError([problem("output.not_a_site", str(output))])


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file under a folder; none if there is no such folder."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{below}{entry.name}/")
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found[below + entry.name] = (status.st_size, status.st_mtime_ns)
        except FileNotFoundError:
            continue
    return found


@dataclass
class Staging:
    """A site in the making beside the last good one."""

    new: Path
    old: Path
    former: Listing
    """The files of the last good site that may stand in the new one; empty: none."""
    _folders: set[str] = field(default_factory=set)

    def put(self, path: str, data: bytes) -> File:
        """A file of these bytes; the last good site's if it is the same, with its time."""
        known = self.former.get(path)
        if known and known[0] == len(data) and _bytes_of(f"{self.old}/{path}") == data:
            return self.keep((path, *known))
        target = self._target(path)
        try:
            self._write(target, data)
        except FileExistsError:  # never through a link into the last good site
            Path(target).unlink()
            self._write(target, data)
        status = os.stat(target)  # noqa: PTH116
        return path, status.st_size, status.st_mtime_ns

    def has(self, files: Iterable[File]) -> bool:
        """Whether the last good site holds all these files as they were when it was made."""
        return all(self.former.get(path) == (size, time) for path, size, time in files)

    def keep(self, file: File) -> File:
        """The last good site's file."""
        target, source = self._target(file[0]), f"{self.old}/{file[0]}"
        try:
            _link(source, target)
        except FileExistsError:
            Path(target).unlink()
            _link(source, target)
        return file

    def _target(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self.new / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.new}/{path}"

    @staticmethod
    def _write(target: str, data: bytes) -> None:
        with open(target, "xb") as file:  # noqa: PTH123 - buffered: a bare write stops short of a full disk and says nothing
            file.write(data)


def _bytes_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands, and a path object each is slow
        return file.read()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, or too many of them
        shutil.copy2(source, target)
