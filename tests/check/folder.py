"""A small archive of one issue for the tests of ``check``."""

from pathlib import Path

from gazette.check import Finding, check

ROOT = Path(__file__).parent.parent.parent
INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\npublished: "2021-06"\n---\n'


def article(body: str = "正文。", title: str = "甲", **facts: str) -> str:
    """A file of the content format."""
    lines = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    return f'---\ntitle: "{title}"\nkind: document\n{lines}---\n\n{body}\n'


def findings(folder: Path, *articles: str, source: str | None = None) -> list[Finding]:
    """What ``check`` says of an issue that has these articles and that source."""
    issue = folder / "content/mou/2021-06"
    issue.mkdir(parents=True, exist_ok=True)
    (issue / "index.md").write_text(INDEX, encoding="utf-8")
    for number, text in enumerate(articles, 1):
        (issue / f"{number:02d}-a{number}.md").write_text(text, encoding="utf-8")
    if source is not None:
        (issue / "source.txt").write_text(source, encoding="utf-8")
    return check(folder / "content", folder / "site", ROOT / "config.yaml")


def codes(found: list[Finding]) -> list[str]:
    """What was found, without the room's name."""
    return [one.code.removeprefix("check.") for one in found]
