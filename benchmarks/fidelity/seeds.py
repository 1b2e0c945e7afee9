"""Changes put into built pages or into content, a kind at a time, each at a random place: what the proof of fidelity must find."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

Seed = Callable[[str, random.Random], str | None]
"""Changes a file's text once; None where it has no place for the change."""

BODY = re.compile(r'(?s)(?<=<div class="body">).*(?=</div>\s*</article>)')
PARAGRAPH = re.compile(r"<p id=[^>]*>(?:<a [^>]*></a>)*(?P<text>[^<]{12,})</p>\n")
HEADING = re.compile(r"(?s)<h[3-6] id=.*?</h[3-6]>\n")
TEXT = re.compile(r">([^<>\n]{2,})<")
CELL = re.compile(r"<td>([^<]+)</td>")
SIGN = re.compile(r"[\u4e00-\u9fff]")
OTHER = "甲乙丙丁戊己庚辛"


def _at(html: str, pattern: re.Pattern[str], rng: random.Random, group: int | str = 0) -> tuple[int, int] | None:
    """A random match's span within the body."""
    body = BODY.search(html)
    found = [m.span(group) for m in pattern.finditer(html, body.start(), body.end())] if body else []
    return rng.choice(found) if found else None


def _replaced(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _in_text(change: Callable[[str, random.Random], str | None]) -> Seed:
    """A change of one random stretch of text in the body."""

    def seed(html: str, rng: random.Random) -> str | None:
        span = _at(html, TEXT, rng, 1)
        if span is None:
            return None
        new = change(html[slice(*span)], rng)
        return None if new is None else _replaced(html, span, new)

    return seed


def _sign(text: str, rng: random.Random, pattern: re.Pattern[str] = SIGN) -> int | None:
    places = [m.start() for m in pattern.finditer(text)]
    return rng.choice(places) if places else None


def lost(text: str, rng: random.Random) -> str | None:
    at = _sign(text, rng)
    return None if at is None else text[:at] + text[at + 1 :]


def doubled(text: str, rng: random.Random) -> str | None:
    at = _sign(text, rng)
    return None if at is None else text[: at + 1] + text[at:]


def swapped(text: str, rng: random.Random) -> str | None:
    places = [i for i, (a, b) in enumerate(pairwise(text)) if a != b and SIGN.match(a) and SIGN.match(b)]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def other(text: str, rng: random.Random) -> str | None:
    at = _sign(text, rng)
    return None if at is None else text[:at] + rng.choice([c for c in OTHER if c != text[at]]) + text[at + 1 :]


def digit(text: str, rng: random.Random) -> str | None:
    at = _sign(text, rng, re.compile(r"(?<![#&\d])\d"))
    return None if at is None else text[:at] + str((int(text[at]) + rng.randint(1, 9)) % 10) + text[at + 1 :]


def invented(text: str, rng: random.Random) -> str | None:
    at = rng.randint(0, len(text)) if "&" not in text else 0
    return text[:at] + rng.choice(["不", "未经", "有关部门另行规定。"]) + text[at:]


def escaped(text: str, rng: random.Random) -> str | None:
    """A sign escaped once too often shows its escape."""
    at = _sign(text, rng, re.compile("[“”《》（）]"))
    return None if at is None else f"{text[:at]}&amp;#{ord(text[at])};{text[at + 1 :]}"


def lost_paragraph(html: str, rng: random.Random) -> str | None:
    span = _at(html, PARAGRAPH, rng)
    return span and _replaced(html, span, "")


def lost_heading(html: str, rng: random.Random) -> str | None:
    span = _at(html, HEADING, rng)
    return span and _replaced(html, span, "")


def doubled_paragraph(html: str, rng: random.Random) -> str | None:
    span = _at(html, PARAGRAPH, rng)
    return span and _replaced(html, span, html[slice(*span)] * 2)


def moved_paragraph(html: str, rng: random.Random) -> str | None:
    body = BODY.search(html)
    found = [m.span() for m in PARAGRAPH.finditer(html, body.start(), body.end())] if body else []
    if len(found) < 3:
        return None
    one, two = sorted(rng.sample(found, 2))
    if html[slice(*one)] == html[slice(*two)]:
        return None
    return html[: one[0]] + html[one[1] : two[1]] + html[slice(*one)] + html[two[1] :]


def empty_cell(html: str, rng: random.Random) -> str | None:
    span = _at(html, CELL, rng, 1)
    return span and _replaced(html, span, "")


def swapped_cells(html: str, rng: random.Random) -> str | None:
    body = BODY.search(html)
    cells = [m.span(1) for m in CELL.finditer(html, body.start(), body.end())] if body else []
    unlike = [(a, b) for a, b in pairwise(cells) if html[slice(*a)] != html[slice(*b)]]
    if not unlike:
        return None
    one, two = rng.choice(unlike)
    return html[: one[0]] + html[slice(*two)] + html[one[1] : two[0]] + html[slice(*one)] + html[two[1] :]


def hidden(html: str, rng: random.Random) -> str | None:
    span = _at(html, PARAGRAPH, rng)
    way = rng.choice(["hidden", 'style="display:none"', 'style="font-size: 0"', 'style="visibility:hidden"'])
    return span and _replaced(html, span, html[slice(*span)].replace("<p ", f"<p {way} ", 1))


def commented(html: str, rng: random.Random) -> str | None:
    span = _at(html, PARAGRAPH, rng)
    return span and _replaced(html, span, f"<!--{html[slice(*span)]}-->")


def _fact(name: str, change: Callable[[str, random.Random], str | None]) -> Seed:
    """A change of a fact of the head."""
    pattern = re.compile(rf'data-fact="{name}"[^>]*>(?:<[^>]*>)*([^<]+)<')

    def seed(html: str, rng: random.Random) -> str | None:
        head = html.partition("</header>\n<h2")[0] if "</header>\n<h2" in html else html.partition('<div class="body">')[0]
        found = pattern.search(head, html.find("<article"))
        new = change(found[1], rng) if found else None
        return None if found is None or new is None else _replaced(html, found.span(1), new)

    return seed


ON_PAGES: dict[str, Seed] = {
    "sign lost": _in_text(lost),
    "sign doubled": _in_text(doubled),
    "signs swapped": _in_text(swapped),
    "sign changed": _in_text(other),
    "digit changed": _in_text(digit),
    "words put in": _in_text(invented),
    "sign escaped twice": _in_text(escaped),
    "paragraph lost": lost_paragraph,
    "heading lost": lost_heading,
    "paragraph twice": doubled_paragraph,
    "paragraph moved": moved_paragraph,
    "paragraph hidden": hidden,
    "paragraph in a comment": commented,
    "cell emptied": empty_cell,
    "cells swapped": swapped_cells,
    "title changed": _fact("title", other),
    "doc number changed": _fact("doc_number", digit),
    "issuer changed": _fact("issuer", other),
    "date changed": _fact("date", digit),
}
"""Losses and inventions that a theme, an escape or a tool behind the build may cause."""


# ---------------------------------------------------------------- content


def _of_lines(change: Callable[[str, random.Random], str | None], wanted: str = r"[^#|:\s\-]") -> Seed:
    """A change of one line of the Markdown body."""

    def seed(text: str, rng: random.Random) -> str | None:
        head, mark, body = text[4:].partition("\n---\n")
        rows = body.split("\n")
        places = [i for i, row in enumerate(rows) if len(row) > 1 and re.match(wanted, row)]
        if not places:
            return None
        at = rng.choice(places)
        new = change(rows[at], rng)
        return None if new is None else text[:4] + head + mark + "\n".join([*rows[:at], new, *rows[at + 1 :]])

    return seed


IN_CONTENT: dict[str, Seed] = {
    "line lost": _of_lines(lambda row, rng: ""),
    "sign lost": _of_lines(lost),
    "signs swapped": _of_lines(swapped),
    "sign changed": _of_lines(other),
    "digit changed": _of_lines(digit),
    "line twice": _of_lines(lambda row, rng: f"{row}\n\n{row}"),
    "cell changed": _of_lines(lambda row, rng: digit(row, rng) or other(row, rng), r"\| (?!---)"),
}
"""Slips of an editor's hand."""


def files(folder: Path, pattern: str) -> Iterator[Path]:
    """The documents' files of a folder of pages or of content."""
    return (path for path in sorted(folder.glob(pattern)) if not path.name.startswith("index"))
