"""What is kept between builds: found again under the same input, and never believed when it is not what was written."""

import errno
import os
import pickle
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pytest

from gazette.cache import NO_CACHE, Cache, digest_of, version
from gazette.cache.cache import AN_HOUR
from gazette.model import Article, ArticleFacts, Place

ARTICLE = Article(ArticleFacts("甲", topics=("绿化",)), "wz-1", 1, "正文", Place("a.md", 3), {"title": (2,)})


def made(text: str) -> Article:
    return Article(ArticleFacts(text), "wz-1", 1, "正文", Place("a.md", 3))


def only_file(folder: Path) -> Path:
    (path,) = (p for p in folder.rglob("*") if p.is_file())
    return path


def test_a_value_is_made_once(tmp_path: Path) -> None:
    assert Cache(tmp_path).kept("articles", ("甲",), lambda: ARTICLE) == ARTICLE
    assert Cache(tmp_path).kept("articles", ("甲",), lambda: made("乙")) == ARTICLE
    assert Cache(tmp_path).kept("articles", ("丙",), lambda: made("丙")) == made("丙")


def test_no_cache_keeps_nothing() -> None:
    for article in (made("甲"), made("乙")):
        assert NO_CACHE.kept("articles", ("甲",), lambda article=article: article) == article


def test_what_is_to_be_forgotten_is_made_and_kept_anew(tmp_path: Path) -> None:
    Cache(tmp_path).kept("articles", ("甲",), lambda: ARTICLE)
    forgetful = Cache(tmp_path, forget=True)
    assert forgetful.kept("articles", ("甲",), lambda: made("乙")) == made("乙")
    assert forgetful.kept("articles", ("甲",), lambda: made("丙")) == made("乙")
    assert Cache(tmp_path).kept("articles", ("甲",), lambda: ARTICLE) == made("乙")


@pytest.mark.parametrize("cut", [0, 10, 16, 40])
def test_a_damaged_file_is_counted_and_made_anew(tmp_path: Path, cut: int) -> None:
    Cache(tmp_path).kept("articles", ("甲",), lambda: ARTICLE)
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    cache = Cache(tmp_path)
    assert cache.kept("articles", ("甲",), lambda: made("乙")) == made("乙")
    assert cache.damaged == 1


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("stolen",)


def test_a_file_cannot_name_code_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cache = Cache(tmp_path / "cache")
    cache.put("articles", "甲", ARTICLE)
    data = pickle.dumps(Evil())
    file = only_file(tmp_path / "cache")
    file.write_bytes(blake2b(f"articles/{file.name}/".encode() + data, digest_size=16).digest() + data)
    assert cache.get("articles", "甲") is None
    assert not (tmp_path / "stolen").exists()


def test_another_version_of_the_program_believes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).put("articles", "甲", ARTICLE)
    monkeypatch.setattr("gazette.cache.cache.version_digest", lambda: "another")
    assert Cache(tmp_path).get("articles", "甲") is None


def test_the_version_is_that_of_code_and_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "PACKAGE", tmp_path)
    found = []
    for text, number in (("a = 1", "1"), ("a = 2", "1"), ("a = 2", "2")):
        (tmp_path / "code.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(version, "version", lambda name, number=number: number)
        version.version_digest.cache_clear()
        found.append(version.version_digest())
    version.version_digest.cache_clear()
    assert len(set(found)) == 3


def test_what_no_build_needs_any_more_goes_after_a_while(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("old", "new", "needed"):
        cache.put("articles", name, ARTICLE)
    later = Cache(tmp_path)
    long_ago = time.time() - 2 * AN_HOUR
    for name in ("old", "needed"):
        path = later._path("articles", name)
        assert path
        os.utime(path, (long_ago, long_ago))
    later.use("articles", "needed")
    later.prune()
    assert [later.get("articles", name) for name in ("old", "new", "needed")] == [None, ARTICLE, ARTICLE]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Cache(tmp_path / "file").kept("articles", ("甲",), lambda: ARTICLE) == ARTICLE


@dataclass(frozen=True)
class Pair:
    one: object
    other: object


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab", "")),
        (("1",), (1,)),
        ((None,), ("None",)),
        ((True,), (1,)),
        (("a", ("b",)), (("a", "b"),)),
        (({"a": "b"},), (("a", "b"),)),
        ((Pair("a", "b"),), (("a", "b"),)),
        ((b"a",), ("a",)),
        ((Path("a"),), ("a",)),
        (({"a", "b"},), (("a", "b"),)),
    ],
)
def test_what_differs_has_another_digest(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert digest_of(*one) != digest_of(*other)
    assert digest_of(*one) == digest_of(*one)


def test_there_is_no_digest_of_what_has_none() -> None:
    with pytest.raises(TypeError):
        digest_of(object())


def test_what_is_remembered_needs_no_file(tmp_path: Path) -> None:
    cache = Cache(tmp_path, remember=True)
    cache.kept("articles", ("甲",), lambda: ARTICLE)
    only_file(tmp_path).unlink()
    assert cache.kept("articles", ("甲",), lambda: made("乙")) is ARTICLE


def test_a_folder_in_a_files_place_is_cleared_away(tmp_path: Path) -> None:
    Cache(tmp_path).put("articles", "甲", ARTICLE)
    path = only_file(tmp_path)
    path.unlink()
    (path / "below").mkdir(parents=True)
    cache = Cache(tmp_path)
    assert cache.get("articles", "甲") is None
    assert cache.damaged == 1
    cache.put("articles", "甲", ARTICLE)
    assert Cache(tmp_path).get("articles", "甲") == ARTICLE
    assert only_file(tmp_path) == path


def test_a_file_in_anothers_place_is_not_believed(tmp_path: Path) -> None:
    Cache(tmp_path).put("articles", "甲", ARTICLE)
    path = only_file(tmp_path)
    Cache(tmp_path).put("articles", "乙", made("乙"))
    (other,) = (p for p in path.parent.iterdir() if p != path)
    other.replace(path)
    assert Cache(tmp_path).get("articles", "甲") is None
    Cache(tmp_path).put("issues", "甲", made("甲"))  # of the same name, in another kind's folder
    (tmp_path / "issues" / path.name).replace(path)
    assert Cache(tmp_path).get("articles", "甲") is None


@pytest.mark.usefixtures("full_disk")
def test_what_cannot_be_kept_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.kept("articles", ("甲",), lambda: ARTICLE) == ARTICLE
    assert cache.refused
    assert cache.refused.errno == errno.EFBIG
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]
