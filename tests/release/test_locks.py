"""What is installed is what was locked, and the lists of components say what that is."""

import json
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from gazette import __version__
from release.components import components, locked
from release.lists import LICENCES, SBOM, licences, sbom

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FREE = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "Zlib", "CC0-1.0"}
"""Licences that let an office use, change and hand on the program and the sites made with it."""


def lock(name: str) -> dict[str, set[str]]:
    """Package → versions locked (one a Python version)."""
    found: dict[str, set[str]] = {}
    for package, locked_version, _ in locked((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(package, set()).add(locked_version)
    return found


def asked(extra: str) -> list[Requirement]:
    extras = PROJECT["optional-dependencies"]
    found = [Requirement(r) for r in (extras[extra] if extra else PROJECT["dependencies"])]
    own = [r for r in found if r.name == PROJECT["name"]]
    return [r for r in found if r not in own] + [inner for r in own for name in r.extras for inner in asked(name)]


@pytest.mark.parametrize(
    ("name", "extra"), [("requirements.txt", ""), ("requirements-dev.txt", "dev"), ("requirements-release.txt", "release")]
)
def test_a_lock_answers_what_the_project_asks_for(name: str, extra: str) -> None:
    found = lock(name)
    wanted = asked("") + (asked(extra) if extra else [])
    unmet = [str(r) for r in wanted if not any(v in r.specifier for v in found.get(canonicalize_name(r.name), ()))]
    assert unmet == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-release.txt"])
def test_every_package_has_hashes(name: str) -> None:
    packages = locked((ROOT / name).read_text(encoding="utf-8"))
    assert [package for package, _, hashes in packages if not hashes] == []
    assert len(packages) > 10


def test_sites_are_built_with_the_versions_that_are_tested() -> None:
    tested = lock("requirements-dev.txt")
    assert {name: versions for name, versions in lock("requirements.txt").items() if tested.get(name) != versions} == {}


def test_what_runs_here_is_what_is_locked() -> None:
    here = {name: versions for name, versions in lock("requirements.txt").items() if name != "colorama"}  # Windows alone
    assert {name: version(name) for name, versions in here.items() if version(name) not in versions} == {}


def test_the_lists_are_those_of_the_lock() -> None:
    parts = components()
    assert SBOM.read_text(encoding="utf-8") == sbom(parts), "run `make lists`"
    assert LICENCES.read_text(encoding="utf-8") == licences(parts), "run `make lists`"


def test_the_sbom_is_cyclonedx_and_names_everything() -> None:
    text = SBOM.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = json.loads(text)
    names = {(entry["name"], entry["version"]) for entry in listed["components"]}
    assert {(name, v) for name, versions in lock("requirements.txt").items() for v in versions} < names
    assert ("lunr", "2.3.9") in names
    assert listed["metadata"]["component"]["version"] == __version__


def test_every_licence_is_a_free_one() -> None:
    parts = ((part.name, part.licence.split(" AND ")) for part in components())
    assert [(name, licence) for name, terms in parts for licence in terms if licence not in FREE] == []


def test_what_npm_is_asked_about_is_what_is_vendored() -> None:
    packages = json.loads((ROOT / "release/npm/package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked_of_npm = {(key.removeprefix("node_modules/"), entry["version"]) for key, entry in packages.items() if key}
    assert asked_of_npm == {(part.name, part.version) for part in components() if part.purl.startswith("pkg:npm/")}


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.split("\n## ")[1].split()[0] == __version__
