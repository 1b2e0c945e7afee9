"""What stands in a page's head for machines, and which copies of it can be taken away. A function of the page and the settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from markupsafe import Markup

from gazette.config import Config
from gazette.exports.addresses import (
    SITE_FEED,
    Subject,
    archive_path,
    book_path,
    data_path,
    gazette_feed,
    group_feed,
    issue_data_path,
    markdown_path,
    subject_feed,
    text_path,
)
from gazette.exports.linked_data import linked_data
from gazette.model import ArticleFacts
from gazette.pages import Page
from gazette.pages.groups import GroupReference
from gazette.pages.references import GazetteReference, IssueReference

UNLISTED = ("404.html", "comparison.html", "redirect.html")  # pages that are not to be found again under their own address


@dataclass(frozen=True, slots=True)
class Download:
    """A copy to take away; ``kind`` names its label in the strings."""

    kind: str
    path: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page belongs to."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that ``metadata.html`` and ``downloads.html`` show."""

    canonical: str | None
    linked_data: Markup | None
    dublin_core: tuple[tuple[str, str], ...]
    open_graph: tuple[tuple[str, str], ...]
    feeds: tuple[Feed, ...]
    downloads: tuple[Download, ...]


def metadata_of(page: Page, site: Config, strings: Mapping[str, Any]) -> Metadata:
    """The metadata of a page; of pages that show no work only what every page has."""
    canonical = site.base_url + page.path if site.base_url and page.template not in UNLISTED else None
    return Metadata(
        canonical,
        linked_data(page, site, strings),
        tuple(_dublin_core(page, canonical, strings)),
        tuple(_open_graph(page, canonical, site)),
        tuple(_feeds(page, site, strings)) if site.base_url else (),
        tuple(_downloads(page)),
    )


def _dublin_core(page: Page, canonical: str | None, strings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Terms of DCMI for articles and issues."""
    issue: IssueReference | None = page.facts.get("issue")  # type: ignore[assignment]
    if page.template not in ("article.html", "issue.html") or issue is None:
        return
    name = issue.gazette.name + strings["issue"]["name"].format(year=issue.year, number=issue.number)
    if page.template == "issue.html":
        found = {"title": name, "date": issue.published, "type": "Collection", "isPartOf": issue.gazette.name}
    else:
        article: ArticleFacts = page.facts["article"]  # type: ignore[assignment]
        found = {
            "title": article.title,
            "creator": article.author or article.issuer,
            "date": article.date or issue.published,
            "type": "Text",
            "identifier": article.doc_number,
            "subject": "；".join(article.topics) or article.section,
            "bibliographicCitation": name,
            "isPartOf": issue.gazette.name,
        }
    found |= {"language": strings["language"], "source": canonical}
    yield from ((f"DCTERMS.{term}", value) for term, value in found.items() if value)


def _open_graph(page: Page, canonical: str | None, site: Config) -> Iterator[tuple[str, str]]:
    """What a link to the page shows in other people's feeds; title and description are the page's own."""
    if page.template in UNLISTED:
        return
    yield "og:type", "article" if page.template == "article.html" else "website"
    yield "og:site_name", site.site_name
    yield "og:locale", "zh_CN"
    if canonical:
        yield "og:url", canonical
    if page.template == "article.html":
        article: ArticleFacts = page.facts["article"]  # type: ignore[assignment]
        issue: IssueReference = page.facts["issue"]  # type: ignore[assignment]
        if date := article.date or issue.published:
            yield "article:published_time", date
        if article.section:
            yield "article:section", article.section
        for topic in article.topics:
            yield "article:tag", topic


def _feeds(page: Page, site: Config, strings: Mapping[str, Any]) -> Iterator[Feed]:
    """The site's feed on every page; those of the gazette, the issuer and the section where the page belongs to one."""
    yield Feed(SITE_FEED, site.site_name)
    if page.template == "group.html":
        yield from _group_feeds(page, strings)
    issue: IssueReference | None = page.facts.get("issue")  # type: ignore[assignment]
    gazette: GazetteReference | None = issue.gazette if issue else page.facts.get("gazette")  # type: ignore[assignment]
    if page.template not in ("article.html", "issue.html", "gazette.html") or gazette is None:
        return
    yield Feed(gazette_feed(gazette.slug), gazette.name)
    if page.template == "article.html":
        article: ArticleFacts = page.facts["article"]  # type: ignore[assignment]
        if article.issuer:
            yield Feed(subject_feed(gazette.slug, "issuers", article.issuer), article.issuer)
        if article.section:
            title = strings["exports"]["subject"].format(gazette=gazette.name, name=article.section)
            yield Feed(subject_feed(gazette.slug, "sections", article.section), title)


def _group_feeds(page: Page, strings: Mapping[str, Any]) -> Iterator[Feed]:
    """The feed of an issuer's or a section's own page, and of its pages by year."""
    gazette: GazetteReference | None = page.facts["gazette"]  # type: ignore[assignment]
    group: GroupReference = page.facts["group"]  # type: ignore[assignment]
    if page.facts["index"] in get_args(Subject) and gazette and group.name:
        yield Feed(gazette_feed(gazette.slug), gazette.name)
        title = strings["exports"]["subject"].format(gazette=gazette.name, name=group.name)
        yield Feed(group_feed(group.path), group.name if page.facts["index"] == "issuers" else title)


def _downloads(page: Page) -> Iterator[Download]:
    if page.template == "article.html":
        address: str = page.facts["address"]  # type: ignore[assignment]
        yield Download("text", text_path(address), "text/plain")
        yield Download("markdown", markdown_path(address), "text/markdown")
        yield Download("data", data_path(address), "application/json")
        yield Download("book", book_path(address.rpartition("/")[0]), "application/epub+zip")
    elif page.template == "issue.html":
        issue = page.path.removesuffix("/index.html")
        yield Download("book", book_path(issue), "application/epub+zip")
        yield Download("archive", archive_path(issue), "application/zip")
        yield Download("data", issue_data_path(issue), "application/json")
