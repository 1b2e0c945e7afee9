"""What documents say they do to others: does it lead somewhere, does it agree, is anything left unsaid?"""

import difflib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from gazette.check.finding import Finding, finding
from gazette.library import Entry, Library
from gazette.model import Issue

KEYS = ("repeals", "amends")
REPEALED = re.compile(r"废止|停止执行|不再执行")  # 《…》（宛政〔2015〕3号）同时废止
NEAREST = 3


def standing_findings(library: Library) -> Iterator[Finding]:
    """Targets that are none or several, facts that contradict one another; repeals in the text that no key says."""
    for entry in library.entries():
        for key in KEYS:
            yield from _targets(library, entry, key)
        yield from _contradictions(library, entry)
        yield from _unsaid(library, entry)


def _targets(library: Library, entry: Entry, key: str) -> Iterator[Finding]:
    article, gazette = entry.article, entry.issue.gazette_slug
    lines = article.lines.get(key, ())
    for n, citation in enumerate(getattr(article.facts, key)):
        found = library.catalogue.by_citation(gazette, citation)
        file, line = article.place.file, lines[n] if n < len(lines) else None
        if not found:
            nearest = "；".join(_described(library, address) for address in nearest_to(library, citation)) or "—"
            yield finding(
                "check.dangling_target", file, line, severity="error", words=citation, key=key, citation=citation, nearest=nearest
            )
        elif len(found) > 1:
            several = "；".join(_described(library, named.address) for named in found)
            yield finding(
                "check.ambiguous_target", file, line, severity="error", words=citation, key=key, citation=citation, several=several
            )
        elif found[0].address == entry.address:
            yield finding("check.own_target", file, line, severity="error", words=citation, key=key, citation=citation)


def nearest_to(library: Library, citation: str) -> list[str]:
    """Addresses of the documents whose doc number, title or address is most like a citation, the likest first."""
    names: dict[str, str] = {}
    for other in library.entries():
        facts = other.article.facts
        name = other.address if "/" in citation else f"《{facts.title}》" if citation.startswith("《") else facts.doc_number
        names.setdefault(name or "", other.address)
    return [names[name] for name in difflib.get_close_matches(citation, names, n=NEAREST, cutoff=0.6)]


def _described(library: Library, address: str) -> str:
    facts = library.article(address).facts
    number = f"（{facts.doc_number}）" if facts.doc_number else ""
    return f"《{facts.title}》{number} {address}"


def _contradictions(library: Library, entry: Entry) -> Iterator[Finding]:
    """A document cannot be in force and repealed, nor repealed by one that is older."""
    facts, file = entry.article.facts, entry.article.place.file
    for address in library.standing(entry.address).repealed_by:
        other = library.article(address)
        if facts.status == "in-force":
            line = entry.article.lines.get("status", (None,))[0]
            yield finding(
                "check.repealed_in_force", file, line, severity="error", words=address, other=_described(library, address)
            )
        if facts.date and other.facts.date and other.facts.date < facts.date:
            place, line = other.place.file, other.lines.get("repeals", (None,))[0]
            described, date = _described(library, entry.address), other.facts.date
            yield finding(
                "check.repealed_before",
                place,
                line,
                severity="error",
                words=entry.address,
                other=described,
                date=date,
                later=facts.date,
            )


def _unsaid(library: Library, entry: Entry) -> Iterator[Finding]:
    """A hint: the text repeals a document of the archive, and ``repeals`` does not name it."""
    said = {act.target for act in library.standing(entry.address).repeals}
    for citation in library.citations.by(entry.address):
        if citation.target not in said | {entry.address} and REPEALED.search(citation.sentence):
            said.add(citation.target)
            line = _line_of(entry, citation.sentence.strip("…"))
            described = _described(library, citation.target)
            file = entry.article.place.file
            yield finding("check.unsaid_repeal", file, line, words=citation.sentence, other=described, sentence=citation.sentence)


def _line_of(entry: Entry, words: str) -> int | None:
    """The line of the file on which the words begin; None if a line break parts them."""
    at = entry.article.body.find(words)
    return (entry.article.place.line or 1) + entry.article.body.count("\n", 0, at) if at >= 0 else None


def pdf_findings(issue: Issue) -> Iterator[Finding]:
    """The official PDF in the issue's folder is the one whose digest is given."""
    facts, index = issue.facts, Path(issue.place.file)
    if facts.pdf and facts.pdf_sha256 and "//" not in facts.pdf:
        with (index.parent / facts.pdf).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != facts.pdf_sha256:
            yield finding("check.other_pdf", issue.place.file, 1, severity="error", words=found, file=facts.pdf, found=found)
