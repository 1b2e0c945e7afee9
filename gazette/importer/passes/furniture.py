"""Running headers and page numbers: what every page repeats, and no reader of the text should meet."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import normalize

from gazette.importer.marks import ANNEX, BODY, DATE, SECTION_LINE
from gazette.importer.pagenumbers import PAGE_NUMBER, is_page_number, page_numbers
from gazette.importer.state import Line, State
from gazette.importer.text import WIDE_DIGITS, bare, ends_sentence
from gazette.messages import message
from gazette.model import Dropped

GAZETTE = re.compile(r"[一-鿿]{2,20}(?:公报|政报)")  # 南阳市人民政府公报
GAZETTE_START = re.compile(r"[一-鿿]{2,5}(?:省|市|县|区|州|盟|旗)[一-鿿]{0,7}(?:公报|政报)")
NUMERAL_YEAR = "[一二][九〇○零０][〇○零０一二三四五六七八九]{2}年"  # 一九八七年, 二○○六年
ISSUE_MARK = re.compile(  # （2020-8）, 2021.06, 一九八七年第六期
    rf"(?:19|20)\d\d[年.·/—–-]?(?:第?\d{{1,2}}[期号]?)?|{NUMERAL_YEAR}第[一二三四五六七八九十]{{1,3}}[期号]|第\d+[期号]|总第?\d+[期号]?"
)
ISSUE_ALONE = re.compile(  # 2022年第12期　　1, at a page's edge
    rf"\d{{0,3}}(?:(?:19|20)\d\d年?第?\d{{1,3}}[期号]|{NUMERAL_YEAR}第[一二三四五六七八九十]{{1,3}}[期号])(?:[（(]?总[第号：:]{{0,2}}\d+[期号]?[）)]?)?\d{{0,3}}"
)
ISSUE_DAY = re.compile(r"(?:第\d+期)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:第\d+期)?")  # 2015年5月20日第18期
HEADER_DECORATION = re.compile(r"[（()）\[\]【】〔〕●◆■★▲□○◎|｜┃│‖/／\-—–_·•.\s　]+")
RULED = re.compile(r"(?P<name>[一-鿿]{2,10})[-—–_─━]{3,}|[-—–_─━]{3,}(?P<after>[一-鿿]{2,10})[-—–_─━]*")  # 部门文件—————
BARRED = re.compile(r"[一-鿿]{2,10}[┃│‖]|[┃│‖][一-鿿]{2,10}")  # 卷首语┃
LATIN_NAME = re.compile(r"(?:[A-Z][A-Z'’.,&\s-]*)?(?:GONGBAO|ZHENGBAO|GAZETTE)(?:[A-Z'’.,&\s-]*[A-Z])?")  # YUCHENG SHI ZHENGBAO
APART = re.compile(r"(?: {2,}|\t|　)[ 　\t]*")
LATIN_WORD = re.compile("[A-ZＡ-Ｚ]{3}")
CHANGING = re.compile(r"[\d\s—–\-_·•]+")
RULE = re.compile(r"[-—–_=─━\s|:]{3,}")
COLUMN_NAME = re.compile(
    r"[一-鿿]{1,6}(?:文件|讲话|任免|解读|论坛|动态|选载|要闻|大事记|短讯|简讯|政务|发展|规章|公告|通告|人事|专栏|工作|法规|园地|视点|信息|言论)"
)


def drop_furniture(state: State) -> State:
    """Drops running headers and page numbers, keeps the section's name that a header may carry.

    A line is a header if it names the gazette together with a number, or a section and a rule, or if it recurs at page ends.
    Recurring lines of the text itself (责任单位：市科技局。) end in a stop or a colon and stand where no page ends.

    >>> from gazette.importer.state import ImportOptions
    >>> texts = ["启", "驻马店市人民政府公报（2020-8）办公室文件", "—17—", "动Ⅲ级应急响应。", "责任单位：市科技局。"]
    >>> lines = tuple(Line(n, t, t) for n, t in enumerate(texts, 1))
    >>> s = drop_furniture(State("a", ImportOptions(), b"", lines=lines))
    >>> [(l.text, l.top) for l in s.lines], s.columns
    ([('启', False), ('动Ⅲ级应急响应。', True), ('责任单位：市科技局。', False)], ((2, '办公室文件'),))
    """
    lines = state.lines
    headers = _headers(lines, frozenset(entry.section for entry in state.entries if entry.section))
    numbers = page_numbers(lines, headers)
    why_header, why_number, why_rule = (message(f"importer.why_{k}") for k in ("header", "page_number", "rule"))
    kept: list[Line] = []
    dropped: list[Dropped] = []
    columns: list[tuple[int, str]] = []
    page_starts = False
    for i, line in enumerate(lines):
        if i in headers:
            if headers[i]:
                columns.append((line.number, headers[i]))
            dropped.append(Dropped(line.number, line.raw.strip(), why_header))
            page_starts = True
        elif i in numbers:
            dropped.append(Dropped(line.number, line.raw.strip(), why_number))
            page_starts = True
        elif RULE.fullmatch(line.text) and not line.text.isspace():
            dropped.append(Dropped(line.number, line.raw.strip(), why_rule))
        else:
            kept.append(replace(line, top=True) if page_starts else line)
            page_starts = False
    return replace(state, lines=tuple(kept), columns=(*state.columns, *columns), dropped=(*state.dropped, *dropped))


# ---------------------------------------------------------------- running headers


def _headers(lines: Sequence[Line], sections: frozenset[str]) -> dict[int, str]:
    """Index of each running header → the section it names ("" if none)."""
    found: dict[int, str] = {}
    groups: defaultdict[str, list[int]] = defaultdict(list)
    names: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        text = line.text
        if len(text) > 45 or ends_sentence(text) or text[-1] in "，、；：:;,":
            continue
        ruled = RULED.fullmatch(text)
        if ruled:
            found[i] = ruled["name"] or ruled["after"]
        elif (latin := _latin_name(text)) is not None:
            found[i] = latin
        elif (
            "报" in text
            and "《" not in text
            and GAZETTE.search(text.removesuffix("统计公报"))
            and _names_issue(text.translate(WIDE_DIGITS))
        ):
            found[i] = _section_of(text.translate(WIDE_DIGITS))
        elif is_page_number(line) or _is_name_at_edge(lines, i) or _is_issue_alone(lines, i):
            found[i] = ""
        elif (name := _beside_section(lines, i, sections)) is not None:
            found[i] = name
        elif GAZETTE.fullmatch(text) and not text.endswith("统计公报"):
            names[text].append(i)
        elif not _is_document_edge(lines, i):
            groups[_key(text)].append(i)
    for key, places in groups.items():
        if key and _recurs_at_page_ends(lines, places):
            found |= {i: _section_of(lines[i].text) for i in places}
    for places in names.values():
        found |= _dated_names(lines, places) if len(places) >= 3 else {}
    return found | _in_place_of_headers(lines, found, sections)


def _latin_name(text: str) -> str | None:
    """The section beside the gazette's name in pinyin or English ("" if none); None if the line is no such header.

    >>> [_latin_name(t) for t in ("YUCHENG SHI ZHENGBAO领导讲话", "ＧＡＺＥＴＴＥ2008·14", "GAZETTE一词的来历", "GDP")]
    ['领导讲话', '', None, None]
    """
    if not LATIN_WORD.search(text):
        return None
    plain = normalize("NFKC", text).upper()
    name = LATIN_NAME.search(plain)
    left = HEADER_DECORATION.sub("", ISSUE_MARK.sub("", LATIN_NAME.sub("", plain, count=1)))
    if not name or not re.fullmatch(r"\d{0,3}(?P<section>[一-鿿]{0,10})\d{0,3}", left) or re.search("关于|的", left):
        return None
    section = left.strip("0123456789")
    return "" if not section or GAZETTE.search(section) or len(section) < 2 else section


def _is_document_edge(lines: Sequence[Line], i: int) -> bool:
    """A signature's date, or an issuing body over its date or its title: where each document has pages of its own, they recur at page ends.

    >>> lines = [Line(n, t, t) for n, t in enumerate(("海州市人民政府", "2018年11月12日", "海州市人民政府", "关于禁止燃放烟花的通告"))]
    >>> [_is_document_edge(lines, i) for i in range(4)]
    [True, True, True, False]
    """
    text, after = lines[i].text, lines[i + 1].text if i + 1 < len(lines) else ""
    if DATE.fullmatch(text):
        return True
    headed = after.startswith(("关于", "转发", "批转", "印发")) or DATE.fullmatch(after) is not None
    return headed and BODY.fullmatch(text) is not None


def _is_issue_alone(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    marked = "期" in text or "号" in text
    return marked and ISSUE_ALONE.fullmatch(text.translate(WIDE_DIGITS)) is not None and not _numbers_order(lines, i)


def _numbers_order(lines: Sequence[Line], i: int) -> bool:
    """2021年第2号 under 农业部令 is the order's own number."""
    return i > 0 and lines[i].text.endswith("号") and lines[i - 1].text.endswith(("令", "公告", "通告"))


