"""Mechanical corrections: what is certain, a file at a time and whole, the changed lines shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazette.check.finding import Finding, Fix
from gazette.files import write_whole


@dataclass(frozen=True, slots=True)
class Change:
    """A line as it was and as it is now."""

    file: str
    line: int
    before: str
    after: str


def fix(findings: Iterable[Finding]) -> list[Change]:
    """Correct what the findings know how to, and tell each line that changed."""
    files: defaultdict[str, defaultdict[int, set[Fix]]] = defaultdict(lambda: defaultdict(set))
    for found in findings:
        if found.fix and found.place.line:
            files[found.place.file][found.place.line].add(found.fix)
    return [change for file, lines in files.items() for change in _fix_file(file, lines)]


def _fix_file(file: str, lines: dict[int, set[Fix]]) -> list[Change]:
    path = Path(file)
    rows = path.read_bytes().decode("utf-8").split("\n")
    changes = []
    for number, fixes in sorted(lines.items()):
        before = rows[number - 1]
        after = corrected(before, fixes)
        if after != before:
            rows[number - 1] = after
            changes.append(Change(file, number, before.rstrip("\r"), after.rstrip("\r")))
    if changes:
        write_whole(path, "\n".join(rows).encode())
    return changes


def corrected(row: str, fixes: Iterable[Fix]) -> str:
    """The row with all changes made; of two that overlap only the later one.

    >>> corrected("甲,乙 丙", [Fix(1, 2, "，"), Fix(3, 4, "")])
    '甲，乙丙'
    """
    end = len(row)
    for change in sorted(fixes, key=lambda c: (c.start, c.end), reverse=True):
        if change.end <= end:
            row = row[: change.start] + change.text + row[change.end :]
            end = change.start
    return row
