"""References in a body as links: their text stays as printed."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

HOLDER = re.compile(r'(?P<open><(?P<tag>p|tr) id="(?P<id>[^"]+)"[^>]*>)(?P<inner>.*?)(?P<close></(?P=tag)>)', re.S)
CELL = re.compile(r"(?P<open><t[dh][^>]*>)(?P<inner>.*?)(?P<close></t[dh]>)", re.S)
PIECE = re.compile(r"<(?P<tag>/?[a-z0-9]+)[^>]*>|&[^;]+;|.", re.S)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Signs of a passage's text that lead somewhere; ``href`` as it stands in the page."""

    start: int
    end: int
    href: str


def with_links(body: Markup, links: Mapping[str, Iterable[Link]]) -> Markup:
    """The body with each passage's links set. One that overlaps an earlier one, or a link of the page's own, is left out."""

    def linked(found: re.Match[str]) -> str:
        wanted = links.get(found["id"])
        if not wanted:
            return found[0]
        inner = _row(found["inner"], wanted) if found["tag"] == "tr" else _text(found["inner"], wanted)
        return f"{found['open']}{inner}{found['close']}"

    return Markup(HOLDER.sub(linked, str(body))) if links else body


def _row(inner: str, links: Iterable[Link]) -> str:
    """A row's passage is the text of its cells with a blank between those that have any."""
    at, made = 0, []
    for cell in CELL.finditer(inner):
        text = _visible(cell["inner"])
        own = [Link(k.start - at, k.end - at, k.href) for k in links if at <= k.start and k.end <= at + len(text)]
        made.append(f"{cell['open']}{_text(cell['inner'], own)}{cell['close']}")
        at += len(text) + 1 if text else 0
    return "".join(made)


def _text(inner: str, links: Iterable[Link]) -> str:
    """
    >>> _text('甲&amp;<b>乙丙</b>丁', [Link(2, 3, "#x"), Link(3, 5, "#y"), Link(4, 5, "#z")])
    '甲&amp;<b><a class="ref" href="#x">乙</a>丙</b><a class="ref" href="#z">丁</a>'
    """
    pieces = list(PIECE.finditer(inner))
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    shown = [n for n, piece in enumerate(pieces) if not piece["tag"]]  # sign → piece
    inside = _inside_links(pieces)
    last = 0
    for link in sorted(links):
        if link.start < last or link.end > len(shown) or link.start >= link.end:
            continue
        first, final = shown[link.start], shown[link.end - 1]
        if any(pieces[n]["tag"] or n in inside for n in range(first, final + 1)):
            continue
        before[first], after[final] = f'<a class="ref" href="{escape(link.href)}">', "</a>"
        last = link.end
    return "".join(f"{before.get(n, '')}{piece[0]}{after.get(n, '')}" for n, piece in enumerate(pieces))


def _inside_links(pieces: list[re.Match[str]]) -> set[int]:
    """The pieces that stand in a link already."""
    inside, open_link = set(), False
    for n, piece in enumerate(pieces):
        if piece["tag"] in ("a", "/a"):
            open_link = piece["tag"] == "a"
        elif open_link:
            inside.add(n)
    return inside


def _visible(inner: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", inner))
