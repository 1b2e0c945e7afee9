"""The catalogue of messages for editors: one YAML file a room, ``key: text with {facts}``, in Chinese."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def _catalogue(room: str) -> dict[str, str]:
    text = files(__name__).joinpath(f"{room}.yaml").read_text(encoding="utf-8")
    entries: dict[str, str] = yaml.safe_load(text)
    return entries


def message(key: str, /, **facts: object) -> str:
    """The text for ``room.name``, facts filled in: ``message("content.unknown_key", key="titel", nearest="title")``.

    Raises KeyError for a key that stands in no catalogue.
    """
    room, _, name = key.partition(".")
    return _catalogue(room)[name].format(**facts)
