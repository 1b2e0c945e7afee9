"""Makes a site of its parts: those whose input has changed are made, the others are taken from the last good site.

A part is an issue (its pages, exports and texts for the search), the pages of the site as a whole, the exports that show all issues, the
index of the search, or the static files. Its key is the digest of all that it is made of.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gazette.cache import Cache
from gazette.config import read_config
from gazette.content import history_stamp
from gazette.errors import GazetteError, reading
from gazette.exports import site_files
from gazette.files import staging, swap_in
from gazette.library import Excerpt, Library, excerpt_of, open_library, outline
from gazette.model import Issue
from gazette.output.index import Index
from gazette.output.options import BuildOptions, Progress, Stats
from gazette.output.record import Content, Made, Part, SiteRecord, digest_of_sources, stamp
from gazette.output.render import Work
from gazette.output.staged import MARK, Listing, Staging, refuse_foreign
from gazette.output.theme import Theme, open_theme
from gazette.pages import group_names, know, spelt
from gazette.search import index_files
from gazette.workers import beside, spread

PAGES, FIXED, EXPORTS, INDEX, STATIC = "/pages", "/fixed", "/exports", "/index", "/static"
"""Names of the parts that belong to no issue; an issue's part is named by its address."""


class SavedMeanwhile(Exception):  # noqa: N818 - not an error of anybody's
    """Something was saved while it was read: what is made of it may be half of the one and half of the other."""


def make_site(
    options: BuildOptions,
    cache: Cache,
    record: SiteRecord | None,
    former: Listing,
    content: Content,
    stats: Stats,
    progress: Progress,
    *,
    last: bool = True,
) -> SiteRecord | None:
    """Make the site and put it in its place. ``former``: the files of the last good site, of which ``record`` tells; ``content``: as it is.

    Returns the record of the new site, without the issues of which something was saved meanwhile: nobody knows which of the two was read.
    None if settings or theme were. Raises SavedMeanwhile, and leaves all as it was, where that may show; not if this is the ``last`` try.
    """
    with ExitStack() as processes:
        with stats.stage("read"), reading(options.content):
            sources = _Sources.of(options)
            try:
                theme = open_theme(read_config(options.config))
                refuse_foreign(options.output, [options.content, *map(Path, sources.paths)])
                compiled = processes.enter_context(theme.compiled_beside(options.jobs))
                library = open_library(options.content, theme.site, cache, options.jobs, content.signatures)
            except (GazetteError, OSError):
                if not last and (content.touched() or sources.touched()):
                    raise SavedMeanwhile from None
                raise
            if not last and content.touched():
                raise SavedMeanwhile
            stats.issues, stats.articles = len(library.issues), sum(len(issue.articles) for issue in library.issues)
        with staging(options.output) as new:
            making = _Making(
                options.name, library, theme, sources.digest, Staging(new, options.output, former), cache, record, stats
            )
            try:
                parts = making.parts(options.jobs, progress, compiled)
            except GazetteError:
                if not last and sources.touched():
                    raise SavedMeanwhile from None
                raise
            if not last and sources.touched():
                raise SavedMeanwhile
            with stats.stage("write"):
                made = {path: (size, time) for part in parts.values() for path, size, time in part.made.files}
                stats.kept = sum(former.get(path) == status for path, status in made.items())
                stats.written, stats.pruned = len(made) - stats.kept, len(former.keys() - made.keys())
                # killed from here on, nobody is told of the former site that the files are still its
                cache.drop("sites", options.name)
                swap_in(new, options.output)
    if sources.touched():
        return None
    touched = content.folders_touched()
    certain = {name: part for name, part in parts.items() if name not in touched}
    digest = None if touched else content.digest
    return SiteRecord(digest, sources.paths, sources.digest, certain, stats.issues, stats.articles)


@dataclass(frozen=True)
class _Sources:
    """What is read beside content: settings, theme folders, emblems."""

    paths: tuple[str, ...]
    digest: str
    stamp: str

    @classmethod
    def of(cls, options: BuildOptions) -> "_Sources":
        """As they are now."""
        theme = open_theme(read_config(options.config))
        paths = tuple(map(str, (options.config, *theme.files.folders, *(file for _, file in theme.site.emblems()))))
        before = stamp(map(Path, paths))
        return cls(paths, digest_of_sources(paths), before)

    def touched(self) -> bool:
        """Whether any was saved since; byte for byte, too, for a clock may be coarse or set back."""
        try:
            return stamp(map(Path, self.paths)) != self.stamp or digest_of_sources(self.paths) != self.digest
        except OSError:  # gone this moment
            return True


