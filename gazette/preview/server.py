"""``serve``: shows the site, and what was saved before the site is built anew. What is wrong lies over the page until it is mended."""

import json
import signal
import socket
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, StaticFileHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from gazette.config import read_config
from gazette.errors import GazetteError, Problem, problem
from gazette.messages import message
from gazette.output import BuildOptions, read_theme_folders
from gazette.preview.background import Background, built
from gazette.preview.error_page import error_list, error_page
from gazette.preview.proofs import Proofs
from gazette.preview.watch import Folders, Watch

OWN = {name: files("gazette.preview").joinpath(name).read_bytes() for name in ("preview.js", "preview.css")}
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
EVERYWHERE = ("static/style.css", "static/reader.js")
HEAD_END = b"</head>"
LEAD = 0.2
"""Seconds that browsers have to load what was saved, before the build behind it takes the processors."""
Say = Callable[[str], None]


@dataclass
class Preview:
    """What is shown now: the built site, the proofs of what was saved since, and what is wrong, if anything."""

    options: BuildOptions
    say: Say
    problems: tuple[Problem, ...] = ()
    fresh: dict[str, bytes] = field(default_factory=dict)
    """Pages that the site does not hold yet."""
    sockets: set["Socket"] = field(default_factory=set)
    proofs: Proofs | None = None
    background: Background | None = None
    watch: Watch | None = None
    _waiting: object = None
    """The build that is about to begin."""

    def begin(self) -> None:
        """Build the site, and get ready for what will be saved."""
        seconds, problems = built(self.options)
        self.background = Background(self.options, self.finished)  # forked now, it has the templates compiled
        self.finished(seconds, problems)
        if any(found.code == "errors.locked" for found in problems):  # another build of the site, which may be of older content
            self.background.start()

    def saved(self, paths: set[Path]) -> None:
        """Show what was saved; build the site behind it."""
        if paths & self.roots():  # a whole folder came or went: what is in memory may be of another
            self.proofs = None
        if self.proofs:
            try:
                self.fresh |= self.proofs.pages(paths, {browser.path for browser in self.sockets})
                self.problems = ()
            except GazetteError as error:
                self.problems = error.problems
            except OSError:  # gone while it was read
                self.proofs = None
            except Exception:  # the build will meet it, too, and name it
                traceback.print_exc()
                self.proofs = None
            self.tell()
        if self.background and not self._waiting:
            self._waiting = IOLoop.current().call_later(LEAD if self.sockets else 0, self._build)

    def _build(self) -> None:
        self._waiting = None
        if self.background:
            self.background.start()

    def finished(self, seconds: float, problems: tuple[Problem, ...]) -> None:
        """The site was built of all that is saved, or could not be."""
        self.problems = problems
        if self.watch:  # while something is wrong, what was watched before may be what mends it
            former = dict(self.watch.folders) if problems else {}
            self.watch.follow((former | dict(watched(self.options))).items())
        for found in problems:
            self.say(message("cli.error_line", problem=found))
        if not problems:
            if not self._waiting:  # else a page saved since would fall back to what was built
                self.fresh.clear()
            self.say(message("cli.rebuilt", seconds=f"{seconds:.2f}"))
            if self.proofs is None:
                with suppress(GazetteError, OSError):  # saved this moment, and broken or gone: the next build says so
                    self.proofs = Proofs(self.options)
        self.tell()

    def roots(self) -> set[Path]:
        """The folders that are watched as such."""
        return {folder for folder, _ in self.watch.folders} if self.watch else set()

    def tell(self) -> None:
        """Let every browser know how things stand."""
        for browser in list(self.sockets):
            self.tell_one(browser)

    def tell_one(self, browser: "Socket") -> None:
        """Let a browser know what is wrong, or which version of its page there is."""
        told: dict[str, object] = {"command": "problems", "html": error_list(self.problems)}
        if not self.problems:
            told = {"command": "reload", "path": browser.path, "shown": self.version(browser.path)}
        with suppress(WebSocketClosedError):
            browser.write_message(json.dumps(told))

    def version(self, path: str) -> str:
        """What tells one look of a page from another: the page, and what every page is set with."""
        parts = (self.page(name) or b"" for name in (path, *EVERYWHERE))
        return blake2b(b"".join(parts), digest_size=8).hexdigest()

    def page(self, path: str) -> bytes | None:
        """The file at an address of the site, as it is to be shown now."""
        if path in self.fresh:
            return self.fresh[path]
        root = self.options.output.resolve()
        file = (root / path).resolve()
        try:
            return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None
        except OSError:  # the site is changing places this moment
            return None


def path_of(address: str) -> str:
    """The file at an address.

    >>> path_of("/"), path_of("/nanyang/"), path_of("/nanyang/index.html")
    ('index.html', 'nanyang/index.html', 'nanyang/index.html')
    """
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


