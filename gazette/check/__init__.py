"""Lint for editors: content and the built site."""

from pathlib import Path

from gazette.check.content import content_problems
from gazette.check.labels import label_problems
from gazette.check.site import site_problems
from gazette.check.standing import pdf_problems, standing_problems
from gazette.config import read_config
from gazette.errors import GazetteError, Problem
from gazette.library import open_library

__all__ = ["check"]


def check(content: Path, output: Path, config: Path) -> list[Problem]:
    """All findings, errors first, then by place: of the content, and of the built site if there is one."""
    try:
        settings = read_config(config)
        library = open_library(content, settings)
        found = [*label_problems(settings, str(config)), *content_problems(library), *standing_problems(library)]
        found += [p for issue in library.issues for p in pdf_problems(issue)]
    except GazetteError as error:
        found = list(error.problems)
    found += site_problems(output)
    return sorted(found, key=lambda p: (p.severity != "error", p.place.file, p.place.line or 0, p.code))
