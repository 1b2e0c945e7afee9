"""Known findings that an editor has looked at and accepts, in a JSON file: known again by code, file and words, wherever the line has gone."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.check.finding import Finding, finding
from gazette.errors import GazetteError, Problem
from gazette.files import write_whole

Key = tuple[str, str, str]
MEMBERS = ("code", "file", "words")


@dataclass(frozen=True, slots=True)
class Roots:
    """The folders under which files are known: the same names wherever the command is run."""

    content: Path
    output: Path

    def key(self, found: Finding) -> Key:
        """By which a finding is known again."""
        path = Path(found.place.file)
        for name, root in (("content", self.content), ("site", self.output)):
            if path.is_relative_to(root):
                return found.code, f"{name}/{path.relative_to(root).as_posix()}", found.words
        return found.code, path.name, found.words


def unaccepted(findings: Iterable[Finding], file: Path, roots: Roots) -> list[Finding]:
    """The findings that the file does not accept; one accepted once is told of its second place. Errors are never accepted."""
    known = _read(file)
    new = []
    for found in findings:
        key = roots.key(found)
        if found.severity != "error" and known[key]:
            known[key] -= 1
        else:
            new.append(found)
    return new


def write_baseline(findings: Sequence[Finding], file: Path, roots: Roots) -> int:
    """Accept all findings but errors from now on. Returns how many."""
    keys = sorted(roots.key(found) for found in findings if found.severity != "error")
    rows = ",\n".join(json.dumps(dict(zip(MEMBERS, key, strict=True)), ensure_ascii=False) for key in keys)
    write_whole(file, f"[\n{rows}\n]\n".encode() if rows else b"[]\n")
    return len(keys)


def _read(file: Path) -> Counter[Key]:
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        return Counter((str(e["code"]), str(e["file"]), str(e["words"])) for e in entries)
    except FileNotFoundError:
        raise GazetteError([_problem(finding("check.no_baseline", str(file)))]) from None
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise GazetteError([_problem(finding("check.bad_baseline", str(file), reason=error))]) from None


def _problem(found: Finding) -> Problem:
    return Problem(found.place, found.code, found.text)
