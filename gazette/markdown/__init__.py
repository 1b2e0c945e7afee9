"""Article bodies: Markdown to blocks, HTML, contents list and passages."""

from gazette.markdown.blocks import blocks_of, placed_blocks
from gazette.markdown.problems import body_problems
from gazette.markdown.render import Passage, Rendered, TocEntry, render

__all__ = ["Passage", "Rendered", "TocEntry", "blocks_of", "body_problems", "placed_blocks", "render"]
