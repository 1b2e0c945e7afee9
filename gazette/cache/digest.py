"""One digest for a value, the same in every process: of texts, numbers, paths, sequences, mappings and dataclasses of them."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any

SIZE = 20
Add = Callable[[bytes], object]


def digest_of(*values: object) -> str:
    """The digest of values in their order, in hex. Equal digests: the values are equal, and of the same classes, all the way down.

    A mapping's order counts, as it does when it is shown. Raises TypeError for a value of any other kind.

    >>> digest_of("甲", ("乙", 1)) == digest_of("甲", ("乙", 1)), digest_of("甲乙") == digest_of("甲", "乙")
    (True, False)
    """
    pieces: list[bytes] = []
    _encode(values, pieces.append)
    return blake2b(b"".join(pieces), digest_size=SIZE).hexdigest()


def _encode(value: object, add: Add) -> None:
    """Each value with its kind and, where it could run into the next, its length."""
    ENCODER[type(value)](value, add)


class _Encoders(dict[type, Callable[[Any, Add], None]]):
    """What encodes values of a class; found once a class, for there are many values."""

    def __missing__(self, kind: type) -> Callable[[Any, Add], None]:
        found = next((encoder for classes, encoder in ENCODERS if issubclass(kind, classes)), None)
        if found is None and not is_dataclass(kind):
            raise TypeError(f"no digest of {kind}")
        self[kind] = encoder = found or partial(_dataclass, *_shape(kind))
        return encoder


ENCODER = _Encoders()


def _text(value: str, add: Add) -> None:
    data = value.encode("utf-8", "surrogatepass")
    add(b"s%d:" % len(data))
    add(data)


def _bytes(value: bytes, add: Add) -> None:
    add(b"b%d:" % len(value))
    add(value)


def _number(value: float | None, add: Add) -> None:
    add(f"{value!r};".encode())


def _sequence(value: Sequence[object], add: Add) -> None:
    add(b"(%d:" % len(value))
    for item in value:
        ENCODER[type(item)](item, add)


def _mapping(value: Mapping[object, object], add: Add) -> None:
    add(b"{%d:" % len(value))
    for key, item in value.items():
        _encode(key, add)
        _encode(item, add)


def _set(value: Set[object], add: Add) -> None:
    _encode(sorted(digest_of(item) for item in value), add)


def _path(value: PurePath, add: Add) -> None:
    _encode(("path", str(value)), add)


def _dataclass(name: bytes, parts: tuple[Callable[[object], object], ...], value: object, add: Add) -> None:
    add(name)
    for part in parts:
        found = part(value)
        ENCODER[type(found)](found, add)


def _shape(kind: Any) -> tuple[bytes, tuple[Callable[[object], object], ...]]:
    """A dataclass's name, and what gets each of its fields: those that do not count for equality, too, for they may be shown."""
    return f"<{kind.__module__}.{kind.__qualname__}:".encode(), tuple(attrgetter(field.name) for field in fields(kind))


ENCODERS: tuple[tuple[tuple[type, ...], Callable[[Any, Add], None]], ...] = (
    ((str,), _text),
    ((bytes,), _bytes),
    ((int, float, type(None)), _number),
    ((tuple, list), _sequence),
    ((Mapping,), _mapping),
    ((frozenset, set), _set),
    ((PurePath,), _path),
)
