"""Collation 校勘: a source beside what was published of it, sign by sign. Knows nothing of files, importer or pages."""

from gazette.collation.align import Run
from gazette.collation.beside import Beside, Bit, Row, SourceLine
from gazette.collation.collate import Collation, Stretch, collate, shortened
from gazette.collation.texts import PARTS, Part, Piece, SourceText, signs

__all__ = [
    "PARTS",
    "Beside",
    "Bit",
    "Collation",
    "Part",
    "Piece",
    "Row",
    "Run",
    "SourceLine",
    "SourceText",
    "Stretch",
    "collate",
    "shortened",
    "signs",
]
