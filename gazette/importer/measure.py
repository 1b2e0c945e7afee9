"""How wide the printed column is at each line, estimated from the text alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gazette.importer.room import printed_width
from gazette.importer.signs import starts_list
from gazette.importer.state import Line, Widths
from gazette.importer.text import HAN, NOT_AT_LINE_START, ends_sentence

WITHIN = re.compile("[，。；、,;]")
FEWEST_BROKEN, BEYOND = 3, 2.5
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
    halves = [round(line.width * 2) for line in lines]
    widths = [_usual(near) for near in _hereabouts(halves)]
    return _carried(lines, [widths[i // BLOCK] for i in range(len(lines))])


def _hereabouts(halves: Sequence[int]) -> Iterator[Counter[int]]:
    """For each block of lines, how often lines of it and of the two before and after are as wide, in half characters."""
    for at in range(0, len(halves), BLOCK):
        yield Counter(halves[max(0, at - 2 * BLOCK) : at + 3 * BLOCK])


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
    get = near.get
    for half, count in near.items():
        if not NARROWEST * 2 <= half <= WIDEST * 2:
            continue
        share = count + get(half - 1, 0) + get(half + 1, 0) + count / 4 + half / 1000
        if share > most:
            best, most = half, share
    if best is None or most < 3 or most / total < 0.28:
        return None
    return best / 2


# ---------------------------------------------------------------- where no width is frequent


def prose_widths(lines: Sequence[Line]) -> list[float | None]:
    """The column's width at each line; where it could not be told, the width at which lines of prose are broken amid a phrase.

    Between headings, items and last lines few lines are full; but hardly any is wider than the column.

    >>> texts = ["（一）机构", "各乡镇人民政府，要", "将防汛工作，纳入日", "程；", "（二）经费", "县财政局每年，安排"]
    >>> prose_widths([Line(n, t * 2, t * 2) for n, t in enumerate([*texts, "一定数额的，资金。"])])[1]
    18.0
    """
    halves = [round(printed_width(line) * 2) for line in lines]
    broken = [half if _breaks(lines, i) else 0 for i, half in enumerate(halves)]
    edges = [_edge(prose, near) for prose, near in zip(_hereabouts(broken), _hereabouts(halves), strict=True)]
    return [line.column if line.column is not None else edges[i // BLOCK] for i, line in enumerate(lines)]


def _breaks(lines: Sequence[Line], i: int) -> bool:
    """Whether a line of prose is broken amid a phrase: no mark at its end, but a comma or stop before."""
    text = lines[i].text
    return HAN.match(text[-1]) is not None and WITHIN.search(text) is not None and "\t" not in lines[i].raw


def _edge(broken: Counter[int], near: Counter[int]) -> float | None:
    likely = [half for half in broken if NARROWEST * 2 <= half <= WIDEST * 2]
    best, most = max(((half, sum(broken[half + d] for d in (-1, 0, 1))) for half in likely), key=lambda x: x[::-1], default=(0, 0))
    beyond = sum(count for half, count in near.items() if half > best + 2 * BEYOND)
    return best / 2 if most >= FEWEST_BROKEN and beyond * 20 <= sum(near.values()) else None


# ---------------------------------------------------------------- from column to column

CANDIDATES = 8
SWITCH, SWITCH_AT_TOP = 6.0, 2.5
"""Price of another width from one line to the next: columns are long."""
LACKING = (0.0, 1.3, 1.6, 2.6, 1.3, 2.8, 3.3)
"""Price of a line that lacks n half characters: full, a stop or a word gone down, the indent of a first line."""
MUCH_WIDER = 3
LACKING_MORE, ENDED, HANGING, TOO_WIDE = 3.6, 2.2, 1.8, 7.0
"""Price of a line that lacks more: less where a sentence, an item or a heading ends; of one that is wider by a stop, or by more."""


def followed_widths(lines: Sequence[Line], columns: Sequence[float | None]) -> list[float | None]:
    """The column's width from line to line, where lines are wrapped: it changes from column to column and from page to page.

    ``columns`` says where they are. Of the widths that lines hereabouts often have, the cheapest course is taken (Viterbi): full lines
    cost nothing, wider ones much.

    >>> text = [*["一" * 16, *["一" * 18] * 4, "一" * 7] * 4, *["一" * 14, *["一" * 16] * 4, "一" * 7] * 4]
    >>> widths = followed_widths([Line(n, t, t) for n, t in enumerate(text)], [17.0] * len(text))
    >>> [widths[n] for n in (0, 23, 25, 47)]
    [18.0, 18.0, 16.0, 16.0]

    A line much wider than its column is none of it: some pages of the issue are not wrapped.
    """
    widths: list[float | None] = [None] * len(lines)
    wrapped = [i for i, column in enumerate(columns) if column is not None]
    halves = [round(printed_width(lines[i]) * 2) for i in wrapped]
    candidates = [_candidates(near) for near in _hereabouts(halves)]
    for i, own, column in zip(wrapped, halves, _followed([lines[i] for i in wrapped], halves, candidates), strict=True):
        widths[i] = column if own <= column * 2 + 2 * MUCH_WIDER else None
    return widths


def measured(lines: tuple[Line, ...], known: Widths | None) -> Widths:
    """The widths at these lines; ``known`` if it is of these very lines."""
    if known is not None and known.lines is lines:
        return known
    columns = column_widths(lines)
    return Widths(lines, tuple(columns), tuple(followed_widths(lines, columns)))


def _candidates(near: Counter[int]) -> list[int]:
    """Widths, in half characters, that lines hereabouts have most often."""
    likely = [half for half, count in near.items() if count > 1 and NARROWEST * 2 <= half <= WIDEST * 2] or [max(near)]
    return sorted(likely, key=lambda half: (-near[half] - near[half - 1] / 2, -half))[:CANDIDATES]


def _followed(lines: Sequence[Line], halves: Sequence[int], candidates: Sequence[Sequence[int]]) -> list[float]:
    if not lines:
        return []
    widths = candidates[0]
    costs = [0.0] * len(widths)
    steps: list[tuple[list[float], float, int]] = []
    """For each line, what each width had cost before it, what another one costs, and from which width that comes."""
    prices = {hangs: {ended: _prices(max(halves), hangs=hangs, ended=ended) for ended in (True, False)} for hangs in (True, False)}
    for i, (line, own) in enumerate(zip(lines, halves, strict=True)):
        least = min(costs)
        price = least + (SWITCH_AT_TOP if line.top else SWITCH)
        cheapest = widths[costs.index(least)]
        if not i % BLOCK:
            known = dict(zip(widths, costs, strict=True))
            widths = candidates[i // BLOCK]
            costs = [known.get(half, price) for half in widths]
            widest = max(widths)
        steps.append((costs, price, cheapest))
        price_of = prices[line.text[-1] in NOT_AT_LINE_START][widest - own >= len(LACKING) and _ends(line.text)]
        costs = [(stay if stay < price else price) + price_of[half - own] for half, stay in zip(widths, costs, strict=True)]
    half = widths[costs.index(min(costs))]
    course = []
    for i in range(len(steps) - 1, -1, -1):
        course.append(half / 2)
        before, price, cheapest = steps[i]
        if before[candidates[i // BLOCK].index(half)] >= price:
            half = cheapest
    return course[::-1]


def _ends(text: str) -> bool:
    return text[-1] in "；;：:" or ends_sentence(text) or starts_list(text)


def _prices(longest: int, *, hangs: bool, ended: bool) -> list[float]:
    """Price of a line by how many half characters it lacks; what is below 0, more than its column has, stands at the list's end."""
    lacking = [*LACKING, *[ENDED if ended else LACKING_MORE] * max(longest, round(WIDEST * 2))]
    wider = [TOO_WIDE] * longest
    if hangs:
        wider[-2:] = [HANGING] * 2
    return lacking + wider
