"""Folders written as a whole or not at all.

A new folder is made beside its final place, and the two change places in one step where the system knows such a step. Elsewhere it takes two
renames; a crash between them leaves only the old folder, under its waiting name, and :func:`put_back` puts it back: it is called before
anything is read or written. A folder that cannot be renamed, because a volume is mounted there, gets the new files one by one.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15
UNMOVABLE = (errno.EBUSY, errno.EXDEV)


@contextmanager
def staging(final: Path) -> Iterator[Path]:
    """An empty folder beside ``final`` in which its successor is made; gone again if anything goes wrong."""
    new = _beside(final)
    try:
        if new.exists():  # what a process left that was killed
            shutil.rmtree(new)
        new.mkdir(parents=True)
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def swap_in(new: Path, final: Path) -> None:
    """Put ``new`` in the place of ``final``; the former content is gone afterwards. Where that fails, it is as it was."""
    old = _waiting(final)
    try:
        if final.exists() and _exchanged(new, final):
            old = new
        else:
            _rename_both(new, final, old)
    except OSError as error:
        if error.errno not in UNMOVABLE:
            raise
        _move_files(new, final)
        old = new
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders could be made to change places in one step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # not Linux, or a C library that does not know it
        return False
    done: int = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def _rename_both(new: Path, final: Path, old: Path) -> None:
    if final.exists():
        final.rename(old)
    try:
        new.rename(final)
    except OSError:  # a full disk may have no room for a name, either
        put_back(final)
        raise


def _move_files(new: Path, final: Path) -> None:
    """Each file of the new folder into the place of the old one, whole, and what the new folder lacks away.

    All are copied before the first takes its place, so that a full disk is met while nothing has changed.
    """
    files = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    copies: dict[Path, Path] = {}
    try:
        for path in sorted(files):
            (final / path).parent.mkdir(parents=True, exist_ok=True)
            copies[path] = _beside(final / path)
            shutil.copy2(new / path, copies[path])
    except BaseException:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
        raise
    for path, copy in copies.items():
        copy.replace(final / path)
    for found in sorted(final.rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()
        elif not found.is_dir() and found.relative_to(final) not in files:
            found.unlink()


def put_back(final: Path) -> None:
    """Undo a swap that was broken off: if only the waiting folder is there, it is the last good one."""
    old = _waiting(final)
    if old.exists() and not final.exists():
        old.rename(final)


def recover(final: Path) -> None:
    """Undo a swap that was broken off, and clear away what a dead process left. Only for who holds the folder's lock."""
    put_back(final)
    for left in (_beside(final), _waiting(final)):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)


def left_waiting(parent: Path) -> list[Path]:
    """The folders below ``parent`` of which a broken swap left nothing but the waiting one."""
    waiting = parent.glob(".*.old") if parent.is_dir() else ()
    finals = (path.with_name(path.name[1 : -len(".old")]) for path in waiting if path.is_dir())
    return sorted(final for final in finals if not final.exists())


def _waiting(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the former bytes or the new ones, never half of them."""
    new = _beside(path)
    try:
        new.write_bytes(data)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
