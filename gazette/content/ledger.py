"""``import.yaml``: the importer's account on disk, and the digests by which an edited file is known."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from gazette.content.names import LEDGER, SOURCE
from gazette.model import Edit, Imported
from gazette.untrusted import load_untrusted

Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
HEAD = "# 导入记录：原文中未收入正文的、移动过位置的、请编辑核对的。由导入程序生成，请勿手改。\n"


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def ledger_text(imported: Imported, files: Mapping[str, bytes]) -> str:
    """The text of ``import.yaml``; ``files`` are the Markdown files as imported, by name."""
    ledger = imported.ledger
    report = {
        "source": {"file": SOURCE, "sha256": sha256(imported.source), "encoding": ledger.encoding, **_original(imported)},
        "files": {name: sha256(data) for name, data in sorted(files.items())},
        "dropped": [{"line": d.line, "text": d.text, "why": d.why} for d in ledger.dropped],
        "moved": [{"lines": list(m.lines), "to": m.to, "why": m.why, "confidence": round(m.confidence, 2)} for m in ledger.moved],
        "changed": [edit_entry(edit) for edit in ledger.changed],
        "doubts": [
            {
                "line": d.line,
                **({"file": d.file} if d.file else {}),
                "text": d.text,
                "why": d.why,
                **({"suggestion": d.suggestion} if d.suggestion else {}),
                "confidence": round(d.confidence, 2),
            }
            for d in ledger.doubts
        ],
    }
    return HEAD + yaml.dump(report, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)


def edit_entry(edit: Edit) -> dict[str, Any]:
    """An edit as it stands in ``import.yaml`` and ``edits.yaml``: what was moved has ``after``, all else ``published``."""
    where = {"after": edit.after} if edit.moved else {"published": edit.published}
    return {"line": edit.line, "sign": edit.sign, "text": edit.text, **where, "file": edit.file, "why": edit.why}


def _original(imported: Imported) -> dict[str, dict[str, str]]:
    original = imported.original
    return {"original": {"file": original.file, "sha256": sha256(original.data)}} if original else {}


def imported_digests(folder: Path) -> dict[str, str] | None:
    """Name → SHA-256 of each Markdown file as it was imported; None if the folder has no usable ledger."""
    try:
        report: Any = load_untrusted((folder / LEDGER).read_text(encoding="utf-8"))
        files = report["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        return None
