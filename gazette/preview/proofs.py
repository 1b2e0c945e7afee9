"""Proof sheets 校样: single pages of what was just saved, made in memory before the site is built.

The library stays in memory. A save replaces the issues it touched; who cites whom is asked anew of those issues alone, unless it changed
what a document is called.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from gazette.cache import Cache
from gazette.config import read_config
from gazette.content import ISSUE_FOLDER, SLUG, read_history, read_issue
from gazette.errors import GazetteError
from gazette.library import Library, excerpt_of, named_in, open_library, outline
from gazette.markdown import body_problems
from gazette.model import Issue
from gazette.output import BuildOptions
from gazette.output.theme import Theme, open_theme
from gazette.pages import Page, comparison_pages, fixed_pages, issue_pages, site_pages

DEPTH = 2
"""Folders between the content and an issue's files: gazette, issue."""
SCRIPTS = (".css", ".js")


class Proofs:
    """The library and the theme, kept in memory. Raises GazetteError, like a build, for what is wrong with them."""

    def __init__(self, options: BuildOptions) -> None:
        self._options = options
        self._cache = Cache(options.cache, remember=True)
        self.theme: Theme = open_theme(read_config(options.config))
        self.library: Library = open_library(options.content, self.theme.site, self._cache)
        newest = self.library.latest[0]
        for page in issue_pages(excerpt_of(self.library, newest), newest):  # so that the first save need not wait for templates
            self.theme.render(page)

    def pages(self, saved: Collection[Path], shown: Collection[str]) -> dict[str, bytes]:
        """Path → bytes of the pages to look at first: those of the articles saved; if theme or settings were, those that are shown.

        Raises GazetteError for what is wrong with what was saved.
        """
        folders = {folder for path in saved if (folder := self._issue_folder(path))}
        other = any(not path.is_relative_to(self._options.content) for path in saved)
        if other:
            self.theme = open_theme(read_config(self._options.config))
        former = {issue.address: issue for issue in self.library.issues}
        self.library = self._with(folders)
        wanted = {page for page in shown if other}
        for issue in self.library.issues:
            if former.get(issue.address) is not issue:
                wanted |= _changed(issue, former.get(issue.address)) | {p for p in shown if p.startswith(f"{issue.address}/")}
        return {page.path: self.theme.render(page) for page in self._made(wanted, scripts=other)}

    def _made(self, wanted: Collection[str], *, scripts: bool) -> Iterator[Page]:
        left = set(wanted)
        for issue in self.library.issues:
            own = {path for path in left if path.startswith(f"{issue.address}/")}
            if own:
                yield from (page for page in self._of_issue(issue, own) if page.path in own)
                left -= own
        if scripts:
            pages = chain(site_pages(outline(self.library)), fixed_pages())
            yield from (page for page in pages if page.path in left or page.path.endswith(SCRIPTS))

    def _of_issue(self, issue: Issue, wanted: Collection[str]) -> Iterator[Page]:
        """The pages of an issue; comparisons with its source only where one is wanted."""
        excerpt, history = excerpt_of(self.library, issue), read_history(Path(issue.place.file).parent)
        pages = {page.path: page for page in issue_pages(excerpt, issue, history)}
        yield from pages.values()
        if history and not pages.keys() >= set(wanted):
            yield from comparison_pages(excerpt, issue, history)

    def _issue_folder(self, path: Path) -> Path | None:
        """The issue that a saved file belongs to; or, itself, a folder of an issue that came or went."""
        if not path.is_relative_to(self._options.content):
            return None
        parts = path.relative_to(self._options.content).parts[:DEPTH]
        named = len(parts) == DEPTH and SLUG.fullmatch(parts[0]) and ISSUE_FOLDER.fullmatch(parts[1])
        return self._options.content.joinpath(*parts) if named else None

    def _with(self, folders: Collection[Path]) -> Library:
        """The library with these issues as they are on disk now, or without them."""
        gone = {str(folder) for folder in folders}
        old = [issue for issue in self.library.issues if str(Path(issue.place.file).parent) in gone]
        new = [read_issue(folder) for folder in folders if folder.is_dir()]
        problems = [found for issue in new for article in issue.articles for found in body_problems(article)]
        if problems:
            raise GazetteError(problems)
        kept = [issue for issue in self.library.issues if issue not in old] if old else list(self.library.issues)
        issues = sorted([*kept, *new], key=lambda i: (i.gazette_slug, i.facts.year, i.facts.number))
        library = replace(self.library, issues=tuple(issues), config=self.theme.site)
        if self.theme.site == self.library.config and named_in(old, library.config) == named_in(new, library.config):
            library.take_names(self.library)
        for issue in old:
            self._cache.forget(issue)
        return library


def _changed(issue: Issue, former: Issue | None) -> set[str]:
    """The pages of the articles that are not as they were, and that of the issue."""
    same = former.articles if former else ()
    pages = {f"{issue.address}/{article.slug}.html" for article in issue.articles if article not in same}
    return {*pages, f"{issue.address}/index.html"}
