"""``config.yaml`` → :class:`Config`, each key checked."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from gazette.errors import GazetteError, Problem, problem

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
BASE_URL = re.compile(r"https?://[^\s\"'<>]+/")


@dataclass(frozen=True, slots=True)
class GazetteConfig:
    """Settings of one gazette."""

    short_name: str | None = None
    city: str | None = None
    colour: str | None = None
    """Of its masthead, #rrggbb."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one site."""

    site_name: str = "政府公报"
    publisher: str | None = None
    contact: str | None = None
    base_url: str | None = None
    """Where the site will be published, ending in a slash."""
    theme: str = "themes/default"
    """Folder of the theme, relative to the config file."""
    gazettes: Mapping[str, GazetteConfig] = field(default_factory=dict)
    root: Path = Path()
    """Folder of the config file."""

    @property
    def theme_folder(self) -> Path:
        """Folder of the theme."""
        return self.root / self.theme


def read_config(path: Path) -> Config:
    """Read and check the settings. Raises GazetteError naming file, line and key of each that is wrong."""
    file = str(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise GazetteError([problem("config.missing", file)]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteError([problem("config.unreadable", file, reason=error)]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GazetteError([problem("config.bad_yaml", file, mark.line + 1 if mark else 1, reason=error)]) from None
    reader = _Reader(file)
    values = reader.mapping(node, ("site_name", "publisher", "contact", "base_url", "theme", "gazettes"))
    gazettes = {}
    for name, value in reader.nodes(values.pop("gazettes", None)):
        keys = reader.mapping(value, ("short_name", "city", "colour"))
        gazettes[name] = GazetteConfig(**{key: reader.text(key, n) for key, n in keys.items()})
    texts: dict[str, Any] = {key: reader.text(key, n) for key, n in values.items()}
    if reader.problems:
        raise GazetteError(reader.problems)
    texts = {key: text for key, text in texts.items() if text is not None}
    return Config(**texts, gazettes=gazettes, root=path.parent)


class _Reader:
    """Reads YAML nodes and notes what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def nodes(self, node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            return []
        if not isinstance(node, yaml.MappingNode):
            self.problems.append(problem("config.not_a_mapping", self.file, node.start_mark.line + 1))
            return []
        return [(str(key.value), value) for key, value in node.value]

    def mapping(self, node: yaml.Node | None, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        found: dict[str, yaml.Node] = {}
        for key, value in self.nodes(node):
            if key not in known:
                nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
                line = value.start_mark.line + 1
                self.problems.append(problem("config.unknown_key", self.file, line, key=key, nearest=nearest))
            else:
                found[key] = value
        return found

    def text(self, key: str, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return None
        value = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        pattern = {"colour": COLOUR, "base_url": BASE_URL}.get(key)
        if not value or (pattern and not pattern.fullmatch(value)):
            code = f"config.want_{key}" if pattern else "config.want_text"
            line = node.start_mark.line + 1
            self.problems.append(problem(code, self.file, line, key=key, found=value or "（不是一行文字）"))
        return value
