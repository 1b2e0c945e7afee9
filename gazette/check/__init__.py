"""Lint for editors: content and the built site. ``OF_SHEET`` is the table of the checks that look at one article."""

from collections.abc import Callable, Iterator
from pathlib import Path

from gazette.check.attachments import attachment_findings
from gazette.check.baseline import Roots, unaccepted, write_baseline
from gazette.check.brackets import bracket_findings
from gazette.check.characters import character_findings
from gazette.check.citations import citation_findings
from gazette.check.dates import date_findings
from gazette.check.finding import SEVERITIES, Finding, of_problem
from gazette.check.fix import Change, fix
from gazette.check.labels import setting_findings
from gazette.check.latin import latin_findings
from gazette.check.links import link_findings
from gazette.check.numbers import number_findings
from gazette.check.punctuation import punctuation_findings
from gazette.check.redirects import redirect_findings
from gazette.check.sheet import Sheet, sheets
from gazette.check.site import site_findings
from gazette.check.spacing import spacing_findings
from gazette.check.standing import pdf_findings, standing_findings
from gazette.check.structure import structure_findings
from gazette.config import Config, read_config
from gazette.errors import GazetteError
from gazette.library import Library, open_library

__all__ = ["Change", "Finding", "Roots", "check", "fix", "unaccepted", "write_baseline"]

OF_SHEET: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    date_findings,
    structure_findings,
    bracket_findings,
    punctuation_findings,
    spacing_findings,
    latin_findings,
    character_findings,
)


def check(content: Path, output: Path, config: Path) -> list[Finding]:
    """All findings, errors first, then by place: of the content, and of the built site if there is one."""
    settings = None
    try:
        settings = read_config(config)
        library = open_library(content, settings)
        found = [*setting_findings(settings, str(config)), *content_findings(library, output), *redirect_findings(content, library)]
    except GazetteError as error:
        found = [of_problem(problem) for problem in error.problems]
    found += site_findings(output, settings or Config())
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.place.file, f.place.line or 0, f.code, f.words))


def content_findings(library: Library, output: Path) -> Iterator[Finding]:
    """What looks wrong in content that is well-formed: in each article, and between articles."""
    every = tuple(sheets(library))
    for sheet in every:
        for look in OF_SHEET:
            yield from look(sheet)
    yield from number_findings(every)
    yield from attachment_findings(every)
    yield from citation_findings(library, every)
    yield from link_findings(library, every, output)
    yield from standing_findings(library)
    for issue in library.issues:
        yield from pdf_findings(issue)
