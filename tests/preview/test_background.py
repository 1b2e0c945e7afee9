"""Builds behind the preview: one that is ended from without is begun again; if that is ended, too, it is said."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from gazette.errors import Problem, problem
from gazette.output import BuildOptions
from gazette.preview import background, server
from tests.preview.test_watch import apart, until

Told = list[tuple[float, tuple[Problem, ...]]]


def told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int) -> Told:
    """What is told of a build whose process is killed so many times."""
    killed = tmp_path / "killed"

    def built(options: BuildOptions) -> background.Result:
        done = len(killed.read_bytes()) if killed.exists() else 0
        if done < deaths:
            killed.write_bytes(b"x" * (done + 1))
            os.kill(os.getpid(), signal.SIGKILL)
        return 1.0, ()

    async def run() -> Told:
        told: Told = []
        behind = background.Background(BuildOptions(output=tmp_path / "site"), lambda *result: told.append(result))
        behind.start()
        await until(lambda: bool(told))
        behind.close()
        return told

    monkeypatch.setattr(background, "built", built)
    return apart(run)


def test_a_build_that_was_killed_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_of(tmp_path, monkeypatch, 1) == [(1.0, ())]


def test_one_that_is_killed_again_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, (found,)),) = told_of(tmp_path, monkeypatch, 2)
    assert found.code == "preview.ended"


def test_a_process_that_dies_idle_is_replaced() -> None:
    async def run() -> int:
        told: Told = []
        behind = background.Background(BuildOptions(), lambda *result: told.append(result))
        process = behind._process
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        await until(lambda: behind._process is not process)
        assert behind._process is not process
        await asyncio.sleep(0.1)
        behind.close()
        return len(told)

    assert apart(run) == 0


def test_a_site_that_another_is_building_is_built_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    class Behind:
        def __init__(self, *_: object) -> None: ...

        def start(self) -> None:
            started.append("build")

    monkeypatch.setattr(server, "Background", Behind)
    monkeypatch.setattr(server, "built", lambda options: (0.0, (problem("errors.locked", "site", process=1),)))
    server.Preview(BuildOptions(), lambda line: None).begin()
    assert started == ["build"]
