"""``sitemap.xml`` and ``robots.txt`` (sitemaps.org, RFC 9309). Days come from the content; a page with none of its own has no ``lastmod``."""

from collections.abc import Iterator

from gazette.exports.dates import day_of
from gazette.exports.xml import element
from gazette.library import Library

SITEMAP = "sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
MOST = 50_000
"""Addresses that one sitemap may hold."""
UNLISTED = frozenset({"404.html", "search.html"})


def robots(base_url: str | None) -> bytes:
    """Every robot may read all; it is told where the sitemap is."""
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {base_url}{SITEMAP}"] if base_url else [])]
    return "".join(f"{line}\n" for line in lines).encode()


def sitemaps(library: Library, base_url: str, site_paths: tuple[str, ...], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """The sitemap; where it would hold too many addresses, several and a list of them. ``site_paths``: pages of no single issue."""
    entries = list(_entries(library, base_url, site_paths))
    if len(entries) <= most:
        yield SITEMAP, _document("urlset", entries)
        return
    names: list[str] = []
    for start in range(0, len(entries), most):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield names[-1], _document("urlset", entries[start : start + most])
    yield SITEMAP, _document("sitemapindex", [f"<sitemap>{element('loc', base_url + name)}</sitemap>" for name in names])


def _entries(library: Library, base_url: str, site_paths: tuple[str, ...]) -> Iterator[str]:
    days = {issue.address: day_of(issue) for issue in library.issues}
    newest = {"index.html": max(days.values(), default=None)}
    for gazette in library.gazettes:
        newest[f"{gazette.slug}/index.html"] = max(days[issue.address] for issue in gazette.issues)
    former = {f"{old}/index.html" if old.count("/") == 1 else f"{old}.html" for old in library.redirects}
    for path in site_paths:
        if path.endswith(".html") and path not in UNLISTED and path not in former:
            yield _entry(base_url + path, newest.get(path))
    for issue in library.issues:
        for name in ("index", *(article.slug for article in issue.articles)):
            yield _entry(f"{base_url}{issue.address}/{name}.html", days[issue.address])


def _entry(address: str, day: str | None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url>{element('loc', address)}{changed}</url>"


def _document(root: str, entries: list[str]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {NAMESPACE}>", *entries, f"</{root}>", ""]
    return "\n".join(lines).encode()
