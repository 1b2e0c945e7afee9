"""Names of folders and files: ``content/<gazette>/<year>-<nn>/<nn>-<slug>.md``."""

import re
from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # wz-2021-7
ARTICLE_FILE = re.compile(r"(?P<order>[0-9]{2,4})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")  # 03-wz-2021-7.md
ISSUE_FOLDER = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2,3})")  # 2021-06

INDEX = "index.md"
LEDGER = "import.yaml"
EDITS = "edits.yaml"  # what editors changed of the source's text
SOURCE = "source.txt"
ORIGINALS = frozenset({"source.pdf", "source.docx", "source.html"})  # what source.txt was taken out of, byte for byte
REDIRECTS = "redirects.yaml"

# Addresses of an issue's own page and of Windows' devices: no article may take them.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
RESERVED_SLUGS = DEVICES | {"index"}
# Folders of the site itself: no gazette may take them.
RESERVED_GAZETTES = DEVICES | {"api", "issuers", "kinds", "numbers", "search", "sections", "static", "topics", "years"}


def file_name(order: int, slug: str) -> str:
    """Name of an article's file.

    >>> file_name(3, "wz-2021-7")
    '03-wz-2021-7.md'
    """
    return f"{order:02d}-{slug}.md"


def markdown_files(folder: Path) -> list[Path]:
    """The Markdown files of an issue's folder; none if it does not exist."""
    return sorted(p for p in folder.glob("*.md") if not p.name.startswith(".")) if folder.exists() else []
