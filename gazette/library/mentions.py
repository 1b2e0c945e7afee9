"""Where a text names another document: 《title》, 《title》（doc number）, a doc number alone; and the clause named with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gazette.chinese import NUMERAL, number_of

DEEPEST_QUOTE = 200  # signs; a 《 that is not closed within them was not opened as a quote
NUMBER = re.compile(  # the part of a doc number that is alike everywhere; what it begins with is looked for by the catalogue
    r"(?:[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]|令)\s*第?\s*\d+\s*号"  # 〔2021〕7号, 令第12号
)
IN_BRACKETS = re.compile(r"\s*[（(](?P<inner>[^（()）《》]{3,40}?号)(?:文件?)?\s*[）)]")  # 《…》（宛政〔2021〕7号）
SHORTENED = re.compile(  # 《…》（宛政〔2021〕7号，以下简称“《办法》”）
    r"\s*[（(](?:(?P<inner>[^（()）《》，,]{3,40}?号)\s*[，,])?[^（()）《》，,“”]{0,12}(?:以下|下)简?称为?\s*[：:]?"
    r"[“‘\"《〈]*(?P<short>[^《》“”‘’\"（()），,]{2,20})[”’\"》〉]*\s*[）)]"
)
CLAUSE = re.compile(
    rf"第(?P<article>[{NUMERAL}\d]+)条(?!之)"
    rf"(?:第?(?P<clause>[{NUMERAL}\d]+)款)?"
    rf"(?:第?[（(]?(?P<item>[{NUMERAL}\d]+)[）)]?项)?"
)
MORE = re.compile(r"、|和|及|以及|或|或者|至|到")  # 第五条、第六条和第八条


@dataclass(frozen=True, slots=True)
class Clause:
    """第三条第二款第（一）项, and where it stands in the text."""

    start: int
    end: int
    article: int
    clause: int | None
    item: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named in a text: by title, by doc number (as it stands in the text, up to ``number_end``) or by both."""

    start: int
    end: int
    title: str | None
    number_end: int | None
    clauses: tuple[Clause, ...] = ()
    short: str | None = None
    """What the text says that it will call the document: 《…》（以下简称《办法》）."""


@lru_cache(maxsize=1024)  # asked twice of each text: for what the names are, and for what they mean
def mentions(text: str) -> tuple[Mention, ...]:
    """Every document that the text names, in order. What is named by a doc number alone starts with its 〔year〕."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    at = 0
    quotes = list(_quotes(text))
    for start, end in quotes:
        yield from _bare_numbers(text, at, start)
        if shortened := SHORTENED.match(text, end):  # the number and the short name in its brackets are names of their own
            number = shortened.end("inner") if shortened["inner"] and NUMBER.search(shortened["inner"]) else None
            yield Mention(start, end, text[start + 1 : end - 1], number, clauses(text, shortened.end()), shortened["short"])
            at = end
            continue
        followed = IN_BRACKETS.match(text, end)
        number = followed.end("inner") if followed and NUMBER.search(followed["inner"]) else None
        stop = followed.end() if followed and number else end
        shortened = SHORTENED.match(text, stop)  # 《…》（宛政〔2021〕7号）（以下简称《办法》）
        named = clauses(text, shortened.end() if shortened else stop)
        yield Mention(start, stop, text[start + 1 : end - 1], number, named, shortened["short"] if shortened else None)
        at = stop
    yield from _bare_numbers(text, at, len(text))


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Spans of 《…》, the outermost only.

    >>> text = "按照《关于印发《甲办法》的通知》和《乙》"
    >>> [text[start:end] for start, end in _quotes(text)]
    ['《关于印发《甲办法》的通知》', '《乙》']
    """
    depth, start = 0, 0
    for found in re.finditer("[《》]", text):
        if depth and found.start() - start > DEEPEST_QUOTE:
            depth = 0
        if found[0] == "《":
            start = start if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, found.end()


def _bare_numbers(text: str, start: int, end: int) -> Iterator[Mention]:
    for found in NUMBER.finditer(text, start, end):
        yield Mention(found.start(), found.end(), None, found.end(), clauses(text, found.end()))


def clauses(text: str, at: int) -> tuple[Clause, ...]:
    """The clauses named from there on, one after the other.

    >>> [(c.article, c.clause, c.item) for c in clauses("第五条第二款、第六条第（一）项和第八条规定", 0)]
    [(5, 2, None), (6, None, 1), (8, None, None)]
    """
    made = []
    while found := CLAUSE.match(text, at):
        numbers = [number_of(found[name]) if found[name] else None for name in ("article", "clause", "item")]
        if numbers[0] is None:
            break
        made.append(Clause(found.start(), found.end(), numbers[0], numbers[1], numbers[2]))
        more = MORE.match(text, found.end())
        at = more.end() if more else len(text)
    return tuple(made)
