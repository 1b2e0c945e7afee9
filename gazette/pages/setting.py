"""What paper sets by eye: where a signature stands, how enclosures are listed, and which tables turn the page."""

import re

from markupsafe import Markup

SIGNATURE = re.compile(r'<div class="signature"(?P<rest>[^>]*)>(?P<lines>.*?)</div>')
LINE = re.compile(r"<p[^>]*>(.*?)</p>")
DATE = re.compile(r"[\d〇○零一二三四五六七八九十]+年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日")
START = r'<p id="[^"]+">(?:<a [^>]*></a>)*'
ENCLOSURES = re.compile(rf"{START}附\s*件[：:].*</p>(?:\n{START}\d+[.．、].*</p>)*")  # 附件：1.…, and 2.… under it
PLACE = re.compile(r'<a class="anchor"[^>]*></a>')
TABLE = re.compile(r'<div class="table"(?P<rest>[^>]*)>(?P<table>.*?)</div>', re.S)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>")
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>")
TAG = re.compile(r"<[^>]+>")
OVERHANG = 6
"""Signs by which a signing body may be longer than the date it is centred on: three on each side, and the date stands in by four."""
COLUMN = 6
"""Signs a line that a column should have room for."""
PADDING = 1
PORTRAIT = 42
"""Signs of a table's size that stand side by side on an upright sheet."""


def width(text: str) -> float:
    """Signs that a text is wide; Latin and digits count half.

    >>> width("2021年6月23日")
    6.5
    """
    return sum(1 if sign >= "\u2000" else 0.5 for sign in TAG.sub("", text))


def with_signatures(html: Markup) -> Markup:
    """Signatures whose body stands centred over the date, and the date in by four signs (GB/T 9704-2012 §7.3.5.1), are ``dated``.

    >>> with_signatures(Markup('<div class="signature" id="s"><p>南阳市人民政府</p><p>2021年6月23日</p></div>'))
    Markup('<div class="signature dated" id="s"><p>南阳市人民政府</p><p>2021年6月23日</p></div>')
    """

    def dated(found: re.Match[str]) -> str:
        *bodies, last = LINE.findall(found["lines"]) or [""]
        fits = DATE.fullmatch(last) and bodies and max(width(body) for body in bodies) - width(last) <= OVERHANG
        return found[0].replace('"signature"', '"signature dated"', 1) if fits else found[0]

    return Markup(SIGNATURE.sub(dated, str(html)))


def with_enclosures(html: Markup) -> Markup:
    """附件说明: its lines hang under one another (GB/T 9704-2012 §7.3.4); their numbers are those of the attachments, no places here.

    >>> with_enclosures(Markup('<p id="p-8">附件：1.分工表</p>'))
    Markup('<p class="enclosed first" id="p-8">附件：1.分工表</p>')
    """

    def hung(found: re.Match[str]) -> str:
        first, *others = PLACE.sub("", found[0]).split("\n")
        numbered = " first" if re.search(r"[：:]\s*1[.．、]", TAG.sub("", first)) else ""
        lines = [first.replace("<p ", f'<p class="enclosed{numbered}" ', 1)]
        return "\n".join([*lines, *(line.replace("<p ", '<p class="enclosed next" ', 1) for line in others)])

    return Markup(ENCLOSURES.sub(hung, str(html)))


def with_tables(html: Markup) -> Markup:
    """Tables too wide for an upright sheet are ``wide``: print lays their sheets on the side."""

    def sized(found: re.Match[str]) -> str:
        rows = [CELL.findall(row) for row in ROW.findall(found["table"])]
        columns = max(map(len, rows), default=0)
        widest = [max((width(row[n]) for row in rows if n < len(row)), default=0) for n in range(columns)]
        needed = sum(min(signs, COLUMN) + PADDING for signs in widest)
        return found[0].replace('"table"', '"table wide"', 1) if needed > PORTRAIT else found[0]

    return Markup(TABLE.sub(sized, str(html)))
