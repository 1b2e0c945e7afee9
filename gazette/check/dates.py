"""The date of a document and its signature: with the issue, with one another."""

import re
from collections.abc import Iterator

from gazette.check.finding import Finding, finding
from gazette.check.sheet import Sheet
from gazette.chinese import NUMERAL, number_of
from gazette.model import Signature

DATE = re.compile(rf"(?P<year>[\d{NUMERAL}]{{4}})年(?P<month>[\d{NUMERAL}]{{1,3}})月(?P<day>[\d{NUMERAL}]{{1,3}})日")
PERSON = re.compile(r".{0,12}(?:长|主任|主席|书记|总理)[：:]?\w{2,4}(?<![府局会厅院处部委室])")  # 省长秦学勤
BLANKS = re.compile(r"\s+")


def date_findings(sheet: Sheet) -> Iterator[Finding]:
    """A document cannot be dated after the issue that prints it, nor otherwise than it is signed."""
    facts, published = sheet.entry.article.facts, sheet.entry.issue.facts.published
    if facts.date and published and facts.date[: len(published)] > published:
        line = sheet.key_line("date")
        yield finding("check.date_after_issue", sheet.file, line, words=facts.date, date=facts.date, published=published)
    yield from _signature(sheet)


def _signature(sheet: Sheet) -> Iterator[Finding]:
    signed = [line for placed in sheet.blocks if isinstance(placed.block, Signature) for line in placed.block.lines]
    dates = [date for line in signed if (date := iso_date(line))]
    bodies = [body for line in signed if not iso_date(line) and not PERSON.fullmatch(body := BLANKS.sub("", line))]
    facts = sheet.entry.article.facts
    if dates and facts.date not in dates:
        line, found = sheet.key_line("date"), facts.date or "null"
        yield finding("check.other_date", sheet.file, line, words=f"{found} {dates[-1]}", found=found, signed="、".join(dates))
    if bodies and (not facts.issuer or not any(body in BLANKS.sub("", facts.issuer) for body in bodies)):
        line, found = sheet.key_line("issuer"), facts.issuer or "null"
        yield finding("check.other_issuer", sheet.file, line, words=f"{found} {bodies[0]}", found=found, signed="、".join(bodies))


def iso_date(line: str) -> str | None:
    """The date that a line of a signature states.

    >>> iso_date("二〇二〇年四月十六日"), iso_date("2021年6月3日"), iso_date("某市人民政府")
    ('2020-04-16', '2021-06-03', None)
    """
    found = DATE.search(BLANKS.sub("", line))
    year, month, day = (number_of(found[part]) or 0 if found else 0 for part in ("year", "month", "day"))
    return f"{year:04d}-{month:02d}-{day:02d}" if year and month and day else None
