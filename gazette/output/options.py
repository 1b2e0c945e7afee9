"""What a build is told, and what it tells."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CACHE = ".cache"


def default_jobs() -> int:
    """As many processes as there are processors."""
    return os.cpu_count() or 1


Progress = Callable[[str, int, int], None]
"""Told of each step: stage, done, total (0: not known)."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Where to read and write, and how many processes to use."""

    content: Path = Path("content")
    output: Path = Path("site")
    config: Path = Path("config.yaml")
    clean: bool = False
    """Forget the former site and all that earlier builds found out: every file is made anew and gets a new time."""
    jobs: int = 1
    wait: float = 10.0
    """Seconds to wait for another build of the same site."""

    @property
    def cache(self) -> Path:
        """The folder of what builds find out, beside the settings. It may be deleted at any time."""
        return self.config.parent / CACHE

    @property
    def name(self) -> str:
        """What is kept of this site is kept under it."""
        return "\n".join(str(path.absolute()) for path in (self.output, self.content, self.config))


@dataclass(slots=True)
class Stats:
    """What a build did: seconds by stage, counts, and what the editor should hear of."""

    seconds: dict[str, float] = field(default_factory=dict)
    issues: int = 0
    articles: int = 0
    pages: int = 0
    exports: int = 0
    """Feeds, data, books and the other files made of the content beside pages and search."""
    written: int = 0
    kept: int = 0
    pruned: int = 0
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, or a further piece of it."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0) + time.perf_counter() - start, 4)
