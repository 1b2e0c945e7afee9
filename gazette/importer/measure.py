"""How wide the printed column is at each line, estimated from the text alone."""

from collections import Counter
from collections.abc import Sequence

from gazette.importer.state import Line

BLOCK = 12  # lines; the width is taken from five blocks, so that a change of layout shows within a column
NARROWEST, WIDEST = 11.0, 56.0


def column_widths(lines: Sequence[Line]) -> list[float | None]:
    """Width of a full line at each line, in characters; None where lines are not wrapped (a paragraph a line).

    Full lines are the most frequent width in a hard-wrapped text; in a text of whole paragraphs no width is frequent.

    >>> text = ["一" * 16, *["一" * 18] * 4, "一" * 7] * 4
    >>> set(column_widths([Line(n, t, t) for n, t in enumerate(text)]))
    {18.0}
    >>> column_widths([Line(n, "一" * n * 9, "一" * n * 9) for n in range(1, 5)])
    [None, None, None, None]
    """
    counts = [Counter(round(line.width * 2) for line in lines[at : at + BLOCK]) for at in range(0, len(lines), BLOCK)]
    widths: list[float | None] = []
    for block, _ in enumerate(counts):
        near: Counter[int] = Counter()
        for part in counts[max(0, block - 2) : block + 3]:
            near.update(part)
        widths.append(_usual(near))
    return _carried(lines, [widths[i // BLOCK] for i in range(len(lines))])


def _carried(lines: Sequence[Line], widths: list[float | None]) -> list[float | None]:
    """A table hides the column's width; lines beside it that fill the column met last are wrapped all the same."""
    last, since = None, 0
    for i, line in enumerate(lines):
        if widths[i] is not None:
            last, since = widths[i], 0
        elif last is not None and since < 5 * BLOCK:
            since += 1
            if abs(line.width - last) <= 1 and i + 1 < len(lines) and lines[i + 1].width <= last + 1:
                widths[i] = last
    return widths


def _usual(near: Counter[int]) -> float | None:
    total = sum(near.values())
    best, most = None, 0.0
    for half in near:
        if not NARROWEST * 2 <= half <= WIDEST * 2:
            continue
        share = sum(near[half + d] for d in (-1, 0, 1)) + near[half] / 4 + half / 1000
        if share > most:
            best, most = half, share
    if best is None or most < 3 or most / total < 0.28:
        return None
    return best / 2
