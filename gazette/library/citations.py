"""Which document cites which, with the sentence: found once for the whole archive, in time that grows with its text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from gazette.cache import NO_CACHE, Cache
from gazette.library.asking import Answers, Asked, asked_in
from gazette.library.catalogue import Catalogue, Named, bare_title
from gazette.library.clauses import Region, regions
from gazette.library.reader import Reader, explained_by
from gazette.markdown import Passage, Rendered, render
from gazette.model import Article, Issue
from gazette.workers import ahead

ENDS = "。；！？"
CLOSERS = "”’』」）》"
LONGEST = 140
NUMBERED = re.compile(r"\d\s*号")  # 〔2021〕7号
WRAPPED = re.compile(r"\n(?<!\n\n)(?!\n)")  # a line break that an editor set within a paragraph; sought by its own sign

Pages = Mapping[str, tuple[Region, ...]]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place at which one document names another: passage and signs of the citing one, page and part of the cited one."""

    source: str
    """Address of the citing document."""
    passage: str
    start: int
    end: int
    target: str
    """Address of the cited document."""
    fragment: str | None
    """The part or clause that is named; None: the document as a whole."""
    sentence: str


@dataclass(frozen=True)
class Citations:
    """All citations, by the citing and by the cited document; one document's in order of print."""

    made: Mapping[str, tuple[Citation, ...]]
    received: Mapping[str, tuple[Citation, ...]]

    def by(self, address: str) -> tuple[Citation, ...]:
        """The citations that stand in a document, those of its own parts included."""
        return self.made.get(address, ())

    def of(self, address: str) -> tuple[Citation, ...]:
        """The citations of a document in others."""
        return self.received.get(address, ())


@dataclass(frozen=True, slots=True)
class _Search:
    """The search of issues one by one."""

    catalogue: Catalogue
    answers: Answers
    cache: Cache

    def naming(self, issue: Issue) -> dict[str, list[str]]:
        """As :func:`_naming`, kept."""
        told = self.answers.to(issue.gazette_slug, self.cache.kept("asked", (issue,), partial(_asked, issue)))
        return self.cache.kept("naming", (issue, told), partial(_naming, issue, self.catalogue))

    def passages(self, issue: Issue, citing: tuple[str, ...]) -> tuple[Asked, dict[str, tuple[Passage, ...]]]:
        """As :func:`_passages`, kept."""
        return self.cache.kept("passages", (issue, citing), partial(_passages, issue, citing))

    def ahead(self, issue: Issue) -> None:
        """Let both be kept. Nearly all the work is theirs."""
        if citing := tuple(self.naming(issue)):
            self.passages(issue, citing)


def find_citations(issues: Iterable[Issue], catalogue: Catalogue, cache: Cache = NO_CACHE, jobs: int = 1) -> Citations:
    """Search every article. Only those that name a document of the archive, or whose clauses are named, are rendered.

    An issue is searched anew only if it, what the names in it may mean or the clauses of those it names have changed.
    """
    every, answers = tuple(issues), Answers(catalogue)
    search = _Search(catalogue, answers, cache)
    issues_by = {issue.address: issue for issue in every}
    new = {address: partial(search.ahead, issue) for address, issue in issues_by.items() if cache.lacks("asked", cache.key(issue))}
    naming = {address: search.naming(issues_by[address]) for address in ahead(issues_by, new, jobs)}
    apart = {target for found in naming.values() for targets in found.values() for target in targets}
    pages: dict[str, tuple[Region, ...]] = {}
    for issue in every:
        wanted = tuple(sorted(apart.intersection(f"{issue.address}/{article.slug}" for article in issue.articles)))
        if wanted:
            pages |= cache.kept("clauses", (issue, wanted), partial(_clauses, issue, wanted))
    made: dict[str, tuple[Citation, ...]] = {}
    for issue in every:
        if found := naming[issue.address]:
            named = {target: pages[target] for targets in found.values() for target in targets}
            citing = tuple(found)
            asked, texts = search.passages(issue, citing)
            told = answers.to(issue.gazette_slug, asked)
            made |= cache.kept("citations", (issue, told, citing, named), partial(_made, issue, catalogue, texts, named))
    received: dict[str, list[Citation]] = {}
    for source, citations in made.items():
        for citation in citations:
            if citation.target != source:
                received.setdefault(citation.target, []).append(citation)
    return Citations(made, {target: tuple(found) for target, found in received.items()})


def _articles(issue: Issue) -> Iterator[tuple[str, Article]]:
    return ((f"{issue.address}/{article.slug}", article) for article in issue.articles)


def _asked(issue: Issue) -> Asked:
    """What the issue's documents name, as far as their source tells."""
    texts = (text for article in issue.articles for text in _blocks(article.body))
    return asked_in(texts, filter(None, map(explained_by, issue.articles)))


