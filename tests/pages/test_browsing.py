"""Finding by browsing: every page is led to, nothing is far, and no list grows without end."""

import re
from collections import deque
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from gazette.config import Config
from gazette.library import Library
from gazette.model import Article, ArticleFacts, Issue, IssueFacts, Place
from gazette.pages import Page, site_pages
from gazette.pages.groups import INLINE, LONG, group_path
from tests.conftest import PHONE, Opener
from tests.pages.test_templates import read, write_site

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#?:]+\.html)')
DOCUMENT = re.compile(r"[a-z]+/\d{4}-\d\d/(?!index\.html)[^/]+\.html")
YEARS, NUMBERS, PER_ISSUE = range(1993, 2023), range(1, 13), 7
SECTIONS = ("市政府文件", "市政府办公室文件", "部门文件")


def clicks(site: Path) -> dict[str, int]:
    """Each page that links lead to from the home page, and how many it takes."""
    found, waiting = {"index.html": 0}, deque(["index.html"])
    while waiting:
        path = waiting.popleft()
        for link in LINK.findall(read(site, path)):
            target = normpath(join(dirname(path), link))
            if target not in found and (site / target).is_file():
                found[target] = found[path] + 1
                waiting.append(target)
    return found


def pages_of(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def test_every_document_is_within_three_clicks_of_home(site_folder: Path) -> None:
    found = clicks(site_folder)
    documents = {path for path in pages_of(site_folder) if DOCUMENT.fullmatch(path)}
    assert len(documents) > 50
    assert {path for path in documents if found.get(path, 9) > 3} == set()


def test_no_page_is_orphaned(site_folder: Path) -> None:
    assert pages_of(site_folder) - set(clicks(site_folder)) == {"404.html"}


def test_the_site_map_leads_to_every_gazette_year_and_index(site_folder: Path) -> None:
    links = set(LINK.findall(read(site_folder, "sitemap.html")))
    wanted = {p for p in pages_of(site_folder) if re.fullmatch(r"[a-z]+/(\d{4}/)?index\.html", p)} - {"topics/index.html"}
    assert wanted - links == set()


@pytest.fixture(scope="module")
def large() -> Library:
    """A gazette of thirty years and 2,520 articles."""
    issues, count = [], 0
    for year in YEARS:
        for number in NUMBERS:
            articles = []
            for order in range(1, PER_ISSUE + 1):
                count += 1
                kept = SECTIONS[order % 3]
                facts = ArticleFacts(
                    f"第{count}件",
                    section=kept,
                    issuer="某市人民政府",
                    doc_number=f"某政〔{year}〕{number * 10 + order}号",
                    topics=("教育",),
                )
                articles.append(Article(facts, f"a{order}", order, "正文。\n", Place("a.md", 8)))
            printed = IssueFacts("某市人民政府公报", year, number, published=f"{year}-{number:02d}")
            issues.append(Issue(printed, "mou", "", tuple(articles), Place("index.md", 8)))
    return Library(tuple(issues), {}, Config())


@pytest.fixture(scope="module")
def large_pages(large: Library) -> dict[str, Page]:
    return {page.path: page for page in site_pages(large)}


def listed(page: Page) -> int:
    """How many articles a group's page lists."""
    return sum(len(year.entries) for year in page.facts["years"])  # type: ignore[attr-defined]


def test_an_index_of_many_names_its_groups_and_lists_nothing(large_pages: dict[str, Page]) -> None:
    for index in ("numbers", "issuers", "sections", "kinds", "topics"):
        facts = large_pages[f"{index}/index.html"].facts
        assert not facts["inline"]
        assert all(years == () for _, groups in facts["shelves"] for _, years in groups)  # type: ignore[attr-defined]


def test_no_page_of_a_group_lists_more_than_is_short(large_pages: dict[str, Page]) -> None:
    groups = [page for page in large_pages.values() if page.template == "group.html"]
    assert max(listed(page) for page in groups) <= LONG


def test_the_pages_of_a_long_group_list_every_article_once(large_pages: dict[str, Page]) -> None:
    folder = "issuers/mou/mou-shi-ren-min-zheng-fu/"
    titles = [
        entry.article.title
        for path, page in large_pages.items()
        if path.startswith(folder)
        for year in page.facts["years"]  # type: ignore[attr-defined]
        for entry in year.entries
    ]
    assert len(titles) == len(set(titles)) == len(YEARS) * len(NUMBERS) * PER_ISSUE
    assert f"{folder}1993.html" in large_pages


def test_a_gazette_of_thirty_years_shows_its_newest_issues_whole_and_the_rest_by_number(large_pages: dict[str, Page]) -> None:
    years = large_pages["mou/index.html"].facts["years"]
    assert [len(year.digests) for year in years] == [12] + [0] * 29  # type: ignore[attr-defined]
    assert sum(len(year.issues) for year in years) == 360  # type: ignore[attr-defined]


def test_pages_of_a_large_archive_stay_small_and_close(large: Library, tmp_path: Path) -> None:
    few = replace(large, issues=large.issues[:120])  # ten years; the lists are long already
    site = write_site(few, tmp_path)
    found = clicks(site)
    assert max(steps for path, steps in found.items() if DOCUMENT.fullmatch(path)) <= 3
    assert pages_of(site) - set(found) == {"404.html"}
    assert max(path.stat().st_size for path in site.rglob("*.html")) < 150_000


@pytest.mark.browser
def test_the_calendar_of_thirty_years_is_legible_on_a_phone(open_page: Opener, large: Library, tmp_path: Path) -> None:
    """Numbers of 11 px and more on tiles of 24 px (WCAG 2.2, 2.5.8) in the width of a phone; every tile says what it leads to."""
    issues = tuple(replace(issue, articles=issue.articles[:1]) for issue in large.issues)
    page = open_page(PHONE)
    page.goto((write_site(replace(large, issues=issues), tmp_path) / "mou/index.html").as_uri())
    tiles = page.locator(".calendar rect.tile")
    assert tiles.count() == len(YEARS) * len(NUMBERS)
    sizes = tiles.evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))")
    assert min(sizes) >= 24
    scale = "e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a"
    assert page.locator(".calendar text.number").first.evaluate(scale) >= 11
    assert page.get_by_role("link", name="2021年第6期，2021年6月，1篇", exact=True).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


