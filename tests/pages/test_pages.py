"""Which pages there are, and what each shows."""

from typing import Any

import pytest

from gazette.library import Library
from gazette.pages import TEMPLATES, Page, issue_pages, site_pages


def all_pages(library: Library) -> dict[str, Page]:
    pages = [*site_pages(library), *(page for issue in library.issues for page in issue_pages(library, issue))]
    made = {page.path: page for page in pages}
    assert len(made) == len(pages), "two pages of one address"
    return made


def facts(library: Library, path: str) -> Any:
    return all_pages(library)[path].facts


def test_every_page_has_its_address(archive: Library) -> None:
    assert sorted(all_pages(archive)) == [
        "404.html",
        "about.html",
        "index.html",
        "issuers/index.html",
        "nanyang/2020-12/index.html",
        "nanyang/2020-12/wz-2020-12.html",
        "nanyang/2021-01/index.html",
        "nanyang/2021-01/wz-2021-2.html",
        "nanyang/2021-06/index.html",
        "nanyang/2021-06/jiang-hua.html",
        "nanyang/2021-06/juan-shou-yu.html",
        "nanyang/2021-06/wz-2021-7.html",
        "nanyang/2021-06/wzb-2021-17.html",
        "nanyang/2021-06/yi-jian.html",
        "nanyang/2021-07/index.html",
        "nanyang/index.html",
        "numbers/index.html",
        "search.html",
        "sections/index.html",
        "static/reader.js",
        "static/style.css",
        "zhumadian/2020-04/index.html",
        "zhumadian/2020-04/ling-3.html",
        "zhumadian/index.html",
    ]


def test_templates_named_are_those_a_theme_must_have(archive: Library) -> None:
    assert {page.template for page in all_pages(archive).values()} == set(TEMPLATES)


@pytest.mark.parametrize(
    ("path", "root"), [("index.html", ""), ("nanyang/index.html", "../"), ("nanyang/2021-06/x.html", "../../")]
)
def test_links_begin_with_the_way_to_the_root(path: str, root: str) -> None:
    assert Page(path, "issue.html", {}).root == root


def test_same_library_same_pages(archive: Library) -> None:
    assert all_pages(archive) == all_pages(archive)


def test_home_shows_newest_issues_first(archive: Library) -> None:
    shown = facts(archive, "index.html")
    assert [found.issue.path for found in shown["latest"]] == [
        "nanyang/2021-06/index.html",
        "nanyang/2021-01/index.html",
        "nanyang/2020-12/index.html",
        "zhumadian/2020-04/index.html",
    ]
    assert [cover.years for cover in shown["covers"]] == [((2021, 2), (2020, 1)), ((2020, 1),)]
    assert shown["covers"][0].latest.number == 6


def test_an_issue_is_stood_for_by_its_numbered_documents(archive: Library) -> None:
    newest = facts(archive, "index.html")["latest"][0]
    assert [article.doc_number for article in newest.articles] == ["宛政〔2021〕7号", "宛政办〔2021〕17号", None]


def test_gazette_lists_issues_by_year(archive: Library) -> None:
    years = facts(archive, "nanyang/index.html")["years"]
    assert [(year, [found.issue.number for found in issues]) for year, issues in years] == [(2021, [6, 1]), (2020, [12])]


def test_issue_keeps_printed_order_and_invents_no_section(archive: Library) -> None:
    columns = facts(archive, "nanyang/2021-06/index.html")["columns"]
    assert [(column.section, len(column.articles)) for column in columns] == [("卷首语", 1), (None, 1), ("文件选载", 2)]


def test_issue_knows_its_neighbours(archive: Library) -> None:
    shown = facts(archive, "nanyang/2021-01/index.html")
    assert (shown["previous"].path, shown["next"].path) == ("nanyang/2020-12/index.html", "nanyang/2021-06/index.html")
    assert facts(archive, "nanyang/2021-06/index.html")["next"] is None


def test_article_knows_its_neighbours_in_the_issue(archive: Library) -> None:
    shown = facts(archive, "nanyang/2021-06/jiang-hua.html")
    assert (shown["previous"].title, shown["next"].doc_number) == ("江山就是人民　人民就是江山", "宛政〔2021〕7号")
    assert facts(archive, "nanyang/2021-06/juan-shou-yu.html")["previous"] is None


def test_article_is_described_by_its_first_words_after_the_salutation(archive: Library) -> None:
    assert facts(archive, "nanyang/2021-06/wz-2021-7.html")["summary"].startswith("为做好有关工作")


def test_numbers_are_sorted_by_gazette_series_year_and_number(archive: Library) -> None:
    series = facts(archive, "numbers/index.html")["series"]
    listed = [
        (found.name, [(year, [entry.article.doc_number for entry in entries]) for year, entries in found.years]) for found in series
    ]
    assert listed == [
        ("宛政", [(2021, ["宛政〔2021〕2号", "宛政〔2021〕7号"]), (2020, ["宛政〔2020〕12号"])]),
        ("宛政办", [(2021, ["宛政办〔2021〕17号"])]),
        ("驻马店市人民政府令", [(2020, ["驻马店市人民政府令第3号"])]),
    ]


def test_sections_are_listed_by_gazette_the_largest_first(archive: Library) -> None:
    gazettes = facts(archive, "sections/index.html")["gazettes"]
    assert [(g.gazette.slug, [(s.name, len(s.entries)) for s in g.groups]) for g in gazettes] == [
        ("nanyang", [("文件选载", 2), ("卷首语", 1)])
    ]


def test_issuers_list_their_documents_newest_issue_first(archive: Library) -> None:
    (nanyang,) = facts(archive, "issuers/index.html")["gazettes"]
    government = next(group for group in nanyang.groups if group.name == "南阳市人民政府")
    assert [e.article.doc_number for e in government.entries] == ["宛政〔2021〕7号", "宛政〔2021〕2号", "宛政〔2020〕12号"]


def test_redirects_lead_to_articles_and_issues(archive: Library) -> None:
    pages = all_pages(archive)
    assert pages["nanyang/2021-06/yi-jian.html"].facts == {"target": "nanyang/2021-06/wz-2021-7.html"}
    assert pages["nanyang/2021-07/index.html"].facts == {"target": "nanyang/2021-06/index.html"}
