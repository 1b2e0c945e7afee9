"""All issues together: order, neighbours, citations between documents, what they do to one another."""

from gazette.library.citations import Citation
from gazette.library.clauses import Within, references_within
from gazette.library.excerpt import Excerpt, excerpts, outline
from gazette.library.library import Entry, Gazette, Library, entries_of, open_library
from gazette.library.standing import Act, Standing

__all__ = [
    "Act",
    "Citation",
    "Entry",
    "Excerpt",
    "Gazette",
    "Library",
    "Standing",
    "Within",
    "entries_of",
    "excerpts",
    "open_library",
    "outline",
    "references_within",
]
