"""``import``: source files → issue folders. Joins the sources, the importer and the content room; each file succeeds or fails by itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazette.config import read_config
from gazette.content import differences, read_names, write_issue
from gazette.content.names import SLUG
from gazette.errors import GazetteError, Problem, reading
from gazette.importer import ImportOptions, import_source
from gazette.messages import message
from gazette.model import Imported
from gazette.sources import read_source


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one source file: lines to show, problems if it failed."""

    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def import_options(content: Path, config: Path, gazette: str | None, year: int | None, number: int | None) -> ImportOptions:
    """The editor's options, and the slugs of the gazettes the site knows: by its content, and by city in the settings."""
    slugs = read_names(content)
    if config.exists():
        for slug, settings in read_config(config).gazettes.items():
            if settings.city:
                slugs.setdefault(f"{settings.city}人民政府公报", slug)
    is_slug = gazette is not None and SLUG.fullmatch(gazette) is not None
    return ImportOptions(
        gazette_slug=gazette if is_slug else None, gazette=None if is_slug else gazette, year=year, number=number, slugs=slugs
    )


def import_files(
    files: Sequence[Path],
    content: Path,
    options: ImportOptions,
    *,
    force: bool,
    diff: bool,
    progress: Callable[[str, int, int], None],
) -> list[Result]:
    """Import each file; one that fails does not stop the others."""
    results = []
    for done, path in enumerate(files, 1):
        results.append(_import_file(path, content, options, force=force, diff=diff))
        progress("import", done, len(files))
    return results


def _import_file(path: Path, content: Path, options: ImportOptions, *, force: bool, diff: bool) -> Result:
    try:
        with reading(path):
            imported = _imported(path, options)
            if diff:
                return Result((_shown_differences(content, imported),))
        written = write_issue(content, imported, force=force)
    except GazetteError as error:
        return Result(problems=error.problems)
    return Result((*_summary(imported, written.folder), *(_redirected(o, n) for o, n in written.redirects.items())))


def _imported(path: Path, options: ImportOptions) -> Imported:
    """The file's text through the importer; what its reader doubts leads the list of doubts."""
    taken = read_source(path.read_bytes(), str(path))
    imported = import_source(taken.text, str(path), options)
    ledger = replace(imported.ledger, doubts=(*taken.doubts, *imported.ledger.doubts))
    return replace(imported, ledger=ledger, original=taken.original)


def _shown_differences(content: Path, imported: Imported) -> str:
    return differences(content, imported) or message("cli.no_difference", folder=content / imported.issue.address)


def _redirected(old: str, new: str) -> str:
    return message("cli.redirected", old=old, new=new or "index")


def _summary(imported: Imported, folder: Path) -> Iterator[str]:
    ledger = imported.ledger
    counts = {"dropped": len(ledger.dropped), "moved": len(ledger.moved), "doubts": len(ledger.doubts)}
    yield message("cli.imported", folder=folder, articles=len(imported.issue.articles), **counts)
    for doubt in ledger.doubts[:3]:
        yield message("cli.first_doubt", place=f"{folder / (doubt.file or 'source.txt')}（原文第 {doubt.line} 行）", why=doubt.why)
