"""What must hold after a fault, and after the next run: each breach as a sentence."""

from collections.abc import Iterator
from pathlib import Path

from gazette.content import read_issues, read_redirects
from gazette.errors import GazetteError
from tests.faults.imports import ARGUMENTS, ISSUE, Reimport
from tests.faults.injected import Fault, Outcome, run_with
from tests.faults.project import Project, files, leftovers

BUILD = ("build", "--jobs", "1")


def build_breaches(project: Project, fault: Fault, log: Path, arguments: tuple[str, ...] = BUILD) -> tuple[Outcome, list[str]]:
    """Build with a fault, then without: what was not as it must be."""
    project.restore()
    outcome = run_with(fault, project.root, *arguments, log=log)
    return outcome, [*built_breaches(project, outcome), *next_build_breaches(project, log)]


def built_breaches(project: Project, outcome: Outcome) -> Iterator[str]:
    """What a build did not keep that ended so."""
    site = files(project.root / "site")
    if site not in (project.before, project.after):
        yield "the site is neither the last good one nor the new one"
    if outcome.code == 0 and site != project.after:
        yield "exit 0 without the new site"
    if outcome.code > 0 and leftovers(project.root):
        yield f"left lying: {leftovers(project.root)}"
    yield from _said(outcome)


def _said(outcome: Outcome) -> Iterator[str]:
    if "Traceback" in outcome.said:
        yield f"a traceback: {outcome.said.strip().splitlines()[-1]}"
    if outcome.code > 0 and not any("\u4e00" <= sign <= "\u9fff" for sign in outcome.said):
        yield f"no message: {outcome.said}"


def next_build_breaches(project: Project, log: Path) -> Iterator[str]:
    """What the next build does not mend."""
    if files(project.root / "content") != project.content:
        yield "content was changed"
    outcome = run_with(Fault(), project.root, *BUILD, log=log)
    if outcome.code:
        yield f"the next build fails: {outcome.said}"
    if files(project.root / "site") != project.after:
        yield "the next build's site is not that of a cold build"
    if leftovers(project.root):
        yield f"left lying after the next build: {leftovers(project.root)}"


def import_breaches(made: Reimport, fault: Fault, log: Path) -> tuple[Outcome, list[str]]:
    """Import an edited issue anew with a fault, then without: what was not as it must be."""
    made.restore()
    outcome = run_with(fault, made.root, *ARGUMENTS, log=log)
    return outcome, [*imported_breaches(made, outcome), *next_import_breaches(made, log)]


def imported_breaches(made: Reimport, outcome: Outcome) -> Iterator[str]:
    """What an import did not keep that ended so."""
    yield from _said(outcome)
    try:
        read_issues(made.root / "content")
        read_redirects(made.root / "content")
    except GazetteError as error:
        yield f"content cannot be read: {error}"
    if made.issue not in (made.before, made.after):
        yield f"the issue is neither as edited nor new: {sorted(made.issue)}"
    if outcome.code == 0 and made.issue != made.after:
        yield "exit 0 without the new issue"
    if outcome.code > 0 and leftovers(made.root):
        yield f"left lying: {leftovers(made.root)}"


def next_import_breaches(made: Reimport, log: Path) -> Iterator[str]:
    """What the next import does not mend."""
    built = run_with(Fault(), made.root, *BUILD, log=log)
    if built.code:
        yield f"a build after it fails: {built.said}"
    outcome = run_with(Fault(), made.root, *ARGUMENTS, log=log)
    if outcome.code or made.issue != made.after:
        yield f"the next import does not mend it: {outcome.said}"
    if read_redirects(made.root / "content") != {
        f"{ISSUE.removeprefix('content/')}/lz-2021-4": f"{ISSUE.removeprefix('content/')}/lz-2021-3"
    }:
        yield "an address is lost"
    if leftovers(made.root):
        yield f"left lying after the next import: {leftovers(made.root)}"
