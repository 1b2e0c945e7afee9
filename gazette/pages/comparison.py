"""原文对照: each document's source lines beside what its page shows of them, and what became of the rest of the issue's source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.collation import Beside, Bit, Part, Piece, Row, SourceLine, SourceText, collate, signs
from gazette.content import INDEX, History, file_name
from gazette.library import Library, entries_of
from gazette.markdown import Rendered, render
from gazette.model import Article, Edit, Issue
from gazette.pages.page import Page
from gazette.pages.references import IssueReference

FRONT = re.compile(r"已记入篇首的 \w+")  # 讲话人，已记入篇首的 author: readers know no keys
UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)  # no text, or turns what stands about it
NUMBER_FIRST: tuple[Part, ...] = ("doc_number", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Note:
    """What was done to the source's text, and why; ``why`` is None where no record tells."""

    text: str
    published: str
    moved: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A row as the template shows it; ``anchor``: of the place on the document's page."""

    anchor: str
    part: Part
    source: tuple[SourceLine, ...]
    published: tuple[Bit, ...]
    notes: tuple[Note, ...]


def comparison_path(address: str) -> str:
    """Where the comparison of a document, or of an issue's masthead, stands: never an article's own address, whatever its slug.

    >>> comparison_path("nanyang/2021-06/wz-2021-7"), comparison_path("nanyang/2021-06")
    ('nanyang/2021-06/source/wz-2021-7.html', 'nanyang/2021-06/source/index.html')
    """
    if address.count("/") == 1:
        return f"{address}/source/index.html"
    issue, _, slug = address.rpartition("/")
    return f"{issue}/source/{slug}.html"


def comparison_pages(library: Library, issue: Issue, history: History) -> Iterator[Page]:
    """The comparisons of an issue's documents, that of its masthead and contents, and stubs at their former addresses."""
    pieces, raw = [], []
    for file, part, text, anchor in _texts(issue):
        if signs(text):
            pieces.append(Piece(file, part, signs(text), anchor))
            raw.append(text)
    beside = Beside(collate(SourceText.of(history.text, history.dropped), pieces), raw)
    reference = IssueReference.of(library, issue)

    def page(address: str, path: str, file: str, article: Article | None) -> Iterator[Page]:
        rows = tuple(_compared(row, history) for row in beside.rows(file))
        own = comparison_path(address)
        yield Page(
            own, "comparison.html", {"issue": reference, "shown": article.facts if article else None, "of": path, "rows": rows}
        )
        for former in library.former.get(address, ()):
            yield Page(comparison_path(former), "redirect.html", {"target": own})

    yield from page(issue.address, f"{issue.address}/{INDEX.replace('.md', '.html')}", INDEX, None)
    for entry in entries_of(issue):
        name = file_name(entry.article.order, entry.article.slug)
        yield from page(entry.address, f"{entry.address}.html", name, entry.article)


def _texts(issue: Issue) -> Iterator[tuple[str, Part, str, str]]:
    """(file, part, text, anchor) of all that the issue's pages show of its source."""
    for passage in render(issue.masthead).passages:
        yield INDEX, "masthead", passage.text, ""
    for article in issue.articles:
        name = file_name(article.order, article.slug)
        for part in NUMBER_FIRST:
            yield name, part, getattr(article.facts, part) or "", ""
        rendered: Rendered = render(article.body, article.facts.recipients)
        for passage in rendered.passages:
            yield name, "body", passage.text, passage.id


def _compared(row: Row, history: History) -> Compared:
    notes = tuple(_note(edit, history.known.get(edit)) for edit in row.edits)
    lines = tuple(SourceLine(line.number, tuple(_readable(bit) for bit in line.bits)) for line in row.source)
    return Compared(row.piece.id, row.piece.part, lines, row.published, tuple(dict.fromkeys(notes)))


def _note(edit: Edit, known: Edit | None) -> Note:
    return Note(_showable(edit.text), _showable(edit.published), edit.moved, known.why if known else None)


def _readable(bit: Bit) -> Bit:
    return Bit(bit.mark, _showable(bit.text), FRONT.sub("见篇首", bit.why))


def _showable(text: str) -> str:
    """A text with the names of its signs that no page may show.

    >>> _showable("现\\u202e提出")
    '现[U+202E]提出'
    """
    return UNSHOWABLE.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)
