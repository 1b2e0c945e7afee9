"""Articles onto the press: head, then block by block."""

import random
import re

from tests.typeset.heads import centred, head_lines
from tests.typeset.layout import Layout
from tests.typeset.lines import balanced, letter_spaced, width, with_latin_blanks
from tests.typeset.naming import Gold
from tests.typeset.preparing import Article, Block, dated_under_title
from tests.typeset.press import Line, Press
from tests.typeset.tables import table_lines

CHAPTER = re.compile(r"(第[一二三四五六七八九十]+[章节编])(.+)")  # 第一章总则
CLAUSE = re.compile(r"(第[一二三四五六七八九十百]+条)(?=.)")  # 第一条
ANNEX = re.compile(r"附(?:件|表|录)[\d一二三四五六七八九十-]*")
ATTACHED = 1
TOGETHER = 3
"""Lines that stay with a head."""
NAME = 2


class Compositor:
    """Sets the articles of one issue."""

    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout = layout
        self.press = Press(layout, rng)
        self._rng = rng

    def issue(self, gold: Gold) -> list[int]:
        """Set all articles; returns the page on which each starts."""
        starts, section = [], None
        for index, article in enumerate(gold["articles"]):
            turned = self.layout.new_page == "article" or (self.layout.new_page == "section" and article["section"] != section)
            if turned:
                self.press.turn()
            self._head(article, index, new_section=article["section"] != section)
            starts.append(next(p.number for p in self.press.pages if any(li.article == index for li in p.lines)))
            section = article["section"]
            for number, block in enumerate(article["blocks"]):
                self._block(block, article, index, number)
        return starts

    def _head(self, article: Article, index: int, *, new_section: bool) -> None:
        lines = head_lines(article, self.layout, dated=dated_under_title(article, self.layout))
        self.press.keep(len(lines) + TOGETHER)
        if new_section and article["section"] and self.layout.heads.section_mark:
            self.press.line(Line(self.layout.heads.section_mark.format(article["section"]), "section", index))
        for line in lines:
            text = self._spaced(line.text) if line.part in ("title", "date") else line.text
            if line.part == "author" and self.layout.short_words_spaced:
                text = letter_spaced(text)
            self.press.line(Line(centred(text, self.layout, self.press.column.width), line.part, index))

    def _spaced(self, text: str) -> str:
        return with_latin_blanks(text) if self._rng.random() < self.layout.latin_blanks else text

    def _block(self, block: Block, article: Article, index: int, number: int) -> None:
        if block["t"] == "table":
            for i, row in enumerate(table_lines(block["rows"], self.layout)):
                self.press.line(Line(row, "table", index, number, i == 0))
        elif block["t"] == "sign":
            self._signature(block["s"], index, number)
        elif block["t"] == "h":
            self._heading(block, index, number)
        else:
            text = CLAUSE.sub(rf"\1{self.layout.clause_gap}", block["s"], count=1) if CLAUSE.match(block["s"]) else block["s"]
            addressed = number == 0 and block["s"] == article["recipients"]
            self.press.paragraph(self._spaced(text), index, number, indented=not addressed)

    def _signature(self, text: str, index: int, number: int) -> None:
        if self.layout.signature_right:
            text = " " * max(2, int((self.press.column.width - width(text) - 2) * 2)) + text
        self.press.line(Line(self._spaced(text), "body", index, number))

    def _heading(self, block: Block, index: int, number: int) -> None:
        text, layout = block["s"], self.layout
        chapter = CHAPTER.fullmatch(text)
        if block["l"] == ATTACHED or chapter:
            if chapter:
                name = letter_spaced(chapter[2]) if layout.short_words_spaced and len(chapter[2]) == NAME else chapter[2]
                lines = [f"{chapter[1]}　{name}"]
            elif ANNEX.fullmatch(text):
                lines = [letter_spaced(text) if layout.short_words_spaced and len(text) == NAME else text]
            else:
                lines = balanced(text, layout.heads.width)
            self.press.keep(len(lines) + TOGETHER)
            for i, line in enumerate(lines):
                shown = line if ANNEX.fullmatch(text) else centred(line, layout, self.press.column.width)
                self.press.line(Line(shown, "body", index, number, i == 0, i == len(lines) - 1))
        else:
            self.press.keep(2)
            self.press.paragraph(self._spaced(text), index, number)
