"""The features of a gazette's print and of its extraction, each by name."""

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["市", "省", "县", "区", "州", "国"]


@dataclass(frozen=True)
class Place:
    """Whose gazette it is. ``full`` is the name with its level (大理白族自治州), ``short`` the sign in doc numbers (大)."""

    name: str
    full: str
    level: Level
    short: str
    gazette: str
    """Name of the gazette as printed: 青海政报."""
    letters: str = "政"
    """What follows the sign in the government's doc numbers: 政, 政发, 府."""
    office_letters: str = "政办"
    office: str = "办公室"
    """办公室 or 办公厅."""

    @property
    def government(self) -> str:
        return "国务院" if self.level == "国" else f"{self.full}人民政府"

    @property
    def government_office(self) -> str:
        return self.government + self.office


@dataclass(frozen=True)
class Numbering:
    """What the issue is, and in which words the source says so. A template that is "" is not printed."""

    number: int
    total: int | None = None
    year_shift: int = 2
    """Added to every year in the golds, in digits or Chinese numerals."""
    month: int = 5
    day: int = 18
    cover: str = ""
    """{year}年第{number}期（总第{total}期）."""
    header: str = ""
    imprint: str = ""
    """出版日期：{year}年{month}月{day}日."""


@dataclass(frozen=True)
class Furniture:
    """Running lines: templates with {gazette}, {issue}, {section} and {page}. Odd pages take the right ones."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    at: Literal["edges", "top", "bottom", "gutter"] = "edges"
    """head above and foot below; both above; both below; or between the columns, in mid-text."""
    spaced: bool = False
    """The section's name is letter-spaced."""
    apart: bool = True
    """Blank lines part it from the text."""


@dataclass(frozen=True)
class Contents:
    """The printed table of contents."""

    heading: tuple[str, ...] = ("目 录",)
    section: str = "【{}】"
    entry: str = "{title}……（{page}）"
    doc_numbers: bool = False
    width: int = 30
    split: bool = False
    """The masthead stands between its two halves."""


@dataclass(frozen=True)
class Heads:
    """How an article starts."""

    title: Literal["one", "broken", "body above"] = "broken"
    width: int = 20
    centred: bool = False
    notice_apart: bool = False
    """通 知 on a line of its own."""
    doc_number: Literal["after", "before", "between"] = "after"
    """between: after the issuing body's line (where the title has one), before the rest."""
    brackets: bool = False
    date_line: Literal["none", "also", "instead"] = "none"
    """The date under the title, beside the signature or instead of it."""
    apart: bool = True
    """Blank lines before, after and between the lines of a head."""
    section_mark: str = ""
    """A line where a section starts: ●{}."""
    author: str = "{}"


@dataclass(frozen=True)
class Disorder:
    """What extraction does to the order of lines."""

    displaced: float = 0.0
    """Share of heads whose title or doc number goes to the end of its page."""
    tails: float = 0.0
    """Share of shared pages on which the end of one article stands after the head of the next."""
    swapped: int = 0
    """Pairs of neighbouring pages that change places."""


@dataclass(frozen=True)
class Layout:
    """One gazette as its text layer gives it."""

    place: Place
    numbering: Numbering
    columns: tuple[int, ...] = (30,)
    """Width of each column in characters."""
    drift: int = 0
    """Columns get narrower by up to so many characters from page to page."""
    page_lines: int = 34
    unwrapped: bool = False
    """The extraction joined the lines of a paragraph, as far as its column goes."""
    indent: Literal["", "  ", "　　"] = ""
    hanging: bool = False
    """A stop that does not fit hangs over the line's end; else a character goes down with it."""
    blank_lines: Literal["none", "all", "paragraphs", "first", "random"] = "none"
    page_mark: Literal["", " ", "\f"] = ""
    new_page: Literal["article", "section", "never"] = "never"
    heads: Heads = field(default_factory=Heads)
    furniture: Furniture = field(default_factory=Furniture)
    contents: Contents | None = None
    masthead: Literal["none", "front", "back"] = "none"
    sections: Literal["none", "usual", "other"] = "usual"
    """Set of section names; printed where contents, section marks or furniture say them."""
    latin_blanks: float = 0.0
    """Share of blocks with blanks around digits and Latin: 3 岁."""
    letter_spaced: float = 0.0
    """Share of full lines that justification spaced out."""
    short_words_spaced: bool = False
    """Blanks inside two-character cells, names and chapter titles: 序 号, 总 则."""
    half_width: float = 0.0
    """Share of stretches of text with ASCII punctuation."""
    ascii_enumerators: bool = False
    clause_gap: str = "　"
    """What stands after 第一条."""
    signature: Literal["both", "date"] = "both"
    signature_right: bool = False
    chinese_dates: bool = False
    tables: Literal["tabs", "aligned", "pipes", "cells"] = "tabs"
    disorder: Disorder = field(default_factory=Disorder)
