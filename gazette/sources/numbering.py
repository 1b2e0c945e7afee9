"""The numbers before paragraphs that Word counts by itself: they are printed, and stand nowhere in the text."""

import re
from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = re.compile(r"%(\d)")
DIGITS = "〇一二三四五六七八九"
LONGEST_LABEL = 60
"""Signs of a number with what stands around it; a longer one is no number, and would be made for each paragraph."""
CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)


class Numbering:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._default = next((s.element for s in document.styles if s.element.get(W + "default") == "1" and s.type == 1), None)
        self._levels: dict[str, dict[int, Any]] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                self._read(relation.target_part.element)

    def _read(self, root: Any) -> None:
        abstract = {
            a.get(W + "abstractNumId"): {int(v.get(W + "ilvl")): v for v in a.iter(W + "lvl")} for a in root.iter(W + "abstractNum")
        }
        for number in root.iterchildren(W + "num"):
            key = number.get(W + "numId")
            of = number.find(W + "abstractNumId").get(W + "val")
            self._abstract[key] = of
            self._levels[key] = abstract.get(of, {})
            for override in number.iterchildren(W + "lvlOverride"):
                start = override.find(W + "startOverride")
                if start is not None:
                    self._starts.setdefault(key, {})[int(override.get(W + "ilvl"))] = int(start.get(W + "val"))

    def properties(self, paragraph: Any) -> dict[str, Any]:
        """Paragraph properties by name: its own before those of its style and of the style's bases."""
        found: dict[str, Any] = {}
        own = paragraph.find(W + "pPr")
        style = own.find(W + "pStyle") if own is not None else None
        element = self._styles.get(style.get(W + "val")) if style is not None else self._default
        chain = [own]
        while element is not None and len(chain) < 12:
            chain.append(element.find(W + "pPr"))
            base = element.find(W + "basedOn")
            element = self._styles.get(base.get(W + "val")) if base is not None else None
        for properties in chain:
            for child in properties if properties is not None else ():
                found.setdefault(child.tag.removeprefix(W), child)
        return found

    def label(self, properties: dict[str, Any]) -> str:
        """The printed number of a paragraph, counted on; "" if it has none."""
        numbered = properties.get("numPr")
        number = numbered.find(W + "numId") if numbered is not None else None
        if numbered is None or number is None or number.get(W + "val") not in self._levels:
            return ""
        key = number.get(W + "val")
        depth = numbered.find(W + "ilvl")
        level = min(int(depth.get(W + "val")), 8) if depth is not None else 0
        levels = self._levels[key]
        counts = self._counts[self._counted_as(key)]
        counts[level] = counts[level] + 1 if counts[level] else self._start(key, level)
        counts[level + 1 :] = [0] * (8 - level)
        text = _value(levels.get(level), "lvlText", "")[:LONGEST_LABEL]
        return PLACE.sub(lambda place: self._shown(key, counts, int(place[1]) - 1), text)[:LONGEST_LABEL]

    def _counted_as(self, key: str) -> str:
        """Lists of one kind count on together unless one starts anew."""
        return key if key in self._starts else f"of {self._abstract[key]}"

    def _start(self, key: str, level: int) -> int:
        return self._starts.get(key, {}).get(level, int(_value(self._levels[key].get(level), "start", "1")))

    def _shown(self, key: str, counts: list[int], level: int) -> str:
        kind = _value(self._levels[key].get(level), "numFmt", "decimal")
        return "" if kind in ("bullet", "none") else numeral(counts[level] or self._start(key, level), kind)


def _value(level: Any, name: str, otherwise: str) -> str:
    found = level.find(W + name) if level is not None else None
    return str(found.get(W + "val", otherwise)) if found is not None else otherwise


def numeral(number: int, kind: str) -> str:
    """A number as Word's kind of numbering shows it.

    >>> [numeral(n, "chineseCountingThousand") for n in (3, 10, 21, 105)], numeral(3, "decimalEnclosedCircle")
    (['三', '十', '二十一', '一百〇五'], '③')
    """
    if kind in CHINESE:
        return _chinese(number)
    if kind.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x2460 + number - 1)
    if kind in ("lowerLetter", "upperLetter") and number <= 26:
        return chr(ord("a" if kind == "lowerLetter" else "A") + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = f"{DIGITS[hundreds]}百" if 0 < hundreds < 10 else ""
    if tens:
        out += "十" if tens == 1 and not out else f"{DIGITS[tens]}十"
    elif out and ones:
        out += "〇"
    return out + (DIGITS[ones] if ones else "")
