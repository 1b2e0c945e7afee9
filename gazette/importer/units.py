"""What stands in a unit, the block in the making."""

from gazette.importer.state import Unit
from gazette.model import Heading, Paragraph


def text_of(unit: Unit) -> str:
    """A paragraph's or heading's text; "" for other blocks."""
    return unit.block.text if isinstance(unit.block, Paragraph | Heading) else ""


def is_plain(unit: Unit) -> bool:
    """Whether the unit is still a paragraph."""
    return isinstance(unit.block, Paragraph)
