"""Doc numbers 发文字号: used twice, absent, unlike the source, leaving out a number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gazette.check.finding import Finding, finding
from gazette.check.sheet import Sheet
from gazette.check.source import Source

BLANKS = re.compile(r"\s+")
PARTS = re.compile(r"(?P<series>.+?)[〔\[［【（(](?P<year>\d{4})[〕\]］】）)]第?(?P<number>\d{1,9})号")  # 宛政办〔2021〕17号
WIDTH = str.maketrans("（）［］【】[]()０１２３４５６７８９", "〔〕〔〕〔〕〔〕〔〕0123456789")
USUAL = 0.5
"""Share of an issue's documents with a number from which on one without is doubted."""
NEAR = 10
"""Numbers left out up to which a gap is told: beyond, the archive lacks issues."""

Numbered = tuple[int, Sheet]


def number_findings(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Of all articles together."""
    yield from _twice(sheets)
    yield from _absent(sheets)
    yield from _unlike_source(sheets)
    yield from _gaps(sheets)


def _numbered(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, str]]:
    return ((sheet, number) for sheet in sheets if (number := sheet.entry.article.facts.doc_number))


def _twice(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    numbers: dict[str, str] = {}
    for sheet, number in _numbered(sheets):
        other = numbers.setdefault(number.translate(WIDTH), sheet.file)
        if other != sheet.file:
            line = sheet.key_line("doc_number")
            yield finding("check.duplicate_doc_number", sheet.file, line, words=number, number=number, other=other)


def _absent(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    issues: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.entry.article.facts.kind in ("document", "personnel"):
            issues[sheet.entry.issue.address].append(sheet)
    for issue in issues.values():
        without = [sheet for sheet in issue if not sheet.entry.article.facts.doc_number]
        if len(issue) > 1 and len(issue) - len(without) >= USUAL * len(issue):
            for sheet in without:
                title = sheet.entry.article.facts.title
                yield finding("check.no_doc_number", sheet.file, sheet.key_line("doc_number"), words=title, title=title)


def _unlike_source(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """The number must be printed somewhere in the issue it was imported from."""
    known: dict[int, str] = {}
    for sheet, number in _numbered(sheets):
        source: Source | None = sheet.source
        if source and PARTS.fullmatch(number):
            text = known.setdefault(id(source), source.text.translate(WIDTH))
            if BLANKS.sub("", number).translate(WIDTH) not in text:
                line = sheet.key_line("doc_number")
                yield finding("check.number_not_printed", sheet.file, line, words=number, in_source=False, number=number)


def _gaps(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """宛政办〔2021〕15号, 17号: a number left out that the source prints is lost, and one alone is where there is no source to ask.

    Else the body did not publish it, or another issue has it.
    """
    series: dict[tuple[str, str, str], list[Numbered]] = defaultdict(list)
    for sheet, number in _numbered(sheets):
        if found := PARTS.fullmatch(number):
            series[sheet.entry.issue.gazette_slug, found["series"], found["year"]].append((int(found["number"]), sheet))
    for (_, name, year), members in series.items():
        for (before, earlier), (after, sheet) in pairwise(sorted(members, key=lambda member: member[0])):
            if 1 < after - before <= NEAR:
                lost = "、".join(map(str, range(before + 1, after)))
                if sheet.source:
                    text = sheet.source.text.translate(WIDTH)
                    missed = any(f"{name}〔{year}〕{number}号" in text for number in range(before + 1, after))
                else:
                    missed = after - before == 2 and sheet.entry.issue is earlier.entry.issue
                yield finding(
                    "check.number_gap",
                    sheet.file,
                    sheet.key_line("doc_number"),
                    severity="warning" if missed else "info",
                    words=f"{name}〔{year}〕{lost}",
                    number=sheet.entry.article.facts.doc_number,
                    series=f"{name}〔{year}〕",
                    before=before,
                    lost=lost,
                )
