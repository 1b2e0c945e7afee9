"""The catalogue of messages for editors: one YAML file a room, ``key: text with {facts}``, in Chinese."""

import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

from gazette.messages.visible import visible, visible_fact
from gazette.quick_yaml import load_yaml

__all__ = ["message", "visible"]

PROGRAM = "python build.py" if Path(sys.argv[0]).name == "build.py" else "gazette"
"""How the program was called: from a checkout, or as it is installed."""


@cache
def _catalogue(room: str) -> dict[str, str]:
    text = files(__name__).joinpath(f"{room}.yaml").read_text(encoding="utf-8")
    entries: dict[str, str] = load_yaml(text)
    return entries


def message(key: str, /, **facts: object) -> str:
    """The text for ``room.name``, facts filled in: ``message("content.unknown_key", key="titel", nearest="title")``.

    Facts come from files and may hold anything: what a terminal would obey is named instead, and what is endless is cut.
    ``{program}`` is how the program was called. Raises KeyError for a key that stands in no catalogue.
    """
    room, _, name = key.partition(".")
    shown = {fact: visible_fact(value) for fact, value in facts.items()}
    return _catalogue(room)[name].format(**{"program": PROGRAM, **shown})
