"""Pages → files, one issue at a time, in as many processes as there are jobs.

A process renders whole issues; it gets the library by fork and hands back nothing but a count, so nothing big is shared or sent.
"""

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from gazette.library import Library
from gazette.output.staged import write_file
from gazette.output.theme import Theme
from gazette.pages import Page, issue_pages, site_pages


@dataclass(frozen=True, slots=True)
class _Work:
    library: Library
    theme: Theme
    folder: Path

    def pages(self, unit: int | None) -> Iterable[Page]:
        """Unit None: the pages of the site as a whole; else those of an issue, by its position."""
        return site_pages(self.library) if unit is None else issue_pages(self.library, self.library.issues[unit])

    def render(self, unit: int | None) -> int:
        count = 0
        for page in self.pages(unit):
            write_file(self.folder / page.path, self.theme.render(page))
            count += 1
        return count


_inherited: list[_Work] = []  # what a forked worker finds


def _render_inherited(unit: int | None) -> int:
    return _inherited[0].render(unit)


def render_pages(library: Library, theme: Theme, folder: Path, jobs: int, progress: Callable[[int, int], None]) -> int:
    """Render every page into ``folder``; returns how many. The files do not depend on ``jobs``."""
    work = _Work(library, theme, folder)
    units: list[int | None] = [None, *range(len(library.issues))]
    count = 0
    if jobs <= 1 or len(units) < 4 or "fork" not in multiprocessing.get_all_start_methods():
        for done, unit in enumerate(units, 1):
            count += work.render(unit)
            progress(done, len(units))
        return count
    _inherited[:] = [work]
    try:
        with ProcessPoolExecutor(min(jobs, len(units)), multiprocessing.get_context("fork")) as pool:
            for done, made in enumerate(pool.map(_render_inherited, units), 1):
                count += made
                progress(done, len(units))
    finally:
        _inherited.clear()
    return count
