"""An issue as EPUB 3.3: cover, contents, the articles as printed, imprint. What a reader of the book sees is set by the theme (``epub/``)."""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from gazette.exports.archive import zipped
from gazette.exports.dates import day_of
from gazette.exports.press import Press
from gazette.exports.xml import sayable
from gazette.library import entries_of
from gazette.markdown import render
from gazette.model import ArticleFacts, Issue
from gazette.pages import Page
from gazette.pages.body import OutlineEntry, outline
from gazette.pages.references import IssueReference

TEMPLATES = tuple(
    f"epub/{name}"
    for name in (
        "package.opf",
        "nav.xhtml",
        "cover.xhtml",
        "cover.svg",
        "article.xhtml",
        "imprint.xhtml",
        "notice.xhtml",
        "style.css",
    )
)
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
LINK = re.compile(r'<a href="(?P<address>[^"#]*)(?P<place>#[^"]*)?"')
IMAGE = re.compile(r'<img [^>]*?alt="(?P<text>[^"]*)"[^>]*>')
ID = re.compile(r' id="([^"]+)"')
WEB = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in the book."""

    id: str
    file: str
    article: ArticleFacts
    body: Markup
    parts: tuple[OutlineEntry, ...]
    """Attachments and promulgated documents: what the contents list shows below the article."""


@dataclass(frozen=True, slots=True)
class Column:
    """Chapters under one column head 栏目."""

    section: str | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What the templates of a book show."""

    issue: IssueReference
    identifier: str
    """``urn:uuid:…``, made of gazette and issue: the same wherever the site is published."""
    day: str
    address: str | None
    """The issue's page on the web."""
    colour: str | None
    columns: tuple[Column, ...]
    masthead: Markup

    @property
    def chapters(self) -> Iterator[Chapter]:
        """All chapters in printed order."""
        return (chapter for column in self.columns for chapter in column.chapters)


def issue_book(press: Press, issue: Issue) -> bytes:
    """The issue's EPUB."""
    book = _book(press, issue)
    files = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER.encode())]
    names = ("package.opf", "nav.xhtml", "cover.xhtml", "cover.svg", "notice.xhtml", "style.css")
    files += [(f"EPUB/{name}", _set(press, name, book=book)) for name in names]
    files += [(f"EPUB/{c.file}", _set(press, "article.xhtml", book=book, chapter=c, article=c.article)) for c in book.chapters]
    if book.masthead:
        files.append(("EPUB/imprint.xhtml", _set(press, "imprint.xhtml", book=book)))
    return zipped(files, stored_first=True)


def _set(press: Press, template: str, **facts: object) -> bytes:
    return sayable(press.set_page(Page(template, f"epub/{template}", facts)).decode()).encode()


def _book(press: Press, issue: Issue) -> Book:
    site = press.site
    reference = IssueReference.of(press.library, issue)
    made = {article.slug: render(article.body, article.facts.recipients) for article in issue.articles}
    ids = {slug: frozenset(ID.findall(rendered.html)) for slug, rendered in made.items()}
    chapters = []
    for entry in entries_of(issue):
        article = entry.article
        rendered = made[article.slug]
        body = book_html(rendered.html, article.slug, ids, f"{site.base_url}{entry.address}" if site.base_url else None)
        first = {e.id for e in rendered.toc if e.level == 1}
        parts = tuple(e for e in outline(rendered.toc) if e.id in first)
        chapters.append(Chapter(f"a-{article.order}", f"{article.slug}.xhtml", article.facts, Markup(body), parts))
    columns = tuple(Column(section, tuple(found)) for section, found in groupby(chapters, key=lambda c: c.article.section))
    name = f"{issue.facts.gazette}/{issue.address}"
    gazette = press.library.gazette_of(issue)
    return Book(
        reference,
        f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
        day_of(issue),
        f"{site.base_url}{issue.address}/index.html" if site.base_url else None,
        gazette.config.colour,
        columns,
        Markup(book_html(render(issue.masthead).html, "", {}, None)) if issue.masthead.strip() else Markup(""),
    )


def book_html(html: str, slug: str, ids: Mapping[str, frozenset[str]], page: str | None) -> str:
    """A body for the book: links lead within it, to the web, or nowhere; a picture, which the book does not hold, is its description.

    ``slug`` names the chapter the body is of, ``ids`` the places in each chapter, ``page`` the document's address on the web.

    >>> book_html('<a href="wz-1.html#s-1">甲</a><a href="../x.html">乙</a><img src="x" alt="图" />', "wz-2", {"wz-1": frozenset()}, None)
    '<a href="wz-1.xhtml">甲</a><a>乙</a>图'
    """

    def linked(found: re.Match[str]) -> str:
        address, place = found["address"], found["place"] or ""
        if address.startswith(WEB):
            return found[0]
        target = address.removesuffix(".html") or slug
        if target in ids:
            known = place if place[1:] in ids[target] else ""
            file = f"{target}.xhtml" if address else ""
            return f'<a href="{file}{known}"' if file or known else "<a"
        return f'<a href="{page.rpartition("/")[0]}/{address}{place}"' if page else "<a"

    return LINK.sub(linked, IMAGE.sub(lambda found: found["text"], html))
