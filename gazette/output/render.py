"""Pages → files, one issue at a time, in as many processes as there are jobs.

A process renders whole issues and makes what can be taken away of them; it gets the library by fork and hands back only counts and what
one issue contributes to the files of the whole site, so nothing big is shared or sent.
"""

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from gazette.exports import issue_feed_entries, issue_files
from gazette.library import Library
from gazette.output.staged import write_file
from gazette.output.theme import Theme
from gazette.pages import Page, issue_pages, site_pages


@dataclass(slots=True)
class Made:
    """What was rendered: how many pages and exports, which pages belong to no single issue, and the feed entries by document."""

    pages: int = 0
    exports: int = 0
    site_paths: tuple[str, ...] = ()
    feed_entries: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Made") -> None:
        """Count what another process made."""
        self.pages += other.pages
        self.exports += other.exports
        self.site_paths += other.site_paths
        self.feed_entries |= other.feed_entries


@dataclass(frozen=True, slots=True)
class _Work:
    library: Library
    theme: Theme
    folder: Path

    def pages(self, unit: int | None) -> Iterable[Page]:
        """Unit None: the pages of the site as a whole; else those of an issue, by its position."""
        return site_pages(self.library) if unit is None else issue_pages(self.library, self.library.issues[unit])

    def render(self, unit: int | None) -> Made:
        paths = []
        for page in self.pages(unit):
            write_file(self.folder / page.path, self.theme.render(page))
            paths.append(page.path)
        if unit is None:
            return Made(len(paths), site_paths=tuple(paths))
        press, issue, exports = self.theme.press(self.library), self.library.issues[unit], 0
        for exports, (path, data) in enumerate(issue_files(press, issue), 1):  # noqa: B007
            write_file(self.folder / path, data)
        return Made(len(paths), exports, feed_entries=issue_feed_entries(press, issue))


_inherited: list[_Work] = []  # what a forked worker finds


def _render_inherited(unit: int | None) -> Made:
    return _inherited[0].render(unit)


def render_pages(library: Library, theme: Theme, folder: Path, jobs: int, progress: Callable[[int, int], None]) -> Made:
    """Render every page, and the exports of every issue, into ``folder``. The files do not depend on ``jobs``."""
    work = _Work(library, theme, folder)
    units: list[int | None] = [None, *range(len(library.issues))]
    made = Made()
    _ = library.citations  # found once here, not once in each process
    if jobs <= 1 or len(units) < 4 or "fork" not in multiprocessing.get_all_start_methods():
        for done, unit in enumerate(units, 1):
            made.add(work.render(unit))
            progress(done, len(units))
        return made
    _inherited[:] = [work]
    try:
        with ProcessPoolExecutor(min(jobs, len(units)), multiprocessing.get_context("fork")) as pool:
            for done, found in enumerate(pool.map(_render_inherited, units), 1):
                made.add(found)
                progress(done, len(units))
    finally:
        _inherited.clear()
    return made
