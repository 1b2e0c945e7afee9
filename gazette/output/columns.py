"""Dataclasses of columns of numbers as plain data, narrow enough to be kept."""

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

Columns = TypeVar("Columns")


def packed(columns: object) -> dict[str, Any]:
    """The fields of a dataclass: arrays in the narrowest type that holds them, what is in order as runs; all else as it is."""
    return {f.name: _packed(getattr(columns, f.name)) for f in fields(columns)}  # type: ignore[arg-type]


def unpacked(kind: type[Columns], found: dict[str, Any]) -> Columns:
    """The dataclass again, its arrays of their former types. Raises KeyError or ValueError for what is no such thing."""
    return kind(**{f.name: _unpacked(found[f.name]) for f in fields(kind)})  # type: ignore[arg-type]


def _packed(value: Any) -> Any:
    if not isinstance(value, np.ndarray):
        return ("as is", value)
    if value.ndim == 1 and len(value) > 1 and bool((value[1:] >= value[:-1]).all()):
        firsts = np.flatnonzero(np.concatenate([[True], value[1:] != value[:-1]]))
        return ("runs", value.dtype.str, _narrow(value[firsts]), _narrow(np.diff(firsts, append=len(value))))
    return ("array", value.dtype.str, _narrow(value))


def _unpacked(found: Any) -> Any:
    if found[0] == "as is":
        return found[1]
    if found[0] == "runs":
        return np.repeat(_wide(found[2]), _wide(found[3])).astype(found[1])
    return _wide(found[2]).astype(found[1])


def _narrow(values: np.ndarray[Any, Any]) -> tuple[str, tuple[int, ...], bytes]:
    kind = np.result_type(np.min_scalar_type(values.min()), np.min_scalar_type(values.max())) if values.size else values.dtype
    return kind.str, values.shape, values.astype(kind).tobytes()


def _wide(found: tuple[str, tuple[int, ...], bytes]) -> np.ndarray[Any, Any]:
    kind, shape, data = found
    return np.frombuffer(data, kind).reshape(shape)
