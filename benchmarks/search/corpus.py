"""Make a content folder of a corpus in its ``plain`` layout: ``python -m benchmarks.search.corpus PLAIN CONTENT``.

The layout is ``<gazette>/<year>-<nn>/<nn>-<slug>.md``: front matter (title, doc_number, issuer, date, section, gazette, issue_year,
issue_number, order) and a Markdown body.
"""

import sys
from pathlib import Path

import yaml

KEPT = ("title", "doc_number", "issuer", "date", "section")


def main() -> None:
    """Convert every issue."""
    plain, content = map(Path, sys.argv[1:])
    for source in sorted(plain.glob("*/*/")):
        folder = content / source.relative_to(plain)
        folder.mkdir(parents=True)
        for file in sorted(source.glob("*.md")):
            _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
            facts = yaml.load(front, Loader=yaml.CSafeLoader)
            _write(folder / file.name, {key: str(facts[key]) for key in KEPT} | {"kind": "document"}, body.lstrip("\n"))
        issue = {"gazette": facts["gazette"], "year": facts["issue_year"], "number": facts["issue_number"]}
        _write(folder / "index.md", issue, "")


def _write(path: Path, facts: dict[str, object], body: str) -> None:
    front = yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
