"""A theme: ``theme.yaml``, ``templates/``, ``static/`` and its table of strings."""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import yaml

from gazette.config import Config
from gazette.errors import GazetteError, problem
from gazette.exports import TEMPLATES as EXPORT_TEMPLATES
from gazette.exports import Press, metadata_of
from gazette.library import Library
from gazette.pages import FILTERS, TEMPLATES, Page


@dataclass(frozen=True)
class Theme:
    """A theme opened for one site: renders pages, lists static files."""

    folder: Path
    strings: Mapping[str, Any]
    site: Config

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        environment.filters.update(FILTERS)
        environment.globals.update(site=self.site, t=self.strings)
        return environment

    def render(self, page: Page) -> bytes:
        """The page's HTML. Raises GazetteError with template file and line."""
        try:
            template = self._environment.get_template(page.template)
            meta = metadata_of(page, self.site, self.strings)
            return template.render(page.facts, page=page, meta=meta).encode()
        except jinja2.TemplateNotFound as error:
            raise GazetteError([problem("output.missing_template", str(self.folder / "templates" / str(error)))]) from error
        except jinja2.TemplateSyntaxError as error:
            file = error.filename or str(self.folder / "templates" / page.template)
            raise GazetteError([problem("output.bad_template", file, error.lineno, reason=error.message)]) from error
        except Exception as error:
            file, line = self._template_place(error, page)
            raise GazetteError([problem("output.failed_template", file, line, page=page.path, reason=error)]) from error

    def press(self, library: Library) -> Press:
        """What exports are made with."""
        return Press(library, self.strings, self.render)

    def _template_place(self, error: Exception, page: Page) -> tuple[str, int | None]:
        """The innermost template line that an error passed through."""
        templates = self.folder / "templates"
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).is_relative_to(templates):
                return frame.filename, frame.lineno
        return str(templates / page.template), None

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """(path within the site, file) of each static file, by path, and of each gazette's emblem."""
        static = self.folder / "static"
        for file in sorted(p for p in static.rglob("*") if p.is_file() and not p.name.startswith(".")):
            yield f"static/{file.relative_to(static).as_posix()}", file
        yield from self.site.emblems()


def open_theme(site: Config) -> Theme:
    """Open the site's theme. Raises GazetteError if it lacks a file that every theme must have."""
    folder = site.theme_folder
    settings = _yaml(folder / "theme.yaml")
    strings = _yaml(folder / str(settings.get("strings", "strings/zh-CN.yaml")))
    missing = [name for name in (*TEMPLATES, *EXPORT_TEMPLATES) if not (folder / "templates" / name).is_file()]
    if missing:
        raise GazetteError(problem("output.missing_template", str(folder / "templates" / name)) for name in missing)
    return Theme(folder, strings, site)


def _yaml(path: Path) -> dict[str, Any]:
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GazetteError([problem("output.missing_theme_file", str(path))]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteError([problem("output.unreadable", str(path), reason=error)]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GazetteError([problem("output.bad_yaml", str(path), mark.line + 1 if mark else 1, reason=error)]) from None
    if not isinstance(value, dict):
        raise GazetteError([problem("output.not_a_mapping", str(path), 1)])
    return value
