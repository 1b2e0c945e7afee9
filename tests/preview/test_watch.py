"""Saves are told of, each burst once, with and without the system's help."""

import asyncio
import os
import shutil
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from gazette.preview.watch import Folders, Watch, is_remote

Result = TypeVar("Result")

PATIENCE = 20.0  # seconds; a generous bound, the machine may be busy


def told(
    root: Path, act: Callable[[], object], wanted: set[Path], *, looking: bool, folders: Folders | None = None
) -> list[set[Path]]:
    """The bursts that a watch of the folder, or of these, tells of, until all wanted paths have been."""

    async def run() -> list[set[Path]]:
        bursts: list[set[Path]] = []
        watch = Watch(folders or [(root, True)], bursts.append, looking=looking)
        assert watch.looking is looking
        act()
        for _ in range(int(PATIENCE / 0.05)):
            await asyncio.sleep(0.05)
            if wanted <= set().union(*bursts):
                break
        watch.close()
        return bursts

    return apart(run)


def apart(run: Callable[[], Coroutine[object, object, Result]]) -> Result:
    """Run in a thread of its own: the browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


async def until(done: Callable[[], bool]) -> None:
    """Wait until it is so, or patience ends."""
    for _ in range(int(PATIENCE / 0.05)):
        if done():
            return
        await asyncio.sleep(0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "nanyang/2021-06").mkdir(parents=True)
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / "nanyang/2021-06" / name).write_text("甲", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("looking", [False, True])
def test_a_burst_of_saves_is_told_once(root: Path, looking: bool) -> None:
    paths = {root / "nanyang/2021-06" / name for name in ("a.md", "b.md", "new.md")}

    def act() -> None:
        for path in paths:
            path.write_text("乙乙", encoding="utf-8")

    assert told(root, act, paths, looking=looking) == [paths]


@pytest.mark.parametrize("looking", [False, True])
def test_what_is_renamed_or_deleted_is_told(root: Path, looking: bool) -> None:
    folder = root / "nanyang/2021-06"

    def act() -> None:
        (folder / "a.md").rename(folder / "d.md")
        (folder / "b.md").unlink()
        new = folder / ".c.md.swp"  # as editors save: beside it, and over it
        new.write_text("乙", encoding="utf-8")
        new.replace(folder / "c.md")

    wanted = {folder / name for name in ("a.md", "b.md", "c.md", "d.md")}
    assert set().union(*told(root, act, wanted, looking=looking)) == wanted


@pytest.mark.parametrize("looking", [False, True])
def test_files_in_a_new_folder_are_told(root: Path, looking: bool) -> None:
    folder = root / "nanyang/2021-07"

    async def run() -> set[Path]:
        found: set[Path] = set()
        watch = Watch([(root, True)], found.update, looking=looking)
        folder.mkdir()
        await asyncio.sleep(0.5)
        (folder / "a.md").write_text("甲", encoding="utf-8")
        for _ in range(int(PATIENCE / 0.05)):
            await asyncio.sleep(0.05)
            if folder / "a.md" in found:
                break
        watch.close()
        return found

    assert folder / "a.md" in apart(run)


@pytest.mark.parametrize("looking", [False, True])
def test_a_folder_that_is_removed_and_made_again_is_told_and_watched(root: Path, looking: bool) -> None:
    folder, file = root / "nanyang", root / "nanyang/2021-06/a.md"

    async def run() -> tuple[set[Path], set[Path]]:
        found: set[Path] = set()
        watch = Watch([(folder, True)], found.update, looking=looking)
        shutil.rmtree(folder)
        await until(lambda: file in found and (looking or folder in found))
        gone = set(found)
        found.clear()
        file.parent.mkdir(parents=True)
        await until(lambda: looking or folder in found)
        file.write_text("甲", encoding="utf-8")
        await until(lambda: file in found)
        watch.close()
        return gone, found

    gone, back = apart(run)
    assert file in gone
    assert file in back


def test_other_folders_are_followed(root: Path) -> None:
    async def run() -> set[Path]:
        found: set[Path] = set()
        watch = Watch([(root / "nanyang", True)], found.update, looking=False)
        other = root / "other"
        other.mkdir()
        watch.follow([(other, False)])
        (root / "nanyang/a.md").write_text("甲", encoding="utf-8")
        (other / "b.md").write_text("乙", encoding="utf-8")
        await until(lambda: bool(found))
        watch.close()
        return found

    assert apart(run) == {root / "other/b.md"}


def test_where_the_system_cannot_tell_it_looks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folders: object) -> None:
        raise OSError("no space left on device")  # fs.inotify.max_user_watches

    monkeypatch.setattr("gazette.preview.watch.Inotify", refuse)

    async def run() -> bool:
        watch = Watch([(root, True)], lambda paths: None)
        watch.close()
        return watch.looking

    assert apart(run)


@pytest.mark.parametrize(
    ("kind", "remote"), [("ext4", False), ("nfs4", True), ("fuse.sshfs", True), ("9p", True), ("overlay", False)]
)
def test_network_drives_are_looked_at(tmp_path: Path, kind: str, remote: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {os.fspath(tmp_path.resolve())} {kind} rw 0 0\n", encoding="utf-8")
    assert is_remote(tmp_path, mounts) is remote


def test_a_watched_folder_that_is_moved_away_and_back_at_once_is_told(root: Path) -> None:
    folder, away = root / "nanyang", root.parent / f"{root.name}-away"

    def act() -> None:
        folder.rename(away)
        away.rename(folder)

    assert told(root, act, {folder}, looking=False, folders=[(root, False), (folder, True)]) == [{folder}]
