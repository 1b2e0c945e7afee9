"""A typesetter for tests: ground truth → the text layer of a gazette nobody has seen, and the ground truth that goes with it."""

from tests.typeset.layout import Layout
from tests.typeset.layouts import LAYOUTS
from tests.typeset.setter import typeset

__all__ = ["LAYOUTS", "Layout", "typeset"]
