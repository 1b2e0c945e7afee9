"""``check --fidelity``: prove every issue, record what editors mean, show the balance to people or to programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from gazette.config import read_config
from gazette.fidelity import Account, Departure, accounts, record, told
from gazette.messages import message
from gazette.model import Edit, Place
from gazette.output.theme_folders import read_theme_folders

COLUMNS = ("source_signs", "dropped_signs", "published_signs", "same_signs")
WIDTH = 120


@dataclass(frozen=True, slots=True)
class FidelityOptions:
    """What the command line says. ``why``: the reason under which all that is not explained is recorded."""

    content: Path
    output: Path
    config: Path
    why: str | None = None
    machine: bool = False
    everything: bool = False
    """Also list what editors changed."""


def run_fidelity(options: FidelityOptions) -> bool:
    """Prove and show. Returns whether anything is not explained."""
    found = _accounts(options)
    recorded = 0
    if options.why:
        recorded = sum(record(account, options.why) for account in found if isinstance(account, Account))
        found = _accounts(options)
    if options.machine:
        click.echo(json.dumps(_report(found), ensure_ascii=False, indent=2))
    else:
        _show(found, everything=options.everything)
        if options.why:
            click.echo(message("fidelity.recorded", count=recorded))
    return any(account.departures for account in found if isinstance(account, Account))


def _accounts(options: FidelityOptions) -> list[Account | str]:
    strings = read_theme_folders(read_config(options.config).theme_folder).strings
    return list(accounts(options.content, options.output, strings))


def _show(found: Sequence[Account | str], *, everything: bool) -> None:
    proved = [account for account in found if isinstance(account, Account)]
    for account in proved:
        for departure in account.departures:
            click.echo(message("cli.error_line", problem=told(departure)), err=True)
    for account in proved if everything else ():
        click.echo(message("fidelity.history", address=account.address))
        for edit in account.by_editors():
            click.echo(_edit_line(account, edit))
    _show_table(proved)
    for address in (account for account in found if isinstance(account, str)):
        click.echo(message("fidelity.without_source", address=address))
    facts = {"source": sum(a.source_signs for a in proved), "published": sum(a.published_signs for a in proved)}
    unexplained = sum(len(a.departures) for a in proved)
    click.echo(message("fidelity.proved", issues=len(proved), unexplained=unexplained, **facts))


def _edit_line(account: Account, edit: Edit) -> str:
    known = account.history.known[edit]
    nothing = message("fidelity.nothing")
    published = message("fidelity.elsewhere", after=edit.after) if edit.moved else edit.published or nothing
    place = f"{account.folder / 'source.txt'}:{edit.line}"
    return message("fidelity.edit_line", place=place, text=edit.text or nothing, published=published, why=known.why)


def _show_table(proved: Sequence[Account]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a person needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    table.add_column(message("fidelity.issue"))
    for name in (*COLUMNS, "by_importer", "by_editors", "unexplained"):
        table.add_column(message(f"fidelity.{name}"), justify="right")
    for account in proved:
        signs = (str(getattr(account, name)) for name in COLUMNS)
        counts = map(len, (account.by_importer(), account.by_editors(), account.departures))
        table.add_row(account.address, *signs, *map(str, counts))
    Console(width=WIDTH, highlight=False).print(table)


def _report(found: Sequence[Account | str]) -> dict[str, Any]:
    """One object: the balance of each issue, editors' edits with their reasons, and what nothing explains, with all places."""
    proved = [account for account in found if isinstance(account, Account)]
    return {
        "unexplained": sum(len(account.departures) for account in proved),
        "without_source": [account for account in found if isinstance(account, str)],
        "issues": [
            {
                "issue": account.address,
                **{name: getattr(account, name) for name in COLUMNS},
                "by_importer": len(account.by_importer()),
                "by_editors": [asdict(account.history.known[edit]) for edit in account.by_editors()],
                "unexplained": [_departure(departure) for departure in account.departures],
            }
            for account in proved
        ],
    }


def _departure(departure: Departure) -> dict[str, Any]:
    def place(of: Place | None) -> dict[str, Any] | None:
        return asdict(of) if of else None

    sides = {"file": place(departure.place), "source": place(departure.source), "page": place(departure.page)}
    texts = {"text": departure.text, "published": departure.published}
    return {"kind": departure.kind, **sides, **texts, "reason": told(departure).text}
