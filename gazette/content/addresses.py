"""Published addresses stay: slugs are kept from import to import, and an address no article has any more leads on."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import yaml

from gazette.content.front_matter import FrontMatter, split
from gazette.content.names import ARTICLE_FILE, REDIRECTS, file_name, markdown_files
from gazette.content.redirects import redirect_entries
from gazette.files import write_whole
from gazette.model import Article, ArticleFacts, Imported, Issue


def keep_slugs(folder: Path, imported: Imported) -> Imported:
    """The same import, each article under the slug it had in the folder: known by doc number, else by title."""
    former = _former_slugs(folder)
    if not former:
        return imported
    taken: set[str] = set()
    names: dict[str, str] = {}
    articles = []
    for article in imported.issue.articles:
        slug = next((former[key] for key in _keys(article.facts) if key in former and former[key] not in taken), None)
        if slug:
            taken.add(slug)
        articles.append((article, slug))
    used = set(taken)
    final: list[Article] = []
    for article, slug in articles:
        chosen = slug or _free(article.slug, used)
        used.add(chosen)
        names[file_name(article.order, article.slug)] = file_name(article.order, chosen)
        final.append(dataclasses.replace(article, slug=chosen))
    ledger = imported.ledger
    ledger = dataclasses.replace(
        ledger,
        moved=tuple(dataclasses.replace(m, to=names.get(m.to, m.to)) for m in ledger.moved),
        doubts=tuple(dataclasses.replace(d, file=names.get(d.file or "", d.file)) for d in ledger.doubts),
    )
    return dataclasses.replace(imported, issue=dataclasses.replace(imported.issue, articles=tuple(final)), ledger=ledger)


def _free(slug: str, used: set[str]) -> str:
    candidates = [slug, *(f"{slug}-{n}" for n in range(2, len(used) + 3))]
    return next(c for c in candidates if c not in used)


def _keys(facts: ArticleFacts) -> list[str]:
    return [key for key in (facts.doc_number, facts.title) if key]


def _former_slugs(folder: Path) -> dict[str, str]:
    """Doc number and title → slug, of the articles that stand in the folder now."""
    former: dict[str, str] = {}
    for path in markdown_files(folder):
        named = ARTICLE_FILE.fullmatch(path.name)
        front: FrontMatter | None = None
        if named:
            front, _ = split(path.read_text(encoding="utf-8", errors="replace"), str(path))
        if named and front:
            for key in (front.values.get("doc_number"), front.values.get("title")):
                if key:
                    former.setdefault(str(key), named["slug"])
    return former


def lost_addresses(folder: Path, issue: Issue) -> dict[str, str]:
    """Slugs in the folder that the new issue has no more → slug of the article that now stands at their place in the order."""
    present = {a.slug for a in issue.articles}
    lost = {}
    for path in markdown_files(folder):
        named = ARTICLE_FILE.fullmatch(path.name)
        if named and named["slug"] not in present:
            before = [a for a in issue.articles if a.order <= int(named["order"])]
            lost[named["slug"]] = before[-1].slug if before else ""
    return lost


def enter_redirects(gazette: Path, issue: str, redirects: Mapping[str, str]) -> None:
    """Enter that addresses of an issue (old → new slug) lead on."""
    entries = _entries(gazette)
    new = {f"{issue}/{old}": f"{issue}/{target}" if target else issue for old, target in redirects.items()}
    _write(gazette, entries, {**entries, **new})


def clear_redirects(gazette: Path, issue: Issue) -> None:
    """Take out the entries at addresses of an issue: in use again, they lead nowhere else."""
    entries = _entries(gazette)
    used = {f"{issue.folder}/{article.slug}" for article in issue.articles}
    _write(gazette, entries, {old: new for old, new in entries.items() if old not in used})


def _entries(gazette: Path) -> dict[str, str]:
    path = gazette / REDIRECTS
    return redirect_entries(path) if path.exists() else {}


def _write(gazette: Path, before: Mapping[str, str], entries: Mapping[str, str]) -> None:
    if entries != before:
        write_whole(gazette / REDIRECTS, yaml.safe_dump(dict(entries), allow_unicode=True, sort_keys=True).encode())
