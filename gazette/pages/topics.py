"""The index of topics 主题: those that editors gave, over all gazettes."""

from gazette.library import Library
from gazette.pages.groups import Index, Shelf, grouped
from gazette.pages.references import entries


def topics(library: Library) -> Index:
    """Articles by topic, one under each of its own."""
    groups = grouped("topics", None, ((topic, entry) for entry in entries(library) for topic in entry.article.topics))
    return Index("topics", (Shelf(None, groups),) if groups else ())
