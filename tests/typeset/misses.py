"""What went wrong with each atom of a gold that a conversion does not have: torn, merged, another kind, polluted, lost."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Atom = tuple[str, int, str]
NAMES = {"p": "paragraph", "h": "heading", "row": "table row", "sign": "signature"}
FACT = re.compile(
    r"issue\.(?P<issue>\w+): |(?P<field>\w+) of «|article (?P<article>missing|text overlap|too many)|source (?P<line>line)"
)
COVERED = 0.85
SHORT = 6
"""Pieces shorter than this prove nothing."""
CONTEXT = 24


@dataclass(frozen=True)
class Miss:
    """One thing that should stand in the output and does not."""

    what: str
    """paragraph, heading, issue.number …"""
    how: str
    """torn, merged, level 3 for 2 …"""
    want: str
    got: str = ""


def _how(want: Atom, made: list[Atom], text: str) -> tuple[str, str]:
    same = next((a for a in made if a[2] == want[2]), None)
    return _other_kind(want, same) if same else _other_words(want[2], made, text)


def _other_kind(want: Atom, made: Atom) -> tuple[str, str]:
    if made[0] != want[0]:
        return f"became {NAMES[made[0]]}", made[2]
    return (f"level {made[1]} for {want[1]}" if want[0] == "h" else "one of several lost"), made[2]


def _other_words(words: str, made: list[Atom], text: str) -> tuple[str, str]:
    longer = next((a for a in made if words in a[2]), None)
    if longer:
        return f"merged into {NAMES[longer[0]]}", longer[2]
    pieces = [a for a in made if len(a[2]) >= min(SHORT, len(words)) and a[2] in words]
    if words in text:
        ends = any(a[2] not in words and (a[2].endswith(words[:SHORT]) or a[2].startswith(words[-SHORT:])) for a in made)
        return (
            "torn and merged" if ends or not pieces else "torn into " + "+".join(sorted({NAMES[a[0]] for a in pieces}))
        ), _shown(pieces)
    if sum(len(a[2]) for a in pieces) >= COVERED * len(words):
        return "torn, pieces apart", _shown(pieces)
    near = max(made, key=lambda a: _overlap(words, a[2]), default=None)
    if near and _overlap(words, near[2]) >= min(SHORT, len(words)):
        return ("with foreign matter in it" if len(near[2]) >= len(words) else "cut short"), near[2]
    return "lost", ""


def _overlap(one: str, other: str) -> int:
    """Length of the longest piece the two share, looked for at the start and the end of the one."""
    if one[:SHORT] not in other and one[-SHORT:] not in other:
        return 0
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _shown(pieces: list[Atom]) -> str:
    return " ‖ ".join(
        f"{kind}:{text[:CONTEXT]}…{text[-CONTEXT:]}" if len(text) > 2 * CONTEXT else f"{kind}:{text}"
        for kind, _, text in pieces[:4]
    )


def block_misses(gold: list[list[Atom]], made: list[list[Atom]]) -> Iterator[Miss]:
    """For every atom of the gold's articles that no article of the conversion has."""
    have = [a for article in made for a in article]
    text = "\n".join("".join(a[2].replace("|", "") for a in article) for article in made)
    left = Counter((k, lv if k == "h" else 0, s) for k, lv, s in have)
    for atom in (a for article in gold for a in article):
        key = (atom[0], atom[1] if atom[0] == "h" else 0, atom[2])
        if left[key]:
            left[key] -= 1
            continue
        how, got = _how(atom, have, text)
        yield Miss(NAMES[atom[0]], how, atom[2], got)


def other_misses(told: list[str]) -> Iterator[Miss]:
    """The score's own messages about fields, articles and lost lines."""
    for line in told:
        match = FACT.match(line)
        if not match:
            continue
        got = line.rsplit(", got ", 1)[-1]
        if match["issue"]:
            yield Miss(f"issue.{match['issue']}", "missing" if got == "None" else "wrong", line)
        elif match["field"]:
            want = line.split(": want ", 1)[-1].rsplit(", got ", 1)[0]
            yield Miss(match["field"], "missing" if got == "None" else "where none is" if want == "None" else "wrong", line)
        elif match["article"]:
            yield Miss("article", match["article"], line)
        else:
            yield Miss("source line", "lost", line)
