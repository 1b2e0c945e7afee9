"""The files of the search: classic scripts, so that they load from disk and under ``script-src 'self'``.

================================  ==========================================================================
``search/manifest.js``            what a query needs before all else: numbers of the index, where buckets begin, issues, columns
``search/terms/<hex>.js``         a bucket of terms
``search/texts/<issue>/<n>.js``   the n-th article of an issue: what is shown of it, and its passages for the phrase check
``search/facts/….js``             what results can be narrowed and ordered by (``facts.py``)
================================  ==========================================================================
"""

import json
from collections.abc import Iterable, Iterator

from gazette.library import Library
from gazette.model import KINDS, Issue
from gazette.search.buckets import buckets
from gazette.search.builder import BOOSTS, CountingBuilder, lunr_builder
from gazette.search.codec import encode
from gazette.search.documents import FIELDS, Document, documents_of, printed_date
from gazette.search.facts import fact_files
from gazette.search.tokenise import terms_of

FORMAT = 1
"""Raised when scripts of the theme and files of the index no longer fit together."""


def search_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """(path under the site's root, bytes) of every file of the search. Same library, same bytes."""
    builder = lunr_builder(CountingBuilder)
    sections: dict[str, int] = {}
    columns: list[int] = []
    kinds: list[int] = []
    for issue in library.issues:
        for position, document in enumerate(documents_of(issue)):
            terms = {field: terms_of(texts) for field, texts in document.texts.items()}
            builder.add({"ref": str(builder.document_count), **terms})
            columns.append(sections.setdefault(document.facts.section or "", len(sections)))
            kinds.append(KINDS.index(document.facts.kind))
            yield f"search/texts/{issue.address}/{position}.js", _text_script(document, position)
    starts = []
    for bucket in buckets(builder.postings):
        starts.append(bucket.terms[0])
        yield f"search/terms/{bucket.name}.js", bucket.script().encode()
    manifest = {
        "format": FORMAT,
        "documents": builder.document_count,
        "fields": list(FIELDS),
        "boosts": [BOOSTS[field] for field in FIELDS],
        "k1": builder._k1,
        "b": builder._b,
        "averages": [builder.averages()[field] for field in FIELDS] if builder.document_count else [],
        "lengths": [encode(builder.lengths(field)) for field in FIELDS],
        "issues": [_issue_row(issue) for issue in library.issues],
        "gazettes": {gazette.slug: gazette.config.short_name or gazette.name for gazette in library.gazettes},
        "sections": list(sections),
        "columns": encode(columns),
        "kinds": list(KINDS),
        "kind": encode(kinds),
        "starts": "\n".join(starts),
    }
    yield "search/manifest.js", _script("manifest", [manifest])
    for name, values in fact_files(library, builder.postings):
        yield f"search/facts/{name}.js", _script("facts", [name, *values])


def _issue_row(issue: Issue) -> list[object]:
    """Gazette, year, number, how many articles: enough to give every article its issue."""
    return [issue.gazette_slug, issue.facts.year, issue.facts.number, len(issue.articles)]


def _text_script(document: Document, position: int) -> bytes:
    facts = document.facts
    shown = {
        "slug": document.entry.article.slug,
        "title": facts.title,
        "number": facts.doc_number,
        "date": printed_date(facts.date),
        "facts": document.other_facts,
    }
    ids = " ".join(passage.id for passage in document.passages)
    texts = [passage.text for passage in document.passages]
    return _script("text", [f"{document.entry.issue.address}/{position}", shown, ids, texts])


def _script(function: str, arguments: Iterable[object]) -> bytes:
    values = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in arguments)
    return f"gazetteSearch.{function}({values});\n".encode()
