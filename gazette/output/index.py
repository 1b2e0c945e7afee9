"""The index of the search: its terms and files as the last build left them as far as they are the same, the others made anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gazette.cache import Cache
from gazette.model import Issue
from gazette.output.columns import packed, unpacked
from gazette.output.record import Part
from gazette.output.staged import File, Staging
from gazette.search import Counts, IndexFile, Terms, edited, issue_search, terms_of
from gazette.workers import spread

MANY = 3
"""If more than one in so many issues has changed, all terms are coded anew: most are touched, and all processes can take part."""

BATCH = 100
"""Files that a process writes at once, about."""


def keep_counts(cache: Cache, issue: Issue, counts: Counts) -> None:
    """Keep the counts of an issue for :class:`Index`."""
    if cache.folder:
        cache.put("counts", cache.key(issue), packed(counts))


@dataclass(frozen=True)
class Index:
    """The index of a site's search in the making."""

    cache: Cache
    name: str
    """What its terms are kept under."""
    issues: Sequence[Issue]
    jobs: int

    def use(self, key: str) -> None:
        """Keep what the next build needs, though nobody asked for it. ``key``: of the part of the site that is the index."""
        for issue in self.issues:
            self.cache.use("counts", self.cache.key(issue))
        self.cache.use("terms", self.name)
        self.cache.use("files", key)

    def write(
        self, files: Iterable[IndexFile], key: str, former: Part | None, staged: Staging, progress: Callable[[int], None]
    ) -> tuple[File, ...]:
        """Put the index's files into the staging folder: those of the ``former`` part of the site that are made of the same are taken."""
        found = [*files]
        standing = self._standing(former, staged)
        kept = [file for file in found if (file.path, file.digest) in standing]
        new = [file for file in found if (file.path, file.digest) not in standing]
        written = [staged.keep(standing[file.path, file.digest]) for file in kept]
        progress(len(written))
        for some in spread([partial(_put, staged, new[at : at + BATCH]) for at in range(0, len(new), BATCH)], self.jobs):
            written += some
            progress(len(written))
        self.cache.put("files", key, {file.path: file.digest for file in found})
        return tuple(written)

    def _standing(self, former: Part | None, staged: Staging) -> Mapping[tuple[str, str], File]:
        """The files of the last good site that are as they were made, by path and digest."""
        digests: Mapping[str, str] = (former and self.cache.get("files", former.key)) or {}
        files = former.made.files if former else ()
        return {(file[0], digests[file[0]]): file for file in files if file[0] in digests and staged.has([file])}

    def terms(self) -> Terms:
        """The terms of all issues."""
        keys = [self.cache.key(issue) for issue in self.issues]
        counted = [self._counts(issue, key) for issue, key in zip(self.issues, keys, strict=True)]
        sizes = [len(counts.lengths) for counts in counted]
        kept = self.cache.get("terms", self.name)
        found = self._edited(kept, keys, sizes, counted) if kept else None
        terms = found or terms_of(counted, partial(spread, jobs=self.jobs))
        self.cache.put("terms", self.name, (keys, sizes, packed(terms)))
        return terms

    def _counts(self, issue: Issue, key: str) -> Counts:
        """The counts of an issue, as kept or made now."""
        kept = self._kept_counts(key)
        if kept is None:
            kept = issue_search(issue)[1]
            keep_counts(self.cache, issue, kept)
        return kept

    def _kept_counts(self, key: str) -> Counts | None:
        kept = self.cache.get("counts", key)
        return None if kept is None else unpacked(Counts, kept)

    def _edited(
        self, kept: tuple[list[str], list[int], dict[str, object]], keys: list[str], sizes: list[int], counted: list[Counts]
    ) -> Terms | None:
        """The terms as the last build left them, with what has changed since; None if too much has, or if it is not known what."""
        former_keys, former_sizes, former = kept
        if former_sizes != sizes:
            return None
        changed = [old for old, new in zip(former_keys, keys, strict=True) if old != new]
        if len(changed) * MANY > len(keys):
            return None
        before = {key: self._kept_counts(key) for key in changed}
        if any(counts is None for counts in before.values()):
            return None
        replaced = [before[old] if old != new else None for old, new in zip(former_keys, keys, strict=True)]
        return edited(unpacked(Terms, former), counted, replaced, partial(spread, jobs=self.jobs))


def _put(staged: Staging, files: Sequence[IndexFile]) -> list[File]:
    return [staged.put(file.path, file.make()) for file in files]
