"""HTML → text: a line for each paragraph, heading and list item; tables as tabbed rows."""

import re
from codecs import BOM_UTF8, lookup
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gazette.errors import GazetteError, problem
from gazette.model import Doubt
from gazette.sources.lines import CellText, one_line, rows_as_lines
from gazette.sources.markup import parsable

NO_TEXT = frozenset({"script", "style", "template"})  # programs and looks of the page, no text of the gazette
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
SPACE = re.compile(r"[ \t\r\n\f]+")
DEEPEST_TABLES = 50
"""Tables within one another; further ones are text of the innermost."""
LONGEST_COUNT = 4
"""Digits of a number in an attribute."""
MOST_SPANNED = 200
"""Columns or rows that a cell is taken to span."""
LONG_CELL = 400
"""Characters of a cell that no table of a gazette has: the page uses the table to lay out its text."""


@dataclass
class _Cell:
    text: CellText
    lines: list[str] = field(default_factory=list)


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    nested: bool = False


def read_html(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """The page's text. Raises GazetteError if it is not in the encoding it names."""
    page = _Page()
    page.feed(parsable(_decoded(data, name)))
    page.close()
    return page.text(), ()


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-8-sig" if data.startswith(BOM_UTF8) else "utf-16"
    else:
        encoding = _named(data) or _guessed(data)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        other = _guessed(data)
        if other != encoding and other == "utf-8":  # saved anew by a browser or editor that left the old name in place
            return data.decode(other)
        raise GazetteError([problem("sources.encoding", name, encoding=encoding, offset=getattr(error, "start", 0))]) from error


def _named(data: bytes) -> str | None:
    found = CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        known = lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    if not known._is_text_encoding:  # hex, base64, zlib: Python knows them, no page is in them
        return None
    encoding = known.name
    if encoding.startswith("utf-16"):  # then its name could not be read
        return "utf-8"
    return "gb18030" if encoding in ("gb2312", "gbk") else encoding  # pages that say gb2312 hold signs of its successors


def _guessed(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


class _Page(HTMLParser):
    """Collects lines. Each open data cell collects its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._run: list[str] = []
        self._title: list[str] = []
        self._silent = 0
        self._in_title = False
        self._pre = 0
        self._tables: list[_Table] = []
        self._lists: list[int | None] = []

    def text(self) -> str:
        """All lines; the title leads them where the page itself does not say it."""
        self._end_line()
        while self._tables:
            self._end_table()
        title = one_line("".join(self._title))
        said = "".join("".join(line.split()) for line in self._lines)
        head = [title] if title and "".join(title.split()) not in said else []
        return "\n".join([*head, *self._lines]) + "\n"

    # ------------------------------------------------------------ events

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NO_TEXT:
            self._silent += 1
        elif tag == "title":
            self._in_title = True
        elif tag == "br":
            self._end_line()
        elif tag in BLOCKS:
            self._end_line()
            self._start_block(tag, dict(attrs))

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in HEADINGS or tag == "hr":
            self._room()
        elif tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._lists.append(int(_count(attributes.get("start"))) - 1 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            self._number_item()
        elif tag == "table":
            if len(self._tables) < DEEPEST_TABLES:
                for table in self._tables[-1:]:  # those around it are known to hold one
                    table.nested = True
                self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            table = self._tables[-1]
            if not table.rows:
                table.rows.append([])
            span = CellText("", _count(attributes.get("colspan")), _count(attributes.get("rowspan")))
            table.rows[-1].append(_Cell(span))

    def _number_item(self) -> None:
        last = self._lists[-1]
        if last is not None:
            self._lists[-1] = last + 1
            self._run.append(f"{last + 1}.")

    def handle_endtag(self, tag: str) -> None:
        if tag in NO_TEXT:
            self._silent = max(0, self._silent - 1)
        elif tag == "title":
            self._in_title = False
        elif tag in BLOCKS:
            self._end_line()
            if tag in HEADINGS:
                self._room()
            elif tag == "pre":
                self._pre = max(0, self._pre - 1)
            elif tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            elif tag == "table" and self._tables:
                self._end_table()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._in_title:
            self._title.append(data)
        elif self._pre:
            first, *others = data.split("\n")
            self._run.append(first)
            for line in others:
                self._end_line()
                self._run.append(line)
        else:
            self._run.append(SPACE.sub(" ", data))

    # ------------------------------------------------------------ lines

    def _open_lines(self) -> list[str]:
        for table in reversed(self._tables):
            if table.rows and table.rows[-1]:
                return table.rows[-1][-1].lines
        return self._lines

    def _end_line(self) -> None:
        line = one_line("".join(self._run))
        self._run.clear()
        if line:
            self._open_lines().append(line)

    def _room(self) -> None:
        lines = self._open_lines()
        if lines and lines[-1]:
            lines.append("")

    def _end_table(self) -> None:
        table = self._tables.pop()
        rows = [row for row in table.rows if row]
        cells = [cell for row in rows for cell in row]
        into = self._open_lines()
        lays_out = table.nested or len(rows) < 2 or max(map(len, rows)) < 2
        if lays_out or any(sum(map(len, cell.lines)) > LONG_CELL for cell in cells):
            into += [line for cell in cells for line in cell.lines]
            return
        spans = [[CellText("".join(c.lines), c.text.columns, c.text.rows) for c in row] for row in rows]
        into += ["", *rows_as_lines(spans), ""]


def _count(value: str | None) -> int:
    return (
        min(int(value[:LONGEST_COUNT]), MOST_SPANNED)
        if value and value.isascii() and value.isdigit() and int(value[:LONGEST_COUNT])
        else 1
    )
