"""The search: what the browser needs to find every phrase that stands in the archive, and none that does not."""

from gazette.search.files import search_files

__all__ = ["search_files"]
