"""What of an article is searched: its header facts and its passages, as the reader sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.chinese import chinese_date
from gazette.library import Entry, entries_of
from gazette.markdown import Passage, render
from gazette.model import ArticleFacts, Issue
from gazette.search.texts import normalised

FIELDS = ("title", "doc_number", "body")
"""Fields of the Lunr index. The body holds the passages and the other header facts."""


@dataclass(frozen=True)
class Document:
    """An article as the search sees it."""

    entry: Entry
    passages: tuple[Passage, ...]

    @property
    def facts(self) -> ArticleFacts:
        """Its header facts."""
        return self.entry.article.facts

    @property
    def other_facts(self) -> tuple[str, ...]:
        """Header facts that are searched with the body: subtitle, section, issuer, author, date as printed and as ISO."""
        facts = self.facts
        printed = facts.date and chinese_date(facts.date)
        found = (facts.subtitle, facts.section, facts.issuer, facts.author, printed, facts.date)
        return tuple(fact for fact in found if fact)

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """Field → its texts in normal form; a phrase never runs from one text into the next."""
        facts = self.facts
        heads = [facts.title, *([facts.doc_number] if facts.doc_number else [])]
        texts = normalised([*heads, *self.other_facts, *(passage.text for passage in self.passages)])
        return {"title": texts[:1], "doc_number": texts[1 : len(heads)], "body": texts[len(heads) :]}


def documents_of(issue: Issue) -> Iterator[Document]:
    """The documents of an issue, in printed order."""
    for entry in entries_of(issue):
        facts = entry.article.facts
        yield Document(entry, render(entry.article.body, facts.recipients).passages)
