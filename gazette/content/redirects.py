"""``redirects.yaml`` of a gazette: addresses that no article has any more, and where they lead."""

from pathlib import Path

import yaml

from gazette.content.names import INDEX, ISSUE_FOLDER, REDIRECTS, SLUG
from gazette.errors import GazetteError, Problem, problem
from gazette.untrusted import load_untrusted


def read_redirects(root: Path) -> dict[str, str]:
    """Former addresses → present ones, of all gazettes: ``{"nanyang/2021-06/old": "nanyang/2021-06/new"}``."""
    redirects: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(root.glob(f"*/{REDIRECTS}")):
        gazette = path.parent.name
        try:
            redirects |= {f"{gazette}/{old}": f"{gazette}/{new}" for old, new in redirect_entries(path).items()}
        except GazetteError as error:
            problems += error.problems
    if problems:
        raise GazetteError(problems)
    return redirects


def redirect_entries(path: Path) -> dict[str, str]:
    """The entries of one file, ``{"2021-06/old": "2021-06/new"}``. Raises GazetteError with all that is wrong in it."""
    if path.is_symlink() or not path.is_file():
        raise GazetteError([problem("content.symlink" if path.is_symlink() else "content.no_file", str(path))])
    try:
        entries = load_untrusted(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GazetteError([problem("content.unreadable", str(path), reason=error)]) from None
    if not isinstance(entries, dict):
        raise GazetteError([problem("content.bad_redirect", str(path), 1, found=str(entries))])
    wrong = [f"{old}: {new}" for old, new in entries.items() if not (_is_address(old) and _is_address(new))]
    if wrong:
        raise GazetteError(problem("content.bad_redirect", str(path), found=found) for found in wrong)
    return {str(old): str(new) for old, new in entries.items()}


def _is_address(value: object) -> bool:
    issue, _, slug = str(value).partition("/")
    return bool(ISSUE_FOLDER.fullmatch(issue)) and (not slug or (bool(SLUG.fullmatch(slug)) and f"{slug}.md" != INDEX))