CONTRASTS = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = parts(getComputedStyle(document.body).backgroundColor), ink = parts(getComputedStyle(document.body).color);
  return [...document.querySelectorAll(".key rect:not(.undated)")].map((tile, at) => {
    const style = getComputedStyle(tile), opacity = Number(style.fillOpacity);
    const ground = parts(style.fill).map((v, i) => v * opacity + paper[i] * (1 - opacity));
    const pair = [light(ground), light(at % 4 === 3 ? paper : ink)].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  });
}"""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_stand_out_from_every_shade_of_every_gazette(open_page: Opener, site_folder: Path, scheme: str) -> None:
    page = open_page(PHONE)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site_folder / "years/index.html").as_uri())
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) == 3 * 4
    assert min(contrasts) >= 7


def test_addresses_of_a_group_do_not_change_as_the_archive_grows(large: Library, large_pages: dict[str, Page]) -> None:
    small = {page.path for page in site_pages(replace(large, issues=large.issues[:1]))}
    assert len(large.issues[0].articles) <= INLINE
    assert small - {"mou/1993/index.html"} <= set(large_pages)


def test_a_year_that_moved_to_its_own_page_is_still_found_at_its_old_place(
    archive: Library, large: Library, tmp_path: Path
) -> None:
    site = write_site(replace(large, issues=large.issues[:60]), tmp_path)
    page = read(site, "sections/mou/shi-zheng-fu-wen-jian/index.html") + read(
        site, "issuers/mou/mou-shi-ren-min-zheng-fu/index.html"
    )
    for year in range(1993, 1998):
        assert f'id="y-{year}"' in page


def test_groups_whose_names_sound_alike_share_a_page(archive: Library) -> None:
    first = archive.issues[0]
    twin = [
        replace(a, slug=f"t{n}", facts=replace(a.facts, section=s))
        for n, (a, s) in enumerate(zip(first.articles * 2, ("事务", "市务"), strict=True))
    ]
    pages = {p.path: p for p in site_pages(replace(archive, issues=(replace(first, articles=tuple(twin)),)))}
    assert group_path("sections", "nanyang", "事务") == group_path("sections", "nanyang", "市务")
    assert pages["sections/nanyang/shi-wu/index.html"].facts["group"].name == "事务、市务"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("重庆市人民政府办公厅", "chong-qing-shi-ren-min-zheng-fu-ban-gong-ting"),
        ("市卫生健康委员会、市财政局", "shi-wei-sheng-jian-kang-wei-yuan-hui-shi-cai-zheng-ju"),
        ("市政府文件 （2）", "shi-zheng-fu-wen-jian-2"),
    ],
)
def test_addresses_are_what_they_were(name: str, slug: str) -> None:
    """A reading that comes out otherwise with another version of the dictionary moves pages."""
    assert group_path("issuers", "mou", name) == f"issuers/mou/{slug}/index.html"


@pytest.mark.parametrize("name", ["……", "第" * 120, "A/B ../c", "index"])
def test_any_name_makes_an_address(name: str) -> None:
    assert re.fullmatch(r"topics/[a-z0-9-]{1,100}/index\.html", group_path("topics", None, name))


def test_topics_are_listed_where_there_are_any(archive: Library, tmp_path: Path) -> None:
    assert "topics/index.html" not in {page.path for page in site_pages(archive)}
    issues = [
        replace(i, articles=tuple(replace(a, facts=replace(a.facts, topics=("生态环境", "教育"))) for a in i.articles))
        for i in archive.issues
    ]
    site = write_site(replace(archive, issues=tuple(issues)), tmp_path)
    assert "topics/sheng-tai-huan-jing/index.html" in read(site, "topics/index.html")
    assert "topics/index.html" in read(site, "index.html")
    assert '<a href="../../topics/jiao-yu/index.html">教育</a>' in read(site, "nanyang/2021-06/wz-2021-7.html")