def _dated_names(lines: Sequence[Line], places: Sequence[int]) -> dict[int, str]:
    """Heads of two lines, the gazette's name that every page repeats and over or under it the number or the day of the issue.

    >>> lines = [Line(n, t, t) for n, t in enumerate(("第18期", "滨海市人民政府公报", "正文", "2015年5月20日", "滨海市人民政府公报"))]
    >>> sorted(_dated_names(lines, [1, 4]))
    [0, 1, 3, 4]
    """
    out: dict[int, str] = {}
    for i in places:
        for j in (i - 1, i + 1):
            if 0 <= j < len(lines) and (ISSUE_MARK.fullmatch(lines[j].text) or ISSUE_DAY.fullmatch(lines[j].text)):
                out |= {i: "", j: ""}
    return out


def _is_name_at_edge(lines: Sequence[Line], i: int) -> bool:
    """The gazette's name alone beside a page number; a 统计公报 is an article."""
    text = lines[i].text
    return text.endswith("报") and bool(GAZETTE.fullmatch(text)) and not text.endswith("统计公报") and _beside_page_number(lines, i)


def _beside_section(lines: Sequence[Line], i: int, sections: frozenset[str]) -> str | None:
    """The section in a header that names it across a gap from the gazette, the issue or the page; None if the line is no header.

    >>> lines = [Line(1, t, bare(t)) for t in ("２００４·９　　省 政 府 令 · 省 政 府 文 件", "06", "意 见　　　赣州市人民政府公报", "2024·5　　绿化")]
    >>> [_beside_section(lines, i, frozenset(["省政府令"])) for i in range(4)]
    ['省政府令', None, '意见', None]
    """
    raw = lines[i].raw.strip(" \t　")
    if not APART.search(raw):
        return None
    pieces = [bare(piece) for piece in APART.split(raw) if piece]
    if len(pieces) < 2:
        return None
    first, last = pieces[0].translate(WIDE_DIGITS), pieces[-1].translate(WIDE_DIGITS)
    for mark, names in ((first, pieces[1:]), (last, pieces[:-1])):
        name = bare("".join(names))
        named = [part for part in re.split("[·•]", name) if part in sections or COLUMN_NAME.fullmatch(part)]
        if named and (ISSUE_MARK.fullmatch(mark) or re.fullmatch(r"\d{1,3}", mark)) and len(name) <= 24:
            return named[0]
        if GAZETTE.fullmatch(mark) and re.fullmatch(r"[一-鿿·]{2,10}", name) and _beside_page_number(lines, i):
            return name
    return None


