"""An imported issue → its folder. An edited file is never overwritten unasked, and a published address is never lost."""

import difflib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from gazette.content.addresses import clear_redirects, enter_redirects, keep_slugs, lost_addresses
from gazette.content.ledger import imported_digests, ledger_text, sha256
from gazette.content.names import INDEX, LEDGER, ORIGINALS, SOURCE, file_name, markdown_files
from gazette.errors import GazetteError, Problem, problem, writing
from gazette.files import recover, staging, swap_in
from gazette.lock import locked
from gazette.model import ArticleFacts, Imported, IssueFacts

SILENT = frozenset({"page", "pdf", "pdf_sha256", "topics", "summary", "repeals", "amends", "effective", "expires", "status"})
"""Keys that are not written where they say nothing: but for the page, only an editor knows them."""
OURS = frozenset({SOURCE, LEDGER, *ORIGINALS})
WAIT = 10.0
"""Seconds to wait for another import into the same gazette."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where an issue went, and the addresses that lead elsewhere now (old → new slug)."""

    folder: Path
    redirects: Mapping[str, str]


def write_issue(root: Path, imported: Imported, *, force: bool = False) -> Written:
    """Write the issue's folder as a whole.

    Slugs of articles that were there before are kept, and files that are not an import's; an address that no article has any more is entered in the gazette's
    ``redirects.yaml``. Raises GazetteError, and writes nothing, if a file was edited since its import and ``force`` is not given.
    """
    folder = root / imported.issue.address
    gazette = root / imported.issue.gazette_slug
    with writing(folder), locked(gazette, WAIT):
        recover(folder)
        if folder.exists() and not force:
            problems = list(_edits(folder))
            if problems:
                raise GazetteError(problems)
        kept = keep_slugs(folder, imported)
        with staging(folder) as new:
            for name, data in issue_files(kept).items():
                (new / name).write_bytes(data)
            _keep_others(folder, new)
            redirects = lost_addresses(folder, kept.issue)
            # Entered first, cleared last: an entry at an address in use counts for nothing, so at no moment does one lead nowhere.
            enter_redirects(gazette, kept.issue.folder, redirects)
            swap_in(new, folder)
        clear_redirects(gazette, kept.issue)
    return Written(folder, redirects)


def _keep_others(folder: Path, new: Path) -> None:
    """What an editor laid beside the issue's files, the official PDF above all, is there after an import as before."""
    for found in folder.iterdir() if folder.is_dir() else ():
        hidden = found.name.startswith(".")
        ours = found.name in OURS or found.suffix == (".new" if hidden else ".md")  # .new: half a file that a killed process left
        if not ours and not (new / found.name).exists():
            if found.is_dir() and not found.is_symlink():
                shutil.copytree(found, new / found.name, symlinks=True)
            else:
                shutil.copy2(found, new / found.name, follow_symlinks=False)


def differences(root: Path, imported: Imported) -> str:
    """What a new import would change in the folder, as a unified diff; empty if nothing."""
    folder = root / imported.issue.address
    new = issue_files(keep_slugs(folder, imported))
    names = sorted({*new, *(p.name for p in markdown_files(folder))} - {SOURCE, LEDGER, *ORIGINALS})
    return "".join(_file_difference(folder / name, new.get(name, b"")) for name in names)


def _file_difference(path: Path, new: bytes) -> str:
    old = path.read_bytes() if path.exists() else b""
    before, after = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    return "".join(difflib.unified_diff(before, after, f"{path}（现有）", f"{path}（重新导入）"))


# ---------------------------------------------------------------- files of an issue


def issue_files(imported: Imported) -> dict[str, bytes]:
    """All files of the issue's folder by name: Markdown, the source (and the file it was taken out of) byte for byte, the ledger."""
    issue = imported.issue
    pages = {INDEX: file_text(issue.facts, issue.masthead)}
    pages |= {file_name(a.order, a.slug): file_text(a.facts, a.body) for a in issue.articles}
    files = {name: text.encode() for name, text in pages.items()}
    original = {imported.original.file: imported.original.data} if imported.original else {}
    return files | original | {SOURCE: imported.source, LEDGER: ledger_text(imported, files).encode()}


def file_text(facts: IssueFacts | ArticleFacts, body: str) -> str:
    """A Markdown file of the content format: front matter and body."""
    lines = [f"{f.name}: {_yaml(getattr(facts, f.name))}" for f in fields(facts) if _shown(facts, f.name)]
    return "\n".join(["---", *lines, "---", "", body]) if body else "\n".join(["---", *lines, "---", ""])


def _shown(facts: IssueFacts | ArticleFacts, name: str) -> bool:
    return name not in SILENT or getattr(facts, name) not in (None, ())


def _yaml(value: str | int | tuple[str, ...] | None) -> str:
    """Text is always quoted (JSON strings and lists are YAML), so that no title is ever read as a date, a number or a key."""
    return "null" if value is None else json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- what the editor did


def _edits(folder: Path) -> Iterator[Problem]:
    digests = imported_digests(folder)
    present = markdown_files(folder)
    if digests is None:
        if present:
            yield problem("content.no_ledger", str(folder))
        return
    for path in present:
        if path.name not in digests:
            yield problem("content.edited_added", str(path))
        elif sha256(path.read_bytes()) != digests[path.name]:
            yield problem("content.edited", str(path))
    for name in sorted(set(digests) - {p.name for p in present}):
        yield problem("content.edited_removed", str(folder / name))
