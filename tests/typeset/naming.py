"""Another place, other years, other sections: a gold about one city becomes a gold about another, everywhere alike."""

import re
from collections.abc import Callable
from typing import Any

from tests.typeset.layout import Layout, Place

Gold = dict[str, Any]
Change = Callable[[str], str]

GAZETTE = re.compile(r"(?P<name>.+)市人民政府公报")  # 南阳市人民政府公报
YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?=[年〕）)\]—–－\-/·．]|\.\d)")  # 2021年, 〔2021〕
CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")  # 二〇二〇年
MARK = "(?=[〔\\[(（]\\d{4})"  # before 〔2021〕
CHINESE_DIGITS = "〇一二三四五六七八九"
TEN = 10


def chinese_digits(number: int) -> str:
    """2023 → 二〇二三."""
    return "".join(CHINESE_DIGITS[int(d)] for d in str(number))


def chinese_number(number: int) -> str:
    """16 → 十六; numbers of a calendar or of issues, below a hundred."""
    tens, ones = divmod(number, TEN)
    head = "" if not tens else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones else "")


def _years(shift: int) -> Change:
    def chinese(match: re.Match[str]) -> str:
        digits = match[0].replace("○", "〇").replace("零", "〇")
        return chinese_digits(int("".join(str(CHINESE_DIGITS.index(c)) for c in digits)) + shift)

    def change(text: str) -> str:
        return CHINESE_YEAR.sub(chinese, YEAR.sub(lambda m: str(int(m[0]) + shift), text))

    return change


def _level_words(place: Place) -> list[tuple[str, str]]:
    if place.level == "市":
        return []
    if place.level == "国":
        return [(r"市(?:人民)?政府办公室", "国务院办公厅"), (r"(?<![城各县区])市(?:人民)?政府", "国务院"), ("(?<=全)市", "国")]
    return [(r"(?<![城超上县都门各该辖])市(?=(?:人民)?政府|委|长|直|级)", place.level), ("(?<=[全我])市", place.level)]


def _names(city: str, abbreviation: str, place: Place) -> Change:
    rules = [
        (f"{city}市(?:人民)?政府办公室", place.government_office),
        (f"{city}市(?:人民)?政府", place.government),
        (f"{city}市", place.full),
        (city, place.name),
        (f"{abbreviation}政办{MARK}", place.short + place.office_letters),
        (f"{abbreviation}政{MARK}", place.short + place.letters),
        (f"{abbreviation}(?=[一-鿿]{{1,4}}[〔\\[(（]\\d{{4}})", place.short),
        *_level_words(place),
    ]
    if place.office != "办公室":
        rules.append((f"(?<={place.level}政府)办公室", place.office))
    compiled = [(re.compile(pattern), new) for pattern, new in rules]

    def change(text: str) -> str:
        for pattern, new in compiled:
            text = pattern.sub(new, text)
        return text

    return change


def _abbreviation(gold: Gold) -> str:
    """The city's sign in doc numbers: what its own doc numbers begin with."""
    return str(next(a["doc_number"][0] for a in gold["articles"] if a["doc_number"]))


def mapped(value: Any, change: Change) -> Any:
    """The same structure with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [mapped(v, change) for v in value]
    if isinstance(value, dict):
        return {k: mapped(v, change) for k, v in value.items()}
    return value


def _section(article: dict[str, Any], layout: Layout) -> str:
    usual = layout.sections == "usual"
    gov = {"国": "国务院", "省": "省政府", "县": "县政府", "区": "区政府", "州": "州政府"}.get(layout.place.level, "市政府")
    if article["section"] == "卷首语":
        return "卷首语"
    if article["kind"] == "document":
        issuer = article["issuer"] or ""
        if issuer == layout.place.government:
            return f"{gov}文件" if usual else "规范性文件"
        return (
            (f"{gov}{layout.place.office}文件" if usual else "规范性文件")
            if issuer.startswith(layout.place.government)
            else "部门文件"
        )
    names = {"speech": "领导讲话", "interpretation": "政策解读", "personnel": "人事任免", "essay": "经济论坛", "news": "政务动态"}
    others = {"speech": "重要讲话", "interpretation": "文件解读", "personnel": "人事信息", "essay": "调查研究", "news": "政务要闻"}
    return (names if usual else others).get(article["kind"], names["news"] if usual else others["news"])


def _shifted(date: str | None, shift: int) -> str | None:
    return f"{int(date[:4]) + shift}{date[4:]}" if date else None


def renamed(gold: Gold, layout: Layout) -> Gold:
    """A copy of the gold for the layout's place and years, each article with the section it will be printed in."""
    match = GAZETTE.fullmatch(gold["issue"]["gazette"])
    assert match, gold["issue"]["gazette"]
    names = _names(match["name"], _abbreviation(gold), layout.place)
    years = _years(layout.numbering.year_shift)
    articles = []
    for old in gold["articles"]:
        new: dict[str, Any] = mapped(old, lambda text: years(names(text)))
        new["date"] = _shifted(old["date"], layout.numbering.year_shift)
        new["title"] = new["title"] or "动态短讯"
        new["section"] = _section({**new, "section": old["section"]}, layout) if layout.sections != "none" else None
        new.pop("section_also", None)
        articles.append(new)
    issue = {
        "gazette": layout.place.gazette,
        "year": gold["issue"]["year"] + layout.numbering.year_shift,
        "number": layout.numbering.number,
        "total_number": None,
        "published": None,
    }
    return {"issue": issue, "toc": [], "masthead": [], "articles": articles, "dropped": [], "suspects": [], "notes": None}
