"""``build``: content, theme and settings → a site, whole or not at all. Where nothing has changed, nothing is done."""

import time
from contextlib import suppress

from gazette.cache import Cache
from gazette.errors import reading, reason_of, writing
from gazette.files import recover
from gazette.lock import locked
from gazette.messages import message
from gazette.output.options import BuildOptions, Progress, Stats
from gazette.output.record import Content, SiteRecord, digest_of_sources
from gazette.output.staged import Listing, listing

TRIES, SETTLED = 3, 0.1
"""So often a build begins again because something was saved while it was read, so that not half of it is shown; seconds between."""


def build(options: BuildOptions, progress: Progress = lambda stage, done, total: None) -> Stats:
    """Build the site. Raises GazetteError, and leaves the last good site as it is, if anything is wrong with what is read or the disk."""
    stats = Stats()
    cache = Cache(options.cache, forget=options.clean)
    with writing(options.output), locked(options.output, options.wait):
        recover(options.output)
        with stats.stage("compare"), reading(options.content):
            record: SiteRecord | None = cache.get("sites", options.name)
            former = {} if options.clean else listing(options.output)
            content = Content(options.content)
            same = record is not None and _is_same(record, content, former)
        if record and same:
            stats.issues, stats.articles, stats.kept = record.issues, record.articles, len(former)
            stats.pages = sum(part.made.pages for part in record.parts.values())
            stats.exports = sum(part.made.exports for part in record.parts.values())
        else:
            _make(options, cache, record, former, content, stats, progress)
    if cache.refused:
        stats.notes.append(message("output.unkept", folder=options.cache, reason=reason_of(cache.refused)))
    if cache.damaged:
        stats.notes.append(message("output.damaged_cache", count=cache.damaged, folder=options.cache))
    return stats


def _is_same(record: SiteRecord, content: Content, found: Listing) -> bool:
    """Whether a site stands as it was made, of just what there is now."""
    return (
        record.describes(found) and record.sources_digest == digest_of_sources(record.sources) and record.content == content.digest
    )


def _make(
    options: BuildOptions,
    cache: Cache,
    record: SiteRecord | None,
    former: Listing,
    content: Content,
    stats: Stats,
    progress: Progress,
) -> None:
    from gazette.output.making import SavedMeanwhile, make_site  # noqa: PLC0415 - where nothing has changed, none of it need be loaded
    from gazette.workers import collecting_seldom  # noqa: PLC0415

    for tries_left in reversed(range(TRIES)):
        with suppress(SavedMeanwhile), collecting_seldom():
            if done := make_site(options, cache, record, former, content, stats, progress, last=not tries_left):
                cache.put("sites", options.name, done)
                cache.prune()
            return
        time.sleep(SETTLED)
        content = Content(options.content)
