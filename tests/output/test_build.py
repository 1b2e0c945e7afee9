"""Building: the same bytes for any number of processes and in any folder, and nothing half-done."""

import shutil
from pathlib import Path

import pytest

from gazette.errors import GazetteError
from gazette.output import BuildOptions, build
from gazette.output.staged import MARK, Staging, listing, refuse_foreign

ROOT = Path(__file__).parent.parent.parent


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_site_does_not_depend_on_the_number_of_processes(site_folder: Path, tmp_path: Path) -> None:
    build(BuildOptions(ROOT / "content", tmp_path / "site", ROOT / "config.yaml", jobs=1))
    assert files(tmp_path / "site") == files(site_folder)


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(GazetteError):
        build(BuildOptions(tmp_path / "none", tmp_path / "site", ROOT / "config.yaml"))
    assert list(tmp_path.iterdir()) == []


def test_an_article_without_optional_facts_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text('---\ngazette: "某县人民政府公报"\nyear: 2021\nnumber: 6\n---\n', encoding="utf-8")
    for number, kind in enumerate(("document", "speech", "essay", "news", "interpretation", "personnel"), 1):
        (folder / f"0{number}-a{number}.md").write_text(f'---\ntitle: "甲"\nkind: {kind}\n---\n', encoding="utf-8")
    build(BuildOptions(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml"))
    assert len(list((tmp_path / "site/mou/2021-06").glob("*.html"))) == 7


def test_script_in_any_fact_comes_out_as_text(tmp_path: Path) -> None:
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    (folder / "index.md").write_text(f'---\ngazette: "{evil}"\nyear: 2021\nnumber: 6\n---\n', encoding="utf-8")
    facts = "".join(f'{key}: "{evil}"\n' for key in ("title", "subtitle", "section", "issuer", "author", "recipients"))
    (folder / "01-a.md").write_text(f"---\n{facts}kind: document\n---\n\n\\<script>alert(2)\\</script>\n", encoding="utf-8")
    build(BuildOptions(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml"))
    for path, data in files(tmp_path / "site").items():
        if path.endswith(".html"):
            assert b"<script>alert" not in data, path
            assert b"<img src=x" not in data, path


def test_files_of_the_same_bytes_keep_their_times_and_no_other_is_touched(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "same").write_text("x", encoding="utf-8")
    (old / "other").write_text("old", encoding="utf-8")
    staged = Staging(new, old, listing(old))
    staged.put("same", b"x")
    staged.put("other", b"new")
    staged.keep(("same", 1, 0))
    staged.put("same", b"changed after all")
    assert (old / "same").read_bytes() == b"x"
    assert (old / "other").read_bytes() == b"old"
    assert (new / "other").read_bytes() == b"new"
    staged.put("same", b"x")
    assert (new / "same").stat().st_mtime_ns == (old / "same").stat().st_mtime_ns


@pytest.mark.parametrize("name", ["letter.txt", ".hidden"])
def test_only_a_site_or_an_empty_folder_is_replaced(tmp_path: Path, name: str) -> None:
    refuse_foreign(tmp_path, ())
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(GazetteError):
        refuse_foreign(tmp_path, ())
    (tmp_path / MARK).write_text("", encoding="utf-8")
    refuse_foreign(tmp_path, ())


def test_a_redirect_leads_on_over_others_but_not_from_an_address_in_use(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content/sanmenxia", tmp_path / "content/sanmenxia")
    redirects = tmp_path / "content/sanmenxia/redirects.yaml"
    entries = "2021-02/old: 2021-02/older\n2021-02/older: 2021-02/sz-2021-1\n2021-02/sz-2021-1: 2021-02\n"
    redirects.write_text(entries, encoding="utf-8")
    build(BuildOptions(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml"))
    stub = (tmp_path / "site/sanmenxia/2021-02/old.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh"' in stub
    assert "sz-2021-1.html" in stub
    assert 'http-equiv="refresh"' not in (tmp_path / "site/sanmenxia/2021-02/sz-2021-1.html").read_text(encoding="utf-8")


def test_redirects_that_lead_in_a_circle_are_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content/sanmenxia", tmp_path / "content/sanmenxia")
    (tmp_path / "content/sanmenxia/redirects.yaml").write_text("2021-02/a: 2021-02/b\n2021-02/b: 2021-02/a\n", encoding="utf-8")
    with pytest.raises(GazetteError, match=r"redirects\.yaml"):
        build(BuildOptions(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml"))
