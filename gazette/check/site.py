"""The built site: every link and anchor leads somewhere, nothing is asked of another host."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from gazette.errors import Problem, problem

ASKED = ("script", "img", "source")  # fetched by the browser unasked; a link or a canonical address is not
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "source": "src"}


@dataclass
class _Links(HTMLParser):
    """Collects a page's ids and links with their lines."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str, int]] = field(default_factory=list)  # (tag, address, line)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if made := values.get("id"):
            self.ids.add(made)
        if tag in LINKS and (address := values.get(LINKS[tag])) is not None:
            self.links.append((tag, address, self.getpos()[0]))


def site_problems(site: Path) -> Iterator[Problem]:
    """Broken links, broken anchors and foreign hosts, page by page; nothing if there is no site."""
    pages = {p.relative_to(site).as_posix(): _parse(p) for p in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for tag, address, line in page.links:
            yield from _link_problems(site, pages, path, tag, address, line)


def _parse(path: Path) -> _Links:
    page = _Links()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _link_problems(site: Path, pages: dict[str, _Links], path: str, tag: str, address: str, line: int) -> Iterator[Problem]:
    parts = urlsplit(address)
    file = str(site / path)
    if parts.scheme or parts.netloc:
        if tag in ASKED:
            yield problem("check.foreign_host", file, line, address=address)
        return
    target = normpath(join(Path(path).parent.as_posix(), unquote(parts.path))) if parts.path else path
    if target.startswith("..") or not (site / target).is_file():
        yield problem("check.broken_link", file, line, address=address)
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield problem("check.broken_anchor", file, line, address=address)
