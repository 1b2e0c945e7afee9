"""The text an issue was made of: does it have the same words? A gazette is evidence, so what was printed is no slip of the editor's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from gazette.untrusted import load_untrusted

BLANKS = re.compile(r"[\s$_{}^]+")  # and what sets an index in what recognition wrote: $PM_{2.5}$
LINE_BLANKS = re.compile(r"[^\S\n]+")
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")  # what Markdown wants before a sign and print does not have
WINDOW, LONG = 8, 16
OPENING, CLOSING = "《〈“‘（〔【(", "》〉”’）〕】)"
REACH = 5
SHORTEST = 3


def bare(text: str) -> str:
    """A text without blanks, marks of an index and Markdown's escapes.

    >>> bare("向 100% 迈进 PM\\\\_2.5")
    '向100%迈进PM2.5'
    """
    return BLANKS.sub("", ESCAPE.sub("", text))


@dataclass(frozen=True)
class Source:
    """The source's lines without those that the importer dropped (running heads, page numbers, contents)."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> "Source | None":
        """The source of the issue in a folder; None if it is not there or cannot be read."""
        report = _report(folder / "import.yaml")
        facts = report.get("source")
        encoding = facts.get("encoding") if isinstance(facts, dict) else None
        try:
            text = (folder / "source.txt").read_bytes().decode(str(encoding or "utf-8"), "replace")
        except (OSError, LookupError):
            return None
        lines = text.splitlines()
        for dropped in report.get("dropped") or ():
            at = dropped.get("line", 0) - 1
            if 0 <= at < len(lines) and bare(lines[at]) == bare(str(dropped.get("text", ""))):
                lines[at] = ""
        return cls(tuple(lines))

    @cached_property
    def text(self) -> str:
        """All of it, without blanks."""
        return BLANKS.sub("", "".join(self.lines))

    @cached_property
    def spaced(self) -> str:
        """All of it, line by line, each run of blanks as one."""
        return LINE_BLANKS.sub(" ", "\n".join(self.lines))

    @cached_property
    def _windows(self) -> frozenset[str]:
        return frozenset(self.text[at : at + WINDOW] for at in range(len(self.text) - WINDOW + 1))

    def has(self, text: str, start: int, end: int) -> bool:
        """Whether it has the signs from ``start`` to ``end`` with what stands about them, on one side at least (a page may end there)."""
        around = ((REACH, REACH), (2 * REACH, 0), (0, 2 * REACH)) if len(text) > 2 * REACH else ((len(text), len(text)),)
        pieces = {bare(text[max(0, start - before) : end + after]) for before, after in around}
        return any(len(piece) - (end - start) >= SHORTEST and piece in self.text for piece in pieces) or bare(text) in self.text

    def has_blank(self, text: str, start: int, end: int, blank: str = r"[^\S\n]") -> bool:
        """Whether it has a blank between the same words, wherever else its lines end."""
        pieces = (bare(text[max(0, start - REACH) : start]), bare(text[end : end + REACH]))
        before, after = (r"\s*".join(map(re.escape, piece)) for piece in pieces)
        return re.search(f"{before}{blank}+{after}", self.spaced) is not None

    def parts(self, text: str, start: int, end: int) -> bool:
        """The same, or whether a line ends there: a heading and the text behind it."""
        return self.has_blank(text, start, end, r"\s")

    def has_exactly(self, text: str) -> bool:
        """Whether it has the text in pieces so long that they are not met twice, with the same brackets, or none, at its ends."""
        whole = bare(text)
        pieces = [whole[at : at + LONG] for at in range(0, max(1, len(whole) - LONG // 2), LONG // 2)]
        ends = [f"{sign}{pieces[0]}" for sign in OPENING] + [f"{pieces[-1]}{sign}" for sign in CLOSING]
        return all(piece in self.text for piece in pieces) and not any(piece in self.text for piece in ends)

    def has_all(self, text: str) -> bool:
        """Whether every few signs of a text in a row are there."""
        whole = bare(text)
        if len(whole) <= WINDOW:
            return whole in self.text
        return all(whole[at : at + WINDOW] in self._windows for at in range(len(whole) - WINDOW + 1))


def _report(path: Path) -> Mapping[str, Any]:
    try:
        read = load_untrusted(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return read if isinstance(read, dict) else {}
