"""The index of doc numbers 发文字号: by series, year and number."""

import re
from collections import Counter
from dataclasses import dataclass

from gazette.library import Library
from gazette.pages.groups import Group, Index, Shelf, group_path, make_group
from gazette.pages.references import GazetteReference, Listed, entries

OPEN, CLOSE = r"〔\[［（(【", r"〕\]］）)】"
YEARLY = re.compile(rf"(?P<series>[^\d{OPEN}]+)[{OPEN}](?P<year>\d{{4}})[{CLOSE}](?P<number>\d{{1,9}})号?")  # 宛政办〔2021〕17号
ORDER = re.compile(r"(?P<series>[^\d第]+)第?(?P<number>\d{1,9})号")  # 南阳市人民政府令第12号
OTHER = "numbers/other/index.html"
"""Where those are listed that are written in no known form."""


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A doc number taken apart; ``series`` is None where it is written in no known form."""

    series: str | None
    year: int
    number: int


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


def numbers(library: Library) -> Index:
    """Every article that bears a doc number: by series, year and number. A series stands with the gazette that prints most of it."""
    table: dict[str, dict[int, list[tuple[int, Listed]]]] = {}  # path → year → (number, entry)
    names: dict[str, dict[str | None, None]] = {}
    printed: dict[str, Counter[GazetteReference]] = {}
    for entry in entries(library):
        if entry.article.doc_number:
            parts = parse_doc_number(entry.article.doc_number, entry.article.date)
            path = group_path("numbers", None, parts.series) if parts.series else OTHER
            names.setdefault(path, {})[parts.series] = None
            printed.setdefault(path, Counter())[entry.issue.gazette] += 1
            table.setdefault(path, {}).setdefault(parts.year, []).append((parts.number, entry))

    shelves: dict[GazetteReference | None, list[Group]] = {}
    for path, years in table.items():
        pairs = [(name, f"series-{name}" if name else "series") for name in sorted(names[path], key=lambda n: n or "")]
        by_number = {year: [entry for _, entry in sorted(found, key=lambda pair: pair[0])] for year, found in years.items()}
        home = printed[path].most_common(1)[0][0] if path != OTHER else None
        shelves.setdefault(home, []).append(make_group(path, pairs, by_number))
    ordered = sorted(shelves, key=lambda gazette: (gazette is None, gazette.slug if gazette else ""))
    return Index("numbers", tuple(Shelf(gazette, tuple(sorted(shelves[gazette], key=_rank))) for gazette in ordered))


def _rank(group: Group) -> tuple[int, str]:
    """The government (宛政) before its offices (宛政办)."""
    return len(group.name or ""), group.name or ""
