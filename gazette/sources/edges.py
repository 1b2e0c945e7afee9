"""Running heads and feet: told by their place, their repetition from page to page, or the page's number. They stay in the text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gazette.sources.pieces import Piece

Row = list[Piece]

PAGE_NUMBER = re.compile(r"[-—–―－_·•\[（(]*第?\d{1,4}页?(?:(?:[/／]|共)\d{1,4}页?)?[-—–―－_·•\])）]*")  # — 17 —
MOST = 3  # rows of a head or foot
SAME_PLACE = 3.0
"""Points that a running line may stand higher or lower from page to page."""
APART = 1.6  # of the usual distance between lines


def parted(pages: Sequence[list[Row]]) -> list[tuple[list[Row], list[Row], list[Row]]]:
    """For each page, given as rows from the top: head, body, foot."""
    heads = _running(pages)
    feet = _running([rows[::-1] for rows in pages])
    out = []
    for rows, head, foot in zip(pages, heads, feet, strict=True):
        last = max(head, len(rows) - foot)
        out.append((rows[:head], rows[head:last], rows[last:]))
    return out


def _running(pages: Sequence[list[Row]]) -> list[int]:
    """How many rows from the edge are running lines, for each page."""
    keys = Counter(key for rows in pages for key in {_key(row) for row in rows[:MOST]})
    apart = Counter(
        place for rows in pages for place in {_place(rows[n]) for n in range(len(rows[:MOST])) if _stands_apart(rows, n)}
    )
    counts = []
    for rows in pages:
        count = 0
        for n, row in enumerate(rows[:MOST]):
            text = "".join(piece.text for piece in row)
            repeated = max(keys[_key(row, shift)] for shift in (-1, 0, 1)) >= max(2, len(pages) // 8) and _key(row)[0] != ""
            usual = sum(apart[_place(row) + shift] for shift in (-1, 0, 1)) >= max(3, len(pages) * 0.6) and _stands_apart(rows, n)
            if repeated or usual or PAGE_NUMBER.fullmatch("".join(text.split())):
                count = n + 1
        counts.append(count)
    return counts


def _place(row: Row) -> int:
    return round(row[0].y / SAME_PLACE)


def _key(row: Row, shift: int = 0) -> tuple[str, int]:
    """A row's text without what changes from page to page, and its place."""
    return re.sub(r"[\d\s—–\-_·•]+", "", "".join(piece.text for piece in row)), _place(row) + shift


def _stands_apart(rows: Sequence[Row], n: int) -> bool:
    steps = [abs(b[0].y - a[0].y) for a, b in pairwise(rows)]
    return n < len(steps) and len(steps) >= 5 and steps[n] >= APART * median(steps) and not rows[n][0].rows