@dataclass
class _Making:
    """A site in the making."""

    name: str
    """What is kept of the site for its next build is kept under it."""
    library: Library
    theme: Theme
    base: str
    """The digest of settings and theme."""
    staged: Staging
    cache: Cache
    record: SiteRecord | None
    stats: Stats
    made: dict[str, Part] = field(default_factory=dict)

    def parts(self, jobs: int, progress: Progress, compiled: Callable[[], None]) -> dict[str, Part]:
        """All parts by name, their files in the staging folder. ``compiled``: waits for the templates."""
        whole = outline(self.library)
        key = self.cache.key(self.base, whole.issues, whole.redirects)
        with self.stats.stage("pages"):
            names = group_names(whole)
            know(self.cache.kept("pinyin", (names,), lambda: next(spread([partial(spelt, names)], jobs, worth=1))))
            views = self._views(key, whole)
            new = {name: view for name, (of, view) in views.items() if not self._stands(name, of)}
            kept = tuple(self.made.values())
            issues = {name: view for name, view in new.items() if isinstance(view, Excerpt)}
            work = Work(self.theme, self.staged, self.cache)
            compiled()
            for name in [*issues][:1]:  # what it loads, templates above all, the processes find when they begin
                self.made[name] = Part(views[name][0], work.make(issues.pop(name)))
        with beside(partial(self._others, kept, work, new), jobs) as others:
            with self.stats.stage("pages"):
                made = spread([partial(work.make, view) for view in issues.values()], jobs)
                for done, (name, of_issue) in enumerate(zip(issues, made, strict=True), 1):
                    self.made[name] = Part(views[name][0], of_issue)
                    progress("pages", done, len(issues))
            with self.stats.stage("search"):
                self._search(whole, jobs, progress)
            with self.stats.stage("pages"):
                self.made |= {name: Part(views[name][0], of_site) for name, of_site in others().items()}
        with self.stats.stage("exports"):
            issues_made = (self.made[issue.address].made for issue in self.library.issues)
            entries = {address: entry for made in issues_made for address, entry in made.feed_entries.items()}
            paths = tuple(path for name in (PAGES, FIXED) for path, _, _ in self.made[name].made.files)
            files = partial(site_files, self.theme.press(whole), entries, paths)
            self._part(EXPORTS, self.cache.key(key, entries, paths), lambda: self._exports(files()))
        with self.stats.stage("static"):
            static = ((path, _bytes_of(file)) for path, file in self.theme.static_files())
            self._part(STATIC, self.base, lambda: Made(tuple(self.staged.put(*file) for file in (*static, (MARK, b"")))))
        self.stats.pages = sum(part.made.pages for part in self.made.values())
        self.stats.exports = sum(part.made.exports for part in self.made.values())
        return self.made

    def _views(self, key: str, whole: Library) -> dict[str, tuple[str, Library | None]]:
        """What pages are made of, by part, each with its key."""
        views: dict[str, tuple[str, Library | None]] = {PAGES: (key, whole), FIXED: (self.base, None)}
        for issue in self.library.issues:
            found = excerpt_of(self.library, issue)
            stamp_of_history = history_stamp(Path(issue.place.file).parent)
            parts = (self.base, found.issue, found.shown, _pdf(found.issue), stamp_of_history)
            views[found.issue.address] = (self.cache.key(*parts), found)
        return views

    def _others(self, kept: Iterable[Part], work: Work, new: Mapping[str, Library | None]) -> dict[str, Made]:
        """Take the parts that are kept, and make of the new ones those that are no issue: work for a process beside."""
        for part in kept:
            self._take(part)
        return {name: work.make(view) for name, view in new.items() if not isinstance(view, Excerpt)}

    def _search(self, whole: Library, jobs: int, progress: Progress) -> None:
        digests = tuple(map(self.cache.digest, self.library.issues))
        key = self.cache.key(digests, self.library.config.gazettes)
        index = Index(self.cache, self.name, self.library.issues, jobs)
        former = self.record.parts.get(INDEX) if self.record else None

        def make() -> Made:
            files = index_files(whole, index.terms())
            return Made(index.write(files, key, former, self.staged, lambda done: progress("search", done, 0)))

        self._part(INDEX, key, make)
        index.use(key)

    def _exports(self, files: Iterable[tuple[str, bytes]]) -> Made:
        made = tuple(self.staged.put(*file) for file in files)
        return Made(made, exports=len(made))

    def _stands(self, name: str, key: str) -> bool:
        """Whether the last good site has a part of this key, and all its files are there as they were made. Then it is to be taken."""
        part = self.record.parts.get(name) if self.record else None
        if part is None or part.key != key or not self.staged.has(part.made.files):
            return False
        self.made[name] = part
        return True

    def _take(self, part: Part) -> None:
        for file in part.made.files:
            self.staged.keep(file)

    def _part(self, name: str, key: str, make: Callable[[], Made]) -> None:
        """Take a part from the last good site, or make it."""
        if self._stands(name, key):
            self._take(self.made[name])
        else:
            self.made[name] = Part(key, make())


def _bytes_of(file: Path) -> bytes:
    with reading(file):
        return file.read_bytes()


def _pdf(issue: Issue) -> tuple[int, int] | None:
    """Size and time of the issue's PDF where it is a file of ours."""
    name = issue.facts.pdf
    if not name or "//" in name:
        return None
    status = Path(issue.place.file).with_name(name).stat()
    return status.st_size, status.st_mtime_ns
