"""The typesetter: gold and layout → source text and the gold that goes with it."""

import random
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from tests.typeset.bodies import Compositor
from tests.typeset.disorder import disordered
from tests.typeset.front import Front, front_matter, issue_words, published
from tests.typeset.layout import Layout
from tests.typeset.lines import letter_spaced
from tests.typeset.naming import Gold, renamed
from tests.typeset.preparing import prepared
from tests.typeset.press import Line, Page, joined_lines

RANDOM_BLANKS = 0.15


def typeset(gold: Gold, layout: Layout, seed: int) -> tuple[str, Gold]:
    """Print the gold's issue in the layout. Returns the text layer and the ground truth about it; the same seed, the same print."""
    rng = random.Random(seed)
    issue = prepared(renamed(gold, layout), layout, rng)
    compositor = Compositor(layout, rng)
    starts = compositor.issue(issue)
    front = front_matter(layout, issue, starts)
    lines = [Line(text, "front") for text in front.before]
    for page, body in disordered(compositor.press.pages, layout.disorder, rng):
        printed = _with_furniture(page, joined_lines(body) if layout.unwrapped else body, layout, issue)
        mark = layout.page_mark
        lines += [replace(line, text=mark + line.text) if i == 0 else line for i, line in enumerate(printed)]
    lines += [Line(text, "front") for text in front.after]
    text, dropped = _written(lines, layout, rng)
    return text, _adjusted(issue, layout, front, compositor.press.pages, dropped)


def _with_furniture(page: Page, lines: list[Line], layout: Layout, issue: Gold) -> list[Line]:
    furniture = layout.furniture
    section = issue["articles"][page.lines[0].article]["section"] if page.lines else None
    words = {
        "gazette": layout.place.gazette,
        "issue": layout.numbering.header.format(**issue_words(layout, issue)),
        "section": (letter_spaced(section) if furniture.spaced else section) if section else "",
        "page": page.number,
    }
    head = [Line(t.format(**words).strip(), "furniture") for t in _running(page, layout)]
    foot = [Line(t.format(**words).strip(), "furniture") for t in furniture.foot]
    head, foot = [li for li in head if li.text], [li for li in foot if li.text]
    if furniture.at == "top":
        return [*head, *foot, *lines]
    if furniture.at == "bottom":
        return [*lines, *head, *foot]
    if furniture.at == "gutter":
        middle = min(len(page.columns[0].lines), len(lines))
        return [*lines[:middle], *head, *foot, *lines[middle:]]
    return [*head, *lines, *foot]


def _blank_after(line: Line, layout: Layout, rng: random.Random) -> bool:
    if not line.text:
        return False
    match layout.blank_lines:
        case "all":
            return True
        case "paragraphs":
            return line.last and line.part != "front"
        case "first":
            return line.part == "body" and line.first and not line.last
        case "random":
            return rng.random() < RANDOM_BLANKS
        case "none":
            return False


def _parted(line: Line, after: Line | None, layout: Layout) -> bool:
    """Whether a blank line stands between the two because one is furniture or part of a head."""
    if not after or not line.text:
        return False
    furniture = "furniture" in (line.part, after.part) and layout.furniture.apart
    return furniture or ((line.is_head or after.is_head) and layout.heads.apart)


def _written(lines: list[Line], layout: Layout, rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    """The text, and which of its lines (counted from 1) are furniture."""
    out: list[str] = []
    dropped = []
    for line, after in zip_longest(lines, lines[1:]):
        out.append(line.text)
        if line.part == "furniture":
            dropped.append({"line": len(out), "s": "".join(line.text.split())})
        if _parted(line, after, layout) or _blank_after(line, layout, rng):
            out.append("")
    return "\n".join(out) + "\n", dropped


def _running(page: Page, layout: Layout) -> tuple[str, ...]:
    """The templates of the page's running head."""
    return layout.furniture.right if page.number % 2 else layout.furniture.left


def _sectioned(pages: list[Page], layout: Layout, gold: Gold) -> set[int]:
    """The articles whose section the print says: contents, section marks, or the running head of one of their pages."""
    if layout.contents or layout.heads.section_mark:
        return set(range(len(gold["articles"])))
    sections = [a["section"] for a in gold["articles"]]
    saying = [page for page in pages if page.lines and any("{section}" in t for t in _running(page, layout))]
    return {li.article for page in saying for li in page.lines if sections[li.article] == sections[page.lines[0].article]}


def _adjusted(issue: Gold, layout: Layout, front: Front, pages: list[Page], dropped: list[dict[str, Any]]) -> Gold:
    """The ground truth about what was printed: each fact only where the print says it."""
    furniture = layout.furniture
    runs = any("{issue}" in t for t in furniture.left + furniture.right + furniture.foot)
    said = layout.numbering.cover + (layout.numbering.header if runs else "")
    facts = {
        **issue["issue"],
        "total_number": layout.numbering.total if "{total}" in said else None,
        "published": published(layout, issue),
    }
    sectioned = _sectioned(pages, layout, issue)
    articles = [{**a, "section": a["section"] if i in sectioned else None} for i, a in enumerate(issue["articles"])]
    return {**issue, "issue": facts, "articles": articles, "toc": front.toc, "masthead": front.masthead, "dropped": dropped}
