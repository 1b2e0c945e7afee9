"""Where an edit's signs stand in the article's file and on its page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gazette.collation import Collation, signs
from gazette.model import Edit

ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")  # Markdown's, before a sign that it would read as markup
REACH = 8


@dataclass(frozen=True, slots=True)
class At:
    """A line of the article's file and one of the page's HTML; None, 0: not found."""

    line: int | None
    page_line: int | None


class FileLines:
    """The files of an issue's folder, line by line, and where each edit of a collation was published."""

    def __init__(self, folder: Path, collation: Collation) -> None:
        self._folder = folder
        self._collation = collation
        self._published: Mapping[Edit, int] = dict(collation.placed_edits())
        self._rows = cache(self._read)

    def at(self, edit: Edit) -> At:
        """The place of an edit's signs, or of those about which they are missing."""
        collation, start = self._collation, self._published.get(edit)
        if start is None or not collation.pieces:
            return At(None, None)
        index = collation.index_at(min(start, max(len(collation.published) - 1, 0)))
        piece, begin = collation.pieces[index], collation.starts[index]
        if piece.file != edit.file and index:
            piece, begin = collation.pieces[index - 1], collation.starts[index - 1]
        within = start - begin
        wanted = piece.text[max(0, within - REACH) : within + REACH] or piece.text[:REACH]
        return At(self._line_with(edit.file, wanted, piece.text), piece.line or None)

    def with_value(self, file: str, text: str) -> int | None:
        """The line of a file that has a text."""
        return self._line_with(file, text, text)

    def _line_with(self, file: str, wanted: str, whole: str) -> int | None:
        rows = self._rows(file)
        for text in (wanted, whole[: 2 * REACH], whole[-2 * REACH :]):
            found = next((number for number, row in enumerate(rows, 1) if text and text in row), None)
            if found:
                return found
        return None

    def _read(self, file: str) -> tuple[str, ...]:
        try:
            text = (self._folder / file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(signs(ESCAPE.sub("", row)).replace("|", "") for row in text.split("\n"))
