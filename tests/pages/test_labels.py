"""The labels and the foot that 国办发〔2017〕47号 wants of every page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.config import Config, GazetteConfig
from gazette.emblem import read_emblem
from gazette.library import Library
from tests.pages.test_templates import read, write_site

ROOT = Path(__file__).parent.parent.parent
META = re.compile(r'<meta name="([^"]+)" content="([^"]*)">')
SITE = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE = {"ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url"}
TOLD = {
    "base_url": "https://www.example.gov.cn/gongbao/",
    "publisher": "某市人民政府办公室",
    "operator": "某市大数据局",
    "contact": "0377-00000000",
    "site_id": "4113000001",
    "icp": "豫ICP备12345678号-1",
    "police": "豫公网安备 41130002000001号",
    "site_mark": "https://bszs.conac.cn/sitename?method=show&id=0",
    "corrections": "https://example.gov.cn/zhaocuo",
}


@pytest.fixture
def published(archive: Library, tmp_path: Path) -> Path:
    """The archive as the site of a government that says all it has to."""
    emblem = read_emblem(ROOT / "emblems/nanyang.svg")
    gazettes = {"nanyang": GazetteConfig("南阳公报", "南阳市", "#12507a", name="南阳公报（政府版）", emblem=emblem)}
    return write_site(replace(archive, config=Config(gazettes=gazettes, **TOLD)), tmp_path)  # type: ignore[arg-type]


def labels(site: Path, path: str) -> dict[str, str]:
    found = META.findall(read(site, path))
    names = [name.lower() for name, _ in found]
    assert len(names) == len(set(names)), f"a label twice in {path}"
    return dict(found)


def test_every_page_names_the_site(published: Path) -> None:
    for file in published.rglob("*.html"):
        found = labels(published, file.relative_to(published).as_posix())
        assert [found[name] for name in sorted(SITE)] == ["www.example.gov.cn", "4113000001", "政府公报"]


def test_an_article_has_the_labels_of_an_article(published: Path) -> None:
    found = labels(published, "nanyang/2021-06/wz-2021-7.html")
    assert found.keys() >= SITE | ARTICLE
    assert not found.keys() & COLUMN
    assert found["ArticleTitle"] == "南阳市人民政府关于实施分区管控的意见"
    assert found["PubDate"] == "2021-06-23 00:00"
    assert found["ContentSource"] == "南阳公报（政府版）2021年第6期"
    assert found["Keywords"] == "宛政〔2021〕7号,南阳市人民政府,文件选载,文件"
    assert found["Author"] == "南阳市人民政府"
    assert found["Url"] == "https://www.example.gov.cn/gongbao/nanyang/2021-06/wz-2021-7.html"


def test_an_article_of_which_little_is_known_has_what_is_required(published: Path) -> None:
    found = labels(published, "nanyang/2021-01/wz-2021-2.html")
    assert found["PubDate"] == "2021-01-01 00:00"
    assert found["Description"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("index.html", "首页"),
        ("nanyang/index.html", "南阳公报（政府版）"),
        ("nanyang/2021/index.html", "2021年总目录_南阳公报（政府版）"),
        ("nanyang/2021-06/index.html", "南阳公报（政府版）2021年第6期"),
        ("sections/index.html", "按栏目查找"),
        ("sections/nanyang/juan-shou-yu/index.html", "卷首语_南阳公报_栏目"),
        ("years/index.html", "按刊期查找"),
        ("sitemap.html", "站点地图"),
    ],
)
def test_a_column_has_the_labels_of_a_column(published: Path, path: str, name: str) -> None:
    found = labels(published, path)
    assert found.keys() >= SITE | COLUMN | {"description"}
    assert not found.keys() & {"ArticleTitle", "PubDate"}
    assert found["ColumnName"] == name
    assert found["ColumnDescription"] == found["description"] != ""
    assert "政府公报" in found["ColumnKeywords"].split(",")


def test_the_foot_says_who_answers_for_the_site(published: Path) -> None:
    for path in ("index.html", "nanyang/2021-06/wz-2021-7.html"):
        foot = read(published, path).partition('<footer class="site-footer">')[2]
        for text in ("主办单位：某市人民政府办公室", "承办单位：某市大数据局", "联系方式：0377-00000000", "网站标识码：4113000001"):
            assert text in foot
        assert '<a href="https://beian.miit.gov.cn/">豫ICP备12345678号-1</a>' in foot
        assert "code=41130002000001" in foot
        assert '<a href="https://bszs.conac.cn/sitename?method=show&amp;id=0">党政机关网站标识</a>' in foot
        assert '<a href="https://example.gov.cn/zhaocuo">我为政府网站找错</a>' in foot
        assert 'sitemap.html">站点地图</a>' in foot


def test_the_foot_of_a_site_that_says_nothing_names_nobody(archive: Library, tmp_path: Path) -> None:
    foot = read(write_site(archive, tmp_path), "index.html").partition('<footer class="site-footer">')[2]
    assert not re.search("单位|标识|备|联系|找错", foot)
    assert "站点地图" in foot


def test_a_masthead_has_its_gazette_s_name_and_emblem(published: Path) -> None:
    for path, root in (("index.html", ""), ("nanyang/index.html", "../"), ("nanyang/2021-06/index.html", "../../")):
        page = read(published, path)
        assert f'<img class="emblem" src="{root}static/emblems/nanyang.svg" width="100" height="100" alt="">' in page
        assert "政府版" in page
    assert (published / "static/emblems/nanyang.svg").read_bytes() == (ROOT / "emblems/nanyang.svg").read_bytes()
    assert "emblem" not in read(published, "zhumadian/index.html")
