"""Which gazette, which year, which number: from masthead and running headers; what the editor says comes first."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gazette.errors import GazetteError, problem
from gazette.importer.issuenumber import HEADER_NUMBER, in_digits, number_of_issue
from gazette.importer.marks import GOVERNMENT
from gazette.importer.passes.facts import iso_date
from gazette.importer.passes.furniture import COLUMN_NAME, GAZETTE_START
from gazette.importer.state import State
from gazette.importer.text import bare
from gazette.messages import message
from gazette.model import Doubt

NAME = re.compile(
    r"《?(?P<name>[一-鿿]{2,16}?(?:人民政府|政府|国务院|市|县|省|区|州|盟)(?:办公室|办公厅)?(?:公报|政报))》?"
)  # 《三门峡市人民政府公报》
NAME_ALONE = re.compile(
    r"《?(?P<name>[一-鿿]{2,20}(?:公报|政报))》?(?:编辑部|编辑委员会|编委会)?|.{2,6}[：:]《(?P<edited>[一-鿿]{2,20}(?:公报|政报))》编.*"
)  # 甘肃政报; 编辑：《青海政报》编辑部
HALF_NAME = re.compile(r"[一-鿿]{2,10}(?:共和国|自治区|自治州|省|市|县|区|州|盟|旗)")  # 中华人民共和国 / 国务院公报
SECOND_HALF = re.compile(r"(?:人民政府|政府|国务院)(?:办公室|办公厅)?(?:公报|政报)")
TWO_LINE_NAME = re.compile(r"(?P<name>[一-鿿]{2,14}(?:人民政府|政府|国务院))\s*(?P<kind>公报|政报)")  # 三门峡市人民政府 / 公 报
TOTAL = re.compile(r"[（(/／]?总(?:第|[期号][：:]?第?)?(?P<total>\d{1,4})[期号]?[）)]?")  # 总第96号, （总号：1810）
PUBLISHED = re.compile(
    r"(?:出版|发行|印发)(?:日期|时间)[：:]?(?P<date>\d{4}年\d{1,2}月(?:\d{1,2}日)?)|(?:出版|编印|印发|发行)?(?P<plain>\d{4}年\d{1,2}月(?:\d{1,2}日)?)出版"
)
COVER_DATE = re.compile(r"(?P<date>(?:19|20)\d\d年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?)")
YEAR_MONTH = re.compile(r"(?<!\d)(?P<year>20\d\d)[.．](?P<month>0\d|1[0-2])(?!\d)")  # 2021.06
DAY_ALONE = re.compile(
    r"[（(]?(?P<day>[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日(?:出版|出刊|编印|发行)?|(?:出版|出刊|编印|发行)))[）)]?"
    r"|(?:(?:19|20)\d\d年)?第\d{1,3}期[（(]?(?P<beside>\d{1,2}月(?:\d{1,2}日)?)[）)]?"
)  # 5月15日出版, 九月二十日, 七月二十日出版, 2012年第4期  8月: the year stands with the number
MONTH_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)[·•・.．](?P<month>[1-9]|1[0-2])")  # 2023·12
A_YEAR = {"季刊": 4, "双月刊": 6}


def find_issue(state: State) -> State:
    """Reads gazette, year, number, 总第N号 and date of publication.

    >>> from gazette.importer.state import ImportOptions, Line
    >>> front = tuple(Line(n, t, t) for n, t in enumerate(["驻马店市人民政府公报", "2020", "第4号（总第96号）", "出版日期：2020年5月"], 1))
    >>> s = find_issue(State("a", ImportOptions(), b"", masthead=front))
    >>> s.gazette, s.year, s.number, s.total_number, s.published
    ('驻马店市人民政府公报', 2020, 4, 96, '2020-05')
    """
    front = [in_digits(line.text) for line in state.masthead]
    headers = [in_digits(d.text) for d in state.dropped if d.why == message("importer.why_header")]
    options = state.options
    gazette = options.gazette or _gazette(state, front, headers)
    plain = ([TOTAL.sub("", text) for text in front], [TOTAL.sub("", text) for text in headers])
    said = number_of_issue(*plain, [draft.date for draft in state.drafts if draft.date], state.name)
    year, number = options.year or said.year, options.number or said.number
    missing = [key for key, value in (("no_gazette", gazette), ("no_year", year), ("no_number", number)) if not value]
    if missing:
        raise GazetteError([problem(f"importer.{key}", state.name) for key in missing])
    total = next((int(m["total"]) for text in [*front, *headers] for m in [TOTAL.search(text)] if m and int(m["total"])), None)
    doubts = (
        [Doubt(1, f"{year}-{number}", message("importer.doubt_no_issue"), confidence=0.5)]
        if said.inferred and not (options.number and options.year)
        else []
    )
    return replace(
        state,
        gazette=gazette,
        year=year,
        number=number,
        total_number=total,
        published=_published(*plain, year),
        doubts=(*state.doubts, *doubts),
    )


def _gazette(state: State, front: list[str], headers: list[str]) -> str | None:
    """The name that stands alone on the cover, in 《…》编辑部 or in running headers; only then one that the text mentions."""
    names: Counter[str] = Counter()
    for text in [*front, *headers]:
        alone = NAME_ALONE.fullmatch(HEADER_NUMBER.sub("", TOTAL.sub("", text)))
        found = NAME.search(text)
        if alone:
            names[_without_column(alone["name"] or alone["edited"])] += 1
        elif found:
            names[_without_column(found["name"])] += 1
    whole: dict[str, str] = {}
    for first, second in pairwise(front):
        if HALF_NAME.fullmatch(first) and SECOND_HALF.fullmatch(second):
            whole[second] = first + second
        found = TWO_LINE_NAME.fullmatch(first + second)
        if found:
            names[found["name"] + found["kind"]] += 1
    if not names:
        for line in _all_texts(state):
            found = NAME.search(line) if "公报" in line or "政报" in line else None
            if found:
                names[found["name"]] += 1
    named = NAME.search(bare(state.name)) if not names else None
    if named:
        return named["name"]
    if names:
        name = names.most_common(1)[0][0]
        return whole.get(name, name)
    bodies = Counter(
        m[0].removesuffix("办公室").removesuffix("办公厅") for m in (GOVERNMENT.match(bare(d.title)) for d in state.drafts) if m
    )
    return bodies.most_common(1)[0][0] + "公报" if bodies else None


def _without_column(name: str) -> str:
    """文件选载南阳市人民政府公报 → 南阳市人民政府公报: a header may set the section's name right before."""
    column = COLUMN_NAME.match(name)
    return name[column.end() :] if column and GAZETTE_START.match(name[column.end() :]) else name


