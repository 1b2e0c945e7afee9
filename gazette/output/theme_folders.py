"""The folders a theme is made of: its own, and that of the theme it is based on, which supplies what it does not have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gazette.errors import GazetteError, problem, reason_of
from gazette.themes import theme_at
from gazette.untrusted import load_untrusted


@dataclass(frozen=True)
class ThemeFolders:
    """A theme's folders, its own first, and its table of strings, the base's with its own over it."""

    folders: tuple[Path, ...]
    strings: Mapping[str, Any]

    def template(self, name: str) -> Path | None:
        """The file of a template, or None if no folder has it."""
        files = (folder / "templates" / name for folder in self.folders)
        return next((file for file in files if file.is_file()), None)

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """(path within the site, file) of each static file, by path; a theme's own file replaces its base's."""
        found: dict[str, Path] = {}
        for static in (folder / "static" for folder in reversed(self.folders)):
            files = (p for p in static.rglob("*") if p.is_file() and not p.name.startswith("."))
            found.update((f"static/{file.relative_to(static).as_posix()}", file) for file in files)
        yield from sorted(found.items())


def read_theme_folders(folder: Path) -> ThemeFolders:
    """Read ``theme.yaml`` of a theme and of those it is based on. Raises GazetteError naming the file that is missing or wrong."""
    folders: list[Path] = []
    strings: dict[str, Any] = {}
    at: Path | None = folder
    while at is not None:
        if any(at.resolve() == seen.resolve() for seen in folders):
            raise GazetteError([problem("output.theme_circle", str(folders[-1] / "theme.yaml"), base=at)])
        folders.append(at)
        settings = _yaml(at / "theme.yaml")
        base = settings.get("base")
        name = settings.get("strings", None if base else "strings/zh-CN.yaml")
        strings = _over(_yaml(at / str(name)), strings) if name else strings
        at = theme_at(str(base), at) if base else None
    return ThemeFolders(tuple(folders), strings)


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base's strings with the theme's own in their place, section by section.

    >>> _over({"site": {"home": "首页", "about": "关于"}}, {"site": {"home": "回首页"}})
    {'site': {'home': '回首页', 'about': '关于'}}
    """
    made = dict(base)
    for key, value in own.items():
        below = made.get(key)
        made[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return made


def _yaml(path: Path) -> dict[str, Any]:
    try:
        value = load_untrusted(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GazetteError([problem("output.missing_theme_file", str(path))]) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        raise GazetteError([problem("output.unreadable", str(path), reason=reason)]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GazetteError([problem("output.bad_yaml", str(path), mark.line + 1 if mark else 1, reason=error)]) from None
    if not isinstance(value, dict):
        raise GazetteError([problem("output.not_a_mapping", str(path), 1)])
    return value
