"""Dataclasses of columns of numbers as plain data, narrow enough to be kept."""

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

FEW = 8
"""Where not more than one number in so many is other than nought, only those are kept: few terms stand in titles."""

Columns = TypeVar("Columns")


def packed(columns: object) -> dict[str, Any]:
    """The fields of a dataclass: arrays in the narrowest type that holds them, what is in order as runs, what is mostly
    nought as the rest; all else as it is."""
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
    if value.ndim == 1 and np.count_nonzero(value) * FEW < len(value):
        others = np.flatnonzero(value)
        return ("few", value.dtype.str, len(value), _narrow(others), _narrow(value[others]))
    return ("array", value.dtype.str, _narrow(value))


def _unpacked(found: Any) -> Any:
    if found[0] == "as is":
        return found[1]
    if found[0] == "runs":
        return np.repeat(_wide(found[2]).astype(found[1]), _wide(found[3]))
    if found[0] == "few":
        whole = np.zeros(found[2], found[1])
        whole[_wide(found[3])] = _wide(found[4])
        return whole
    return _wide(found[2]).astype(found[1])


def _narrow(values: np.ndarray[Any, Any]) -> tuple[str, tuple[int, ...], bytes]:
    kind = np.result_type(np.min_scalar_type(values.min()), np.min_scalar_type(values.max())) if values.size else values.dtype
    return kind.str, values.shape, values.astype(kind).tobytes()


def _wide(found: tuple[str, tuple[int, ...], bytes]) -> np.ndarray[Any, Any]:
    kind, shape, data = found
    return np.frombuffer(data, kind).reshape(shape)
