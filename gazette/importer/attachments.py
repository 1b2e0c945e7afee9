"""Attachments: 附件, and the titles of what a notice issues, lists and tables among it."""

from collections.abc import Sequence

from gazette.importer.marks import ANNEX, ANNEX_LIST, ANNEXED_TITLE, LABEL, NOTICE_TITLE, TAIL_NOTE
from gazette.importer.orders import plain
from gazette.importer.signs import is_titlelike
from gazette.importer.state import Unit
from gazette.importer.text import ends_sentence, phrased
from gazette.importer.units import is_plain, text_of
from gazette.model import Heading, Signature, Table

LONGEST_TITLE = 60
LETTER = 6
"""Paragraphs of the longest letter over what it issues."""


def with_attachments(units: Sequence[Unit], title: str) -> list[Unit]:
    """附件, and the titles of what follows a signature: the 办法 or 方案 that a notice issues, and annexed lists and tables.

    Where the date stands under the title, as it did until 2012, no signature parts a letter from what it issues; its words do.
    """
    out: list[Unit] = []
    named = plain(title)
    i = 0
    while i < len(units):
        unit = units[i]
        if not is_plain(unit):
            out.append(unit)
            i += 1
            continue
        text = text_of(unit)
        if ANNEX.fullmatch(text) or _heads_table(units, i):
            out.append(Unit(Heading(1, text), unit.lines))
            i += 1
            continue
        stop = _annexed_title_stop(units, i, out)
        stop = stop if stop > i else _named_title_stop(units, i, named)
        if i < LETTER or ANNEX_LIST.match(text):
            named += plain(text)
        if stop > i:
            lines = tuple(line for u in units[i:stop] for line in u.lines)
            out.append(Unit(Heading(1, _title_text(units[i:stop])), lines))
            i = stop
        else:
            out.append(unit)
            i += 1
    return out


def _heads_table(units: Sequence[Unit], i: int) -> bool:
    """附件：2022年重点项目表, its title in the same line, right over the table: no list of enclosures is."""
    text = text_of(units[i])
    alone = ANNEX_LIST.match(text) is not None and len(text) <= LONGEST_TITLE and is_titlelike(ANNEX_LIST.sub("", text, count=1))
    return alone and i + 1 < len(units) and isinstance(units[i + 1].block, Table)


def _annexed_title_stop(units: Sequence[Unit], i: int, before: Sequence[Unit]) -> int:
    above = next((unit for unit in reversed(before) if not _is_beside(unit)), None)
    after_head = above is not None and (isinstance(above.block, Signature) or bool(ANNEX.fullmatch(text_of(above))))
    first = text_of(units[i])
    if units[i].lines[0].role == "title":
        return i + 1
    if not is_titlelike(first) or len(first) < 4 or LABEL.match(first) or TAIL_NOTE.fullmatch(first):
        return i
    before_table = i + 1 < len(units) and not is_plain(units[i + 1])
    whole = ""
    for stop in range(i + 1, min(len(units), i + 4) + 1):
        text = text_of(units[stop - 1])
        if not is_plain(units[stop - 1]) or not is_titlelike(text):
            break
        whole += text
        if ANNEXED_TITLE.fullmatch(whole) or NOTICE_TITLE.fullmatch(whole):
            listed = bool(before) and bool(ANNEX_LIST.match(text_of(before[-1])) or ends_sentence(text_of(before[-1])))
            return stop if after_head or before_table or (listed and units[i].lines[0].top and stop < len(units)) else i
    directly = bool(before) and not isinstance(before[-1].block, Table)
    return i + 1 if after_head and directly and i + 1 < len(units) else i


def _named_title_stop(units: Sequence[Unit], i: int, named: str) -> int:
    """End of the lines from i on that are, word by word, what the letter before calls the text that it issues; i itself if none are.

    >>> from gazette.model import Paragraph
    >>> texts = ["《江北市河道管理办法》已经通过，现予印发。", "江北市河道", "管理办法", "第一条　为了加强管理，制定本办法。"]
    >>> units = [Unit(Paragraph(t), ()) for t in texts]
    >>> _named_title_stop(units, 1, plain("关于印发江北市河道管理办法的通知"))
    3
    """
    if not i or not (ends_sentence(text_of(units[i - 1])) or ANNEX_LIST.match(text_of(units[i - 1]))):
        return i
    whole = ""
    for stop in range(i + 1, min(len(units) - 1, i + 3) + 1):
        text = text_of(units[stop - 1])
        if not is_plain(units[stop - 1]) or not is_titlelike(text):
            break
        whole += plain(text)
        if ANNEXED_TITLE.fullmatch(whole) and whole in named:
            return stop
    return i


def _is_beside(unit: Unit) -> bool:
    """What may stand between a signature and the document it issues: a table, （此件公开发布）."""
    return isinstance(unit.block, Table) or bool(is_plain(unit) and TAIL_NOTE.fullmatch(text_of(unit)))


def _title_text(units: Sequence[Unit]) -> str:
    whole = "".join(text_of(unit) for unit in units)
    if ANNEXED_TITLE.fullmatch(whole):
        return whole
    return "".join(phrased(line.raw) for unit in units for line in unit.lines)
