"""The static data API: the same facts as the pages', for programs. Its shape is promised by the JSON Schemas in ``schema/``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from importlib.resources import files

from gazette.config import Config
from gazette.exports.addresses import archive_path, book_path, data_path, issue_data_path, markdown_path, text_path
from gazette.library import Entry, Gazette, Library
from gazette.markdown import Rendered
from gazette.model import Issue

INDEX = "api/index.json"
SCHEMAS = ("index", "issue", "document")


def schema_files() -> Iterator[tuple[str, bytes]]:
    """The JSON Schemas (draft 2020-12), published beside the data."""
    for name in SCHEMAS:
        yield f"api/schema/{name}.json", files("gazette.exports").joinpath(f"schema/{name}.json").read_bytes()


def index_data(library: Library) -> bytes:
    """``api/index.json``: every gazette and issue."""
    site = library.config
    gazettes = [
        {
            "slug": gazette.slug,
            "name": gazette.name,
            "city": gazette.config.city,
            "path": f"{gazette.slug}/index.html",
            "issues": [_issue_line(issue) for issue in gazette.issues],
        }
        for gazette in library.gazettes
    ]
    return _json(INDEX, "index", {"site": site.site_name, "url": site.base_url, "gazettes": gazettes})


def issue_data(issue: Issue, gazette: Gazette, site: Config) -> bytes:
    """An issue: its facts and its documents in printed order."""
    address = issue.address
    pdf = {"pdf": issue.facts.pdf, "sha256": issue.facts.pdf_sha256} if issue.facts.pdf else None
    if pdf and issue.facts.pdf and "//" not in issue.facts.pdf:
        pdf["pdf"] = f"{address}/{issue.facts.pdf}"
    value = {
        **_issue_line(issue),
        "url": _url(site, f"{address}/index.html"),
        "gazette": {"slug": gazette.slug, "name": gazette.name},
        "masthead": issue.masthead,
        "official": pdf,
        "files": {"book": book_path(address), "archive": archive_path(address)},
        "contents": [
            {
                "address": f"{address}/{article.slug}",
                "path": f"{address}/{article.slug}.html",
                "data": data_path(f"{address}/{article.slug}"),
                "title": article.facts.title,
                "kind": article.facts.kind,
                "section": article.facts.section,
                "doc_number": article.facts.doc_number,
                "issuer": article.facts.issuer,
                "date": article.facts.date,
                "page": article.facts.page,
            }
            for article in issue.articles
        ],
    }
    return _json(issue_data_path(address), "issue", value)


def document_data(library: Library, entry: Entry, gazette: Gazette, rendered: Rendered) -> bytes:
    """A document: its facts, its contents list, and its text in passages with the ids under which its page shows them."""
    address, issue, site = entry.address, entry.issue, library.config
    facts, standing = entry.article.facts, library.standing(address)

    def beside(slug: str | None) -> str | None:
        return f"{issue.address}/{slug}" if slug else None

    value = {
        "address": address,
        "path": f"{address}.html",
        "url": _url(site, f"{address}.html"),
        "issue": {
            "address": issue.address,
            "data": issue_data_path(issue.address),
            "gazette": {"slug": gazette.slug, "name": gazette.name},
            "year": issue.facts.year,
            "number": issue.facts.number,
            "published": issue.facts.published,
        },
        "order": entry.article.order,
        "facts": {f.name: getattr(facts, f.name) for f in fields(facts)},
        "contents": [{"id": e.id, "level": e.level, "text": e.text} for e in rendered.toc],
        "passages": [{"id": p.id, "text": p.text} for p in rendered.passages],
        "cites": _once(c.target for c in library.citations.by(address) if c.target != address),
        "cited_by": _once(c.source for c in library.citations.of(address)),
        "repealed_by": standing.repealed_by,
        "amended_by": standing.amended_by,
        "files": {"markdown": markdown_path(address), "text": text_path(address)},
        "previous": beside(entry.previous.slug if entry.previous else None),
        "next": beside(entry.next.slug if entry.next else None),
    }
    return _json(data_path(address), "document", value)


def _once(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(addresses))


def _issue_line(issue: Issue) -> dict[str, object]:
    facts = issue.facts
    return {
        "address": issue.address,
        "path": f"{issue.address}/index.html",
        "data": issue_data_path(issue.address),
        "year": facts.year,
        "number": facts.number,
        "total_number": facts.total_number,
        "published": facts.published,
        "documents": len(issue.articles),
    }


def _url(site: Config, path: str) -> str | None:
    return site.base_url + path if site.base_url else None


def _json(path: str, schema: str, value: Mapping[str, object]) -> bytes:
    """The value with its schema named by its address relative to the file, as editors understand it."""
    up = "../" * (path.count("/") - 1)
    text = json.dumps({"$schema": f"{up}schema/{schema}.json", **value}, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
