"""What a page says of other documents: links where it names them, whom it cites, who cites it, who repealed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gazette.library import Act, Citation, Entry, Library, references_within
from gazette.markdown import Rendered
from gazette.model import Status
from gazette.pages.links import Link


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as others name it. ``path`` is None where the archive does not hold it; then the title is what was written."""

    title: str
    doc_number: str | None
    path: str | None
    effective: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that cites, and where it stands."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document in the list of those cited or citing, with the sentences."""

    document: Cited
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What is known of a document's validity. Days are facts for ever; what holds today is left to the reader."""

    status: Status | None
    effective: str | None
    expires: str | None
    repealed_by: tuple[Cited, ...]
    amended_by: tuple[Cited, ...]
    repeals: tuple[Cited, ...]
    amends: tuple[Cited, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return any(getattr(self, name) for name in StatusFacts.__slots__)


def page_links(library: Library, entry: Entry, rendered: Rendered, root: str) -> Mapping[str, tuple[Link, ...]]:
    """The links of a page's body, by passage."""
    made: dict[str, list[Link]] = {}
    for found in references_within(entry.article.facts.title, rendered):
        made.setdefault(found.passage, []).append(Link(found.start, found.end, f"#{found.fragment}"))
    for citation in library.citations.by(entry.address):
        made.setdefault(citation.passage, []).append(Link(citation.start, citation.end, _href(citation, root)))
    return {passage: tuple(links) for passage, links in made.items()}


def _href(citation: Citation, root: str) -> str:
    fragment = f"#{citation.fragment}" if citation.fragment else ""
    return fragment if citation.target == citation.source else f"{root}{citation.target}.html{fragment}"


def cites(library: Library, address: str) -> tuple[CitedDocument, ...]:
    """The documents that a document cites, in order of print, each once."""
    others = [c for c in library.citations.by(address) if c.target != address]
    return _by_document(library, others, [c.target for c in others])


def cited_by(library: Library, address: str) -> tuple[CitedDocument, ...]:
    """The documents that cite a document, in order of the archive."""
    found = library.citations.of(address)
    return _by_document(library, found, [c.source for c in found])


def _by_document(library: Library, citations: Iterable[Citation], addresses: list[str]) -> tuple[CitedDocument, ...]:
    grouped: dict[str, dict[Sentence, None]] = {}  # a sentence that names a document twice is shown once
    for citation, address in zip(citations, addresses, strict=True):
        place = Sentence(citation.sentence, f"{citation.source}.html#{citation.passage}")
        grouped.setdefault(address, {})[place] = None
    return tuple(CitedDocument(cited(library, address), tuple(sentences)) for address, sentences in grouped.items())


def cited(library: Library, address: str) -> Cited:
    """A document of the archive, as others name it."""
    facts = library.article(address).facts
    return Cited(facts.title, facts.doc_number, f"{address}.html", facts.effective)


def status_facts(library: Library, entry: Entry) -> StatusFacts:
    """What the page says of the document's validity."""
    facts, standing = entry.article.facts, library.standing(entry.address)

    def documents(addresses: Iterable[str]) -> tuple[Cited, ...]:
        return tuple(cited(library, address) for address in addresses)

    def named(acts: Iterable[Act]) -> tuple[Cited, ...]:
        return tuple(cited(library, act.target) if act.target else Cited(act.citation, None, None) for act in acts)

    return StatusFacts(
        facts.status,
        facts.effective,
        facts.expires,
        documents(standing.repealed_by),
        documents(standing.amended_by),
        named(standing.repeals),
        named(standing.amends),
    )
