"""Signs that are not seen, in sources, in bodies and in what is told to editors."""

from pathlib import Path

import pytest

from gazette.content import read_issues, write_issue
from gazette.errors import GazetteError, Problem, problem
from gazette.importer import ImportOptions, import_source
from gazette.model import Place

NOTICE = "南阳市人民政府\n关于加强{}保护的意见\n宛政〔2021〕7号\n各县（市、区）人民政府：\n为加强{}保护，现提出如下意见。\n"
OPTIONS = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)
TURNS = ["\u202a", "\u202e", "\u2066", "\u2069"]


@pytest.mark.parametrize("sign", [*TURNS, "\u200e", "\u200f", "\u061c", "\x00", "\x1b"])
def test_an_import_drops_and_lists_signs_that_turn_or_command(sign: str, tmp_path: Path) -> None:
    made = import_source(NOTICE.replace("{}", sign).encode(), "source.txt", OPTIONS)
    assert [d.text for d in made.ledger.dropped if d.why == "控制字符"] == [sign, sign]
    write_issue(tmp_path, made)
    (issue,) = read_issues(tmp_path)
    assert sign not in issue.articles[0].facts.title + issue.articles[0].body


@pytest.mark.parametrize("sign", TURNS)
@pytest.mark.parametrize("file", ["index.md", "01-wz-2021-7.md"])
def test_a_body_that_is_shown_in_another_order_than_it_has_is_refused(sign: str, file: str, tmp_path: Path) -> None:
    folder = write_issue(tmp_path, import_source(NOTICE.replace("{}", "").encode(), "source.txt", OPTIONS)).folder
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(f"{text}\n收费{sign}100元\n", encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_issues(tmp_path)
    (found,) = caught.value.problems
    assert (found.code, found.place.line) == ("content.turning", text.count("\n") + 2)
    assert sign not in found.text


def test_a_message_never_sends_what_a_terminal_would_obey() -> None:
    told = problem("content.bad_file_name", "a\x1b]0;x\x07\udcff\u202e.md", None, found="\x1b[2J" + "甲" * 5_000)
    assert str(told).isprintable()
    assert str(told).encode()
    assert len(str(told)) < 1200
    assert "‹U+001B›" in str(told)


def test_the_place_of_a_problem_is_shown_whole_where_nothing_hides() -> None:
    assert str(Problem(Place("content/某市/01-a.md", 3), "x", "甲")) == "content/某市/01-a.md:3: 甲"
