"""Entries of ``redirects.yaml`` that do nothing: at their addresses there is an article."""

from collections.abc import Iterator
from pathlib import Path

from gazette.check.finding import Finding, finding
from gazette.content import read_redirects
from gazette.library import Library


def redirect_findings(content: Path, library: Library) -> Iterator[Finding]:
    """A former address that is in use: the page there is shown, and nothing leads on."""
    used = {issue.address for issue in library.issues} | {entry.address for entry in library.entries()}
    for old in read_redirects(content):
        if old in used:
            yield finding("check.redirect_taken", str(content / old.split("/", 1)[0] / "redirects.yaml"), words=old)
