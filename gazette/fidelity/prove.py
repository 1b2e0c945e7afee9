"""The proof for a whole site: an account for every issue, what nothing explains told to editors, and what they mean recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazette.content import ISSUE_FOLDER, SLUG, read_history, write_edits
from gazette.errors import GazetteError, Problem, problem
from gazette.fidelity.account import Account, Departure
from gazette.fidelity.facts import theme_words
from gazette.model import Place

LONGEST = 40


def accounts(content: Path, site: Path, strings: Mapping[str, Any]) -> Iterator[Account | str]:
    """The account of every issue, by address; of an issue that came from no source only its address.

    ``strings``: the theme's table, whose words may stand in the heads of pages. Raises GazetteError where there is no site, or a history
    cannot be read.
    """
    words = theme_words(strings)
    folders = [p for g in _folders(content) if SLUG.fullmatch(g.name) for p in _folders(g) if ISSUE_FOLDER.fullmatch(p.name)]
    for folder in folders:
        address = folder.relative_to(content).as_posix()
        history = read_history(folder)
        if history is None:
            yield address
            continue
        if not (site / address / "index.html").exists():
            raise GazetteError([problem("fidelity.no_site", str(site / address / "index.html"))])
        yield Account.of(address, folder, site / address, history, words)


def _folders(parent: Path) -> list[Path]:
    return sorted(p for p in parent.iterdir() if p.is_dir() and not p.name.startswith(".")) if parent.is_dir() else []


def told(departure: Departure) -> Problem:
    """A departure as editors are told of it, with the places on all sides."""
    return problem(
        f"fidelity.{departure.kind}",
        departure.place.file,
        departure.place.line,
        text=_short(departure.text),
        published=_short(departure.published),
        source=_place(departure.source),
        page=_place(departure.page),
    )


def record(account: Account, why: str) -> int:
    """Enter what nothing explained in the issue's record, and take out what no longer holds. Returns how many entries were made."""
    new = [replace(d.edit, why=why) for d in account.departures if d.edit]
    held = account.by_editors()
    kept = [edit for edit in account.history.edited if edit in held]
    if new or len(kept) < len(account.history.edited):
        write_edits(account.folder, [*kept, *new])
    return len(new)


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.file}:{place.line}" if place.line else place.file


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
