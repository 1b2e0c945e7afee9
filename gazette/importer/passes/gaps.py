"""Blanks that mean something: between the lead words of short news and their text, and between the names of a list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.marks import CLAUSE
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import HAN, joined, name_list, squeezed, strung
from gazette.model import Paragraph

GAP = re.compile(r"[ \t\u3000]{2,}|\u3000")
BLANK = "　"
NAME = re.compile(r"[一-鿿]{2,4}")
FEWEST_NAMES = 3
MOST_GAPS = 3
ENUMERATION = re.compile(r"[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]")


def keep_gaps(state: State) -> State:
    """Puts one ideographic blank back where print parted words of a paragraph by a wide one.

    >>> [gapped(t) for t in ("本刊讯    市长主持召开会议。", "第一条 为了规范", "第二条    本办法", "切 实  加 强  领 导")]
    ['本刊讯　市长主持召开会议。', '第一条为了规范', '第二条　本办法', '切实加强领导']
    >>> gapped("石秀田 朱是西 周 鹏 王永平"), gapped("到 2025 年，示范 区"), gapped("回馈。      （市工信局）")
    ('石秀田　朱是西　周鹏　王永平', '到2025年，示范区', '回馈。（市工信局）')
    """
    return replace(state, drafts=tuple(replace(d, units=tuple(_with_gaps(unit, d) for unit in d.units)) for d in state.drafts))


def _with_gaps(unit: Unit, draft: Draft) -> Unit:
    if not isinstance(unit.block, Paragraph) or unit.block.text == draft.recipients:
        return unit
    if not any(GAP.search(line.raw.strip()) or line.raw.count(" ") >= FEWEST_NAMES - 1 for line in unit.lines):
        return unit
    text = _joined(unit.lines)
    if text == unit.block.text or text.replace(BLANK, "") != unit.block.text.replace(BLANK, ""):
        return unit
    return Unit(Paragraph(text), unit.lines)


def _joined(lines: Sequence[Line]) -> str:
    return strung(gapped(line.raw) for line in lines)


def gapped(raw: str) -> str:
    """A line's text, its wide blanks kept as one ideographic blank each."""
    raw = raw.strip()
    listed = name_list(raw)
    if listed:
        return listed
    names = _names(raw)
    if names:
        return BLANK.join(names)
    gaps = list(GAP.finditer(raw))
    if not 0 < len(gaps) <= MOST_GAPS or _is_spaced_out(raw):
        return squeezed(raw)
    out, at, before = "", 0, ""
    for gap in [*gaps, None]:
        piece = squeezed(raw[at : gap.start() if gap else len(raw)])
        out = f"{out}{BLANK}{piece}" if _parts(out, piece, before) else joined(out, piece)
        at, before = (gap.end(), gap[0]) if gap else (at, before)
    return out


def _parts(left: str, right: str, gap: str) -> bool:
    """Whether a gap stands between words: 本刊讯|市长, 《方案》|日前; not beside a stop, a number or a single character."""
    if len(left) < 2 or len(right) < 2 or not HAN.match(right[0]) or not (HAN.match(left[-1]) or left[-1] in "》”"):
        return False
    if CLAUSE.fullmatch(left):
        return len(gap) > 1
    return not ENUMERATION.fullmatch(left) and len(re.split(BLANK, left)[-1]) > 1


def _is_spaced_out(raw: str) -> bool:
    """Justified lines and forms to fill in: 切 实 加 强, 盖章  年  月  日."""
    words = raw.split()
    return sum(len(word) == 1 for word in words) * 2 >= len(words)


def _names(raw: str) -> list[str]:
    """The names of a list, those of two characters that print set apart (周 鹏) joined; none if the line is no such list."""
    words = raw.split()
    if len(words) < FEWEST_NAMES or sum(len(word) == 1 for word in words) * 2 > len(words):
        return []
    out: list[str] = []
    half = ""
    for word in words:
        if len(word) == 1:
            half += word
            if len(half) > 1:
                out.append(half)
                half = ""
        elif half:
            return []
        else:
            out.append(word)
    return out if not half and len(out) >= FEWEST_NAMES and all(NAME.fullmatch(name) for name in out) else []