def _passages(issue: Issue, citing: Collection[str]) -> tuple[Asked, dict[str, tuple[Passage, ...]]]:
    """What these documents of an issue name, as their pages have it, and the passages in which they do."""
    chosen = {address: article for address, article in _articles(issue) if address in citing}
    found = {address: tuple(_naming_text(article)) for address, article in chosen.items()}
    asked = asked_in((p.text for passages in found.values() for p in passages), filter(None, map(explained_by, chosen.values())))
    return asked, found


def _naming(issue: Issue, catalogue: Catalogue) -> dict[str, list[str]]:
    """The issue's documents that name any of the archive, with those of whose clauses or parts they speak."""
    found: dict[str, dict[str, None]] = {}
    for address, article in _articles(issue):
        reader = Reader(catalogue, catalogue.addresses[address], article)
        for text in _blocks(article.body):
            for mention, _, named in reader.read(text):
                if named:
                    apart = found.setdefault(address, {})
                    if named.part or mention.clauses:
                        apart[named.address] = None
    return {address: list(apart) for address, apart in found.items()}


def _clauses(issue: Issue, wanted: Collection[str]) -> dict[str, tuple[Region, ...]]:
    """The documents' clauses."""
    return {
        address: tuple(replace(region, passages=[]) for region in regions(_rendered(article)))
        for address, article in _articles(issue)
        if address in wanted
    }


def _made(
    issue: Issue, catalogue: Catalogue, texts: Mapping[str, Iterable[Passage]], pages: Pages
) -> dict[str, tuple[Citation, ...]]:
    """The citations in the documents of an issue that name any."""
    made = {}
    for address, article in _articles(issue):
        if address in texts:
            made[address] = tuple(_citations(Reader(catalogue, catalogue.addresses[address], article), texts[address], pages))
    return made


def _citations(reader: Reader, passages: Iterable[Passage], pages: Pages) -> Iterator[Citation]:
    citing = reader.citing
    for passage in passages:
        for start, end, named, fragment in _links(reader, passage.text, pages):
            if named.address != citing.address or fragment:
                sentence = sentence_at(passage.text, start, end)
                yield Citation(citing.address, passage.id, start, end, named.address, fragment, sentence)


def _rendered(article: Article) -> Rendered:
    return render(article.body, article.facts.recipients)


def _may_name(text: str) -> bool:
    """Whether the text has what every name of a document has: a quick look before a close one."""
    return "《" in text or ("号" in text and NUMBERED.search(text) is not None)


@lru_cache(maxsize=128)  # asked twice of each: for what the names are, and for what they mean
def _blocks(body: str) -> tuple[str, ...]:
    """The body's text as near as it takes to see whether it names anything, without parsing it."""
    if not _may_name(body):
        return ()
    text = body.replace("\\", "").removesuffix("\n")
    if "\n" in text.replace("\n\n", ""):
        text = WRAPPED.sub("", text)
    return tuple(filter(_may_name, text.split("\n\n")))


def _running_text(page: Rendered) -> Iterator[Passage]:
    headings = {entry.id for entry in page.toc}
    return (passage for passage in page.passages if passage.id not in headings)


def _naming_text(article: Article) -> Iterator[Passage]:
    return (passage for passage in _running_text(_rendered(article)) if _may_name(passage.text))


def _links(reader: Reader, text: str, pages: Pages) -> Iterator[tuple[int, int, Named, str | None]]:
    """The spans of a text that lead to a document, each with what it leads to."""
    for mention, start, named in reader.read(text):
        if not named:
            continue
        found = pages[named.address] if named.part or mention.clauses else ()
        part = next((r for r in found if named.part and bare_title(r.title) == named.part), None)
        yield start, mention.end, named, part.id if part else None
        for clause in mention.clauses:
            places = {place for region in ((part,) if part else found) if (place := region.place(clause))}
            if len(places) == 1:
                yield clause.start, clause.end, named, places.pop()


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds a span, shortened around it where it is long.

    >>> sentence_at("甲。按照《乙》执行。丙。", 5, 8)
    '按照《乙》执行。'
    """
    first = max(text.rfind(sign, 0, start) for sign in ENDS) + 1
    while first < start and text[first] in CLOSERS:
        first += 1
    ends = [at for sign in ENDS if (at := text.find(sign, end)) >= 0]
    last = min(ends) + 1 if ends else len(text)
    while last < len(text) and text[last] in CLOSERS:
        last += 1
    room = max(0, LONGEST - (end - start)) // 2
    cut_first, cut_last = max(first, start - room), min(last, end + room)
    before, after = "…" if cut_first > first else "", "…" if cut_last < last else ""
    return f"{before}{text[cut_first:cut_last].strip()}{after}"
