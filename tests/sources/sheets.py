"""Single pages drawn by hand: lines at given places, pictures, passwords."""

import io
from collections.abc import Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.sources.press import FONT

Drawn = tuple[float, float, str, float, float]
"""Place from the lower left, text, size, room between signs; all in points."""


def drawn(lines: Sequence[Drawn], *, turned: int = 0, password: str | None = None, pictures: int = 0) -> bytes:
    """One page of lines, then pages that hold nothing but a picture."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password, invariant=1)
    if lines:
        canvas.setPageRotation(turned)
        for x, y, text, size, room in lines:
            piece = canvas.beginText(x, y)
            piece.setFont(FONT, size)
            piece.setCharSpace(room)
            piece.textLine(text)
            canvas.drawText(piece)
        canvas.showPage()
    for _ in range(pictures):
        canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
