"""The staging folder: written file by file, compared with the last good site, never swapped for a folder that is not a site."""

import filecmp
import os
from collections.abc import Iterable
from pathlib import Path

from gazette.errors import GazetteError, problem

MARK = ".gazette-site"
"""An empty file in every site we made: only a folder that holds it may be replaced."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def refuse_foreign(output: Path, inputs: Iterable[Path]) -> None:
    """Raise GazetteError if the output is a folder with something else in it, or holds one of our inputs."""
    resolved = output.resolve()
    for path in inputs:
        if path.resolve().is_relative_to(resolved):
            raise GazetteError([problem("output.holds_input", str(output), input=path)])
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise GazetteError([problem("output.not_a_folder", str(output))])
    if output.exists() and any(output.iterdir()) and not (output / MARK).exists():
        raise GazetteError([problem("output.not_a_site", str(output))])


def keep_unchanged(new: Path, old: Path, *, clean: bool) -> tuple[int, int, int]:
    """Give files whose bytes did not change their former times. Returns how many are written, kept, pruned."""
    new_files = _files(new)
    old_files = _files(old) if old.exists() else set()
    kept = 0
    for path in new_files & old_files if not clean else ():
        if filecmp.cmp(new / path, old / path, shallow=False):
            times = (old / path).stat()
            os.utime(new / path, ns=(times.st_atime_ns, times.st_mtime_ns))
            kept += 1
    return len(new_files) - kept, kept, len(old_files - new_files)


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
