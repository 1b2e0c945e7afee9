"""What the importer made of the source's signs, told sign by sign for the ledger: changed, put in, left out, moved."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gazette.collation import Piece, SourceText, collate, signs
from gazette.importer.state import Draft, Line
from gazette.messages import message
from gazette.model import Block, Dropped, Edit, Moved, Signature, Table


def changes(
    text: str, dropped: Iterable[Dropped], moved: Sequence[Moved], masthead: Iterable[Line], drafts: Sequence[tuple[str, Draft]]
) -> tuple[Edit, ...]:
    """Every sign of the decoded source that the articles (file name and draft) do not have as, or where, it stands there."""
    pieces = [Piece("index.md", "masthead", signs(line.raw)) for line in masthead]
    for name, draft in drafts:
        pieces += _pieces(name, draft)
    edits = collate(SourceText.of(text, dropped), pieces).edits()
    return tuple(replace(edit, why=_why(edit, moved)) for edit in edits)


def _pieces(name: str, draft: Draft) -> Iterator[Piece]:
    if draft.doc_number:
        yield Piece(name, "doc_number", signs(draft.doc_number))
    yield Piece(name, "title", signs(draft.title))
    if draft.subtitle:
        yield Piece(name, "subtitle", signs(draft.subtitle))
    for unit in draft.units:
        yield Piece(name, "body", signs("".join(_texts(unit.block))))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Table(rows):
            yield from (cell for row in rows for cell in row)
        case Signature(lines):
            yield from lines
        case _:
            yield block.text


def _why(edit: Edit, moved: Sequence[Moved]) -> str:
    if edit.moved:
        reasons = (m.why for m in moved if m.lines[0] <= edit.line <= m.lines[1])
        return next(reasons, message("importer.changed_order"))
    if not edit.text:
        return message("importer.changed_added")
    if not edit.published:
        return message("importer.changed_left_out")
    same = unicodedata.normalize("NFKC", edit.text) == unicodedata.normalize("NFKC", edit.published)
    return message("importer.changed_width" if same else "importer.changed_form")
