"""Pages and exports → files, one issue at a time, in as many processes as there are jobs.

A process makes all that comes of an issue, so that its articles are parsed once: pages, exports, texts and counts for the search. It finds
the issues' excerpts in the memory it was forked from, keeps the counts in the cache, and hands back names of files: nothing big is sent.
"""

import ctypes
import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from gazette.cache import Cache
from gazette.exports import issue_feed_entries, issue_files
from gazette.library import Excerpt, Library
from gazette.model import Issue
from gazette.output.columns import packed, unpacked
from gazette.output.record import Made
from gazette.output.staged import Staging
from gazette.output.theme import Theme
from gazette.pages import issue_pages, site_pages
from gazette.search import Counts, issue_search

PR_SET_PDEATHSIG = 1
WORTH = 3
"""For fewer issues no processes are started."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the processes need: the views of the library of which something is to be made."""

    theme: Theme
    staged: Staging
    cache: Cache
    views: Sequence[Library]

    def make(self, at: int) -> Made:
        """Write what comes of a view: of an excerpt, all files of its issue; of the whole, the pages that belong to no issue."""
        view = self.views[at]
        return self._issue(view) if isinstance(view, Excerpt) else self._site(view)

    def _site(self, whole: Library) -> Made:
        files = [self.staged.put(page.path, self.theme.render(page)) for page in site_pages(whole)]
        return Made(tuple(files), len(files))

    def _issue(self, excerpt: Excerpt) -> Made:
        issue, press = excerpt.issue, self.theme.press(excerpt)
        pages = [self.staged.put(page.path, self.theme.render(page)) for page in issue_pages(excerpt, issue)]
        exports = [self.staged.put(*file) for file in issue_files(press, issue)]
        entries = issue_feed_entries(press, issue)
        texts, counts = issue_search(issue)
        keep_counts(self.cache, issue, counts)
        files = [*pages, *exports, *(self.staged.put(*file) for file in texts)]
        return Made(tuple(files), len(pages), len(exports), entries)


def keep_counts(cache: Cache, issue: Issue, counts: Counts) -> None:
    """Keep the counts of an issue for :func:`counts_of_issue`."""
    if cache.folder:
        cache.put("counts", cache.key(issue), packed(counts))


def use_counts(cache: Cache, issue: Issue) -> None:
    """Keep the counts of an issue though nobody asked for them."""
    if cache.folder:
        cache.use("counts", cache.key(issue))


def counts_of_issue(cache: Cache, issue: Issue) -> Counts:
    """The counts of an issue, as kept or made now."""
    kept = cache.get("counts", cache.key(issue)) if cache.folder else None
    if kept is not None:
        return unpacked(Counts, kept)
    counts = issue_search(issue)[1]
    keep_counts(cache, issue, counts)
    return counts


_inherited: list[Work] = []  # what a forked worker finds


def end_with_parent() -> None:
    """Let the system end this process when the one that started it ends, however it does (prctl(2))."""
    with suppress(AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _make_inherited(at: int) -> Made:
    return _inherited[0].make(at)


def make_views(work: Work, jobs: int, progress: Callable[[int, int], None]) -> Iterator[Made]:
    """What was made of each view, in order. The files do not depend on ``jobs``."""
    total = len(work.views)
    if jobs <= 1 or total < WORTH or "fork" not in multiprocessing.get_all_start_methods():
        for at in range(total):
            yield work.make(at)
            progress(at + 1, total)
        return
    _inherited[:] = [work]
    gc.freeze()  # or each process would copy all it was forked from, when it looks for what it may free
    try:
        with ProcessPoolExecutor(min(jobs, total), multiprocessing.get_context("fork"), end_with_parent) as pool:
            for done, made in enumerate(pool.map(_make_inherited, range(total)), 1):
                yield made
                progress(done, total)
    finally:
        gc.unfreeze()
        _inherited.clear()
