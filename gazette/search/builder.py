"""Lunr's own builder, of which the index takes its model."""

from lunr.builder import Builder

from gazette.search.documents import FIELDS

BOOSTS = {"title": 8, "doc_number": 8, "body": 1}


def lunr_builder() -> Builder:
    """Lunr's builder with our fields and no pipelines: terms are ready when they come, and Lunr's trimmer would empty Chinese ones."""
    builder = Builder()
    builder.pipeline.reset()
    builder.ref("ref")
    for field in FIELDS:
        builder.field(field, boost=BOOSTS[field])
    return builder
