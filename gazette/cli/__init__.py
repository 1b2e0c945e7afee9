"""The command line: ``build``, ``import``, ``serve``, ``check``."""

from gazette.cli.commands import main

__all__ = ["main"]
