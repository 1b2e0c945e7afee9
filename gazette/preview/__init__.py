"""The editor's live preview."""

from gazette.preview.server import serve

__all__ = ["serve"]
