"""Columns of numbers as they are kept: the same when they are read again, and smaller."""

import pickle
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
import pytest

from gazette.output.columns import packed, unpacked

Numbers = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Table:
    name: str
    column: Numbers


COLUMNS = {
    "mixed": np.array([3, 1, 2, 1 << 40], np.int64),
    "ordered": np.repeat(np.arange(0, 1 << 40, 1 << 38, np.int64), 100),
    "mostly_nought": np.where(np.arange(400) % 50 == 7, 3, 0).astype(np.uint16),
    "nought": np.zeros(400, np.uint8),
    "empty": np.zeros(0, np.uint32),
    "below_nought": np.array([-300, 5, -1], np.int32),
    "two_columns": np.array([[1, 0], [0, 900]], np.int64),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_what_is_unpacked_is_what_was_packed(kind: str) -> None:
    column = COLUMNS[kind]
    name, found = astuple(unpacked(Table, pickle.loads(pickle.dumps(packed(Table("甲", column))))))
    assert name == "甲"
    assert found.dtype == column.dtype
    np.testing.assert_array_equal(found, column)


@pytest.mark.parametrize("kind", ["ordered", "mostly_nought", "nought"])
def test_what_can_be_told_in_short_is(kind: str) -> None:
    assert len(pickle.dumps(packed(Table("", COLUMNS[kind])))) < 200
