"""Tells which files were saved: at once where the system says it, else by looking again and again, without hurry."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tornado.ioloop import IOLoop

from gazette.preview.inotify import Inotify

BURST = 0.03
"""Seconds of silence after which what was saved is taken together."""
PAUSE, SHARE = 0.5, 50
"""Seconds between two looks, at least; and that many times as long as a look takes."""
REMOTE = ("nfs", "cifs", "smb", "9p", "fuse", "virtiofs", "vboxsf", "prl_fs", "drvfs")
"""File systems whose other users' saves the system is not told of, by the beginning of their names."""

Folders = Iterable[tuple[Path, bool]]
"""Each with whether those below it count."""


class Watch:
    """Calls ``told`` with the paths of each burst of saves, on the loop it is made on."""

    def __init__(self, folders: Folders, told: Callable[[set[Path]], None], *, looking: bool | None = None) -> None:
        """``looking``: whether to look at all files by turns; None where the system does not tell of saves, or not of all."""
        self._told = told
        self._loop = IOLoop.current()
        self._wanted = looking
        self._saved: set[Path] = set()
        self._burst: object = None
        self._start(list(folders))

    def follow(self, folders: Folders) -> None:
        """Watch these folders from now on."""
        if list(folders) != self.folders:
            if self._inotify:
                self._note(self._inotify.changed())
            self.close()
            self._start(list(folders))

    def _start(self, folders: list[tuple[Path, bool]]) -> None:
        self.folders = folders
        self._standing = _standing(folders)
        self._inotify: Inotify | None = None
        looks = any(is_remote(folder) for folder, _ in folders) if self._wanted is None else self._wanted
        if not looks:
            try:
                self._inotify = Inotify(folders)
            except OSError:
                looks = True
        if self._inotify:
            self._loop.add_handler(self._inotify.descriptor, self._notified, IOLoop.READ)
        self._seen = look(folders) if looks else {}
        self._timer = self._loop.call_later(PAUSE, self._look if looks else self._stand)

    @property
    def looking(self) -> bool:
        """Whether it has to look at all files again and again."""
        return self._inotify is None

    def close(self) -> None:
        """Watch no longer."""
        if self._inotify:
            self._loop.remove_handler(self._inotify.descriptor)
            self._inotify.close()
        self._loop.remove_timeout(self._timer)

    def _stand(self) -> None:
        """The system tells what happens in a folder, not that another came into its place: moved away, deleted, made again."""
        gone = {folder for folder, number in _standing(self.folders).items() if number != self._standing[folder]}
        if gone:
            self.close()
            self._start(self.folders)
            self._note(gone)
        else:
            self._timer = self._loop.call_later(PAUSE, self._stand)

    def _notified(self, descriptor: int, events: int) -> None:
        if self._inotify:
            self._note(self._inotify.changed())

    def _look(self) -> None:
        start = time.perf_counter()
        seen, before = look(self.folders), self._seen
        self._seen = seen
        self._note({Path(path) for path in seen.keys() | before.keys() if seen.get(path) != before.get(path)})
        self._timer = self._loop.call_later(max(PAUSE, SHARE * (time.perf_counter() - start)), self._look)

    def _note(self, paths: set[Path]) -> None:
        self._saved |= {path for path in paths if not (path.name.startswith(".") or path.name.endswith("~"))}
        if self._saved:
            if self._burst:
                self._loop.remove_timeout(self._burst)
            self._burst = self._loop.call_later(BURST, self._tell)

    def _tell(self) -> None:
        saved, self._saved, self._burst = self._saved, set(), None
        self._told(saved)


def look(folders: Folders) -> dict[str, tuple[int, int, int]]:
    """Every file with its number, size and time."""
    found: dict[str, tuple[int, int, int]] = {}
    waiting = [(str(folder), deep) for folder, deep in folders]
    while waiting:
        folder, deep = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if not entry.is_dir():
                        status = entry.stat()
                        found[entry.path] = (status.st_ino, status.st_size, status.st_mtime_ns)
                    elif deep:
                        waiting.append((entry.path, deep))
        except OSError:  # gone while we looked, or not ours to see
            continue
    return found


def _standing(folders: Folders) -> dict[Path, tuple[int, int] | None]:
    """Which folder stands at each path; None: none."""
    found: dict[Path, tuple[int, int] | None] = {}
    for folder, _ in folders:
        try:
            status = folder.stat()
            found[folder] = (status.st_dev, status.st_ino)
        except OSError:
            found[folder] = None
    return found


def is_remote(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether a folder lies on a file system that others may write to unseen."""
    try:
        lines = [line.split(" ") for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    path = folder.resolve()
    kinds = {Path(line[1].replace("\\040", " ")): line[2] for line in lines if len(line) > 2}
    kind = next((kinds[above] for above in (path, *path.parents) if above in kinds), "")
    return kind.startswith(REMOTE)
