"""The index of doc numbers 发文字号: by series, year and number."""

import re
from dataclasses import dataclass

from gazette.library import Library
from gazette.pages.page import Page
from gazette.pages.references import Listed, entries

OPEN, CLOSE = r"〔\[［（(【", r"〕\]］）)】"
YEARLY = re.compile(rf"(?P<series>[^\d{OPEN}]+)[{OPEN}](?P<year>\d{{4}})[{CLOSE}](?P<number>\d+)号?")  # 宛政办〔2021〕17号
ORDER = re.compile(r"(?P<series>[^\d第]+)第?(?P<number>\d+)号")  # 南阳市人民政府令第12号


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A doc number taken apart; ``series`` is None where it is written in no known form."""

    series: str | None
    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Series:
    """One series 文种字号 (宛政办) and its years, newest first, each by number."""

    name: str | None
    id: str
    count: int
    years: tuple[tuple[int, tuple[Listed, ...]], ...]


def parse_doc_number(text: str, date: str | None) -> DocNumber:
    """Take a doc number apart; one that bears no year has that of its date.

    >>> parse_doc_number("宛政办〔2021〕17号", None)
    DocNumber(series='宛政办', year=2021, number=17)
    >>> parse_doc_number("南阳市人民政府令第12号", "2020-03-01")
    DocNumber(series='南阳市人民政府令', year=2020, number=12)
    """
    if found := YEARLY.fullmatch(text):
        return DocNumber(found["series"], int(found["year"]), int(found["number"]))
    year = int(date[:4]) if date else 0
    if found := ORDER.fullmatch(text):
        return DocNumber(found["series"], year, int(found["number"]))
    return DocNumber(None, year, 0)


def numbers_page(library: Library) -> Page:
    """``numbers/index.html``: every article that bears a doc number."""
    table: dict[str | None, dict[int, list[tuple[int, Listed]]]] = {}
    for entry in entries(library):
        if entry.article.doc_number:
            parts = parse_doc_number(entry.article.doc_number, entry.article.date)
            table.setdefault(parts.series, {}).setdefault(parts.year, []).append((parts.number, entry))

    def place(name: str | None) -> tuple[bool, str, int, str]:
        """Those of one gazette together, the government (宛政) before its offices (宛政办)."""
        first = next(entry for numbered in table[name].values() for _, entry in numbered)
        return name is None, first.issue.gazette.slug, len(name or ""), name or ""

    names = sorted(table, key=place)
    return Page("numbers/index.html", "numbers.html", {"series": tuple(_series(name, table[name]) for name in names)})


def _series(name: str | None, years: dict[int, list[tuple[int, Listed]]]) -> Series:
    ordered = tuple(
        (year, tuple(entry for _, entry in sorted(numbered, key=lambda pair: pair[0])))
        for year, numbered in sorted(years.items(), reverse=True)
    )
    return Series(name, f"series-{name}" if name else "series", sum(len(found) for _, found in ordered), ordered)
