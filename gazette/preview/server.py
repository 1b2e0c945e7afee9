"""``serve``: build, watch, reload. A broken file shows an error page in place of every page, and the server lives on."""

import logging
import re
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler

from gazette.config import read_config
from gazette.errors import GazetteError, Problem, problem
from gazette.files import recover
from gazette.messages import message
from gazette.output import BuildOptions, build, read_theme_folders
from gazette.preview.error_page import error_page

CSP_META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')  # the reloading script is inline and opens a web socket
Say = Callable[[str], None]


class Preview:
    """The state of a preview: what is wrong now, if anything."""

    def __init__(self, options: BuildOptions, say: Say) -> None:
        self.options = options
        self.say = say
        self.problems: tuple[Problem, ...] = ()

    def rebuild(self) -> None:
        """Build; keep what is wrong for the error page instead of raising it."""
        start = time.perf_counter()
        try:
            build(self.options)
            self.problems = ()
            self.say(message("cli.rebuilt", seconds=f"{time.perf_counter() - start:.2f}"))
        except GazetteError as error:
            self.problems = error.problems
        except Exception as error:
            traceback.print_exc()
            self.problems = (problem("preview.internal", str(self.options.content), reason=repr(error)),)
        for found in self.problems:
            self.say(message("cli.error_line", problem=found))


def watched(options: BuildOptions) -> tuple[Path, ...]:
    """What a preview watches: content, settings, and the theme with those it is based on, as far as they can be read."""
    found = [options.content, options.config]
    with suppress(GazetteError):
        found.append(read_config(options.config).theme_folder)
        found += read_theme_folders(found[-1]).folders[1:]
    return tuple(found)


def handler_for(preview: Preview) -> type[StaticFileHandler]:
    """A handler of static files that shows the error page while there is something wrong."""

    class PreviewHandler(StaticFileHandler):  # type: ignore[misc]
        async def get(self, path: str, include_body: bool = True) -> None:
            self.set_header("Cache-Control", "no-store")
            file = Path(preview.options.output, path, "index.html" if path == "" or path.endswith("/") else "")
            if file.suffix != ".html":
                await super().get(path, include_body)
                return
            if preview.problems:
                self._show(500, error_page(preview.problems).encode())
                return
            found = file if file.is_file() else preview.options.output / "404.html"
            inside = found.resolve().is_relative_to(preview.options.output.resolve())
            data = found.read_bytes() if inside and found.is_file() else b""
            self._show(200 if found is file and inside else 404, CSP_META.sub(b"", data))

        def _show(self, status: int, html: bytes) -> None:
            self.set_status(status)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(html)

        def compute_etag(self) -> None:
            """None: what is shown changes with every save."""

    return PreviewHandler


class _QuietServer(Server):  # type: ignore[misc]
    """livereload's server without its log of requests: the preview says itself what an editor needs to know."""

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado.access", "tornado.general"):
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False


def serve(options: BuildOptions, host: str, port: int, say: Say) -> None:
    """Serve the site at ``http://host:port/`` until interrupted. Raises GazetteError if the port is taken."""
    preview = Preview(options, say)
    recover(options.output)
    preview.rebuild()
    options.output.mkdir(parents=True, exist_ok=True)
    server = _QuietServer()
    server.SFH = handler_for(preview)
    for path in watched(options):
        server.watch(str(path), preview.rebuild)
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # its default drops a second save within three seconds
    say(message("cli.serving", host=host, port=port))
    try:
        server.serve(port=port, host=host, root=str(options.output), restart_delay=0)
    except OSError as error:
        raise GazetteError([problem("cli.port_taken", f"{host}:{port}", port=port, reason=error.strerror)]) from error
