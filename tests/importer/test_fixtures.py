"""Phenomena of gazette text: each fixture is a real excerpt and what must become of it (fixtures/*.md, plain text).

A fixture: a title, a line that names the phenomenon, then source and expected result, each closed by a line with one dot.
The result of an article: ``= title``, ``: fact value`` for each fact found, then its body.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gazette.importer import ImportOptions, import_source
from gazette.model import Imported

FOLDER = Path(__file__).parent / "fixtures"
FACTS = ("subtitle", "kind", "doc_number", "issuer", "author", "date", "section", "page")
OPTIONS = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)


class Fixture(NamedTuple):
    title: str
    phenomenon: str
    source: str
    expected: str


def fixtures(path: Path) -> Iterator[Fixture]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    for at in range(0, len(parts) - 1, 3):
        title, phenomenon = parts[at].strip("\n").split("\n")
        yield Fixture(title, phenomenon, parts[at + 1], parts[at + 2])


def shown(imported: Imported) -> str:
    out: list[str] = []
    for article in imported.issue.articles:
        out.append(f"= {article.facts.title}")
        out += [f": {name} {value}" for name in FACTS if (value := getattr(article.facts, name)) is not None]
        out += ["", article.body] if article.body else [""]
    out += [f"dropped {d.line} {d.why}" for d in imported.ledger.dropped]
    out += [f"moved {m.lines[0]}-{m.lines[1]}" for m in imported.ledger.moved]
    return "\n".join(out).strip("\n")


CASES = [pytest.param(f, id=f"{path.stem}: {f.title}") for path in sorted(FOLDER.glob("*.md")) for f in fixtures(path)]


@pytest.mark.parametrize("fixture", CASES)
def test_phenomenon(fixture: Fixture) -> None:
    imported = import_source(fixture.source.encode(), "fixture.txt", OPTIONS)
    assert shown(imported) == fixture.expected.strip("\n"), fixture.phenomenon


def test_fixtures_are_found() -> None:
    assert len(CASES) >= 15
