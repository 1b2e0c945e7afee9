"""The editor's live preview."""

from gazette.preview.serve import serve

__all__ = ["serve"]
