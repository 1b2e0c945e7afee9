"""What became of an issue's source: the importer's account (``import.yaml``) and the editors' (``edits.yaml``), beside the source itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from gazette.content.ledger import Dumper, edit_entry, sha256
from gazette.content.names import EDITS, LEDGER, SOURCE
from gazette.errors import GazetteError, problem
from gazette.files import write_whole
from gazette.model import Dropped, Edit
from gazette.untrusted import load_untrusted

HEAD = "# 编辑对原文文字的改动，一处一条；由 check --fidelity --record 写入，理由可以手改。\n"


@dataclass(frozen=True)
class History:
    """An issue's source as text, and all that is known to have been done to it."""

    text: str
    unaltered: bool
    """Whether the source is the one that was imported, byte for byte."""
    dropped: tuple[Dropped, ...]
    imported: tuple[Edit, ...]
    """What the importer changed."""
    edited: tuple[Edit, ...]
    """What editors changed."""

    @cached_property
    def known(self) -> dict[Edit, Edit]:
        """Every change by what it is, with its reason."""
        return {edit: edit for edit in (*self.imported, *self.edited)}


def read_history(folder: Path) -> History | None:
    """The history of the issue in a folder; None if it came from no source. Raises GazetteError if a file of it is lost or damaged."""
    if not (folder / LEDGER).exists() and not (folder / SOURCE).exists():
        return None
    report = _read(folder / LEDGER)
    try:
        source = report["source"]
        data = (folder / SOURCE).read_bytes()
        text = data.decode(str(source["encoding"]), "replace")
        dropped = tuple(Dropped(int(d["line"]), str(d["text"]), str(d["why"])) for d in report["dropped"])
        imported = tuple(_edits(report.get("changed") or ()))
    except OSError as error:
        raise GazetteError([problem("content.unreadable", str(folder / SOURCE), reason=error.strerror or error)]) from error
    except (KeyError, TypeError, ValueError, AttributeError, LookupError) as error:
        raise GazetteError([problem("content.bad_ledger", str(folder / LEDGER), reason=repr(error))]) from error
    return History(text, sha256(data) == source.get("sha256"), dropped, imported, read_edits(folder))


def history_stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the files that an issue's history is read from."""
    files = ((name, folder / name) for name in (SOURCE, LEDGER, EDITS))
    return tuple((name, (s := file.stat()).st_size, s.st_mtime_ns) for name, file in files if file.exists())


def read_edits(folder: Path) -> tuple[Edit, ...]:
    """What editors changed, as they recorded it; nothing if there is no record. Raises GazetteError if it cannot be read."""
    path = folder / EDITS
    if not path.exists():
        return ()
    try:
        return tuple(_edits(_read(path)["edits"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GazetteError([problem("content.bad_edits", str(path), reason=repr(error))]) from error


def write_edits(folder: Path, edits: Iterable[Edit]) -> Path:
    """Write the editors' record, in the source's order."""
    ordered = sorted(edits, key=lambda e: (e.line, e.sign, e.published))
    text = yaml.dump({"edits": list(map(edit_entry, ordered))}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    write_whole(folder / EDITS, (HEAD + text).encode())
    return folder / EDITS


def _edits(entries: Iterable[Mapping[str, Any]]) -> Iterator[Edit]:
    for entry in entries:
        text = str(entry["text"])
        published = text if "after" in entry else str(entry["published"])
        place = (int(entry["line"]), int(entry["sign"]))
        yield Edit(*place, text, published, str(entry["file"]), str(entry.get("after", "")), str(entry.get("why") or ""))


def _read(path: Path) -> dict[str, Any]:
    try:
        found = load_untrusted(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GazetteError([problem("content.unreadable", str(path), reason=error)]) from error
    return found if isinstance(found, dict) else {}
