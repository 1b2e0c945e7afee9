"""Wrong characters: forms that are met in official documents, signs unlike the source's, signs that print does not know."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazette.check.finding import Finding
from gazette.check.sheet import Line, Sheet
from gazette.check.source import REACH, bare

RADICAL = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")  # ⼀ for 一: looks alike, and no search finds it
UNKNOWN = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd\u0000-\u0008\u000b-\u001f\u007f-\u009f]")
LETTER_DIGIT = re.compile(
    r"(?<=\d)[OoQlI](?=\d)|(?<=[二〇])[0OoQ○](?=[一二三四五六七八九〇]年?)|[OoQ](?=\d年)"
)  # 2O21年, 二○二一年
YEAR_CIRCLE = "○"  # printed for 〇 so widely that it is told only


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong form, what was meant, and the signs beside which it is right after all."""

    wrong: str
    right: str
    before: str
    after: str

    def applies(self, text: str, start: int) -> bool:
        """Whether the form at that place is wrong."""
        end = start + len(self.wrong)
        return not (
            (text[start - 1 : start] and text[start - 1] in self.before) or (text[end : end + 1] and text[end] in self.after)
        )


@cache
def confusions() -> Mapping[str, Confusion]:
    """The list, by wrong form."""
    rows = (row.split() for row in _rows("confusions.txt"))
    return {wrong: Confusion(wrong, right, before.strip("-"), after.strip("-")) for wrong, right, before, after in rows}


@cache
def lookalikes() -> Mapping[str, frozenset[str]]:
    """Character → those it is taken for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in _rows("lookalikes.txt"):
        for sign in group:
            found[sign].update(set(group) - {sign})
    return {sign: frozenset(others) for sign, others in found.items()}


def _rows(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return (row for row in text.splitlines() if row and not row.startswith("#"))


@cache
def _wrong_forms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(confusions(), key=len, reverse=True))))


def character_findings(sheet: Sheet) -> Iterator[Finding]:
    """One finding a place."""
    for line in sheet.lines:
        told: set[int] = set()
        for made, place in (*_listed(sheet, line), *_odd(sheet, line)):
            told.update(place)
            yield made
        for at, right in _unlike_source(sheet, line):
            if at not in told:
                yield sheet.found("check.unlike_source", line, at, at + 1, False, sign=line.text[at], right=right)


def _listed(sheet: Sheet, line: Line) -> Iterator[tuple[Finding, range]]:
    for found in _wrong_forms().finditer(line.text):
        entry = confusions()[found[0]]
        if entry.applies(line.text, found.start()):
            made = sheet.at("check.confused", line, *found.span(), wrong=entry.wrong, right=entry.right)
            yield made, range(*found.span())


def _odd(sheet: Sheet, line: Line) -> Iterator[tuple[Finding, range]]:
    for found in RADICAL.finditer(line.text):
        usual = unicodedata.normalize("NFKC", found[0])
        fix = usual if usual != found[0] and len(usual) == 1 else None
        code = f"U+{ord(found[0]):04X}"
        yield (
            sheet.found("check.radical", line, *found.span(), None, fix=fix, sign=found[0], point=code, right=usual),
            range(*found.span()),
        )
    for found in UNKNOWN.finditer(line.text):
        yield sheet.at("check.unknown_sign", line, *found.span(), point=f"U+{ord(found[0]):04X}"), range(*found.span())
    for found in LETTER_DIGIT.finditer(line.text):
        made = sheet.at("check.letter_digit", line, *found.span(), sign=found[0])
        if found[0] != YEAR_CIRCLE or made.in_source is False:
            yield made, range(*found.span())


def _unlike_source(sheet: Sheet, line: Line) -> Iterator[tuple[int, str]]:
    """Places at which the source has a character that is taken for the one that stands here, in the same words."""
    source = sheet.source
    if source is None or source.has_all(line.text):
        return
    for at, sign in enumerate(line.text):
        others = lookalikes().get(sign)
        if others and not source.has(line.text, at, at + 1):
            before, after = line.text[max(0, at - REACH) : at], line.text[at + 1 : at + 1 + REACH]
            for other in sorted(others):
                if len(before + after) >= REACH and any(bare(b + other + a) in source.text for b, a in _pieces(before, after)):
                    yield at, other
                    break


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words about a place, on both sides, or more on one where the other is not the source's, either."""
    yield before, after
    yield before[-2:], after
    yield before, after[:2]
