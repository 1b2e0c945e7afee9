"""Reads one document's text in order and tells which document of the archive each name in it means."""

import re
from collections.abc import Iterator

from gazette.library.catalogue import Catalogue, Named, bare_title
from gazette.library.mentions import Mention, mentions
from gazette.model import Article

EXPLAINED = re.compile(r"《(?P<title>.+)》.{0,4}解读")  # 《南阳市城市绿化办法》政策解读


def explained_by(article: Article) -> str:
    """The title of the document that an article is there to explain; "" for any other article."""
    found = EXPLAINED.search(article.facts.title) if article.facts.kind == "interpretation" else None
    return found["title"] if found else ""


class Reader:
    """Remembers what the text said that it will call a document: 以下简称《办法》."""

    def __init__(self, catalogue: Catalogue, citing: Named, article: Article) -> None:
        self.citing = citing
        self._catalogue = catalogue
        self._short: dict[str, Named | None] = {}
        """Short name → the document; None where that is none of the archive, whatever else is called so."""
        title = explained_by(article)
        self._explained = bare_title(title)
        self._explains = catalogue.by_name(citing, f"《{title}》", 0, len(title) + 2, title, None) if title else None

    def read(self, text: str) -> Iterator[tuple[Mention, int, Named | None]]:
        """The names in a piece of the text: each with its start and the document it means, if it means one."""
        for mention in mentions(text):
            if mention.title is None:
                assert mention.number_end is not None
                yield mention, *self._catalogue.by_number(self.citing.gazette, text, mention.number_end)
                continue
            named = self._called(text, mention, mention.title)
            if mention.short:
                self._short[bare_title(mention.short)] = named
            yield mention, mention.start, named

    def _called(self, text: str, mention: Mention, title: str) -> Named | None:
        name = bare_title(title)
        if mention.number_end is None and name in self._short:
            return self._short[name]
        named = self._catalogue.by_name(self.citing, text, mention.start, mention.end, title, mention.number_end)
        if not named and mention.number_end is None and self._explained.endswith(name):  # 《措施》 in what explains 《…若干措施》
            return self._explains
        return named
