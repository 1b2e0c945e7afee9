"""Names and kinds of files: what lies in a content folder, and what settings name."""

import os
import stat
from pathlib import Path

import pytest

from gazette.config import read_config
from gazette.content import content_signature, read_issues
from gazette.content.names import RESERVED_GAZETTES
from gazette.errors import GazetteError
from tests.hostile.limits import outcome_of

INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\n---\n'
ARTICLE = "---\ntitle: 甲\nkind: document\n---\n\n正文。\n"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "01-a.md").write_text(ARTICLE, encoding="utf-8")
    return folder


def codes(issue: Path) -> list[str]:
    with pytest.raises(GazetteError) as caught:
        read_issues(issue.parents[1])
    assert all(str(p).encode() for p in caught.value.problems)
    return [p.code for p in caught.value.problems]


@pytest.mark.parametrize(
    "name",
    [
        "02-.md",
        "02-a\nb.md",
        "02-a\x1b[2J.md",
        "02-A.md",
        "02-a\u202eb.md",
        "02-\udcff.md",
        "02-a b.md",
        "02-..md",
        "０２-b.md",
        "02-b.html.md",
    ],
)
def test_a_name_that_is_no_address_is_refused(issue: Path, name: str) -> None:
    (issue / name).write_text(ARTICLE, encoding="utf-8")
    assert codes(issue) == ["content.bad_file_name"]


@pytest.mark.parametrize("name", ["Mou", "某市", "a b", "..a", "mou\n", "２０２１"])
def test_a_gazettes_folder_is_an_address(issue: Path, name: str) -> None:
    (issue.parents[1] / name).mkdir()
    issue.rename(issue.parents[1] / name / "2021-06")
    if not name.startswith("."):
        assert "content.bad_gazette_folder" in codes(issue)


@pytest.mark.parametrize("name", ["aux", "search", "static", "topics"])
def test_no_gazette_takes_a_folder_of_the_site(issue: Path, name: str) -> None:
    issue.parent.rename(issue.parents[1] / name)
    assert codes(issue) == ["content.reserved_gazette"]


def test_every_folder_of_the_site_but_gazettes_is_reserved(site_folder: Path) -> None:
    folders = {path.name for path in site_folder.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert folders - {"nanyang", "sanmenxia", "zhumadian"} <= RESERVED_GAZETTES


def test_links_out_of_the_content_are_not_followed(issue: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    issue.rename(other / "2021-06")
    (tmp_path / "content/mou/2021-06").symlink_to(other / "2021-06")
    (tmp_path / "content/niu").symlink_to(other)
    assert sorted(codes(issue)) == ["content.symlink", "content.symlink"]


@pytest.mark.parametrize("name", ["index.md", "01-a.md", "../redirects.yaml", "print.pdf"])
def test_a_link_in_a_files_place_is_not_followed(issue: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("secret: 1\n", encoding="utf-8")
    (issue / name).unlink(missing_ok=True)
    (issue / name).symlink_to(tmp_path / "secret")
    if name == "print.pdf":
        (issue / "index.md").write_text(INDEX.replace("number", "pdf: print.pdf\nnumber"), encoding="utf-8")
    code = """
from pathlib import Path
from gazette.config import Config
from gazette.errors import GazetteError
from gazette.library import open_library
try:
    open_library(Path(root), Config())
except GazetteError as error:
    print([p.code for p in error.problems])
"""
    assert outcome_of(code, root=str(issue.parents[1])) == "['content.symlink']"


@pytest.mark.parametrize("name", ["index.md", "01-a.md", "02-b.md", "../redirects.yaml"])
def test_nobody_waits_for_a_pipe(issue: Path, name: str) -> None:
    (issue / name).unlink(missing_ok=True)
    os.mkfifo(issue / name)
    assert stat.S_ISFIFO((issue / name).stat().st_mode)
    code = """
import signal
from pathlib import Path
from gazette.config import Config
from gazette.content import content_signature
from gazette.errors import GazetteError
from gazette.library import open_library
signal.alarm(60)
content_signature(Path(root))
try:
    open_library(Path(root), Config())
except GazetteError as error:
    print([p.code for p in error.problems])
"""
    assert outcome_of(code, root=str(issue.parents[1])) in ("['content.no_file']", "['content.no_index']")


def test_a_pdf_of_endless_name_is_no_name(issue: Path) -> None:
    (issue / "index.md").write_text(INDEX.replace("number", f"pdf: {'a' * 5_000}.pdf\nnumber"), encoding="utf-8")
    assert codes(issue) == ["content.wrong_value"]


def test_the_signature_of_a_folder_is_that_of_its_files(issue: Path) -> None:
    before = content_signature(issue.parents[1])
    (issue / "01-a.md").write_text(ARTICLE + "又。\n", encoding="utf-8")
    assert content_signature(issue.parents[1]) != before


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>'
DRAWINGS = {
    "a style sheet from elsewhere": ('<?xml-stylesheet href="http://x/a.css"?>' + DRAWING).encode(),
    "a declaration in UTF-16": f'<!DOCTYPE svg [<!ENTITY a "b">]>{DRAWING}'.encode("utf-16"),
    "a declaration in another code page": f'<?xml version="1.0" encoding="cp037"?>{DRAWING}'.encode(),
    "an address in escapes": DRAWING.replace("<path", r'<path fill="u\72l(http://x/)"').encode(),
    "a style in pieces": DRAWING.replace("<path", "<style>a<b/>@import 'x';</style><path").encode(),
    "measures beyond all numbers": DRAWING.replace("0 0 40 30", f"0 0 {'9' * 400} {'9' * 400}").encode(),
    "a measure beyond all numbers": DRAWING.replace('viewBox="0 0 40 30"', f'width="{"9" * 400}" height="1"').encode(),
    "elements within elements": DRAWING.replace("<path", "<g>" * 9_000 + "<path")
    .replace("</svg>", "</g>" * 9_000 + "</svg>")
    .encode()[:-1],
    "no XML": b"\x00<svg/>",
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_reaches_out_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWINGS[name])
    (tmp_path / "config.yaml").write_text("gazettes:\n  mou:\n    emblem: a.svg\n", encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_config(tmp_path / "config.yaml")
    assert [p.code.partition("_")[0] for p in caught.value.problems] == ["config.emblem"]
