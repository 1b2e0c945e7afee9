"""All issues together: order, neighbours, citations between documents, what they do to one another."""

from gazette.library.catalogue import Named, bare_number, bare_title, named_in
from gazette.library.citations import Citation
from gazette.library.clauses import Region, Within, references_within, regions
from gazette.library.excerpt import Excerpt, excerpt_of, outline
from gazette.library.library import Entry, Gazette, Library, entries_of, open_library
from gazette.library.mentions import Mention, clauses, mentions
from gazette.library.standing import Act, Standing

__all__ = [
    "Act",
    "Citation",
    "Entry",
    "Excerpt",
    "Gazette",
    "Library",
    "Mention",
    "Named",
    "Region",
    "Standing",
    "Within",
    "bare_number",
    "bare_title",
    "clauses",
    "entries_of",
    "excerpt_of",
    "mentions",
    "named_in",
    "open_library",
    "outline",
    "references_within",
    "regions",
]
