"""Pages and exports → files, one issue at a time, in as many processes as there are jobs.

A process makes all that comes of an issue, so that its articles are parsed once: pages, exports, texts and counts for the search. It finds
the issues' excerpts in the memory it was forked from, keeps the counts in the cache, and hands back names of files: nothing big is sent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazette.cache import Cache
from gazette.content import read_history
from gazette.exports import issue_feed_entries, issue_files
from gazette.library import Excerpt, Library
from gazette.output.index import keep_counts
from gazette.output.record import Made
from gazette.output.staged import File, Staging
from gazette.output.theme import Theme
from gazette.pages import Page, comparison_pages, fixed_pages, issue_pages, site_pages
from gazette.search import issue_search


@dataclass(frozen=True, slots=True)
class Work:
    """What the processes need to make something of views of the library."""

    theme: Theme
    staged: Staging
    cache: Cache

    def make(self, view: Library | None) -> Made:
        """Write what comes of a view: of an excerpt, all files of its issue; of the whole, the pages that belong to no issue; of none,
        those that show nothing of the library."""
        if isinstance(view, Excerpt):
            return self._issue(view)
        files = self._put(fixed_pages() if view is None else site_pages(view))
        return Made(tuple(files), len(files))

    def _put(self, pages: Iterable[Page]) -> list[File]:
        return [self.staged.put(page.path, self.theme.render(page)) for page in pages]

    def _issue(self, excerpt: Excerpt) -> Made:
        issue, press = excerpt.issue, self.theme.press(excerpt)
        history = read_history(Path(issue.place.file).parent)
        pages = self._put(issue_pages(excerpt, issue, history))
        pages += self._put(comparison_pages(excerpt, issue, history)) if history else []
        exports = [self.staged.put(*file) for file in issue_files(press, issue)]
        entries = issue_feed_entries(press, issue)
        texts, counts = issue_search(issue)
        keep_counts(self.cache, issue, counts)
        files = [*pages, *exports, *(self.staged.put(*file) for file in texts)]
        return Made(tuple(files), len(pages), len(exports), entries)
