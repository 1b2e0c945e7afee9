"""Orders 令 and announcements 公告: a head of name and number, a sentence that promulgates, and the promulgated text with its own title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.importer.headlines import Head, HeadLines
from gazette.importer.likeness import Likeness
from gazette.importer.marks import BODY, BODY_TAIL, ORDER_NUMBER
from gazette.importer.state import Entry, Line
from gazette.importer.text import bare

KIND = "令|命令|公告|通告"
ORDER_NAME = re.compile(rf"[一-鿿（）()、]{{2,40}}?(?:{BODY_TAIL}|主席|省长|市长|县长|区长|州长)(?:{KIND})")  # 江北市人民政府令
ORDER_LINE = re.compile(rf"(?:{ORDER_NAME.pattern})(?:{ORDER_NUMBER.pattern})")  # 江北市人民政府令第12号
PROMULGATED = re.compile(r"《(?P<name>(?:[^《》]|《[^《》]*》)+)》")
QUOTES = re.compile(r"[《》〈〉“”\"'‘’（）()\s]")
REACH = 16  # lines of an order before the text that it promulgates


class OrderHeads(HeadLines):
    """Heads that are an order's: its name, and its number under it or in the same line."""

    def heads(self) -> Iterator[Head]:
        """Each order, as surely known as a title can be: nothing else is printed like it."""
        for i, text in enumerate(self.texts):
            if "号" not in text:
                continue
            if ORDER_LINE.fullmatch(text) and (i == 0 or self.is_mark(i - 1) or self.is_closed(i) or self.lines[i].top):
                yield Head(i, i + 1, 5, order=True)
            elif ORDER_NUMBER.fullmatch(text):
                start = self._name_start(i)
                if start < i:
                    yield Head(start, i, 5, order=True)

    def _name_start(self, stop: int) -> int:
        """Start of the shortest run of lines that ends at ``stop`` and names an order; several bodies may stand above."""
        for start in range(stop - 1, max(-1, stop - 5), -1):
            if not self.is_piece(start, stop):
                return stop
            if ORDER_NAME.fullmatch(bare("".join(self.texts[start:stop]))):
                return self._with_bodies(start)
        return stop

    def _with_bodies(self, start: int) -> int:
        while start > 0 and BODY.fullmatch(self.texts[start - 1]) and not self.lines[start].top:
            start -= 1
        return start


def promulgated(order: Head, head: Head, lines: Sequence[Line]) -> bool:
    """Whether the head is of the text that the order before it promulgates: the order's sentences name it.

    >>> texts = ["江北市人民政府令", "第12号", "《江北市河道管理办法》已经通过，现予公布。", "市长张某", "江北市河道管理办法"]
    >>> lines = [Line(n, t, t) for n, t in enumerate(texts, 1)]
    >>> promulgated(Head(0, 1, 5, order=True), Head(4, 5, 2), lines)
    True
    """
    between = lines[order.stop : head.start]
    title = plain("".join(line.text for line in lines[head.start : head.stop]))
    return order.order and 0 < len(between) <= REACH and len(title) >= 4 and title in plain("".join(line.text for line in between))


def passed_on(letter: Head, head: Head, lines: Sequence[Line]) -> bool:
    """Whether the letter before the head names the document in title marks: 同意盟民政局《关于…的意见》，现批转给你们.

    >>> texts = ["转发市民政局关于低保意见的通知", "同意市民政局《关于进一步完善低保制度的意见》。", "关于进一步完善", "低保制度的意见"]
    >>> passed_on(Head(0, 1, 4), Head(2, 4, 3), [Line(n, t, t) for n, t in enumerate(texts, 1)])
    True
    """
    between = "".join(line.text for line in lines[letter.stop : head.start][:REACH])
    title = plain("".join(line.text for line in lines[head.start : head.stop]))
    return len(title) >= 8 and any(title == plain(found["name"]) for found in PROMULGATED.finditer(between))


def order_lines(head: Head, lines: Sequence[Line]) -> tuple[list[Line], list[Line], int]:
    """Title lines, number lines and end of an order's head: its name is part of the number where the article is called by what it promulgates."""
    named = list(lines[head.start : head.stop])
    number = [line for line in lines[head.stop : head.stop + 1] if ORDER_NUMBER.fullmatch(line.text)]
    if head.promulgates:
        return [], named + number, head.stop + len(number)
    return named, number or [line for line in named if ORDER_LINE.fullmatch(line.text)], head.stop + len(number)


def plain(title: str) -> str:
    """A title without title marks, quotes and brackets: 〈办法〉 and 《办法》 are one."""
    return QUOTES.sub("", title)


def with_names(heads: Sequence[Head], lines: Sequence[Line], entries: Sequence[Entry]) -> list[Head]:
    """Orders with the name of what they promulgate, where the contents list calls them so."""
    listed = [plain(entry.title) for entry in entries]
    likeness = Likeness(listed)
    return [replace(head, promulgates=_listed_name(head, lines, listed, likeness)) if head.order else head for head in heads]


def _listed_name(head: Head, lines: Sequence[Line], listed: Sequence[str], likeness: Likeness) -> str | None:
    text = "".join(line.text for line in lines[head.stop : head.stop + 8])
    names: list[str] = [head.promulgates or "", *(found["name"] for found in PROMULGATED.finditer(text))]
    for name in filter(None, names):
        at, like = likeness.nearest(plain(name))
        if at >= 0 and (like >= 0.8 or plain(name) in listed[at]):
            return name
    return None
