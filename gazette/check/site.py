"""The built site: every link and anchor leads somewhere, every page is reached and labelled, nothing is asked of another host."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from gazette.check.finding import Finding, finding
from gazette.config import Config

ASKED = ("script", "img", "source")  # fetched by the browser unasked; a link or a canonical address is not
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "source": "src"}
EVERY = ("SiteName",)
COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE = ("ArticleTitle", "PubDate", "ContentSource")
"""网页标签 that 国办发〔2017〕47号 wants of every page, of a column's, of an article's; SiteDomain and SiteIDCode once the settings have them."""
BY_ADDRESS = frozenset({"404.html"})
"""Pages that no link leads to: the server shows them."""


@dataclass
class _Page(HTMLParser):
    """Collects a page's ids, labels, links and images with their lines."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str, int]] = field(default_factory=list)  # (tag, address, line)
    labels: dict[str, str] = field(default_factory=dict)
    untold: list[tuple[str, int]] = field(default_factory=list)  # images without the attribute alt
    document: bool = False
    """Whether it is an article's."""
    redirect: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if made := values.get("id"):
            self.ids.add(made)
        if tag in LINKS and (address := values.get(LINKS[tag])) is not None:
            self.links.append((tag, address, self.getpos()[0]))
        if tag == "meta":
            self.labels[values.get("name") or ""] = values.get("content") or ""
            self.redirect |= values.get("http-equiv") == "refresh"
        if tag == "img" and "alt" not in values:
            self.untold.append((values.get("src") or "", self.getpos()[0]))
        self.document |= tag == "article" and "data-doc" in values


def site_findings(site: Path, config: Config | None = None) -> Iterator[Finding]:
    """Page by page; nothing if there is no site."""
    pages = {p.relative_to(site).as_posix(): _parse(p) for p in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for tag, address, line in page.links:
            yield from _link(site, pages, path, tag, address, line)
        for address, line in page.untold:
            yield finding("check.image_without_text", str(site / path), line, words=address, address=address)
        for label in _wanted(page, config) if config and path not in BY_ADDRESS and not page.redirect else ():
            if not page.labels.get(label):
                yield finding("check.missing_label", str(site / path), words=label, label=label)
    yield from _orphans(site, pages)


def _parse(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _link(site: Path, pages: Mapping[str, _Page], path: str, tag: str, address: str, line: int) -> Iterator[Finding]:
    parts = urlsplit(address)
    file = str(site / path)
    if parts.scheme or parts.netloc:
        if tag in ASKED:
            yield finding("check.foreign_host", file, line, severity="error", words=address, address=address)
        return
    target = _target(path, address)
    if target.startswith("..") or not (site / target).is_file():
        yield finding("check.broken_link", file, line, severity="error", words=address, address=address)
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield finding("check.broken_anchor", file, line, severity="error", words=address, address=address)


def _target(path: str, address: str) -> str:
    """The file under the site's root that a relative address on a page means."""
    parts = urlsplit(address)
    return normpath(join(Path(path).parent.as_posix(), unquote(parts.path))) if parts.path else path


def _wanted(page: _Page, config: Config) -> Iterator[str]:
    yield from EVERY
    if config.domain:
        yield "SiteDomain"
    if config.site_id:
        yield "SiteIDCode"
    yield from ARTICLE if page.document else COLUMN


def _orphans(site: Path, pages: Mapping[str, _Page]) -> Iterator[Finding]:
    """Pages to which no way leads from the home page; former addresses have none."""
    reached, waiting = {"index.html"}, ["index.html"]
    if "index.html" not in pages:
        return
    while waiting:
        path = waiting.pop()
        for tag, address, _ in pages[path].links:
            parts = urlsplit(address)
            target = _target(path, address)
            if tag in ("a", "form") and not (parts.scheme or parts.netloc) and target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    for path, page in pages.items():
        if path not in reached | BY_ADDRESS and not page.redirect:
            yield finding("check.orphan", str(site / path), words=path, path=path)
