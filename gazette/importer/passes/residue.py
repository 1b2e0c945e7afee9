"""What looks wrong in the source itself: listed for the editor, never changed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.importer.marks import ANNEX_LIST, CLAUSE, SECOND, TOP
from gazette.importer.state import Line, State, Unit
from gazette.importer.text import HAN, LATIN, chinese_number, ends_sentence
from gazette.importer.units import text_of
from gazette.messages import message
from gazette.model import Doubt, Heading, Paragraph, Table

MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,80}>|\$[^$\n]{1,60}\$|[A-Za-z\\]+_?\{[^{}]*\}")  # <input type="checkbox"/>, $PM_{2.5}$
LATIN_AND = re.compile(r"(?<=[一-鿿”》）])\s*(?P<word>and|AND|And|or|the)\s*(?=[一-鿿“《（])")  # 思想 and 党
DOUBLED = re.compile(r"(?P<word>(?![一几每逐个])[一-鿿]{2,6})(?P=word)")  # 我们我们
REPLACEMENT = re.compile("\ufffd")


def find_residue(state: State) -> State:
    """Lists markup and Latin words of the recognition program, doubled words, broken sentences and jumping numbers as doubts.

    >>> [m[0].strip() for m in LATIN_AND.finditer("新时代思想 and 党的十九大")], DOUBLED.search("这要求我们我们要")["word"]
    (['and'], '我们')
    """
    found = {id(unit): list(DOUBLED.finditer(text_of(unit))) for draft in state.drafts for unit in draft.units}
    often = Counter(m["word"] for matches in found.values() for m in matches)
    doubts: list[Doubt] = []
    for draft in state.drafts:
        for i, unit in enumerate(draft.units):
            text = text_of(unit)
            if isinstance(unit.block, Table):
                doubts += _markup(unit, " ".join(cell for row in unit.block.rows for cell in row))
            elif text:
                doubts += _in_text(unit, text, [m for m in found[id(unit)] if often[m["word"]] == 1])
                following = draft.units[i + 1] if i + 1 < len(draft.units) else None
                doubts += _broken(unit, text, following)
        doubts += _numbering(draft.units)
        doubts += _absent_annexes(draft.units)
    return replace(state, doubts=(*state.doubts, *doubts))


def _line_of(unit: Unit, excerpt: str) -> int:
    return next(
        (line.number for line in unit.lines if excerpt.strip() in line.text or excerpt.strip() in line.raw), unit.lines[0].number
    )


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 12) : end + 12]


def _markup(unit: Unit, text: str) -> Iterator[Doubt]:
    if not any(sign in text for sign in "<${"):
        return
    for found in dict.fromkeys(m[0] for m in MARKUP.finditer(text)):
        at = text.index(found)
        why = message("importer.doubt_markup", found=found)
        yield Doubt(_line_of(unit, found), _around(text, at, at + len(found)), why, confidence=0.9)


def _in_text(unit: Unit, text: str, doubled: Sequence[re.Match[str]]) -> Iterator[Doubt]:
    yield from _markup(unit, text)
    for m in LATIN_AND.finditer(text) if LATIN.search(text) else ():
        why = message("importer.doubt_latin_and", found=m["word"])
        yield Doubt(
            _line_of(unit, m[0]), _around(text, *m.span()), why, suggestion=message("importer.suggest_and"), confidence=0.95
        )
    for m in doubled:
        if len(set(m["word"])) > 1:
            why = message("importer.doubt_doubled", found=m["word"])
            yield Doubt(
                _line_of(unit, m["word"]),
                _around(text, *m.span()),
                why,
                suggestion=message("importer.suggest_remove", found=m["word"]),
                confidence=0.6,
            )
    for m in REPLACEMENT.finditer(text):
        yield Doubt(_line_of(unit, m[0]), _around(text, *m.span()), message("importer.doubt_replacement"), confidence=0.9)
    yield from _at_page_ends(unit.lines)


def _at_page_ends(lines: Sequence[Line]) -> Iterator[Doubt]:
    """A character printed at a page's end and again at the next page's start."""
    for a, b in pairwise(lines):
        if (b.top or b.column is None) and HAN.match(a.text[-1]) and a.text[-1] == b.text[0]:
            why = message("importer.doubt_doubled", found=b.text[0])
            yield Doubt(b.number, f"{a.text[-12:]}|{b.text[:12]}", why, confidence=0.6)


def _broken(unit: Unit, text: str, following: Unit | None) -> Iterator[Doubt]:
    if not isinstance(unit.block, Paragraph) or following is None or len(text) <= 45 or ends_sentence(text):
        return
    cut = text[-1] in "，、,（(“《"
    if cut or (HAN.match(text[-1]) and isinstance(following.block, Paragraph)):
        why, suggestion = message("importer.doubt_breaks_off"), message("importer.suggest_check_page")
        yield Doubt(unit.lines[-1].number, text[-30:], why, suggestion=suggestion, confidence=0.8 if cut else 0.5)


def _absent_annexes(units: Sequence[Unit]) -> Iterator[Doubt]:
    """附件：1.… lists what should follow; without a title of level 1 after it, nothing does."""
    for i, unit in enumerate(units):
        text = text_of(unit)
        if (
            ANNEX_LIST.match(text)
            and "略" not in text
            and not any(isinstance(u.block, Heading) and u.block.level == 1 for u in units[i:])
        ):
            yield Doubt(unit.lines[0].number, text[:40], message("importer.doubt_annex_missing"), confidence=0.55)


# ---------------------------------------------------------------- numbering


def _numbering(units: Sequence[Unit]) -> Iterator[Doubt]:
    """Headings and clauses count up by one; a higher level starts the lower ones anew."""
    last: dict[str, int] = {}
    for unit in units:
        text = text_of(unit)
        if isinstance(unit.block, Heading) and unit.block.level == 1:
            last.clear()
        for name, pattern, resets in (("top", TOP, ("second",)), ("second", SECOND, ()), ("clause", CLAUSE, ("second",))):
            found = pattern.match(text)
            if not found:
                continue
            value = chinese_number(found[0])
            before = last.get(name, 0)
            if (
                value not in (before + 1, 1)
                and (before or value > 2)
                and isinstance(unit.block, Heading if name != "clause" else object)
            ):
                why = message("importer.doubt_numbering", before=before or "（无）", after=found[0].rstrip("、"))
                yield Doubt(unit.lines[0].number, text[:40], why, suggestion=message("importer.suggest_check_page"), confidence=0.6)
            last[name] = value
            for lower in resets:
                last.pop(lower, None)
