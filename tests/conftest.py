"""The site as its readers get it: built once from the repository's content, served under a sub-path, opened in Chromium."""

import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from gazette.output import BuildOptions, build, default_jobs
from tests.chromium import chromium
from tests.serving import served

ROOT = Path(__file__).parent.parent
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the repository's own content, in a folder that is served under ``/pub/gazette/``."""
    folder = tmp_path_factory.mktemp("www") / "pub" / "gazette"
    folder.parent.mkdir()
    build(BuildOptions(ROOT / "content", folder, ROOT / "config.yaml", jobs=default_jobs()))
    return folder


@pytest.fixture(scope="session")
def served_site(site_folder: Path) -> Iterator[str]:
    """Address of the site under a sub-path, ending in a slash."""
    with served(site_folder.parent.parent) as root:
        yield f"{root}pub/gazette/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with chromium() as launched:
        yield launched


@pytest.fixture
def full_disk() -> Iterator[None]:
    """As on a disk with next to no room, a file takes a hundred bytes, and what is written beyond is refused."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@dataclass
class Watched:
    """A page whose every error and request is noted."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def foreign(self) -> list[str]:
        """Requests that went neither to this machine's server nor to its disk."""
        return [url for url in self.requests if not url.startswith(("http://127.0.0.1:", "file://", "data:"))]


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator["Opener"]:
    """Opens pages; at the end of the test none may have logged an error or asked another host."""
    opener = Opener(browser)
    yield opener
    opener.close()


@dataclass
class Opener:
    """Makes watched pages of a wanted size, with or without JavaScript."""

    browser: Browser
    opened: list[Watched] = field(default_factory=list)

    def __call__(self, size: dict[str, int] | None = None, *, scripts: bool = True) -> Page:
        width = size or DESKTOP
        context = self.browser.new_context(
            viewport={"width": width["width"], "height": width["height"]}, java_script_enabled=scripts
        )
        watched = Watched(context.new_page())
        self.opened.append(watched)
        return watched.page

    def close(self) -> None:
        """Close all pages and tell what went wrong in them."""
        for watched in self.opened:
            watched.page.context.close()
        assert [e for w in self.opened for e in w.errors] == []
        assert [u for w in self.opened for u in w.foreign()] == []
