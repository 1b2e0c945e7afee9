"""Links and images that an editor wrote into a body: where they lead, what they say to who cannot see them."""

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from gazette.check.finding import Finding
from gazette.check.sheet import Sheet
from gazette.library import Library
from gazette.markdown import render

LINK = re.compile(
    r"(?P<image>!?)(?<!\\)\[(?P<text>[^\]\n]*)\]\(\s*<?(?P<target>[^)>\s]*)>?(?:\s+\"[^\"]*\")?\s*\)"
)  # [甲](b.html#art-3)


def link_findings(library: Library, sheets: Sequence[Sheet], site: Path) -> Iterator[Finding]:
    """Links to a page or place that is neither an article's nor an issue's nor in the built site; images without text."""
    ids: dict[str, frozenset[str]] = {}
    indexes = _indexes(library)
    for sheet in sheets:
        for line in sheet.lines:
            for found in LINK.finditer(line.text):
                if found["image"] and not found["text"].strip():
                    yield sheet.found("check.image_without_text", line, *found.span(), None, address=found["target"])
                yield from (
                    sheet.found(code, line, *found.span(), None, address=found["target"])
                    for code in _broken(library, sheet, found["target"], site, indexes, ids)
                )


def _broken(
    library: Library, sheet: Sheet, target: str, site: Path, indexes: Set[str], ids: dict[str, frozenset[str]]
) -> Iterator[str]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return
    own = sheet.entry.address
    path = normpath(join(own.rpartition("/")[0], unquote(parts.path))) if parts.path else f"{own}.html"
    address = path.removesuffix(".html")
    if address in library.catalogue.addresses:
        if address not in ids:
            article = library.article(library.catalogue.addresses[address].address)
            rendered = render(article.body, article.facts.recipients)
            ids[address] = frozenset(re.findall(r' id="([^"]+)"', rendered.html))
        if parts.fragment and unquote(parts.fragment) not in ids[address]:
            yield "check.broken_anchor"
    elif path.startswith("..") or not (path in indexes or (site / path).is_file()):
        yield "check.broken_link"


def _indexes(library: Library) -> set[str]:
    """The home page, the gazettes', the issues'."""
    gazettes = {f"{issue.gazette_slug}/index.html" for issue in library.issues}
    return {"index.html", *gazettes, *(f"{issue.address}/index.html" for issue in library.issues)}
