"""What extraction does to the order of lines on a page, and to the order of pages."""

import random

from tests.typeset.layout import Disorder
from tests.typeset.press import Line, Page

ENOUGH = 6
"""Lines of running text a page must have beside a head, for a displacement to show."""


def _displaced(lines: list[Line], rng: random.Random) -> list[Line]:
    """A head's title, or its doc number, after all else of the page."""
    heads = [line for line in lines if line.is_head]
    part = rng.choice(["title", "doc number"])
    article = heads[0].article
    moved = [line for line in heads if line.part == part and line.article == article]
    return [line for line in lines if line not in moved] + moved


def _tail_after_head(lines: list[Line], rng: random.Random) -> list[Line]:
    """The page's first lines, which end an article, after what starts below them.

    Head and texts are frames of their own on the page, and a PDF holds frames in the order in which they were drawn: the head first, then
    the texts; the head with its text, then the tail; the new text, its title over the tail of the other.
    """
    start = next(i for i, line in enumerate(lines) if line.is_head)
    end = start
    while end < len(lines) and lines[end].is_head:
        end += 1
    stop = next((i for i in range(end, len(lines)) if lines[i].is_head), len(lines))
    tail, head, body, rest = lines[:start], lines[start:end], lines[end:stop], lines[stop:]
    match rng.choice(["head", "head and text", "text"]):
        case "head":
            return head + tail + body + rest
        case "head and text":
            return head + body + tail + rest
        case _:
            return body + head + tail + rest


def disordered(pages: list[Page], disorder: Disorder, rng: random.Random) -> list[tuple[Page, list[Line]]]:
    """Each page with its lines, in the order in which extraction gives them. Page numbers stay with their pages."""
    out: list[tuple[Page, list[Line]]] = []
    for page in pages:
        lines = page.lines
        start = next((i for i, line in enumerate(lines) if line.is_head), None)
        texts = sum(line.part == "body" for line in lines)
        if start is not None and texts >= ENOUGH:
            ends_another = start > 0 and lines[0].article == lines[start].article - 1 and lines[0].part == "body"
            if ends_another and rng.random() < disorder.tails:
                lines = _tail_after_head(lines, rng)
            elif rng.random() < disorder.displaced:
                lines = _displaced(lines, rng)
        out.append((page, lines))
    for _ in range(disorder.swapped):
        inner = [i for i in range(len(out) - 1) if _inside(out[i][1] + out[i + 1][1])]
        if inner:
            i = rng.choice(inner)
            out[i], out[i + 1] = out[i + 1], out[i]
    return out


def _inside(lines: list[Line]) -> bool:
    """Whether all lines are running text of one article."""
    return len({line.article for line in lines}) == 1 and not any(line.is_head for line in lines)
