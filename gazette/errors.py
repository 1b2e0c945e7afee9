"""Problems found in what people hand in or in what the system says, each with its place, and the exception that carries them up to the
command line."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from gazette.messages import message, visible
from gazette.model import Place

Severity = Literal["error", "warning"]
REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EFBIG: "too_big",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read_only",
    errno.EIO: "failed",
    errno.ENOENT: "gone",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "no_folder",
    errno.EMFILE: "handles",
    errno.ENFILE: "handles",
    errno.ENAMETOOLONG: "name",
}
"""The system's words that editors meet, by number; all others are given as the system says them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: place, what was found and expected, what to do. ``code`` is its key in the message catalogue."""

    place: Place
    code: str
    text: str
    severity: Severity = "error"

    def __str__(self) -> str:
        line = f":{self.place.line}" if self.place.line is not None else ""
        return f"{visible(self.place.file)}{line}: {self.text}"


def problem(code: str, file: str, line: int | None = None, /, *, severity: Severity = "error", **facts: object) -> Problem:
    """A problem whose text is taken from the message catalogue."""
    return Problem(Place(file, line), code, message(code, **facts), severity)


class GazetteError(Exception):
    """Bad input: the work stops, nothing is written. ``problems`` holds at least one finding."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


def reason_of(error: OSError) -> str:
    """What the system says, in the editors' language.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device"))
    '所在的磁盘已满'
    """
    name = REASONS.get(error.errno or 0)
    return message(f"errors.{name}") if name else str(error.strerror or error)


@contextmanager
def reading(place: object) -> Iterator[None]:
    """Whatever the system refuses while something is read: as a GazetteError of the file, or of ``place`` where it names none."""
    with _told("errors.unreadable", place):
        yield


@contextmanager
def writing(place: object) -> Iterator[None]:
    """The same while something is written."""
    with _told("errors.unwritable", place):
        yield


@contextmanager
def _told(code: str, place: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        found = problem(code, str(error.filename or place), reason=reason_of(error))
        raise GazetteError([found]) from error
