"""What the program is made of besides its own code: the locked packages, and what of others' works stands in this repository."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.txt"
LISTED = ROOT / "release" / "components.yaml"
PACKAGE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ \\]+)", re.M)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
BY_CLASSIFIER = {"MIT License": "MIT", "Apache Software License": "Apache-2.0"}
SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR) [A-Za-z0-9.+-]+)*")


@dataclass(frozen=True)
class Component:
    """A part that others have made."""

    name: str
    version: str
    purl: str
    licence: str
    """An SPDX expression."""
    home: str
    where: str
    """``PyPI``, or the folder it stands in."""
    hashes: tuple[tuple[str, str], ...]
    """(algorithm, hexadecimal digest) of each archive it may come in."""


def components() -> list[Component]:
    """The packages of the lock file, then what is vendored. Raises ValueError for one whose licence is not known."""
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return [*_locked(listed["licences"]), *map(_vendored, listed["vendored"])]


def locked(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, version and SHA-256 digests of each package in a lock file.

    >>> locked("click==8.5.1 \\\\\\n    --hash=sha256:" + "0" * 64 + "\\n    # via x\\n")[0][:2]
    ('click', '8.5.1')
    """
    found = list(PACKAGE.finditer(text))
    ends = [m.start() for m in found[1:]] + [len(text)]
    return [(m["name"], m["version"], tuple(HASH.findall(text, m.start(), end))) for m, end in zip(found, ends, strict=True)]


def _locked(licences: dict[str, str]) -> Iterator[Component]:
    for name, version, digests in locked(LOCK.read_text(encoding="utf-8")):
        licence = licences.get(name) or _licence(name)
        hashes = tuple(("SHA-256", digest) for digest in digests)
        yield Component(name, version, f"pkg:pypi/{name}@{version}", licence, f"https://pypi.org/project/{name}/", "PyPI", hashes)


def _licence(name: str) -> str:
    """From the metadata of the installed package: the SPDX expression, the classifier, or the field ``License``."""
    try:
        about = metadata(name).json
    except PackageNotFoundError:
        raise ValueError(f"{name} is not installed: name its licence in {LISTED.name}") from None
    classifiers = (c.rpartition(" :: ")[2] for c in about.get("classifier", ()) if c.startswith("License"))
    by_classifier = next((BY_CLASSIFIER[c] for c in classifiers if c in BY_CLASSIFIER), None)
    licence = str(about.get("license_expression") or by_classifier or about.get("license") or "")
    if not SPDX.fullmatch(licence) or licence == "BSD":
        raise ValueError(f"{name} says {licence!r} of its licence: name it in {LISTED.name}")
    return licence


def _vendored(entry: dict[str, Any]) -> Component:
    if not (ROOT / entry["licence_file"]).is_file() or not (ROOT / entry["where"]).is_dir():
        raise ValueError(f"{entry['name']}: {entry['licence_file']} or {entry['where']} is not there")
    algorithm, _, digest = entry.get("integrity", "").partition("-")
    hashes = ((f"SHA-{algorithm[3:]}", base64.b64decode(digest).hex()),) if digest else ()
    return Component(entry["name"], str(entry["version"]), entry["purl"], entry["licence"], entry["home"], entry["where"], hashes)
