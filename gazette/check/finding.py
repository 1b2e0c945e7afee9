"""One finding of ``check``: where, what is wrong, what to do, how grave, and the words it is about."""

from dataclasses import dataclass
from typing import Literal

from gazette.errors import Problem
from gazette.messages import message, visible
from gazette.model import Place

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Fix:
    """A mechanical change of a finding's line: the signs from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` names the message; ``words`` are what the finding is about, as they stand in the file: they know it again elsewhere."""

    place: Place
    code: str
    severity: Severity
    reason: str
    suggestion: str
    words: str = ""
    in_source: bool | None = None
    """Whether the source has the same words; None where that was not asked or there is no source."""
    fix: Fix | None = None

    @property
    def text(self) -> str:
        """Reason and suggestion."""
        return f"{self.reason}{self.suggestion}"

    def __str__(self) -> str:
        line = f":{self.place.line}" if self.place.line is not None else ""
        return f"{visible(self.place.file)}{line}: {self.text}"


def finding(
    code: str,
    file: str,
    line: int | None = None,
    /,
    *,
    severity: Severity = "warning",
    words: str = "",
    in_source: bool | None = None,
    fix: Fix | None = None,
    **facts: object,
) -> Finding:
    """A finding whose reason and suggestion stand in the catalogue under ``code`` and ``code_do``.

    What the source has as well was probably printed so, and a gazette is evidence: then a warning is only information, and nothing is
    to be changed mechanically.
    """
    reason, suggestion = message(code, words=words, **facts), message(f"{code}_do", words=words, **facts)
    if in_source and severity == "warning":
        printed = message("check.printed_so")
        return Finding(Place(file, line), code, "info", f"{reason}{printed}", suggestion, words, in_source)
    return Finding(Place(file, line), code, severity, reason, suggestion, words, in_source, fix)


def of_problem(problem: Problem) -> Finding:
    """What the reading of content or settings refuses, as a finding; its text says what to do."""
    return Finding(problem.place, problem.code, problem.severity, problem.text, "", problem.text)
