"""What the last build of a site was made of, and what it made: written when it was done, read before the next one begins."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gazette.cache import digest_of
from gazette.content import signatures
from gazette.output.staged import File, Listing


@dataclass(frozen=True)
class Made:
    """The files of one part of a site; how many of them are pages and exports; what an issue gives to feeds, by document."""

    files: tuple[File, ...]
    pages: int = 0
    exports: int = 0
    feed_entries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """What a part was made of, as one digest, and what was made."""

    key: str
    made: Made


@dataclass(frozen=True)
class SiteRecord:
    """A site as a build left it, and the digests of all that was read for it."""

    content: str | None
    """None, if something was saved while it was made: then the site is of nothing that ever stood there as a whole, and part is to be
    compared with part."""
    sources: tuple[str, ...]
    """The files and folders that were read beside content: settings, theme folders, emblems."""
    sources_digest: str
    parts: Mapping[str, Part]
    issues: int
    articles: int

    def describes(self, found: Listing) -> bool:
        """Whether a site is just as it was left."""
        return {path: (size, time) for part in self.parts.values() for path, size, time in part.made.files} == found


class Content:
    """The folder of content as it is when this is made; what is told of it later is true as long as it is not :meth:`touched`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._statuses = _statuses([root])

    @cached_property
    def signatures(self) -> Mapping[Path, str]:
        """Those of all its folders."""
        return signatures(self.root)

    @property
    def digest(self) -> str:
        """What a record tells of it."""
        return digest_of(*self.signatures.values())

    def touched(self) -> bool:
        """Whether any was saved since."""
        return _statuses([self.root]) != self._statuses

    def folders_touched(self) -> frozenset[str]:
        """The folders of issues in which any was: ``nanyang/2021-06``."""
        files = {file for file, _ in self._statuses.items() ^ _statuses([self.root]).items()}
        return frozenset("/".join(Path(file).relative_to(self.root).parts[:2]) for file in files)


def digest_of_sources(sources: Iterable[str]) -> str:
    """The digest of files byte for byte, and of folders with all below them."""
    return digest_of(*((source, *((file, Path(file).read_bytes()) for file in _files(Path(source)))) for source in sources))


def stamp(paths: Iterable[Path]) -> str:
    """A digest that tells whether any file was written to meanwhile, without reading one."""
    return digest_of(*_statuses(paths).items())


def _statuses(paths: Iterable[Path]) -> dict[str, tuple[int, int, int, int] | None]:
    """Of each file which one it is, size and times; None of one that is gone this moment."""
    return {file: _status(file) for path in paths for file in _files(path)}


def _status(file: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - thousands, and a path object each is slow
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _files(path: Path) -> list[str]:
    """A file, or all files below a folder."""
    if not path.is_dir():
        return [str(path)] if path.is_file() else []
    found: list[str] = []
    waiting = [str(path)]
    while waiting:
        with suppress(FileNotFoundError), os.scandir(waiting.pop()) as entries:  # gone this moment
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file():
                    found.append(entry.path)
    return sorted(found)
