"""``config.yaml`` → :class:`Config`, each key checked."""

import colorsys
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from gazette.emblem import Emblem, UnfitEmblemError, read_emblem
from gazette.errors import GazetteError, Problem, problem, reason_of
from gazette.messages.visible import HIDING
from gazette.themes import SHIPPED, theme_at
from gazette.untrusted import guard_yaml

PATTERNS = {
    "colour": re.compile(r"#[0-9a-fA-F]{6}"),
    "base_url": re.compile(r"https?://[^\s\"'<>]+/"),
    "site_id": re.compile(r"\d{10}|[a-z]{2}\d{8}"),  # 4113000001, bm01000001
    "icp": re.compile(r"[一-鿿]ICP[备证]\d{6,10}号(?:-\d+)?"),  # 豫ICP备12345678号-1
    "police": re.compile(r"[一-鿿]公网安备\s?\d{13,14}号"),  # 豫公网安备41130002000001号
    "site_mark": re.compile(r"https?://[^\s\"'<>]+"),
    "corrections": re.compile(r"https?://[^\s\"'<>]+"),
}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # nanyang: a gazette in addresses, and so a folder
CONTRAST = 7.0
"""Of a masthead's colour with white (WCAG 2.2, 1.4.6)."""
LIGHT = 0.5
"""Relative luminance of a masthead on a dark ground: 7:1 against anything darker than #3d3d3d."""
CALM = 0.65
"""Of a colour's saturation by day, what it keeps by night, where the same saturation glares."""


@dataclass(frozen=True, slots=True)
class GazetteConfig:
    """Settings of one gazette."""

    short_name: str | None = None
    city: str | None = None
    colour: str | None = None
    """Of its masthead, #rrggbb."""
    name: str | None = None
    """As its masthead has it, where it is not to be the name that the newest issue prints."""
    emblem: Emblem | None = None

    @property
    def colour_by_night(self) -> str | None:
        """The colour on a dark ground."""
        return lightened(self.colour) if self.colour else None


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one site."""

    site_name: str = "政府公报"
    publisher: str | None = None
    """主办单位."""
    operator: str | None = None
    """承办单位."""
    contact: str | None = None
    """联系方式."""
    site_id: str | None = None
    """政府网站标识码."""
    icp: str | None = None
    """ICP备案编号."""
    police: str | None = None
    """公安机关备案号."""
    site_mark: str | None = None
    """Address of the record behind 党政机关网站标识."""
    corrections: str | None = None
    """Address at which readers report what is wrong: 我为政府网站找错."""
    base_url: str | None = None
    """Where the site will be published, ending in a slash."""
    theme: str = SHIPPED
    """Folder of the theme, relative to the config file; or the name of the one that comes with the program."""
    gazettes: Mapping[str, GazetteConfig] = field(default_factory=dict)
    root: Path = Path()
    """Folder of the config file."""

    @property
    def theme_folder(self) -> Path:
        """Folder of the theme."""
        return theme_at(self.theme, self.root)

    @property
    def domain(self) -> str | None:
        """The host the site will be published at, without port."""
        return urlsplit(self.base_url).hostname if self.base_url else None

    @property
    def police_code(self) -> str | None:
        """The number in 公安机关备案号, by which it is looked up."""
        return re.sub(r"\D", "", self.police) if self.police else None

    def emblems(self) -> Iterator[tuple[str, Path]]:
        """(path within the site, file) of each gazette's emblem."""
        for slug, gazette in self.gazettes.items():
            if gazette.emblem:
                yield gazette.emblem.path(slug), gazette.emblem.file


GAZETTE_KEYS = tuple(f.name for f in fields(GazetteConfig))
SITE_KEYS = tuple(f.name for f in fields(Config) if f.name != "root")


def read_config(path: Path) -> Config:
    """Read and check the settings. Raises GazetteError naming file, line and key of each that is wrong."""
    file = str(path)
    try:
        text = path.read_text(encoding="utf-8")
        guard_yaml(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise GazetteError([problem("config.missing", file)]) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        raise GazetteError([problem("config.unreadable", file, reason=reason)]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GazetteError([problem("config.bad_yaml", file, mark.line + 1 if mark else 1, reason=error)]) from None
    reader = _Reader(file)
    values = reader.mapping(node, SITE_KEYS)
    gazettes = {}
    for name, value in reader.nodes(values.pop("gazettes", None)):
        reader.slug(name, value)
        keys = reader.mapping(value, GAZETTE_KEYS)
        emblem = reader.emblem(path.parent, keys.pop("emblem", None))
        settings = {key: reader.text(key, n) for key, n in keys.items()}
        gazettes[name] = GazetteConfig(**settings, emblem=emblem)
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

    def slug(self, name: str, node: yaml.Node) -> None:
        """A gazette's name in addresses becomes a folder's."""
        if not SLUG.fullmatch(name):
            self.problems.append(problem("config.bad_slug", self.file, node.start_mark.line + 1, found=name))

    def text(self, key: str, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return None
        value = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        pattern, line = PATTERNS.get(key), node.start_mark.line + 1
        if not value or HIDING.search(value) or (pattern and not pattern.fullmatch(value)):
            code = f"config.want_{key}" if pattern else "config.want_text"
            self.problems.append(problem(code, self.file, line, key=key, found=value or "（不是一行文字）"))
        elif key == "colour" and (contrast := contrast_with_white(value)) < CONTRAST:
            wanted = f"{CONTRAST:.0f}"
            self.problems.append(
                problem("config.pale_colour", self.file, line, found=value, contrast=f"{contrast:.1f}", wanted=wanted)
            )
        return value

    def emblem(self, folder: Path, node: yaml.Node | None) -> Emblem | None:
        name = self.text("emblem", node) if node else None
        if not node or not name:
            return None
        try:
            return read_emblem(folder / name)
        except UnfitEmblemError as error:
            line = node.start_mark.line + 1
            self.problems.append(problem(f"config.{error.reason}", self.file, line, file=name, **error.facts))
            return None


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of #rrggbb with white (WCAG 2.2, "contrast ratio").

    >>> round(contrast_with_white("#000000")), round(contrast_with_white("#a51217"), 1)
    (21, 7.8)
    """
    return 1.05 / (_luminance(colour) + 0.05)


def lightened(colour: str) -> str:
    """The same hue, as light as text on a dark ground has to be.

    >>> lightened("#1d4b80"), lightened("#000000")
    ('#a8bfdb', '#bdbdbd')
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    steps = (lightness + (1 - lightness) * step / 100 for step in range(100))
    shades = (colorsys.hls_to_rgb(hue, light, saturation * CALM) for light in steps)
    found = ("#" + "".join(f"{round(part * 255):02x}" for part in shade) for shade in shades)
    return next((shade for shade in found if _luminance(shade) >= LIGHT), "#ffffff")


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