def _in_place_of_headers(lines: Sequence[Line], found: dict[int, str], sections: frozenset[str]) -> dict[int, str]:
    """Left pages name the gazette, right pages the section: a section's name stands beside the page number where other pages have a header.

    A section of the contents list is known by its name; any other by the place alone, which headers must fill often.
    """
    numbers = [
        i for i, line in enumerate(lines) if len(line.text) <= 16 and (PAGE_NUMBER.fullmatch(line.text) or is_page_number(line))
    ]
    usual = {step for step in (-1, 1) if (n := sum(i + step in found for i in numbers)) >= 3 and n * 10 >= len(numbers) * 3}
    beside = Counter(lines[i + step].text for i in numbers for step in (-1, 1) if 0 <= i + step < len(lines))
    out: dict[int, str] = {}
    under = Counter(lines[i + 1].text for i in found if i + 1 < len(lines))
    for i in found:
        name = HEADER_DECORATION.sub("", lines[i + 1].text) if i + 1 < len(lines) and i + 1 not in found else ""
        if SECTION_LINE.fullmatch(name) and (name in sections or under[lines[i + 1].text] > 1):
            out[i + 1] = name
    for i in numbers:
        for step in (-1, 1):
            at = i + step
            if not 0 <= at < len(lines) or at in found:
                continue
            name = HEADER_DECORATION.sub("", lines[at].text)
            edged = BARRED.fullmatch(lines[at].text) is not None
            if at + 1 < len(lines) and lines[at + 1].text.startswith("——"):
                continue  # a title over its subtitle
            recurs = beside[lines[at].text] > 1 and COLUMN_NAME.fullmatch(name)
            if edged or name in sections or recurs or (step in usual and _may_name_section(name)):
                out[at] = name
    return out


