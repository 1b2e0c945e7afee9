"""Themes based on other themes: a small one that changes a few things, and what can be wrong with its settings."""

import shutil
from pathlib import Path

import pytest

from gazette.check.site import site_findings
from gazette.errors import GazetteError
from gazette.output import BuildOptions, build, read_theme_folders
from tests.conftest import ROOT

SMALL = Path(__file__).parent / "small_theme"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's content set by the small theme."""
    folder = tmp_path_factory.mktemp("small")
    config = folder / "config.yaml"
    config.write_text(f"theme: {SMALL}\n", encoding="utf-8")
    build(BuildOptions(ROOT / "content", folder / "site", config))
    return folder / "site"


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_own_templates_and_strings_take_the_place_of_the_base(site: Path) -> None:
    page = text_of(next((site / "nanyang" / "2021-06").glob("wz-*.html")))
    assert '<article data-doc="nanyang/2021-06/wz-2021-7">\n<h1 data-fact="title">' in page
    assert "关于小站" in page
    assert "关于本站" not in page


def test_what_the_theme_lacks_comes_from_the_base(site: Path) -> None:
    assert "按发文字号查找" in text_of(site / "numbers" / "index.html")
    assert (site / "static" / "search" / "search.js").is_file()
    assert "readAloud" in text_of(site / "static" / "reader.js")


def test_a_template_may_extend_its_namesake(site: Path) -> None:
    page = text_of(site / "index.html")
    assert '<meta name="description" content="小站">' in page
    assert 'class="covers"' in page


def test_style_is_the_theme_s_own(site: Path) -> None:
    style = text_of(site / "static" / "style.css")
    assert "max-width:40rem" in style.replace(" ", "")
    assert ".masthead" not in style


def test_every_link_of_the_small_site_leads_somewhere(site: Path) -> None:
    assert [str(found) for found in site_findings(site)] == []


def made_theme(folder: Path, settings: str) -> Path:
    folder.mkdir()
    (folder / "theme.yaml").write_text(settings, encoding="utf-8")
    return folder


def test_a_circle_of_themes_is_refused(tmp_path: Path) -> None:
    one = made_theme(tmp_path / "one", "base: ../two\n")
    made_theme(tmp_path / "two", "base: ../one\n")
    with pytest.raises(GazetteError) as caught:
        read_theme_folders(one)
    assert "two/theme.yaml" in str(caught.value)
    assert "base" in str(caught.value)


def test_a_base_that_is_not_there_is_named(tmp_path: Path) -> None:
    theme = made_theme(tmp_path / "one", "base: ../nowhere\n")
    with pytest.raises(GazetteError, match=r"nowhere.theme\.yaml"):
        read_theme_folders(theme)


def test_an_error_in_the_base_names_its_own_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "themes" / "default", tmp_path / "base")
    (tmp_path / "base" / "templates" / "about.html").write_text("{{ nothing_of_this_name }}", encoding="utf-8")
    theme = made_theme(tmp_path / "own", "base: ../base\n")
    config = tmp_path / "config.yaml"
    config.write_text(f"theme: {theme}\n", encoding="utf-8")
    with pytest.raises(GazetteError, match=r"base.templates.about\.html:1"):
        build(BuildOptions(ROOT / "content", tmp_path / "site", config))
