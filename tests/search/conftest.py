"""The gold issues as a library and as a site, for the search's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.config import read_config
from gazette.library import Library, open_library
from gazette.output import BuildOptions, build
from gazette.search.documents import Document, documents_of
from tests.search.gold import write_gold_content
from tests.serving import served

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def gold_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold issues as a content folder."""
    return write_gold_content(tmp_path_factory.mktemp("gold") / "content")


@pytest.fixture(scope="session")
def gold_library(gold_content: Path) -> Library:
    """The gold issues."""
    return open_library(gold_content, read_config(ROOT / "config.yaml"))


@pytest.fixture(scope="session")
def gold_documents(gold_library: Library) -> list[Document]:
    """What the search sees of them, in the order of the index."""
    return [document for issue in gold_library.issues for document in documents_of(issue)]


@pytest.fixture(scope="session")
def gold_site(gold_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, in a folder that is served under ``/a/b/``."""
    folder = tmp_path_factory.mktemp("gold-www") / "a" / "b"
    folder.parent.mkdir()
    build(BuildOptions(gold_content, folder, ROOT / "config.yaml"))
    return folder


@pytest.fixture(scope="session")
def gold_address(gold_site: Path) -> Iterator[str]:
    """Address of that site, ending in a slash."""
    with served(gold_site.parent.parent) as root:
        yield f"{root}a/b/"
