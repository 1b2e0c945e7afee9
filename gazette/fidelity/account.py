"""The account of one issue: every sign of its source and every sign of its pages, and those that nothing explains."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from gazette.collation import Collation, SourceText, collate, signs
from gazette.content import History
from gazette.fidelity.facts import strangers
from gazette.fidelity.places import FileLines
from gazette.fidelity.published import Published, Words, read_published
from gazette.model import Edit, Place

Kind = Literal["lost", "added", "changed", "moved", "fact", "words", "stale", "dropped", "source", "no_page"]
AROUND = 6


@dataclass(frozen=True, slots=True)
class Departure:
    """Signs that nothing explains, with their place on every side: the article's file, the source, the page."""

    kind: Kind
    place: Place
    source: Place | None = None
    page: Place | None = None
    text: str = ""
    published: str = ""
    edit: Edit | None = None
    """What is to be recorded if it is meant."""


@dataclass(frozen=True)
class Account:
    """An issue's source against its pages. All counts are of signs, blanks not counted."""

    address: str
    folder: Path
    history: History
    published: Published
    collation: Collation
    own_words: Collection[str]

    @classmethod
    def of(cls, address: str, folder: Path, pages: Path, history: History, own_words: Collection[str]) -> "Account":
        """The account of an issue from its folder in content and that in the site."""
        files = {path.stem.partition("-")[2]: path.name for path in sorted(folder.glob("[0-9]*-*.md"))}
        published = read_published(pages, files)
        collation = collate(SourceText.of(history.text, history.dropped), published.pieces)
        return cls(address, folder, history, published, collation, own_words)

    @property
    def source_signs(self) -> int:
        """Signs of the source."""
        return sum(len(signs(line)) for line in self.collation.source.lines)

    @property
    def dropped_signs(self) -> int:
        """Signs of the source that the ledger says were left out."""
        return self.source_signs - len(self.collation.source.text)

    @property
    def published_signs(self) -> int:
        """Signs of the pages."""
        return sum(len(piece.text) for piece in self.collation.pieces)

    @property
    def same_signs(self) -> int:
        """Signs that stand alike in both."""
        return sum(run.length for run in self.collation.runs)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All that is published otherwise than it stands in the source, explained or not."""
        return (*self.collation.edits(), *(edit for edit, words in self.strangers if words.name))

    @cached_property
    def strangers(self) -> tuple[tuple[Edit, Words], ...]:
        """Words of heads that are not the source's."""
        return tuple(strangers(self.collation, self.published, self.own_words))

    def by_importer(self) -> list[Edit]:
        """Those that the importer's ledger explains."""
        known = set(self.history.imported)
        return [edit for edit in self.edits if edit in known]

    def by_editors(self) -> list[Edit]:
        """Those that the editors' record explains."""
        known = set(self.history.edited) - set(self.history.imported)
        return [edit for edit in self.edits if edit in known]

    def unexplained(self) -> list[Edit]:
        """Those that nothing explains."""
        return [edit for edit in self.edits if edit not in self.history.known]

    @cached_property
    def departures(self) -> tuple[Departure, ...]:
        """All that is wrong."""
        return tuple(self._departures())

    def _departures(self) -> Iterator[Departure]:
        if not self.history.unaltered:
            yield Departure("source", Place(str(self.folder / "source.txt")))
        for dropped in self.collation.source.unfound:
            source = Place(str(self.folder / "source.txt"), dropped.line)
            yield Departure("dropped", Place(str(self.folder / "import.yaml")), source, text=dropped.text)
        for path in sorted(self.folder.glob("*.md")):
            if path.name not in self.published.pages:
                yield Departure("no_page", Place(str(path)))
        lines = FileLines(self.folder, self.collation)
        heads = dict(self.strangers)
        yield from (self._departure(edit, lines) for edit in self.unexplained() if edit not in heads)
        for edit, words in self.strangers:
            if edit not in self.history.known:
                place = Place(str(self.folder / edit.file), lines.with_value(edit.file, words.stamp or words.text))
                page = Place(str(words.page), words.line)
                kind: Kind = "fact" if words.name else "words"
                yield Departure(kind, place, None, page, "", words.text, edit if words.name else None)
        for edit in sorted(set(self.history.edited) - set(self.edits), key=lambda e: (e.line, e.sign)):
            source = Place(str(self.folder / "source.txt"), edit.line)
            yield Departure("stale", Place(str(self.folder / "edits.yaml")), source, None, edit.text, edit.published)

    def _departure(self, edit: Edit, lines: FileLines) -> Departure:
        kind: Kind = "moved" if edit.moved else "changed" if edit.text and edit.published else "lost" if edit.text else "added"
        at = lines.at(edit)
        page = self.published.pages.get(edit.file)
        return Departure(
            kind,
            Place(str(self.folder / edit.file), at.line),
            Place(str(self.folder / "source.txt"), edit.line or 1),
            Place(str(page), at.page_line) if page else None,
            edit.text,
            edit.published,
            edit,
        )
