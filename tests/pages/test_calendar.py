"""The picture of what was published when: where each issue stands, and how dark it is."""

from gazette.pages.calendar import MARGIN, ROW, TOP, Calendar, calendar
from gazette.pages.references import GazetteReference, IssueReference

GAZETTE = GazetteReference("mou", "某市人民政府公报", "某公报", "某市", "mou/index.html")


def issue(year: int, number: int, published: str | None, articles: int = 8) -> IssueReference:
    return IssueReference(GAZETTE, f"mou/{year}-{number:02d}/index.html", year, number, None, published, articles)


def places(drawn: Calendar) -> dict[tuple[int, int], tuple[int, int]]:
    """(year, number) → (column from 0, line from the top)."""
    return {(t.issue.year, t.issue.number): ((t.x - MARGIN) // 26, (t.y - TOP) // ROW) for t in drawn.tiles}


def test_a_year_is_a_row_and_a_month_a_column() -> None:
    drawn = calendar([issue(2020, 12, "2020-12-31"), issue(2021, 6, "2021-06"), issue(2021, 1, "2021-01")])
    assert places(drawn) == {(2021, 1): (0, 0), (2021, 6): (5, 0), (2020, 12): (11, 1)}
    assert [(row.year, row.path) for row in drawn.rows] == [(2021, "mou/2021/index.html"), (2020, "mou/2020/index.html")]
    assert len(drawn.rows[0].empty) == 10


def test_issues_of_one_month_stand_one_above_the_other() -> None:
    drawn = calendar([issue(2021, 11, "2021-06-01"), issue(2021, 12, "2021-06-15"), issue(2020, 1, "2020-01")])
    assert places(drawn) == {(2021, 11): (5, 0), (2021, 12): (5, 1), (2020, 1): (0, 2)}
    assert drawn.rows[0].height == 2 * ROW


def test_an_issue_whose_month_is_not_known_is_given_none() -> None:
    drawn = calendar([issue(2020, 4, "2020-05"), issue(2020, 8, "2020"), issue(2020, 9, "2021-01")])
    assert places(drawn) == {(2020, 4): (4, 0), (2020, 8): (0, 1), (2020, 9): (1, 1)}
    assert [tile.dated for tile in drawn.tiles] == [True, False, False]
    assert drawn.undated


def test_without_any_month_issues_follow_by_number_and_no_month_is_named() -> None:
    drawn = calendar([issue(2020, n, None) for n in range(1, 25)])
    assert (drawn.months, drawn.undated) == ((), False)
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 24
    assert drawn.rows[0].height == 2 * ROW


def test_no_two_tiles_overlap_and_none_leaves_the_picture() -> None:
    drawn = calendar(
        issue(year, n, f"{year}-{1 + n % 12:02d}" if n % 5 else None) for year in range(1993, 2023) for n in range(1, 25)
    )
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == len(drawn.tiles) == 30 * 24
    assert max(tile.x for tile in drawn.tiles) + 26 <= drawn.width
    assert max(tile.y for tile in drawn.tiles) + ROW <= drawn.height


def test_what_holds_more_is_darker() -> None:
    drawn = calendar([issue(2021, n, f"2021-{n:02d}", articles) for n, articles in enumerate((1, 5, 6, 11, 40), 1)])
    assert [tile.shade for tile in drawn.tiles] == [1, 1, 2, 3, 4]
