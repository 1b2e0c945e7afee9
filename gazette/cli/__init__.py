"""The command line: ``new``, ``import``, ``serve``, ``check``, ``build``."""

from gazette.cli.commands import main

__all__ = ["main"]
