"""Work in other processes: what it returns, what it raises, and how it ends."""

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from gazette.errors import GazetteError, problem
from gazette.workers import ahead, beside, spread


def refuse() -> None:
    raise GazetteError([problem("content.no_content", "a.md", 3)])


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_called_beside_is_returned_when_asked_for(jobs: int) -> None:
    with beside(lambda: ("甲", os.getpid()), jobs) as other:
        name, process = other()
    assert name == "甲"
    assert (process == os.getpid()) == (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_beside_is_told_when_asked_for(jobs: int) -> None:
    with beside(refuse, jobs) as other, pytest.raises(GazetteError) as caught:
        other()
    assert [found.place.line for found in caught.value.problems] == [3]


def test_a_process_that_is_killed_is_named() -> None:
    with pytest.raises(GazetteError, match="被系统中止"):
        next(spread([end] * 3, 2))
    with beside(end, 2) as other, pytest.raises(GazetteError, match="被系统中止"):
        other()


def test_a_block_that_is_left_early_ends_what_is_beside_it(tmp_path: Path) -> None:
    def late() -> None:
        time.sleep(1)
        (tmp_path / "late").touch()

    start = time.monotonic()
    with pytest.raises(ZeroDivisionError), beside(late, 2):
        raise ZeroDivisionError
    assert time.monotonic() - start < 1
    time.sleep(1.1)
    assert not (tmp_path / "late").exists()


def test_what_is_done_ahead_is_done_once_and_is_there_when_waited_for(tmp_path: Path) -> None:
    names = [*"abcde"]
    for name, _ in zip(names, ahead(names, {name: (tmp_path / name).mkdir for name in names}, 2), strict=True):
        assert (tmp_path / name).is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_nothing_is_done_ahead_where_there_is_one_process(tmp_path: Path) -> None:
    assert [*ahead("abcde", {name: (tmp_path / name).mkdir for name in "abcde"}, 1)] == [*"abcde"]
    assert not [*tmp_path.iterdir()]


def test_what_is_not_waited_for_is_given_up(tmp_path: Path) -> None:
    def slow(name: int) -> None:
        time.sleep(0.05)
        (tmp_path / str(name)).mkdir()

    done = ahead(range(100), {n: partial(slow, n) for n in range(100)}, 2)
    next(done)
    done.close()
    assert 1 <= len([*tmp_path.iterdir()]) < 100
