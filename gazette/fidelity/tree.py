"""A page's HTML as a tree of elements, each with its line in the file. Reads what browsers read; knows nothing of how the page was made."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))
LINE = "data-line-of-file"
"""The attribute under which an element keeps its line."""


class _Reader(HTMLParser):
    """Builds the tree. ``convert_charrefs`` makes &amp; one sign, as a browser does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs} | {LINE: str(self.getpos()[0])}
        if tag == "html":
            self.root.attrib.update(values)
            return
        element = Element(tag, values)
        self._open[-1].append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open]
        if tag in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def read_tree(html: str) -> Element:
    """The tree of a page.

    >>> [element.tag for element in read_tree("<p>甲<br>乙&amp;丙</p>").iter()]
    ['html', 'p', 'br']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def line_of(element: Element) -> int:
    """The line of the file on which an element begins."""
    return int(element.get(LINE, "0"))


def classes(element: Element) -> set[str]:
    """An element's classes."""
    return set(element.get("class", "").split())


def first(root: Element, tag: str, **wanted: str) -> Element | None:
    """The first element of a name that has these attributes; ``_`` stands for ``-`` in their names, "" for any value."""
    return next((e for e in root.iter(tag) if _has(e, wanted)), None)


def _has(element: Element, wanted: dict[str, str]) -> bool:
    values = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
    return all(name in element.attrib and value in ("", element.get(name)) for name, value in values.items())
