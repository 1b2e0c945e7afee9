"""What stands on the pages of a PDF: signs with their boxes, and drawn lines. The only file that speaks with pdfium."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gazette.sources.radicals import mended

UPRIGHT = 0.2  # radians that a sign may lean
HYPHEN_AT_LINE_END = "\x02\ufffe"  # what pdfium makes of a hyphen before a line end
THIN = 3.0
"""Points: shorter than this is no drawn line, and a line may lean so much."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign. Points from the page's left and top edge as it is read; ``y`` is the baseline, ``size`` that of the font."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    after_blank: bool = False
    """A blank stands before it in the file; where letters stand close, it alone parts two words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, upright if x0 == x1, else level."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: upright signs, signs that lean or stand on end (in the order of the file), drawn lines, and whether it has a picture."""

    glyphs: tuple[Glyph, ...]
    leaning: str
    rules: tuple[Rule, ...]
    pictured: bool


Turn = Callable[[float, float], tuple[float, float]]


def sheet_of(page: Any, raw: Any) -> Sheet:
    """One page of a pypdfium2 document; ``raw`` is ``pypdfium2.raw``."""
    quarter = page.get_rotation() // 90
    turn = _turn(quarter, page)
    text = page.get_textpage()
    try:
        glyphs, leaning = _glyphs(text.raw, raw, turn, quarter)
    finally:
        text.close()
    rules: list[Rule] = []
    pictured = False
    for thing in page.get_objects(max_depth=6):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, raw, turn)
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictured = True
    return Sheet(tuple(glyphs), leaning, tuple(rules), pictured)


def _turn(quarter: int, page: Any) -> Turn:
    """From the file's coordinates (up from the lower left) to those of the page as it is read (down from the upper left)."""
    left, bottom, right, top = page.get_mediabox()
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[quarter % 4]


def _glyphs(text: Any, raw: Any, turn: Turn, quarter: int) -> tuple[list[Glyph], str]:
    glyphs: list[Glyph] = []
    leaning: list[str] = []
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    half = 0
    blank = False
    for i in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00
        sign = _sign(code)
        generated = raw.FPDFText_IsGenerated(text, i) == 1
        if not sign or generated:
            blank = not generated
            continue
        angle = raw.FPDFText_GetCharAngle(text, i) + quarter * math.pi / 2
        if min(angle % math.tau, -angle % math.tau) > UPRIGHT:
            leaning.append(sign)
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetMatrix(text, i, matrix)
        size = raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
        x0, x1 = sorted((turn(box.left, box.bottom)[0], turn(box.right, box.top)[0]))
        glyphs.append(Glyph(sign, x0, x1, turn(x.value, y.value)[1], size if size > 0.5 else x1 - x0 or 1.0, blank))
        blank = False
    return glyphs, "".join(leaning)


def _sign(code: int) -> str:
    """The sign of a code; "" for blanks, the replacement character where the font does not say what it shows."""
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    char = chr(code)
    if char in HYPHEN_AT_LINE_END:
        return "-"
    return "" if char.isspace() or code < 0x20 or char in "\u200b\ufeff\x7f" else mended(char)


def _rules(path: Any, raw: Any, turn: Turn) -> Iterator[Rule]:
    """The level and upright strokes of a path, its outline where it is filled."""
    matrix = path.get_matrix()
    container = path.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    point: tuple[float, float] | None = None
    start: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFPath_CountSegments(path.raw)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        to = turn(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = to
        elif kind == raw.FPDF_SEGMENT_LINETO and point:
            yield from _rule(point, to)
        if raw.FPDFPathSegment_GetClose(segment) and start:
            yield from _rule(to, start)
        point = to


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    if x1 - x0 <= THIN < y1 - y0:
        yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    elif y1 - y0 <= THIN < x1 - x0:
        yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
