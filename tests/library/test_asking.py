"""An archive whose names change: what was found earlier is believed only where every name still means the same."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette.cache import NO_CACHE, Cache
from gazette.config import Config
from gazette.library import citations
from gazette.library.catalogue import Catalogue
from gazette.library.citations import Citations, find_citations
from gazette.model import Issue, IssueFacts, Place
from tests.library.conftest import article

TITLES = (
    "南阳市人民政府关于防汛的通知",
    "南阳市水利局关于防汛的通知",
    "关于防汛的通知",
    "南阳市人民政府关于印发南阳市绿化办法的通知",
    "《南阳市绿化办法》解读",
    "南阳市绿化办法",
)
NUMBERS = ("宛政〔2021〕7号", "宛政办〔2021〕7号", "宛政〔2021〕17号", "南阳市人民政府令第3号", None)
BODIES = (
    "按照《关于防汛的通知》执行。",
    "南阳市水利局《关于防汛的通知》要求。",
    "市水利局《关于防汛的通知》（宛政〔2021〕7号）要求。",
    "《市人民政府关于防汛的通知》印发。",
    "《南阳市绿化办法》（以下简称《办法》）第二条。\n\n按《办法》第一条办。",
    "宛政[2021]7号文件和市政府令第3号。",
    "《绿化办法》（宛政办〔2021〕7号）。",
    "# 南阳市绿化办法\n\n第一条 为了绿化。\n\n第二条 种树。",
    "什么也不提。",
)
DATES = ("2020-05-01", "2021-05-01", "2022-05-01")
ARTICLES = st.builds(
    lambda title, number, body, date, kind: article(
        "", title, f"{body}\n", doc_number=number, date=date, kind=kind, issuer="南阳市人民政府"
    ),
    *map(st.sampled_from, (TITLES, NUMBERS, BODIES, DATES, ("document", "interpretation"))),
)
ISSUES = st.lists(st.lists(ARTICLES, min_size=1, max_size=3), min_size=2, max_size=4)


def found(issues: list[Issue], cache: Cache) -> Citations:
    return find_citations(issues, Catalogue.of(issues, {}, Config()), cache)


def numbered(articles: list[list[object]]) -> list[Issue]:
    return [
        Issue(
            IssueFacts("南阳市人民政府公报", 2021, number),
            "nanyang",
            "",
            tuple(replace(one, slug=f"a-{n}", order=n) for n, one in enumerate(own, 1)),  # type: ignore[type-var]
            Place("index.md", 8),
        )
        for number, own in enumerate(articles, 1)
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(issues=ISSUES, data=st.data())
def test_after_any_change_of_names_the_same_is_found_as_without_what_is_kept(
    tmp_path: Path, issues: list[list[object]], data: st.DataObject
) -> None:
    found(numbered(issues), Cache(tmp_path))
    at = data.draw(st.integers(0, len(issues) - 1))
    later = [*issues[:at], [data.draw(ARTICLES), *issues[at][1:]], *issues[at + 1 :]]
    assert found(numbered(later), Cache(tmp_path)) == found(numbered(later), NO_CACHE)


def test_a_new_title_lets_only_those_issues_be_searched_that_may_mean_it(tmp_path: Path) -> None:
    bodies = ("正文。", "按照《关于防汛的通知》执行。", "按照《关于春耕的通知》执行。")
    issues = numbered([[article("", f"南阳市人民政府关于{n}的通知", body)] for n, body in enumerate(bodies)])
    found(issues, Cache(tmp_path))
    first = replace(issues[0], articles=(replace(issues[0].articles[0], facts=article("", TITLES[0]).facts),))
    with patch.object(citations, "_naming", wraps=citations._naming) as searched:
        found([first, *issues[1:]], Cache(tmp_path))
    assert [call.args[0].facts.number for call in searched.call_args_list] == [1, 2]
