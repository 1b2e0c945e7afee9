"""Slips within one paragraph that a reader would stumble over: brackets that never close, signs of the wrong width, run-in numbers."""

import re
from collections.abc import Iterator, Sequence

from gazette.importer.numbering import enumerator_of
from gazette.importer.state import Unit
from gazette.messages import message
from gazette.model import Doubt

PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
WIDE = str.maketrans("()[]", "（）〔〕")
BRACKETS = re.compile(r"[《》“”（）〔〕【】()\[\]]")
COUNTING = re.compile(r"[\d一二三四五六七八九十]")  # 1）一是…
HALF_WIDTH = re.compile(r"(?<=[一-鿿])[,;:?!](?=[一-鿿])")
FULL_WIDTH = re.compile(r"(?<=[一-鿿])[，；：？！](?=[一-鿿])")
FEW = 0.1
"""Share of half-width signs up to which they are slips and not the document's own way."""
RUN_IN = re.compile(
    r"(?<=[。；;])(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．](?!\d)|第[一二三四五六七八九十]+条)"
)
AROUND = 14


def line_at(unit: Unit, offset: int) -> int:
    """Number of the source line on which the character at ``offset`` of the unit's text stands."""
    for line in unit.lines:
        offset -= len(line.text)
        if offset < 0:
            return line.number
    return unit.lines[-1].number


def around(text: str, at: int) -> str:
    """The text about a place."""
    return text[max(0, at - AROUND) : at + AROUND]


def unpaired(text: str) -> int | None:
    """Place of the first bracket or quotation mark without its other half; half and full width count alike.

    >>> unpaired("印发《方案的通知"), unpaired("《方案(试行）》"), unpaired("1）人员；2）经费"), unpaired("“好。")
    (2, None, None, 0)
    """
    still: list[tuple[int, str]] = []
    for found in BRACKETS.finditer(text):
        at, sign = found.start(), found[0].translate(WIDE)
        if sign in PAIRS:
            still.append((at, sign))
        elif still and still[-1][1] == CLOSING[sign]:
            still.pop()
        elif sign != "）" or not at or not COUNTING.match(text[at - 1]):
            return at
    return still[0][0] if still else None


def open_brackets(unit: Unit, text: str) -> Iterator[Doubt]:
    """A bracket that never closes: characters are missing, or the paragraph was torn or joined in the wrong place."""
    at = unpaired(text)
    if at is not None:
        why = message("importer.doubt_bracket", found=text[at])
        yield Doubt(line_at(unit, at), around(text, at), why, suggestion=message("importer.suggest_bracket"), confidence=0.5)


def half_width(units: Sequence[Unit], texts: Sequence[str]) -> Iterator[Doubt]:
    """Half-width signs among Chinese characters in a document that else sets them full: one doubt a document, at the first."""
    places = [(unit, text, m.start()) for unit, text in zip(units, texts, strict=True) for m in HALF_WIDTH.finditer(text)]
    full = sum(len(FULL_WIDTH.findall(text)) for text in texts)
    if places and len(places) <= full * FEW:
        unit, text, at = places[0]
        why = message("importer.doubt_half_width", count=len(places))
        yield Doubt(line_at(unit, at), around(text, at), why, suggestion=message("importer.suggest_full_width"), confidence=0.4)


def run_in_number(unit: Unit, text: str) -> Iterator[Doubt]:
    """（一）…。（二）… in one paragraph: the second number should start its own."""
    opening = enumerator_of(text)
    if not opening:
        return
    kind, value = opening
    for found in RUN_IN.finditer(text):
        number = enumerator_of(text[found.start() :])
        if number and number[0] == kind and number[1][:-1] == value[:-1] and number[1][-1] == value[-1] + 1:
            at = found.start()
            why, suggestion = message("importer.doubt_run_in"), message("importer.suggest_part")
            yield Doubt(line_at(unit, at), around(text, at), why, suggestion=suggestion, confidence=0.6)
            return
