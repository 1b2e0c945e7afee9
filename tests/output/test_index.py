"""Which files of the index are made anew."""

from pathlib import Path

import pytest

from gazette.cache import Cache
from gazette.output.index import BATCH, Index
from gazette.output.record import Made, Part
from gazette.output.staged import Staging, listing
from gazette.search import IndexFile

PATHS = [f"search/terms/{n}.js" for n in range(BATCH * 3)]


def file(path: str, text: str, *, ready: bool = True) -> IndexFile:
    def make() -> bytes:
        if not ready:
            raise AssertionError(f"{path} is made again")
        return f"{path}：{text}".encode()

    return IndexFile(path, text, make)


def write(root: Path, name: str, files: list[IndexFile], key: str, former: Part | None = None, jobs: int = 1) -> Part:
    """Write an index beside the site called ``old``; ``key``: of the part."""
    (root / name).mkdir()
    staged = Staging(root / name, root / "old", listing(root / "old"))
    index = Index(Cache(root / "cache"), "site", (), jobs)
    return Part(key, Made(index.write(files, key, former, staged, lambda done: None)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_files_are_written(tmp_path: Path, jobs: int) -> None:
    made = write(tmp_path, "new", [file(path, "甲") for path in PATHS], "k", jobs=jobs).made
    assert sorted(path for path, _, _ in made.files) == sorted(PATHS)
    assert all((tmp_path / "new" / path).read_text(encoding="utf-8") == f"{path}：甲" for path in PATHS)


def test_a_file_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    former = write(tmp_path, "old", [file(path, "甲") for path in PATHS], "k1")
    changed = file(PATHS[7], "乙")
    write(tmp_path, "new", [file(path, "甲", ready=False) if path != PATHS[7] else changed for path in PATHS], "k2", former)
    texts = {path: (tmp_path / "new" / path).read_text(encoding="utf-8") for path in PATHS}
    assert texts == {path: f"{path}：{'乙' if path == PATHS[7] else '甲'}" for path in PATHS}


@pytest.mark.parametrize("harm", ["edited", "deleted", "another index", "no cache"])
def test_a_file_that_is_not_as_it_was_made_is_made_again(tmp_path: Path, harm: str) -> None:
    former = write(tmp_path, "old", [file("a.js", "甲")], "k1")
    if harm == "edited":
        (tmp_path / "old" / "a.js").write_text("别人的", encoding="utf-8")
    if harm == "deleted":
        (tmp_path / "old" / "a.js").unlink()
    if harm == "another index":
        former = Part("k0", former.made)
    if harm == "no cache":
        next((tmp_path / "cache" / "files").iterdir()).unlink()
    write(tmp_path, "new", [file("a.js", "甲")], "k2", former)
    assert (tmp_path / "new" / "a.js").read_text(encoding="utf-8") == "a.js：甲"
    with pytest.raises(AssertionError, match="made again"):
        write(tmp_path, "again", [file("a.js", "甲", ready=False)], "k2", former)