def _all_texts(state: State) -> Iterator[str]:
    for draft in state.drafts:
        for line in draft.lines:
            yield line.text
        for unit in draft.units:
            for line in unit.lines:
                yield line.text


def _published(front: list[str], headers: list[str], year: int | None) -> str | None:
    for text in front:
        found = PUBLISHED.search(text)
        if found:
            return iso_date(found["date"] or found["plain"])
    for text in front:
        alone = DAY_ALONE.fullmatch(text)
        if alone and year:
            return iso_date(f"{year}年{alone['day'] or alone['beside']}")
    for text in front:
        found = COVER_DATE.search(text)
        if found and len(text) < 30:
            return iso_date(found["date"])
    for text in [*front, *headers]:
        month = YEAR_MONTH.search(text)
        if month:
            return f"{month['year']}-{month['month']}"
    most = min((A_YEAR[text.strip("（）()")] for text in front if text.strip("（）()") in A_YEAR), default=12)
    for text in front:
        month = MONTH_NUMBER.fullmatch(text)
        if month and int(month["month"]) > most:  # more than the numbers of a year: a month
            return f"{month['year']}-{int(month['month']):02}"
    years = {m["year"] for text in [*front, *headers] for m in [re.search(r"(?<!\d)(?P<year>20\d\d)(?!\d)", text)] if m}
    return str(year) if str(year) in years else None
