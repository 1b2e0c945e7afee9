"""``build``: content, theme and settings → a site, whole or not at all."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from gazette.config import read_config
from gazette.errors import GazetteError, problem
from gazette.exports import site_files
from gazette.files import recover, staging, swap_in
from gazette.library import open_library
from gazette.output.render import render_pages
from gazette.output.staged import MARK, keep_unchanged, refuse_foreign, write_file
from gazette.output.theme import open_theme
from gazette.search import search_files


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
    """Forget the former site: every file gets a new time."""
    jobs: int = 1


@dataclass(slots=True)
class Stats:
    """What a build did: seconds by stage, counts."""

    seconds: dict[str, float] = field(default_factory=dict)
    issues: int = 0
    articles: int = 0
    pages: int = 0
    exports: int = 0
    """Feeds, data, books and the other files made of the content beside pages and search."""
    written: int = 0
    kept: int = 0
    pruned: int = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - start, 4)


def build(options: BuildOptions, progress: Progress = lambda stage, done, total: None) -> Stats:
    """Build the site. Raises GazetteError, and leaves the last good site as it is, if anything is wrong."""
    stats = Stats()
    with stats.stage("read"):
        config = read_config(options.config)
        theme = open_theme(config)
        library = open_library(options.content, config)
        stats.issues, stats.articles = len(library.issues), sum(len(i.articles) for i in library.issues)
    try:
        refuse_foreign(options.output, (options.content, *theme.files.folders, options.config))
        recover(options.output)
        new = staging(options.output)
        with stats.stage("pages"):
            made = render_pages(library, theme, new, options.jobs, lambda done, total: progress("pages", done, total))
            stats.pages, stats.exports = made.pages, made.exports
        with stats.stage("exports"):
            for path, data in site_files(theme.press(library), made.feed_entries, made.site_paths):
                write_file(new / path, data)
                stats.exports += 1
        with stats.stage("search"):
            for done, (path, data) in enumerate(search_files(library), 1):
                write_file(new / path, data)
                progress("search", done, 0)
        with stats.stage("write"):
            for path, file in theme.static_files():
                write_file(new / path, file.read_bytes())
            write_file(new / MARK, b"")
            stats.written, stats.kept, stats.pruned = keep_unchanged(new, options.output, clean=options.clean)
            swap_in(new, options.output)
    except OSError as error:
        place = error.filename or options.output
        raise GazetteError([problem("output.unwritable", str(place), reason=error.strerror or error)]) from error
    return stats