class Socket(LiveReloadHandler):  # type: ignore[misc]
    """A browser that shows a page. It speaks LiveReload's protocol, with two words more: which version is shown, and what is wrong."""

    path = ""

    def initialize(self, preview: Preview) -> None:
        """Know the preview."""
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        """Other sites' pages are not told: drafts are nobody's business."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, text: str | bytes) -> None:
        """After the handshake, the browser says which page it shows."""
        super().on_message(text)
        said = json.loads(text)
        if said.get("command") != "info":
            return
        self.path = path_of(unquote(urlsplit(str(said.get("url", ""))).path))
        self.preview.sockets.add(self)
        if "shown" in said:  # another client than ours cannot compare, and would reload for ever
            self.preview.tell_one(self)

    def on_close(self) -> None:
        """It is gone."""
        super().on_close()
        self.preview.sockets.discard(self)


class Own(RequestHandler):
    """The preview's script and style."""

    def get(self, name: str) -> None:
        """Send it."""
        self.set_header("Content-Type", f"{TYPES[Path(name).suffix]}; charset=utf-8")
        self.finish(OWN[name])


class Pages(StaticFileHandler):
    """The files of the site; pages as they are to be shown now, with the preview's script in them."""

    def initialize(self, path: str, preview: Preview) -> None:  # type: ignore[override]
        """Know the preview."""
        super().initialize(path)
        self.preview = preview

    def set_extra_headers(self, path: str) -> None:
        """Nothing is kept: what is shown changes with every save."""
        self.set_header("Cache-Control", "no-store")

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a page or another file."""
        path = path_of(path)
        if not path.endswith(".html") and path not in self.preview.fresh:
            await super().get(path, include_body)
            return
        self.set_extra_headers(path)
        self.set_header("Content-Type", f"{TYPES.get(Path(path).suffix, 'text/html')}; charset=utf-8")
        page = self.preview.page(path)
        shown = page or self.preview.page("404.html")
        if shown is None and self.preview.problems:
            self.set_status(500)
            shown = error_page(self.preview.problems).encode()
        elif page is None:
            self.set_status(404)
        self.finish(with_script(shown or b"", self.preview.version(path)) if path.endswith(".html") else shown or b"")

    def compute_etag(self) -> None:
        """None, for the same reason."""


def with_script(page: bytes, version: str) -> bytes:
    """The page with the preview's script and style, which its own policy lets in."""
    own = f'<link rel="stylesheet" href="/.preview/preview.css"><script src="/.preview/preview.js" data-shown="{version}" defer></script>'
    return page.replace(HEAD_END, own.encode() + HEAD_END, 1)


def watched(options: BuildOptions) -> Folders:
    """What a preview watches, each with whether folders below count: content, settings, the theme with those it is based on, emblems."""
    found = {options.content: True, options.config.parent: False}
    with suppress(GazetteError):
        config = read_config(options.config)
        found[config.theme_folder] = True
        found |= dict.fromkeys(read_theme_folders(config.theme_folder).folders, True)
        found |= {file.parent: False for _, file in config.emblems() if file.parent not in found}
    return list(found.items())


def serve(options: BuildOptions, host: str, port: int, say: Say) -> None:
    """Serve the site at ``http://host:port/`` until interrupted. Raises GazetteError if the port is taken."""
    preview = Preview(options, say)
    try:
        # Made first: what is saved during the first build is told after it.
        preview.watch = Watch(watched(options), lambda paths: preview.saved(_ours(paths, options, preview.roots())))
        preview.begin()
        known = {"preview": preview}
        served = Application(
            [
                (r"/livereload", Socket, known),
                (r"/\.preview/(preview\.\w+)", Own),
                (r"/(.*)", Pages, {"path": str(options.output), **known}),
            ],
            log_function=lambda handler: None,
        )
        HTTPServer(served).add_sockets(_bound(host, port))
        say(message("cli.serving", host=host, port=port))
        loop = IOLoop.current()
        signal.signal(signal.SIGTERM, lambda number, frame: loop.add_callback_from_signal(loop.stop))
        loop.start()
    finally:
        if preview.background:
            preview.background.close()


def _bound(host: str, port: int) -> list[socket.socket]:
    try:
        return bind_sockets(port, host)
    except OSError as error:
        raise GazetteError([problem("cli.port_taken", f"{host}:{port}", port=port, reason=error.strerror)]) from error


def _ours(paths: set[Path], options: BuildOptions, roots: set[Path]) -> set[Path]:
    """Without what merely lies beside the settings, as the site does."""
    return {path for path in paths if path in roots or path == options.config or path.parent != options.config.parent}
