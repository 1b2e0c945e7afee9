"""All issues together: order, neighbours, citations between documents, what they do to one another."""

from gazette.library.catalogue import named_in
from gazette.library.citations import Citation
from gazette.library.clauses import Within, references_within
from gazette.library.excerpt import Excerpt, excerpt_of, outline
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
    "excerpt_of",
    "named_in",
    "open_library",
    "outline",
    "references_within",
]
