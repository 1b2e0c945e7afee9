"""A folder of values, each under the digest of all that it was made of. It may be deleted at any time, and damage costs only time.

A value's file begins with a checksum. Only plain data and dataclasses of this package are read back: a file cannot name code to run.
"""

import io
import os
import pickle
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from gazette.cache.digest import digest_of
from gazette.cache.version import version_digest

CHECKSUM = 16
AN_HOUR = 3600.0
"""So long a value is kept that the last build had no use for: an edit may be taken back."""

Value = TypeVar("Value")


class Cache:
    """Values by kind and by what they were made of. What cannot be written is made again the next time."""

    def __init__(self, folder: Path | None, *, forget: bool = False, remember: bool = False) -> None:
        """``folder``: None keeps nothing; ``forget``: delete what is there, or believe none of it where that is refused; ``remember``: hold
        what was asked for in memory, too."""
        self.folder = folder
        self.damaged = 0
        """How many files were not what was once written."""
        self.refused: OSError | None = None
        """What the system said when a value could not be kept."""
        self._forget = forget and not self._emptied()
        self._used: set[Path] = set()
        self._digests: dict[int, tuple[object, str]] = {}
        self._memory: dict[tuple[str, str], object] | None = {} if remember else None

    def _emptied(self) -> bool:
        """Delete all that is kept; whether nothing is left."""
        try:
            for path in self.folder.glob("*/*") if self.folder else ():
                path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def kept(self, kind: str, parts: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """The value made of these parts: as kept, or made now and kept. ``make`` must be a function of the parts and nothing else."""
        if self.folder is None:
            return make()
        key = self.key(*parts)
        found: Any = self._memory.get((kind, key)) if self._memory is not None else None
        if found is None:
            found = self.get(kind, key)
        if found is None:
            found = make()
            self.put(kind, key, found)
        if self._memory is not None:
            self._memory[kind, key] = found
        value: Value = found
        return value

    def key(self, *parts: object) -> str:
        """The digest of parts."""
        return digest_of(*(self.digest(part) for part in parts))

    def know(self, part: object, digest: str) -> None:
        """Take the digest of an object as known."""
        self._digests[id(part)] = (part, digest)

    def forget(self, part: object) -> None:
        """Hold an object, and its digest, no longer."""
        self._digests.pop(id(part), None)

    def digest(self, part: object) -> str:
        """The digest of one object; of a dataclass it is made once."""
        if not is_dataclass(part):
            return digest_of(part)
        known = self._digests.get(id(part))
        if known is None or known[0] is not part:
            known = self._digests[id(part)] = (part, digest_of(part))
        return known[1]

    def get(self, kind: str, key: str) -> Any:
        """The value of that kind under a key; None if there is none, or none that can be believed."""
        path = self._path(kind, key)
        if path is None or self._forget:
            return None
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:  # damage, or none of ours to read
            self.damaged += 1
            return None
        self._used.add(path)
        value = _read(kind, path.name, data)
        if value is None:
            self.damaged += 1
        return value

    def lacks(self, kind: str, key: str) -> bool:
        """Whether a value would have to be made, and could then be kept: worth doing ahead, in other processes. False if nothing can."""
        path = self._path(kind, key)
        return path is not None and not self._forget and not path.exists()

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value; None cannot be kept."""
        path = self._path(kind, key)
        if path is None:
            return
        data = pickle.dumps(value, protocol=5)
        new = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                file.write(_checksum(kind, path.name, data))
                file.write(data)
            if path.is_dir():  # damage: no value of ours is a folder
                shutil.rmtree(path)
            new.replace(path)
        except OSError as error:
            self.refused = error
            with suppress(OSError):
                new.unlink()
        self._used.add(path)

    def _path(self, kind: str, key: str) -> Path | None:
        return self.folder / kind / digest_of(version_digest(), key) if self.folder else None

    def use(self, kind: str, key: str) -> None:
        """Say that the value is still needed, though it was not asked for."""
        if path := self._path(kind, key):
            self._used.add(path)

    def drop(self, kind: str, key: str) -> None:
        """Keep the value no longer."""
        if path := self._path(kind, key):
            with suppress(OSError):
                path.unlink()

    def prune(self) -> None:
        """Delete what has not been needed since this object was made, unless it is new."""
        if self.folder is None:
            return
        before = time.time() - AN_HOUR
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                if path not in self._used and path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)


NO_CACHE = Cache(None)


def _checksum(kind: str, name: str, payload: bytes | memoryview) -> bytes:
    """Of a value, its kind and the name of its file: one that got into another's place is as good as damaged."""
    found = blake2b(f"{kind}/{name}/".encode(), digest_size=CHECKSUM)
    found.update(payload)
    return found.digest()


def _read(kind: str, name: str, data: bytes) -> Any:
    """The value in a file's bytes, of which no copy is made: they may be tens of megabytes."""
    if _checksum(kind, name, memoryview(data)[CHECKSUM:]) != data[:CHECKSUM]:
        return None
    stream = io.BytesIO(data)
    stream.seek(CHECKSUM)
    try:
        return _OurData(stream).load()
    except Exception:  # a file that somebody else wrote with a checksum of its own
        return None


class _OurData(pickle.Unpickler):
    """Knows no classes but our dataclasses."""

    def find_class(self, module: str, name: str, /) -> Any:
        found = super().find_class(module, name) if module.startswith("gazette.") else None
        if not isinstance(found, type) or "__dataclass_fields__" not in vars(found):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
