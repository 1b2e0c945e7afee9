"""Folders written as a whole or not at all.

A new folder is made beside its final place and swapped in by two renames. A crash between the two leaves only the old folder, under
its waiting name; :func:`recover` puts it back, and is called before anything is read or written.
"""

import shutil
from pathlib import Path


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
    if final.exists():
        final.rename(old)
    new.rename(final)
    shutil.rmtree(old, ignore_errors=True)


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