def _may_name_section(text: str) -> bool:
    return bool(COLUMN_NAME.fullmatch(text) or re.fullmatch(r"[一-鿿]{4}", text)) and not ANNEX.fullmatch(text)


def _names_issue(text: str) -> bool:
    rest = GAZETTE.sub("", text, count=1)
    marked = ISSUE_MARK.search(rest)
    left = HEADER_DECORATION.sub("", ISSUE_MARK.sub("", rest))
    paged = re.fullmatch(r"\d{1,3}", left) is not None
    return bool(marked or paged or COLUMN_NAME.fullmatch(left)) and len(left) <= 10 and not re.search(r"[关于的，。]", left)


def _section_of(text: str) -> str:
    """The section's name in a header: ●文件选载南阳市人民政府公报2021.06 → 文件选载."""
    plain = HEADER_DECORATION.sub("", text)
    named = COLUMN_NAME.match(plain)
    if named and GAZETTE_START.match(plain[named.end() :]):
        return named[0]
    left = HEADER_DECORATION.sub("", ISSUE_MARK.sub("", GAZETTE.sub("", text)))
    return left if re.fullmatch(r"(?!.*(?:增刊|特刊|合刊))[一-鿿]{2,10}", left) else ""


def _key(text: str) -> str:
    """A header's text without what changes from page to page."""
    return CHANGING.sub("", text)


def _recurs_at_page_ends(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a line stands three times and more, far apart, each time beside a page's number or edge, in the midst of a text."""
    if len(places) < 3 or len(lines[places[0]].text) > 30:
        return False
    near = sum(b - a < 8 for a, b in pairwise(places))
    if near * 10 > len(places):
        return False
    beside = sum(1 for i in places if _beside_page_number(lines, i) or lines[i].top)
    return beside * 10 >= len(places) * 7


def _beside_page_number(lines: Sequence[Line], i: int) -> bool:
    return any(0 <= j < len(lines) and (PAGE_NUMBER.fullmatch(lines[j].text) or is_page_number(lines[j])) for j in (i - 1, i + 1))
