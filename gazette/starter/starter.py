"""A new site: its settings, explained, a place for content, and what version control leaves out."""

import json
from importlib.resources import files
from pathlib import Path

from gazette.config import Config
from gazette.errors import GazetteError, problem, reason_of
from gazette.files import staging

NAME = "{site_name}"
"""Stands in the settings for the site's name."""


def start(folder: Path, site_name: str | None = None) -> None:
    """Make a folder in which the other commands can be run.

    The folder appears whole or not at all. Raises GazetteError if it is there already and not empty, or cannot be made; nothing is written then.
    """
    name = (site_name or Config().site_name).strip()
    if not name.isprintable():
        raise GazetteError([problem("starter.bad_name", str(folder), found=name)])
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise GazetteError([problem("starter.not_empty", str(folder))])
        with staging(folder.absolute()) as new:
            _fill(new, name)
            new.rename(folder)  # takes the place of an empty folder, of no other
    except OSError as error:
        raise GazetteError([problem("starter.unwritable", str(folder), reason=reason_of(error))]) from None


def _fill(folder: Path, site_name: str) -> None:
    here = files("gazette.starter")
    settings = here.joinpath("config.yaml").read_text(encoding="utf-8")
    quoted = json.dumps(site_name, ensure_ascii=False)  # a double-quoted scalar of YAML 1.2 is one of JSON
    (folder / "config.yaml").write_text(settings.replace(NAME, quoted), encoding="utf-8")
    (folder / ".gitignore").write_bytes(here.joinpath("gitignore").read_bytes())
    (folder / "content").mkdir()
