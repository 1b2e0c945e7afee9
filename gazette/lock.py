"""One process at a time in a folder: a lock beside it that the system lets go when its holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazette.errors import GazetteError, problem

PAUSE = 0.05


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a folder. Raises GazetteError if another process does not let it go within so many seconds."""
    path = folder.with_name(f".{folder.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    while (held := _taken(path)) is None:
        if time.monotonic() > until:
            raise GazetteError([problem("errors.locked", str(folder), process=_holder(path))])
        time.sleep(PAUSE)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(held)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace") or "?"
    except OSError:  # let go this moment
        return "?"


def _taken(path: Path) -> int | None:
    """The lock file, open and ours; None if it is another's."""
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(held).st_ino == path.stat().st_ino:  # else the one who held it has just deleted it
            os.truncate(held, 0)
            os.write(held, str(os.getpid()).encode())
            return held
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:  # a file system without locks: nobody can be kept waiting; or without room for a number, which is only told
        return held
    os.close(held)
    return None
