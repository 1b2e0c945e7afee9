"""The search: what the browser needs to find every phrase that stands in the archive, and none that does not."""

from gazette.search.counts import Counts
from gazette.search.files import IndexFile, index_files, issue_search, search_files
from gazette.search.terms import Terms, edited, terms_of

__all__ = ["Counts", "IndexFile", "Terms", "edited", "index_files", "issue_search", "search_files", "terms_of"]
