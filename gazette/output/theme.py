"""A theme opened for one site: its templates, strings and static files, and how a page is made with them."""

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from gazette.config import Config
from gazette.errors import GazetteError, Problem, problem
from gazette.exports import TEMPLATES as EXPORT_TEMPLATES
from gazette.exports import Press, metadata_of
from gazette.library import Library
from gazette.output.settled import SettledEnvironment
from gazette.output.templates import COMPILED
from gazette.output.theme_folders import ThemeFolders, read_theme_folders
from gazette.pages import FILTERS, TEMPLATES, Page
from gazette.workers import beside


@dataclass(frozen=True)
class Theme:
    """A theme opened for one site: renders pages, lists static files."""

    files: ThemeFolders
    site: Config

    @cached_property
    def _environment(self) -> jinja2.Environment:
        folders = [folder / "templates" for folder in self.files.folders]
        base = {"base": jinja2.FileSystemLoader(folders[1:])}
        settled = {"site": self.site, "t": self.files.strings}
        environment = SettledEnvironment(
            loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folders), jinja2.PrefixLoader(base)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=COMPILED.of(settled),
        )
        environment.filters.update(FILTERS)
        environment.globals.update(settled)
        environment.settled = settled
        return environment

    def render(self, page: Page) -> bytes:
        """The page's HTML. Raises GazetteError with template file and line."""
        try:
            template = self._environment.get_template(page.template)
            meta = metadata_of(page, self.site, self.files.strings)
            return template.render(page.facts, page=page, meta=meta).encode()
        except jinja2.TemplateNotFound as error:
            raise GazetteError([_missing(self.files, str(error))]) from error
        except jinja2.TemplateSyntaxError as error:
            file = error.filename or str(self.files.template(page.template))
            raise GazetteError([problem("output.bad_template", file, error.lineno, reason=error.message)]) from error
        except Exception as error:
            file, line = self._template_place(error, page)
            raise GazetteError([problem("output.failed_template", file, line, page=page.path, reason=error)]) from error

    @contextmanager
    def compiled_beside(self, jobs: int) -> Iterator[Callable[[], None]]:
        """Let another process compile all templates while the block does what needs none. The block gets what waits for them, to be called
        before a page is made. Where there is one process only, or it knows any of the theme's, each is compiled when a page needs it."""
        _ = self._environment
        if jobs <= 1 or COMPILED.known:
            yield lambda: None
            return
        with beside(self._compiled, jobs) as compiled:
            yield lambda: COMPILED.know(compiled())

    def _compiled(self) -> Mapping[str, tuple[str, bytes]]:
        for name in self._environment.list_templates():
            with suppress(jinja2.TemplateError, OSError, UnicodeError):  # told of when a page needs it
                self._environment.get_template(name)
        return COMPILED.known

    def press(self, library: Library) -> Press:
        """What exports are made with."""
        return Press(library, self.files.strings, self.render)

    def _template_place(self, error: Exception, page: Page) -> tuple[str, int | None]:
        """The innermost template line that an error passed through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder / "templates") for folder in self.files.folders):
                return frame.filename, frame.lineno
        return str(self.files.template(page.template)), None

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """(path within the site, file) of each static file, by path, and of each gazette's emblem."""
        yield from self.files.static_files()
        yield from self.site.emblems()


def open_theme(site: Config) -> Theme:
    """Open the site's theme. Raises GazetteError if it lacks a file that every theme must have."""
    files = read_theme_folders(site.theme_folder)
    missing = [name for name in (*TEMPLATES, *EXPORT_TEMPLATES) if not files.template(name)]
    if missing:
        raise GazetteError(_missing(files, name) for name in missing)
    return Theme(files, site)


def _missing(files: ThemeFolders, name: str) -> Problem:
    return problem("output.missing_template", str(files.folders[0] / "templates" / name))
