"""Every place of a body with a link to itself, called as a citation calls it: 第三条第二款, 附件1, 文中第2表.

The link bears no text, so that what is copied, read aloud or searched stays as printed. Its name is complete within the attached
document it stands in; that document's own name stands at its heading, as ``data-part``.

The Tab key stops at headings, 条 and tables. A 款, 项 or numbered paragraph under one of them is no stop, there may be hundreds: the pointer
reaches its link where it stands, the keyboard in what the link above it opens.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from markupsafe import Markup, escape

from gazette.chinese import NUMERAL
from gazette.pages.names import in_quotes

PLACE = re.compile(
    r'<h(?P<level>[2-6])(?P<before>[^>]*?) id="(?P<heading>[^"]+)"(?P<after>[^>]*)>(?P<title>.*?)</h(?P=level)>'
    r'|<p id="(?P<id>[^"]*?(?:art|item)-[^"]+)"[^>]*>'  # any other bears its position alone: CLAUSE and ITEM know none
    r'|<div class="table" id="(?P<table>[^"]+)"'
)
TAG = re.compile(r"<[^>]+>")
POSITION = re.compile(r"(?:^|-)p-[\d.]+$")  # p-7: counted, so it moves when text is put in before it; no address to be cited
CLAUSE = re.compile(r"(?P<article>.*\bart-\d+(?:\.\d+)?)-(?P<clause>\d+)(?P<path>(?:-\d+)*)(?:\.\d+)?")  # art-3-2-1: 项, -4: its 目
SECOND = re.compile(r'<p id="([^"]+-2)"')
ITEM = re.compile(r"\bitem(?P<path>(?:-\d+)+)(?:\.\d+)?$")  # s-2-item-1-3
MARKER = re.compile(rf"[（(][{NUMERAL}\d]+[）)]|[{NUMERAL}]+、|\d+[.．、]|[①-⑳]")  # what numbers a paragraph: （一） 一、 1. ①
ARTICLE = re.compile(r'<a class="art"[^>]*>(.*?)</a>')
NUMBERED = re.compile(rf"第[{NUMERAL}\d]+条")  # of 第八条　督查问责程序
LONGEST = 32


def chinese_numeral(number: int) -> str:
    """A number below 100 as clauses are counted.

    >>> chinese_numeral(2), chinese_numeral(10), chinese_numeral(12), chinese_numeral(20), chinese_numeral(21)
    ('二', '十', '十二', '二十', '二十一')
    """
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}".replace(" ", "")


def with_places(html: Markup, names: Mapping[str, str]) -> Markup:
    """A body whose headings, 条, 款, 项, tables and attachments have links; ``names`` are the words for them.

    >>> with_places(Markup('<h3 id="s-1">一、总则</h3>'), {})
    Markup('<h3 id="s-1" aria-label="一、总则">一、总则<a class="anchor" href="#s-1" aria-label="一、总则"></a></h3>')
    """
    return Markup(PLACE.sub(_Places(names, str(html)).linked, str(html)))


@dataclass
class _Places:
    """Walks through a body and knows what each place stands in."""

    names: Mapping[str, str]
    html: str
    trail: list[tuple[int, str]] = field(default_factory=list)  # headings above: (level, text)
    above: str = ""  # what they are called, one after the other
    annex: bool = False  # the heading just read was a bare 附件1: the next is its title
    article: str = ""  # the 条 we are in, as printed
    markers: list[str] = field(default_factory=list)  # of the numbered paragraphs above: （一）, 4
    tables: int = 0
    stopped: bool = False  # something before has a link that the Tab key stops at

    @cached_property
    def second(self) -> frozenset[str]:
        """The ids of paragraphs that may be the second of something."""
        return frozenset(SECOND.findall(self.html))

    def linked(self, found: re.Match[str]) -> str:
        if made := found["id"]:
            name = self._paragraph(made, found.end())
            return f"{found[0]}{_link(made, name, stop=not self.stopped)}" if name else found[0]
        self.stopped = True
        if found["heading"]:
            return self._heading(found)
        self.tables += 1
        link = _link(found["table"], self.names["table"].format(number=self.tables))
        return f'<p class="table-link">{link}</p>{found[0]}'

    def _heading(self, found: re.Match[str]) -> str:
        level, made, text = int(found["level"]), found["heading"], _text(found["title"])
        item = CLAUSE.fullmatch(made)
        part = ""
        while self.trail and self.trail[-1][0] >= level:
            self.trail.pop()
        if level > 2 and not item:
            self.trail.append((level, text))
        self.above = "".join(_short(above) for _, above in self.trail)
        if level == 2:
            name = text
            bare = 'class="annex"' in found["after"]
            if bare or not self.annex:  # the title under 附件1 names no part of its own
                part = f' data-part="{escape(text if bare else in_quotes(text))}"'
            self.annex = bare
        elif item:  # （一） under 第六条
            name = self._clause(item, text)
        else:
            name = self.above
        if not item:
            numbered = NUMBERED.match(text) if "art-" in made else None
            self.article = numbered[0] if numbered else ""
        label = f' aria-label="{escape(text)}"'  # without its link's name, which would tell it twice
        opening = f'<h{level}{found["before"]} id="{made}"{found["after"]}{part}{label}>'
        return f"{opening}{found['title']}{_link(made, name)}</h{level}>"

    def _paragraph(self, made: str, start: int) -> str | None:
        """What the paragraph is called whose text begins there; None for one that has nothing but its position, and for a 条, whose number
        is its link."""
        if self.html.startswith("<a class", start) and (opened := ARTICLE.match(self.html, start)):
            self.article = _text(opened[1])
            self.stopped = True
            return None
        found = CLAUSE.fullmatch(made) if "art-" in made else None
        item = found or ITEM.search(made)
        if not item:
            return None
        text = _text(self.html[start : self.html.find("</p>", start)])
        if found:
            return self._clause(found, text)
        self._mark(item["path"], text)
        return self.above + "".join(self.markers)

    def _mark(self, path: str, text: str) -> None:
        """Remember what numbers this paragraph and those it stands under."""
        depth = path.count("-")
        marker = MARKER.match(text) if depth else None
        self.markers[max(depth - 1, 0) :] = [marker[0].strip("、.．")] if marker else []

    def _clause(self, found: re.Match[str], text: str) -> str:
        """What a 款, 项 or 目 is called."""
        self._mark(found["path"], text)
        if found["path"] and f"{found['article']}-2" not in self.second:  # a 条 of one 款 is cited without it
            name = self.article
        else:
            name = self.names["clause"].format(above=self.article, number=chinese_numeral(int(found["clause"])))
        for kind, number in zip(("item", "point"), self.markers, strict=False):
            name = self.names[kind].format(above=name, number=number)
        return name


def _link(made: str, name: str, *, stop: bool = True) -> str:
    """``stop``: whether the Tab key stops at it."""
    skipped = "" if stop else ' tabindex="-1"'
    return f'<a class="anchor" href="#{made}" aria-label="{escape(name)}"{skipped}></a>'


def _text(html: str) -> str:
    if "<" in html:
        html = TAG.sub("", html)
    return (unescape(html) if "&" in html else html).strip()


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
