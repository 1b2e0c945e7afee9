"""Which pages there are, and what each shows."""

from typing import Any

import pytest

from gazette.content import History
from gazette.library import Library
from gazette.pages import TEMPLATES, Page, comparison_pages, fixed_pages, issue_pages, site_pages


def all_pages(library: Library) -> dict[str, Page]:
    pages = [*site_pages(library), *fixed_pages(), *(page for issue in library.issues for page in issue_pages(library, issue))]
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
        "issuers/nanyang/nan-yang-shi-ren-min-zheng-fu-ban-gong-shi/index.html",
        "issuers/nanyang/nan-yang-shi-ren-min-zheng-fu/index.html",
        "kinds/index.html",
        "kinds/nanyang/document/index.html",
        "kinds/nanyang/essay/index.html",
        "kinds/nanyang/speech/index.html",
        "kinds/zhumadian/document/index.html",
        "nanyang/2020-12/index.html",
        "nanyang/2020-12/wz-2020-12.html",
        "nanyang/2020/index.html",
        "nanyang/2021-01/index.html",
        "nanyang/2021-01/wz-2021-2.html",
        "nanyang/2021-06/index.html",
        "nanyang/2021-06/jiang-hua.html",
        "nanyang/2021-06/juan-shou-yu.html",
        "nanyang/2021-06/wz-2021-7.html",
        "nanyang/2021-06/wzb-2021-17.html",
        "nanyang/2021-06/yi-jian.html",
        "nanyang/2021-07/index.html",
        "nanyang/2021/index.html",
        "nanyang/index.html",
        "numbers/index.html",
        "numbers/wan-zheng-ban/index.html",
        "numbers/wan-zheng/index.html",
        "numbers/zhu-ma-dian-shi-ren-min-zheng-fu-ling/index.html",
        "search.html",
        "sections/index.html",
        "sections/nanyang/juan-shou-yu/index.html",
        "sections/nanyang/wen-jian-xuan-zai/index.html",
        "sitemap.html",
        "static/reader.js",
        "static/search/marks.js",
        "static/search/near.js",
        "static/search/results.js",
        "static/search/search.js",
        "static/style.css",
        "years/index.html",
        "zhumadian/2020-04/index.html",
        "zhumadian/2020-04/ling-3.html",
        "zhumadian/2020/index.html",
        "zhumadian/index.html",
    ]


def test_templates_named_are_those_a_theme_must_have(archive: Library) -> None:
    compared = comparison_pages(archive, archive.issues[0], History("", True, (), (), ()))
    assert {page.template for page in (*all_pages(archive).values(), *compared)} == set(TEMPLATES)


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
    assert [[year[:2] for year in cover.years] for cover in shown["covers"]] == [[(2021, 2), (2020, 1)], [(2020, 1)]]
    assert shown["covers"][0].latest.number == 6


def test_an_issue_is_stood_for_by_its_numbered_documents(archive: Library) -> None:
    newest = facts(archive, "index.html")["latest"][0]
    assert [article.doc_number for article in newest.articles] == ["宛政〔2021〕7号", "宛政办〔2021〕17号", None]


def test_gazette_lists_issues_by_year(archive: Library) -> None:
    years = facts(archive, "nanyang/index.html")["years"]
    assert [(year.year, [issue.number for issue in year.issues]) for year in years] == [(2021, [6, 1]), (2020, [12])]


def test_a_year_holds_the_contents_of_its_issues_and_knows_the_years_beside_it(archive: Library) -> None:
    shown = facts(archive, "nanyang/2021/index.html")
    listed = [(issue.number, [a.title for column in columns for a in column.articles]) for issue, columns in shown["issues"]]
    assert [(number, len(titles)) for number, titles in listed] == [(6, 4), (1, 1)]
    assert listed[1][1] == ["关于春耕的通知"]
    assert (shown["previous"], shown["next"]) == (2020, None)


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


def listed(library: Library, index: str) -> list[tuple[str | None, list[tuple[str | None, list[tuple[int, list[str]]]]]]]:
    """(gazette, (group, (year, titles or doc numbers))) of an index page."""
    return [
        (
            gazette.slug if gazette else None,
            [
                (group.name, [(year, [e.article.doc_number or e.article.title for e in entries]) for year, entries in years])
                for group, years in groups
            ],
        )
        for gazette, groups in facts(library, f"{index}/index.html")["shelves"]
    ]


def test_numbers_are_sorted_by_gazette_series_year_and_number(archive: Library) -> None:
    assert listed(archive, "numbers") == [
        (
            "nanyang",
            [
                ("宛政", [(2021, ["宛政〔2021〕2号", "宛政〔2021〕7号"]), (2020, ["宛政〔2020〕12号"])]),
                ("宛政办", [(2021, ["宛政办〔2021〕17号"])]),
            ],
        ),
        ("zhumadian", [("驻马店市人民政府令", [(2020, ["驻马店市人民政府令第3号"])])]),
    ]


def test_sections_are_listed_by_gazette_the_largest_first(archive: Library) -> None:
    ((gazette, groups),) = listed(archive, "sections")
    assert gazette == "nanyang"
    assert [(name, sum(len(entries) for _, entries in years)) for name, years in groups] == [("文件选载", 2), ("卷首语", 1)]


def test_issuers_list_their_documents_newest_issue_first(archive: Library) -> None:
    ((_, groups),) = listed(archive, "issuers")
    assert dict(groups)["南阳市人民政府"] == [(2021, ["宛政〔2021〕7号", "宛政〔2021〕2号"]), (2020, ["宛政〔2020〕12号"])]


def test_kinds_gather_what_bears_no_number(archive: Library) -> None:
    (_, nanyang), _ = listed(archive, "kinds")
    assert [(name, len(years)) for name, years in nanyang] == [("document", 2), ("essay", 1), ("speech", 1)]


def test_redirects_lead_to_articles_and_issues(archive: Library) -> None:
    pages = all_pages(archive)
    assert pages["nanyang/2021-06/yi-jian.html"].facts == {"target": "nanyang/2021-06/wz-2021-7.html"}
    assert pages["nanyang/2021-07/index.html"].facts == {"target": "nanyang/2021-06/index.html"}
