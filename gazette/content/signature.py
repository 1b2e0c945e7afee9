"""What content folders hold, as one digest: two readings of a folder with the same signature find the same."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from gazette.cache import digest_of
from gazette.content.names import REDIRECTS

READ = (".md", REDIRECTS)


def signature(folder: Path) -> str:
    """The digest of a folder's place, of what is read in it byte for byte, and of the names, sizes and times of all else in it."""
    return digest_of(str(folder), *_entries(folder))


def signatures(root: Path) -> dict[Path, str]:
    """The signatures of all folders of content: root, gazettes and issues."""
    gazettes = [path for path in sorted(root.iterdir()) if path.is_dir()] if root.is_dir() else []
    issues = [path for gazette in gazettes for path in sorted(gazette.iterdir()) if path.is_dir()]
    return {path: signature(path) for path in (root, *gazettes, *issues)}


def content_signature(root: Path) -> str:
    """The digest of all content."""
    return digest_of(*signatures(root).values())


def _entries(folder: Path) -> Iterator[object]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_symlink() or not entry.is_file():
            yield entry.name, entry.is_symlink(), entry.is_dir()
        elif entry.name.endswith(READ):
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - for thousands of files, a path object each is slow
                yield entry.name, blake2b(file.read(), digest_size=20).digest()
        else:
            status = entry.stat()
            yield entry.name, status.st_size, status.st_mtime_ns
