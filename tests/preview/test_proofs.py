"""Single pages of what was just saved are the pages that a build makes of it."""

import random
from pathlib import Path

import pytest

from gazette.errors import GazetteError
from gazette.output import BuildOptions, build
from gazette.preview.proofs import Proofs
from tests.output.archive import Archive


@pytest.fixture
def archive() -> Archive:
    return Archive.of_issues(11, 4)


@pytest.fixture
def options(tmp_path: Path, archive: Archive) -> BuildOptions:
    archive.write(tmp_path)
    options = BuildOptions(tmp_path / "content", tmp_path / "site", tmp_path / "config.yaml")
    build(options)
    return options


def stamps(root: Path) -> dict[Path, tuple[int, int]]:
    found = (p for name in ("content", "theme", "config.yaml") for p in [root / name, *(root / name).rglob("*")] if p.is_file())
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}


def save(archive: Archive, root: Path) -> set[Path]:
    """Write the archive; the files that were written or deleted."""
    before = stamps(root)
    archive.write(root)
    after = stamps(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def first_article(archive: Archive) -> tuple[str, str, dict[str, object]]:
    folder, articles = next(iter(archive.issues.items()))
    slug, article = next(iter(articles.items()))
    return folder, slug, article


def test_a_proof_is_the_page_that_is_built(tmp_path: Path, archive: Archive, options: BuildOptions) -> None:
    proofs = Proofs(options)
    chance = random.Random(5)
    content_edits = [name for name in archive.edits if name not in ("edit_settings", "edit_theme", "rename_article")]
    made = 0
    for _ in range(6):
        for name in chance.choices(content_edits, k=2):
            archive.edits[name]()
        pages = proofs.pages(save(archive, tmp_path), ())
        build(options)
        for path, data in pages.items():
            assert (tmp_path / "site" / path).read_bytes() == data, path
            made += 1
    assert made > 6


def test_only_the_article_saved_and_its_issue_are_made(tmp_path: Path, archive: Archive, options: BuildOptions) -> None:
    proofs = Proofs(options)
    folder, slug, article = first_article(archive)
    article["body"] = "新的一段。"
    pages = proofs.pages(save(archive, tmp_path), ())
    assert set(pages) == {f"{folder}/{slug}.html", f"{folder}/index.html"}
    assert "新的一段。".encode() in pages[f"{folder}/{slug}.html"]


def test_after_theme_and_settings_the_pages_shown_are_made(tmp_path: Path, archive: Archive, options: BuildOptions) -> None:
    proofs = Proofs(options)
    folder, slug, _ = first_article(archive)
    archive.settings["site_name"] = "别的公报"
    archive.theme["templates/style.css"] = "body { color: #123456 }"
    pages = proofs.pages(save(archive, tmp_path), {f"{folder}/{slug}.html", "index.html"})
    assert {f"{folder}/{slug}.html", "index.html", "static/style.css"} <= set(pages)
    build(options)
    for path, data in pages.items():
        assert (tmp_path / "site" / path).read_bytes() == data, path


def test_what_is_broken_is_said_and_forgotten_when_mended(tmp_path: Path, archive: Archive, options: BuildOptions) -> None:
    proofs = Proofs(options)
    folder, slug, article = first_article(archive)
    article["kinds"] = article.pop("kind")
    with pytest.raises(GazetteError, match="kinds"):
        proofs.pages(save(archive, tmp_path), ())
    article["kind"] = article.pop("kinds")
    article["body"] = "<script>alert(1)</script>"
    with pytest.raises(GazetteError, match="script"):
        proofs.pages(save(archive, tmp_path), ())
    article["body"] = "改好了。"
    assert "改好了。".encode() in proofs.pages(save(archive, tmp_path), ())[f"{folder}/{slug}.html"]
