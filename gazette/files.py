"""Folders written as a whole or not at all.

A new folder is made beside its final place, and the two change places in one step where the system knows such a step. Elsewhere it takes two
renames; a crash between them leaves only the old folder, under its waiting name, and :func:`recover` puts it back: it is called before
anything is read or written. A folder that cannot be renamed, because a volume is mounted there, gets the new files one by one.
"""

import ctypes
import errno
import os
import shutil
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15
UNMOVABLE = (errno.EBUSY, errno.EXDEV)


def staging(final: Path) -> Path:
    """An empty folder beside ``final`` in which its successor is made."""
    new = final.with_name(f".{final.name}.new")
    if new.exists():
        shutil.rmtree(new)
    new.mkdir(parents=True)
    return new


def swap_in(new: Path, final: Path) -> None:
    """Put ``new`` in the place of ``final``; the former content is gone afterwards."""
    old = _waiting(final)
    if old.exists():
        shutil.rmtree(old)
    try:
        if final.exists() and _exchanged(new, final):
            old = new
        else:
            if final.exists():
                final.rename(old)
            new.rename(final)
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


def _move_files(new: Path, final: Path) -> None:
    """Each file of the new folder into the place of the old one, whole, and what the new folder lacks away."""
    files = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    for path in sorted(files):
        (final / path).parent.mkdir(parents=True, exist_ok=True)
        beside = (final / path).with_name(f".{path.name}.new")
        shutil.copy2(new / path, beside)
        beside.replace(final / path)
    for found in sorted(final.rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()
        elif not found.is_dir() and found.relative_to(final) not in files:
            found.unlink()


def recover(final: Path) -> None:
    """Undo a swap that was broken off: if only the waiting folder is there, it is the last good one."""
    old = _waiting(final)
    if old.exists() and not final.exists():
        old.rename(final)


def _waiting(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the former bytes or the new ones, never half of them."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
