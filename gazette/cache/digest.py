"""One digest for a value, the same in every process: of texts, numbers, paths, sequences, mappings and dataclasses of them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any

SIZE = 20


def digest_of(*values: object) -> str:
    """The digest of values in their order, in hex. Equal digests: the values are equal, and of the same classes, all the way down.

    A mapping's order counts, as it does when it is shown. Raises TypeError for a value of any other kind.

    >>> digest_of("甲", ("乙", 1)) == digest_of("甲", ("乙", 1)), digest_of("甲乙") == digest_of("甲", "乙")
    (True, False)
    """
    pieces: list[bytes] = []
    _encode(values, pieces.append)
    return blake2b(b"".join(pieces), digest_size=SIZE).hexdigest()


def _encode(value: object, add: Callable[[bytes], object]) -> None:
    """Each value with its kind and, where it could run into the next, its length."""
    if isinstance(value, str | bytes):
        data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        add(b"%c%d:" % (b"b" if isinstance(value, bytes) else b"s", len(data)))
        add(data)
    elif value is None or isinstance(value, int | float):
        add(f"{value!r};".encode())
    elif isinstance(value, tuple | list):
        add(b"(%d:" % len(value))
        for item in value:
            _encode(item, add)
    elif isinstance(value, Mapping):
        add(b"{%d:" % len(value))
        for key, item in value.items():
            _encode(key, add)
            _encode(item, add)
    elif is_dataclass(value) and not isinstance(value, type):
        name, parts = _shape(type(value))
        add(name)
        for part in parts:
            _encode(part(value), add)
    elif isinstance(value, frozenset | set):
        _encode(sorted(digest_of(item) for item in value), add)
    elif isinstance(value, PurePath):
        _encode(("path", str(value)), add)
    else:
        raise TypeError(f"no digest of {type(value)}")


@cache
def _shape(kind: Any) -> tuple[bytes, tuple[Callable[[object], object], ...]]:
    """A dataclass's name, and what gets each of its fields: those that do not count for equality, too, for they may be shown."""
    return f"<{kind.__module__}.{kind.__qualname__}:".encode(), tuple(attrgetter(field.name) for field in fields(kind))
