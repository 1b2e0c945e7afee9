"""Linux tells which files were written (inotify(7)), so that nobody needs to look at thousands of them."""

import ctypes
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_CREATE, IN_DELETE = 0x8, 0x40, 0x80, 0x100, 0x200
IN_NONBLOCK, IN_CLOEXEC, IN_Q_OVERFLOW, IN_ISDIR = 0x800, 0x80000, 0x4000, 0x40000000
WANTED = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE
EVENT = struct.Struct("iIII")  # watch, mask, cookie, length of the name
ROOM = 1 << 16


class Inotify:
    """Watches folders, each with all below it where that is wanted. Raises OSError where the system does not do it, or for so many."""

    def __init__(self, folders: Iterable[tuple[Path, bool]]) -> None:
        """``folders``: each with whether those below it are watched, too."""
        self._libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(self._libc, "inotify_init1"):
            raise OSError("no inotify")
        self.descriptor: int = self._libc.inotify_init1(IN_NONBLOCK | IN_CLOEXEC)
        self._check(self.descriptor)
        self._watched: dict[int, tuple[Path, bool]] = {}
        self._roots = dict(folders)
        for folder, deep in self._roots.items():
            self._watch(folder, deep)

    def close(self) -> None:
        """Watch no longer."""
        os.close(self.descriptor)

    def changed(self) -> set[Path]:
        """The files written, moved or deleted since it was asked last; of a folder that came or went, the folder."""
        return set(self._changes())

    def _changes(self) -> Iterator[Path]:
        while True:
            try:
                data = os.read(self.descriptor, ROOM)
            except BlockingIOError:
                return
            at = 0
            while at < len(data):
                watch, mask, _, length = EVENT.unpack_from(data, at)
                name = os.fsdecode(data[at + EVENT.size : at + EVENT.size + length].rstrip(b"\0"))
                at += EVENT.size + length
                if mask & IN_Q_OVERFLOW:  # more than the system could note: anything may have changed
                    yield from (folder for folder, _ in self._watched.values())
                elif watch in self._watched and name:
                    folder, deep = self._watched[watch]
                    yield from self._change(folder / name, mask, deep)

    def _change(self, path: Path, mask: int, deep: bool) -> Iterator[Path]:
        if not mask & IN_ISDIR:
            if mask != IN_CREATE:  # it will be written to, and closed
                yield path
        elif deep or path in self._roots:
            if mask & (IN_CREATE | IN_MOVED_TO):
                self._watch(path, self._roots.get(path, deep))
            yield path

    def _watch(self, folder: Path, deep: bool) -> None:
        for found, folders, _ in os.walk(folder, followlinks=True):
            watch: int = self._libc.inotify_add_watch(self.descriptor, os.fsencode(found), WANTED)
            if watch >= 0 or ctypes.get_errno() != 2:  # 2: gone by now
                self._check(watch)
                self._watched[watch] = (Path(found), deep)
            folders[:] = [name for name in folders if deep and not name.startswith(".")]

    @staticmethod
    def _check(result: int) -> None:
        if result < 0:
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error))
