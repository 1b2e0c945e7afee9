"""``check``: correct what is asked to be corrected, leave out what is known, show the rest to people or to programs."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from gazette.check import Change, Finding, Roots, check, fix, unaccepted, write_baseline
from gazette.messages import message


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line says."""

    content: Path
    output: Path
    config: Path
    fix: bool = False
    everything: bool = False
    """Also show what is only information."""
    machine: bool = False
    baseline: Path | None = None
    write_baseline: bool = False


def run_check(options: CheckOptions) -> bool:
    """Check and show. Returns whether there are errors."""
    roots = Roots(options.content, options.output)
    found = check(options.content, options.output, options.config)
    changes = fix(found) if options.fix else []
    if changes:
        found = check(options.content, options.output, options.config)
    shown, written = found, None
    if options.baseline and options.write_baseline:
        written = write_baseline(found, options.baseline, roots)
    if options.baseline:
        shown = unaccepted(found, options.baseline, roots)
    if options.machine:
        click.echo(json.dumps(_report(shown, len(found) - len(shown), changes), ensure_ascii=False, indent=2))
    else:
        _show(shown, len(found) - len(shown), changes, everything=options.everything)
        if written is not None:
            click.echo(message("cli.baseline_written", count=written, file=options.baseline))
    return any(f.severity == "error" for f in found)


def _show(found: Sequence[Finding], accepted: int, changes: Sequence[Change], *, everything: bool) -> None:
    for change in changes:
        click.echo(message("cli.fixed", file=change.file, line=change.line))
        click.echo(f"- {change.before}\n+ {change.after}")
    for one in found:
        if everything or one.severity != "info":
            click.echo(message(f"cli.{one.severity}_line", problem=one), err=one.severity == "error")
    counts = Counter(one.severity for one in found)
    click.echo(message("cli.checked", errors=counts["error"], warnings=counts["warning"], infos=counts["info"]))
    if counts["info"] and not everything:
        click.echo(message("cli.infos_hidden"))
    if accepted:
        click.echo(message("cli.accepted", count=accepted))


def _report(found: Sequence[Finding], accepted: int, changes: Sequence[Change]) -> dict[str, Any]:
    """One object: counts, findings with all that is known of each, lines that were corrected."""
    counts = Counter(one.severity for one in found)
    return {
        "errors": counts["error"],
        "warnings": counts["warning"],
        "infos": counts["info"],
        "accepted": accepted,
        "findings": [
            {
                "file": one.place.file,
                "line": one.place.line,
                "code": one.code,
                "severity": one.severity,
                "reason": one.reason,
                "suggestion": one.suggestion,
                "words": one.words,
                "in_source": one.in_source,
                "fixable": one.fix is not None,
            }
            for one in found
        ],
        "fixed": [{"file": c.file, "line": c.line, "before": c.before, "after": c.after} for c in changes],
    }
