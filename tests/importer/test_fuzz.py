"""A small sample of the fuzz run, what it found before, and texts of extreme shape."""

import time

import pytest

from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source
from gazette.model import Doubt, Imported
from tests.importer.fuzz import NAMED, broken_promises, imported_or_refused, run

HEAD = "南阳市人民政府\n关于加强保护的意见\n宛政〔2021〕7号\n各县（市、区）人民政府：\n"
NOTICE = HEAD + "为加强保护，现提出如下意见。\n"


def imported(text: str) -> Imported:
    return import_source(text.encode(), "source.txt", NAMED)


def doubts_of(text: str, word: str) -> list[Doubt]:
    return [doubt for doubt in imported(text).ledger.doubts if word in doubt.why]


@pytest.mark.parametrize("number", range(40))
def test_a_mangled_gazette_keeps_the_promise(number: int) -> None:
    assert run(number, seed=7).finds == []


# ---------------------------------------------------------------- what the run found


def test_control_characters_are_dropped_and_listed() -> None:
    issue = imported(NOTICE + "一、保护\x00优先\x9f\n保护优先。\n2021年6月23日\n")
    assert [(d.line, d.text) for d in issue.ledger.dropped if d.why == "控制字符"] == [(6, "\x00"), (6, "\x9f")]
    assert "保护优先\n" in issue.issue.articles[0].body


@pytest.mark.parametrize("date", ["2021年6月", "2021年2月30日", "2021年13月1日", "〇〇〇〇年一月一日"])
def test_an_article_has_no_date_but_a_day_of_the_calendar(date: str) -> None:
    source = f"{NOTICE}保护优先。\n南阳市人民政府\n{date}\n".encode()
    issue = import_source(source, "source.txt", NAMED)
    assert issue.issue.articles[0].facts.date is None
    assert list(broken_promises(source, NAMED, issue, import_source(source, "source.txt", NAMED))) == []


def test_the_lone_bracket_of_a_doc_number_is_not_lost() -> None:
    source = NOTICE.replace("宛政〔2021〕7号", "宛政〔2021〕7号）").encode()
    issue = import_source(source, "source.txt", NAMED)
    assert issue.issue.articles[0].facts.doc_number == "宛政〔2021〕7号"
    assert list(broken_promises(source, NAMED, issue, issue)) == []


def test_no_issue_is_the_noughth() -> None:
    source = ("南阳市人民政府公报\n2021年第6期（总第0期）\n" + NOTICE + "保护优先。\n2021年6月23日\n").encode()
    first = import_source(source, "source.txt", NAMED)
    assert first.issue.facts.total_number is None
    assert list(broken_promises(source, NAMED, first, import_source(source, "source.txt", NAMED))) == []


# ---------------------------------------------------------------- texts of extreme shape


EXTREMES = {
    "short lines": NOTICE + "保护\n" * 2_000,
    "short sentences": NOTICE + "保护好。\n" * 2_000,
    "one long line": NOTICE + "为加强保护，现提出如下意见。" * 2_000 + "\n",
    "no stop": NOTICE + "保护" * 20_000 + "。\n",
    "numbers": NOTICE + "".join(f"{n}.保护\n" for n in range(2_000)),
    "brackets": NOTICE + "（" * 2_000 + "）" * 2_000 + "。\n",
    "quotes": NOTICE + "《" * 2_000 + "。\n",
    "tabs": NOTICE + "保护\t" * 2_000 + "\n" + "一\t二\t三\n" * 10_000,
    "blanks": NOTICE + "保 " * 10_000 + "。\n",
    "titles": NOTICE + "关于加强保护的意见\n" * 1_000 + "保护好。\n",
    "doc numbers": NOTICE + "宛政〔2021〕7号\n" * 1_000 + "保护好。\n",
    "digits": NOTICE + "1" * 20_000 + "\n",
    "stars": NOTICE + "*_`<[" * 2_000 + "\n",
    "pages": NOTICE + "\f".join(f"— {n} —\n保护优先。\n" for n in range(1_000)),
    "contents": "目 录\n" + "关于加强保护的意见……1\n" * 2_000 + NOTICE,
}


@pytest.mark.parametrize("name", EXTREMES)
def test_a_text_of_extreme_shape_is_done_in_time_and_keeps_the_promise(name: str) -> None:
    source = EXTREMES[name].encode()
    start = time.process_time()
    first = imported_or_refused(source, NAMED)
    seconds = time.process_time() - start
    assert isinstance(first, GazetteError) or list(broken_promises(source, NAMED, first, imported_or_refused(source, NAMED))) == []
    assert seconds < 20, f"{len(source)} bytes took {seconds:.1f} s"


# ---------------------------------------------------------------- doubts


def test_a_bracket_that_never_closes_is_doubted_on_its_line() -> None:
    (doubt,) = doubts_of(NOTICE + "一、总则\n按照《环境保护法的规定，保护环境。\n2021年6月23日\n", "不成对")
    assert (doubt.line, doubt.file) == (7, "01-wz-2021-7.md")
    assert doubt.suggestion


def test_half_width_signs_are_one_doubt_a_document() -> None:
    text = NOTICE + "一、总则\n" + "保护环境，节约资源；各负其责，抓好落实。" * 20 + "抓好落实,保护环境。各司其职,加强管理。\n"
    (doubt,) = doubts_of(text, "半角")
    assert (doubt.line, "2 处" in doubt.why) == (7, True)


def test_a_number_run_into_the_one_before_is_doubted() -> None:
    (doubt,) = doubts_of(NOTICE + "（一）人员。配齐人员。（二）经费。保障经费。\n2021年6月23日\n", "连排")
    assert doubt.line == 6


def test_no_two_doubts_about_one_line() -> None:
    lines = [
        d.line
        for d in imported(NOTICE + "思想 and 党的“精神，保护《环境。\n我们我们要保护环境，\n各县区要抓好落实工作，\n").ledger.doubts
    ]
    assert len(lines) == len(set(lines))


def test_a_clean_document_is_not_doubted() -> None:
    text = NOTICE + "一、总体要求\n保护优先，绿色发展。\n二、组织领导\n各级各部门要加强领导。\n南阳市人民政府\n2021年6月23日\n"
    assert (
        import_source(text.encode(), "source.txt", ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)).ledger.doubts
        == ()
    )
