"""Packages that only some readers need, and what to do where one is missing."""

from importlib import import_module
from types import ModuleType

from gazette.errors import GazetteError, problem

EXTRAS = {"pdf": "pypdfium2", "docx": "python-docx"}


def needed(module: str, extra: str, name: str) -> ModuleType:
    """The module that reads the file ``name``; raises GazetteError naming the extra and the pip command if it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        found = problem("sources.missing", name, found=extra.upper(), package=EXTRAS[extra], extra=extra)
        raise GazetteError([found]) from error
