"""The files of the search: classic scripts, so that they load from disk and under ``script-src 'self'``.

==================================  ========================================================================
``search/manifest.js``              what a query needs before all else: numbers of the index, where buckets begin, issues, columns
``search/stamp.js``                 which build of the index stands there, as its manifest says too: so that no two builds are mixed
``search/terms/<hex>.js``           a bucket of terms
``search/texts/<issue>/<n>-<m>.js`` of the n-th article of an issue the m-th piece: its passages for the phrase check, and the
                                    header facts that are searched and shown, in each piece anew so that one is enough for a hit
``search/facts/….js``               what results can be narrowed and ordered by (``facts.py``)
==================================  ========================================================================
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from gazette.cache import digest_of
from gazette.chinese import chinese_date
from gazette.library import Library
from gazette.markdown import Passage
from gazette.model import KINDS, Issue
from gazette.search.buckets import Bucket, buckets, coded_starts
from gazette.search.builder import BOOSTS, lunr_builder
from gazette.search.codec import encode
from gazette.search.coding import placed_from
from gazette.search.counts import BODY, PLACES, Counts, counts_of, place_of
from gazette.search.documents import FIELDS, Document, documents_of
from gazette.search.facts import fact_files
from gazette.search.lengths import classes_of
from gazette.search.terms import Terms, terms_of

FORMAT = 6
"""Raised when scripts of the theme and files of the index no longer fit together."""

STAMP = 12
"""Signs of the digest that tells two builds of the index apart."""

PIECE = 1_500
"""Terms of a body that make a piece of its text, about: small enough to be loaded for one snippet, large enough for gzip."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index, which need not be made where one of the same digest stands already."""

    path: str
    digest: str
    """Of all that it is made of."""
    make: Callable[[], bytes]


def search_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """(path under the site's root, bytes) of every file of the search. Same library, same bytes."""
    counted: list[Counts] = []
    for issue in library.issues:
        files, counts = issue_search(issue)
        counted.append(counts)
        yield from files
    yield from ((file.path, file.make()) for file in index_files(library, terms_of(counted)))


def issue_search(issue: Issue) -> tuple[list[tuple[str, bytes]], Counts]:
    """What the search takes from an issue alone: the files of its texts, and its counts."""
    documents = list(documents_of(issue))
    counts = counts_of(documents)
    terms = counts.lengths[:, BODY].tolist()
    files = [file for at, document in enumerate(documents) for file in _text_files(document, at, terms[at])]
    return files, counts


def index_files(library: Library, terms: Terms) -> Iterator[IndexFile]:
    """The files that all issues make together. ``terms``: those of their counts, in the library's order."""
    sections: dict[str, int] = {}
    articles = [article for issue in library.issues for article in issue.articles]
    columns = [sections.setdefault(article.facts.section or "", len(sections)) for article in articles]
    kinds = [KINDS.index(article.facts.kind) for article in articles]
    starts, large, digests = [], [0], []
    for at, bucket in enumerate(buckets(terms)):
        starts.append(bucket.start)
        large += [at] * bucket.large
        digests.append(bucket.digest)
        yield IndexFile(f"search/terms/{bucket.name}.js", digests[-1], partial(_script_of, bucket))
    words, numbers = coded_starts(starts)
    model = lunr_builder()
    total = terms.documents
    manifest = {
        "format": FORMAT,
        "documents": total,
        "placed": placed_from(total),
        "piece": PIECE,
        "fields": list(FIELDS),
        "boosts": [BOOSTS[field] for field in FIELDS],
        "k1": model._k1,
        "b": model._b,
        "averages": terms.averages,
        "lengths": [encode(column) for column in classes_of(terms.lengths).T.tolist()],
        "issues": [_issue_row(issue) for issue in library.issues],
        "gazettes": {gazette.slug: gazette.config.short_name or gazette.name for gazette in library.gazettes},
        "sections": list(sections),
        "columns": encode(columns),
        "kinds": list(KINDS),
        "kind": encode(kinds),
        "words": words,
        "starts": encode(numbers),
        "large": encode(np.diff(large).tolist()),
    }
    stamp = digest_of(digests, repr(manifest))[:STAMP]
    yield _ready("search/manifest.js", _script("manifest", [manifest | {"stamp": stamp}]))
    yield _ready("search/stamp.js", _script("stamp", [stamp]))
    for name, values in fact_files(library, terms.signs):
        yield _ready(f"search/facts/{name}.js", _script("facts", [name, *values]))


def _script_of(bucket: Bucket) -> bytes:
    return bucket.script().encode()


def _ready(path: str, data: bytes) -> IndexFile:
    """A file that is made anyhow."""
    return IndexFile(path, digest_of(data), lambda: data)


def _issue_row(issue: Issue) -> list[object]:
    """Gazette, year, number, how many articles: enough to give every article its issue."""
    return [issue.gazette_slug, issue.facts.year, issue.facts.number, len(issue.articles)]


def pieces_of(terms: int) -> int:
    """How many pieces a body of about so many terms makes, as ``templates/search/index.js`` reckons too."""
    return min(PLACES, max(1, -(-terms // PIECE)))


def _text_files(document: Document, position: int, terms: int) -> Iterator[tuple[str, bytes]]:
    """The pieces of a document's text, with equally many places of the body in each."""
    facts = document.facts
    shown = {
        "slug": document.entry.article.slug,
        "title": facts.title,
        "number": facts.doc_number,
        "date": facts.date and chinese_date(facts.date),
        "facts": document.other_facts,
    }
    before, pieces = len(document.other_facts), pieces_of(terms)
    found: list[list[Passage]] = [[] for _ in range(pieces)]
    for n, passage in enumerate(document.passages, before):
        found[place_of(n, before + len(document.passages)) * pieces // PLACES].append(passage)
    for piece, passages in enumerate(found):
        name = f"{document.entry.issue.address}/{position}-{piece}"
        ids, texts = " ".join(passage.id for passage in passages), [passage.text for passage in passages]
        yield f"search/texts/{name}.js", _script("text", [name, shown, ids, texts])


def _script(function: str, arguments: Iterable[object]) -> bytes:
    values = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in arguments)
    return f"gazetteSearch.{function}({values});\n".encode()
