"""Content folders → issues. Every problem of every file is collected before anything is refused."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType

from gazette.cache import NO_CACHE, Cache
from gazette.content.fields import facts_of
from gazette.content.front_matter import FrontMatter, split
from gazette.content.names import ARTICLE_FILE, INDEX, ISSUE_FOLDER, RESERVED_GAZETTES, RESERVED_SLUGS, SLUG
from gazette.content.signature import signature
from gazette.errors import GazetteError, Problem, problem, reason_of
from gazette.files import left_waiting, put_back
from gazette.lock import locked
from gazette.model import Article, ArticleFacts, Issue, IssueFacts, Place
from gazette.untrusted import turning_in
from gazette.workers import ahead


def read_issues(
    root: Path, cache: Cache = NO_CACHE, jobs: int = 1, known: Mapping[Path, str] = MappingProxyType({})
) -> tuple[Issue, ...]:
    """All issues under ``root``, by gazette, then year and number. Raises GazetteError with all that is wrong.

    With more than one of ``jobs``, what is not kept is read ahead by so many processes. ``known``: signatures of folders, where there are
    any; nothing may have been saved since.
    """
    problems: list[Problem] = []
    folders = {folder: known.get(folder) for folder in _issue_folders(root, problems)}
    new = {
        folder: partial(_issue_of, folder, seen, [], cache)
        for folder, seen in folders.items()
        if seen and cache.lacks("issues", cache.key(seen))
    }
    read = ((folder, folders[folder]) for folder in ahead(folders, new, jobs))
    issues = [issue for folder, seen in read if (issue := _issue_of(folder, seen, problems, cache))]
    problems += _between_issues(issues)
    if not issues and not problems:
        problems.append(problem("content.no_content", str(root)))
    if problems:
        raise GazetteError(problems)
    return tuple(sorted(issues, key=lambda i: (i.gazette_slug, i.facts.year, i.facts.number)))


def read_issue(folder: Path) -> Issue:
    """The issue of one folder. Raises GazetteError with all that is wrong with it."""
    problems: list[Problem] = []
    issue = _read_issue(folder, problems)
    if problems or issue is None:
        raise GazetteError(problems)
    return issue


def read_names(root: Path) -> dict[str, str]:
    """Name → slug of the gazettes whose issues can be read; what is broken elsewhere is left to :func:`read_issues`."""
    ignored: list[Problem] = []
    issues = [issue for folder in _issue_folders(root, ignored) if (issue := _read_issue(folder, ignored))]
    return {issue.facts.gazette: issue.gazette_slug for issue in issues}


def _issue_folders(root: Path, problems: list[Problem]) -> Iterator[Path]:
    for gazette in _folders(root):
        if not SLUG.fullmatch(gazette.name):
            problems.append(problem("content.bad_gazette_folder", str(gazette), found=gazette.name))
            continue
        if gazette.name in RESERVED_GAZETTES:
            problems.append(problem("content.reserved_gazette", str(gazette), found=gazette.name))
            continue
        if gazette.is_symlink():
            problems.append(problem("content.symlink", str(gazette)))
            continue
        _put_back(gazette)
        for folder in _folders(gazette):
            if folder.is_symlink():
                problems.append(problem("content.symlink", str(folder)))
            elif not ISSUE_FOLDER.fullmatch(folder.name):
                problems.append(problem("content.bad_folder", str(folder), found=folder.name))
            else:
                yield folder


def _put_back(gazette: Path) -> None:
    """An issue of which an import that was killed left only the former folder, under its waiting name, unless one is at work just now."""
    if left := [folder for folder in left_waiting(gazette) if ISSUE_FOLDER.fullmatch(folder.name)]:
        with suppress(GazetteError, OSError), locked(gazette, 0):
            for folder in left:
                put_back(folder)


def _folders(parent: Path) -> list[Path]:
    return sorted(p for p in parent.iterdir() if p.is_dir() and not p.name.startswith(".")) if parent.is_dir() else []


def _read_text(path: Path, problems: list[Problem]) -> str | None:
    if path.is_symlink():
        problems.append(problem("content.symlink", str(path)))
        return None
    if path.exists() and not path.is_file():  # a pipe would be waited for
        problems.append(problem("content.no_file", str(path)))
        return None
    try:
        return _without_turns(path.read_bytes().decode("utf-8").replace("\r\n", "\n"), path, problems)
    except UnicodeDecodeError as error:
        problems.append(problem("content.not_utf8", str(path), byte=error.start + 1))
    except OSError as error:
        problems.append(problem("content.unreadable", str(path), reason=reason_of(error)))
    return None


def _without_turns(text: str, path: Path, problems: list[Problem]) -> str | None:
    """The text, if no sign in it turns the direction of writing."""
    found = turning_in(text)
    if found < 0:
        return text
    problems.append(problem("content.turning", str(path), text.count("\n", 0, found) + 1, found=text[found]))
    return None


def _read_front(path: Path, problems: list[Problem]) -> FrontMatter | None:
    text = _read_text(path, problems)
    if text is None:
        return None
    front, found = split(text, str(path))
    problems += found
    return front


def _issue_of(folder: Path, seen: str | None, problems: list[Problem], cache: Cache) -> Issue | None:
    """The issue as kept from an earlier reading of the same files, or read now; only what is without fault is kept."""
    if cache.folder is None:
        return _read_issue(folder, problems)
    try:
        before = cache.key(seen or signature(folder))
        if kept := cache.get("issues", before):
            return _known(cache, *kept)
        issue = _read_issue(folder, problems)
        if issue and cache.key(signature(folder)) == before:  # else it was saved while it was read
            cache.put("issues", before, (issue, cache.digest(issue)))
    except OSError:  # a file that cannot be read, or is gone by now: said by the reading itself
        return _read_issue(folder, problems)
    return issue


def _known(cache: Cache, issue: Issue, digest: str) -> Issue:
    cache.know(issue, digest)
    return issue


def _read_issue(folder: Path, problems: list[Problem]) -> Issue | None:
    index = folder / INDEX
    before = len(problems)
    articles = _read_articles(folder, problems)
    if not index.is_file():
        problems.append(problem("content.no_index", str(folder)))
        return None
    front = _read_front(index, problems)
    if front is None:
        return None
    facts, found = facts_of(IssueFacts, front, str(index))
    problems += found
    if facts is None or len(problems) > before:
        return None
    if facts.pdf and "//" not in facts.pdf and (folder / facts.pdf).is_symlink():
        problems.append(problem("content.symlink", str(folder / facts.pdf)))
        return None
    if facts.pdf and "//" not in facts.pdf and not (folder / facts.pdf).is_file():
        problems.append(problem("content.no_pdf", str(index), front.lines["pdf"][0], found=facts.pdf))
        return None
    issue = Issue(facts, folder.parent.name, front.body, articles, Place(str(index), front.body_line))
    if ISSUE_FOLDER.fullmatch(folder.name) and issue.folder != folder.name and not _same_numbers(folder.name, facts):
        line = front.lines["number"][0]
        problems.append(
            problem("content.folder_mismatch", str(index), line, year=facts.year, number=facts.number, folder=folder.name)
        )
    return issue


def _same_numbers(folder: str, facts: IssueFacts) -> bool:
    found = ISSUE_FOLDER.fullmatch(folder)
    return found is not None and (int(found["year"]), int(found["number"])) == (facts.year, facts.number)


def _read_articles(folder: Path, problems: list[Problem]) -> tuple[Article, ...]:
    articles: list[Article] = []
    files = sorted(p for p in folder.iterdir() if p.suffix == ".md" and p.name != INDEX and not p.name.startswith("."))
    for path in files:
        named = ARTICLE_FILE.fullmatch(path.name)
        if not named:
            problems.append(problem("content.bad_file_name", str(path), found=path.name))
            continue
        article = _read_article(path, int(named["order"]), named["slug"], problems)
        if article:
            problems += _clashes(article, articles)
            articles.append(article)
    if not files:
        problems.append(problem("content.no_articles", str(folder)))
    return tuple(articles)


def _read_article(path: Path, order: int, slug: str, problems: list[Problem]) -> Article | None:
    if slug in RESERVED_SLUGS:
        problems.append(problem("content.reserved_slug", str(path), slug=slug))
        return None
    front = _read_front(path, problems)
    if front is None:
        return None
    facts, found = facts_of(ArticleFacts, front, str(path))
    problems += found
    return Article(facts, slug, order, front.body, Place(str(path), front.body_line), front.lines) if facts else None


def _clashes(article: Article, others: list[Article]) -> Iterator[Problem]:
    for other in others:
        if other.slug == article.slug:
            yield problem("content.duplicate_slug", article.place.file, slug=article.slug, other=Path(other.place.file).name)
        if other.order == article.order:
            yield problem("content.duplicate_order", article.place.file, order=article.order, other=Path(other.place.file).name)


def _between_issues(issues: list[Issue]) -> Iterator[Problem]:
    """Two issues of one number; two names for one gazette."""
    numbers: dict[tuple[str, int, int], Issue] = {}
    names: dict[str, Issue] = {}
    for issue in issues:
        facts, file = issue.facts, issue.place.file
        first = numbers.setdefault((issue.gazette_slug, facts.year, facts.number), issue)
        if first is not issue:
            other = first.place.file
            yield problem(
                "content.duplicate_issue", file, 1, other=other, gazette=facts.gazette, year=facts.year, number=facts.number
            )
        named = names.setdefault(issue.gazette_slug, issue)
        if named.facts.gazette != facts.gazette:
            yield problem(
                "content.other_gazette_name", file, 1, name=facts.gazette, other=named.place.file, other_name=named.facts.gazette
            )
