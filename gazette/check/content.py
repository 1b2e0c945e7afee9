"""What looks wrong in content that is well-formed."""

from collections.abc import Iterator

from gazette.errors import Problem, problem
from gazette.library import Entry, Library
from gazette.markdown import blocks_of
from gazette.model import Heading, Table


def content_problems(library: Library) -> Iterator[Problem]:
    """Warnings of every article, and between articles."""
    numbers: dict[str, str] = {}
    for entry in library.entries():
        yield from _structure(entry)
        yield from _date(entry)
        number, file = entry.article.facts.doc_number, entry.article.place.file
        if number and number in numbers:
            yield problem("check.duplicate_doc_number", file, 1, severity="warning", number=number, other=numbers[number])
        elif number:
            numbers[number] = file


def _structure(entry: Entry) -> Iterator[Problem]:
    file = entry.article.place.file
    level = 1
    for block in blocks_of(entry.article.body):
        if isinstance(block, Heading):
            if block.level > level + 1 and block.level > 2:
                yield problem("check.heading_jump", file, severity="warning", text=block.text, level=block.level, before=level)
            level = block.level
        elif isinstance(block, Table) and any(len(row) != len(block.rows[0]) for row in block.rows):
            yield problem("check.ragged_table", file, severity="warning", text=" ".join(block.rows[0])[:30])


def _date(entry: Entry) -> Iterator[Problem]:
    """A document cannot be dated after the issue that prints it."""
    date, published = entry.article.facts.date, entry.issue.facts.published
    if date and published and date[: len(published)] > published:
        yield problem("check.date_after_issue", entry.article.place.file, 1, severity="warning", date=date, published=published)
