"""Headings that skip a level, tables whose rows are not of one length."""

from collections.abc import Iterator

from gazette.check.finding import Finding, finding
from gazette.check.sheet import Placed, Sheet, cells_of
from gazette.model import Heading, Paragraph, Table


def structure_findings(sheet: Sheet) -> Iterator[Finding]:
    """Of each article, in order."""
    level = 1
    for placed in sheet.blocks:
        match placed.block:
            case Heading(found, text):
                if found > level + 1 and found > 2:
                    yield finding("check.heading_jump", sheet.file, placed.first, words=text, level=found, before=level)
                level = found
            case Table():
                yield from _rows(sheet, placed)
            case Paragraph(text) if text.startswith("|"):
                yield finding("check.no_table", sheet.file, placed.first, words=text[:40])


def _rows(sheet: Sheet, placed: Placed) -> Iterator[Finding]:
    wanted = cells_of(sheet.rows[placed.first - 1])
    for number in range(placed.first + 2, placed.end):
        row = sheet.rows[number - 1]
        if (found := cells_of(row)) != wanted:
            yield finding("check.ragged_table", sheet.file, number, words=row[:40], found=found, wanted=wanted)
