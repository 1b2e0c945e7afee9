"""Atom feeds (RFC 4287): of the site, each gazette, each issuer and each section. Made only where ``base_url`` is known.

An entry's ``id`` is its page's address: addresses are never changed, and feeds carry absolute ones anyway. ``updated`` is the day of the
issue, so a feed changes when an issue comes, and never because a clock went on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from gazette.exports.addresses import SITE_FEED, gazette_feed, group_feed, markdown_path
from gazette.exports.dates import day_of, moment
from gazette.exports.xml import element
from gazette.library import Entry, Library, entries_of
from gazette.markdown import Rendered
from gazette.model import Issue
from gazette.pages.body import summary
from gazette.pages.groups import group_path

NEWEST = 40
"""Entries that a feed holds."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'


def feed_entry(entry: Entry, rendered: Rendered, base_url: str, strings: Mapping[str, Any]) -> str:
    """A document as an entry of any feed."""
    facts, issue = entry.article.facts, entry.issue
    address, updated = f"{base_url}{entry.address}.html", moment(day_of(issue))
    printed = strings["issue"]["name"].format(year=issue.facts.year, number=issue.facts.number)
    where = strings["exports"]["printed"].format(gazette=issue.facts.gazette, issue=printed)
    about = facts.summary or summary(rendered.passages, facts.recipients)
    author = facts.author or facts.issuer
    parts = [
        element("id", address),
        element("title", facts.title),
        element("updated", updated),
        element("published", updated),
        element("link", rel="alternate", type="text/html", href=address),
        element("link", rel="alternate", type="text/markdown", href=base_url + markdown_path(entry.address)),
        f"<author>{element('name', author)}</author>" if author else "",
        element("category", term=facts.section) if facts.section else "",
        element("category", term=facts.kind, label=strings["kinds"][facts.kind]),
        element("summary", "。".join(part for part in (facts.doc_number, where, about) if part)),
    ]
    return f"<entry>{''.join(parts)}</entry>"


@dataclass(frozen=True, slots=True)
class _Head:
    """What a feed says of itself; ``page`` is where its documents are found on the site."""

    path: str
    title: str
    page: str


def feeds(library: Library, entries: Mapping[str, str], base_url: str, strings: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Every feed, its entries the newest first. ``entries``: what :func:`feed_entry` made of each document, by address."""

    def feed(head: _Head, found: Iterable[Entry]) -> tuple[str, bytes]:
        site = library.config
        newest = list(islice(found, NEWEST))
        lines = [
            HEAD.format(language=strings["language"]),
            element("id", base_url + head.path),
            element("title", head.title),
            element("updated", moment(day_of(newest[0].issue))),
            element("link", rel="self", type="application/atom+xml", href=base_url + head.path),
            element("link", rel="alternate", type="text/html", href=base_url + head.page),
            f"<author>{element('name', site.publisher or site.site_name)}</author>",
            *(entries[entry.address] for entry in newest),
            "</feed>\n",
        ]
        return head.path, "\n".join(lines).encode()

    ordered = sorted(library.issues, key=_newness, reverse=True)
    if ordered:
        yield feed(_Head(SITE_FEED, library.config.site_name, "index.html"), _documents(ordered))
    for gazette in library.gazettes:
        issues = [issue for issue in ordered if issue.gazette_slug == gazette.slug]
        page = f"{gazette.slug}/index.html"
        yield feed(_Head(gazette_feed(gazette.slug), gazette.name, page), _documents(issues))
        subjects: dict[str, tuple[_Head, list[Entry]]] = {}
        for entry in _documents(issues):
            for head in _subjects(entry, gazette.name, strings):
                subjects.setdefault(head.path, (head, []))[1].append(entry)
        for path in sorted(subjects):
            yield feed(*subjects[path])


def _subjects(entry: Entry, gazette: str, strings: Mapping[str, Any]) -> Iterator[_Head]:
    facts, slug = entry.article.facts, entry.issue.gazette_slug
    if facts.issuer:
        page = group_path("issuers", slug, facts.issuer)
        yield _Head(group_feed(page), facts.issuer, page)
    if facts.section:
        title = strings["exports"]["subject"].format(gazette=gazette, name=facts.section)
        page = group_path("sections", slug, facts.section)
        yield _Head(group_feed(page), title, page)


def _documents(issues: Iterable[Issue]) -> Iterator[Entry]:
    return (entry for issue in issues for entry in entries_of(issue))


def _newness(issue: Issue) -> tuple[str, int, int, str]:
    return day_of(issue), issue.facts.year, issue.facts.number, issue.gazette_slug
