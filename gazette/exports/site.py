"""The exports that show more than one issue."""

from collections.abc import Iterator, Mapping

from gazette.exports.addresses import OPEN_SEARCH
from gazette.exports.data import INDEX, index_data, schema_files
from gazette.exports.feeds import feeds
from gazette.exports.opensearch import open_search
from gazette.exports.press import Press
from gazette.exports.sitemap import robots, sitemaps


def site_files(press: Press, entries: Mapping[str, str], site_paths: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each. ``entries``: the feed entries of all issues; ``site_paths``: the pages that belong to no single issue."""
    base_url = press.site.base_url
    yield "robots.txt", robots(base_url)
    yield INDEX, index_data(press.library)
    yield from schema_files()
    if base_url:
        yield OPEN_SEARCH, open_search(press.site, base_url, press.strings)
        yield from sitemaps(press.library, base_url, site_paths)
        yield from feeds(press.library, entries, base_url, press.strings)
