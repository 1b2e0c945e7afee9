"""Problems found in what people hand in, each with its place, and the exception that carries them up to the command line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gazette.messages import message
from gazette.model import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: place, what was found and expected, what to do. ``code`` is its key in the message catalogue."""

    place: Place
    code: str
    text: str
    severity: Severity = "error"

    def __str__(self) -> str:
        line = f":{self.place.line}" if self.place.line is not None else ""
        return f"{self.place.file}{line}: {self.text}"


def problem(code: str, file: str, line: int | None = None, /, *, severity: Severity = "error", **facts: object) -> Problem:
    """A problem whose text is taken from the message catalogue."""
    return Problem(Place(file, line), code, message(code, **facts), severity)


class GazetteError(Exception):
    """Bad input: the work stops, nothing is written. ``problems`` holds at least one finding."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
