"""One build at a time: a lock on the output that the system lets go when its holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazette.errors import GazetteError, problem

PAUSE = 0.05


@contextmanager
def locked(output: Path, wait: float) -> Iterator[None]:
    """Hold the lock of an output folder. Raises GazetteError if another process does not let it go within so many seconds."""
    path = output.with_name(f".{output.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    while (held := _taken(path)) is None:
        if time.monotonic() > until:
            with suppress(OSError):
                raise GazetteError([problem("output.locked", str(output), process=path.read_text(encoding="ascii") or "?")])
        time.sleep(PAUSE)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(held)


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
    except OSError:  # a file system without locks: nobody can be kept waiting
        return held
    os.close(held)
    return None
