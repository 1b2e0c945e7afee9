"""Breaking text into lines as Chinese print does (CLREQ §3.1.3: prohibition rules for line start and line end)."""

import re

TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.,/\-:@_+‰][A-Za-z0-9]+)*%?|……|——|.", re.DOTALL)
NOT_AT_START = frozenset("，。、；：！？）〕】》』」”’％%,.;:!?)]‰·…")
NOT_AT_END = frozenset("（〔【《『「“‘([")
HAN_BEFORE_LATIN = re.compile(r"(?<=[一-鿿])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[一-鿿])")
HALF = str.maketrans("，：；！？（）", ",:;!?()")
NEAR_FULL = 2.5
"""A line that lacks no more than this many characters was full before a word went down."""


def width(text: str) -> float:
    """In characters 字: 1 for Chinese, ½ for ASCII, ¼ for an ASCII blank."""
    return sum(0.25 if c == " " else 0.5 if c.isascii() else 1.0 for c in text)


def with_latin_blanks(text: str) -> str:
    """3岁 → 3 岁."""
    return HAN_BEFORE_LATIN.sub(" ", text)


def letter_spaced(text: str) -> str:
    """总则 → 总 则."""
    return " ".join(text)


class Composer:
    """Gives a text line by line, each for the width its column then has.

    >>> composer = Composer("加快推进新型智慧城市建设（5G网络），提高认识。", hanging=False)
    >>> [composer.line(10), composer.line(6), composer.line(20), composer.done]
    ['加快推进新型智慧城市', '建设（5G网', '络），提高认识。', True]
    """

    def __init__(self, text: str, *, hanging: bool) -> None:
        self._tokens: list[str] = TOKEN.findall(text)
        self._hanging = hanging

    @property
    def done(self) -> bool:
        return not self._tokens

    def line(self, room: float) -> str:
        """The next line, at most ``room`` wide where that can be."""
        taken = self._fitting(room)
        rest = self._tokens[taken:]
        if rest:
            if self._hanging and rest[0] in NOT_AT_START and (len(rest) < 2 or rest[1][0] not in NOT_AT_START):
                taken += 1
            else:
                while taken > 1 and (self._tokens[taken][0] in NOT_AT_START or self._tokens[taken - 1] in NOT_AT_END):
                    taken -= 1
        line = "".join(self._tokens[:taken]).strip(" ")
        self._tokens = self._tokens[taken:]
        while self._tokens and self._tokens[0] == " ":
            self._tokens.pop(0)
        return line

    def _fitting(self, room: float) -> int:
        used, taken = 0.0, 0
        for token in self._tokens:
            used += width(token)
            if taken and used > room:
                break
            taken += 1
        return taken


def broken(text: str, room: float) -> list[str]:
    """The text in lines of one width."""
    composer, lines = Composer(text, hanging=False), []
    while not composer.done:
        lines.append(composer.line(room))
    return lines


def balanced(text: str, room: float) -> list[str]:
    """The text in as few lines as fit, of about equal width, as titles are set."""
    count = -(-int(width(text) * 2) // int(room * 2))
    lines = broken(text, width(text) / count + 1)
    return lines if len(lines) <= count else broken(text, room)
