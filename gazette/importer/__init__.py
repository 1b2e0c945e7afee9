"""The importer: any gazette's text → :class:`gazette.model.Imported`. PASSES is the table of what happens to it, in order."""

from collections.abc import Callable

from gazette.importer.finish import finished
from gazette.importer.passes.articles import split_articles
from gazette.importer.passes.contents import take_contents
from gazette.importer.passes.decoding import decode
from gazette.importer.passes.doubts import list_doubts
from gazette.importer.passes.facts import read_facts
from gazette.importer.passes.frames import arrange_frames
from gazette.importer.passes.furniture import drop_furniture
from gazette.importer.passes.gaps import keep_gaps
from gazette.importer.passes.issue import find_issue
from gazette.importer.passes.lines import split_lines
from gazette.importer.passes.order import repair_displaced
from gazette.importer.passes.pages import reorder_pages
from gazette.importer.passes.pagination import sort_pages
from gazette.importer.passes.reflow import reflow
from gazette.importer.passes.residue import find_residue
from gazette.importer.passes.slugs import make_slugs
from gazette.importer.passes.structure import find_structure
from gazette.importer.passes.tables import find_tables
from gazette.importer.state import ImportOptions, State
from gazette.model import Imported

__all__ = ["PASSES", "ImportOptions", "import_source"]

Pass = Callable[[State], State]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("decoding", decode),
    ("lines", split_lines),
    ("contents", take_contents),
    ("furniture", drop_furniture),
    ("pagination", sort_pages),
    ("frames", arrange_frames),
    ("displaced", repair_displaced),
    ("pages", reorder_pages),
    ("articles", split_articles),
    ("tables", find_tables),
    ("reflow", reflow),
    ("structure", find_structure),
    ("facts", read_facts),
    ("issue", find_issue),
    ("residue", find_residue),
    ("slugs", make_slugs),
    ("gaps", keep_gaps),
    ("doubts", list_doubts),
)


def import_source(source: bytes, name: str, options: ImportOptions) -> Imported:
    """Turn the text of one issue into articles. ``name`` is the source's name in messages.

    Reads no file and knows no clock: the same input gives the same result. Raises GazetteError where no issue can be made (empty,
    binary, unknown encoding, no article, no gazette, year or number found).
    """
    state = State(name, options, source)
    text = ""
    for _, run in PASSES:
        state = run(state)
        text = text or state.text
    return finished(state, text)
