"""All issues together: order, neighbours, indexes."""

from gazette.library.library import Entry, Gazette, Library, entries_of, open_library

__all__ = ["Entry", "Gazette", "Library", "entries_of", "open_library"]
