"""What an editor should look at: where the converter was unsure, and where what it made is unlike its neighbours."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.importer.likeness import Likeness
from gazette.importer.marks import ANNEX, ANNEX_LIST, BODY, CREDIT, DATE, NOTICE_TITLE
from gazette.importer.numbering import enumerator_of
from gazette.importer.signs import balanced, is_titlelike, starts_list
from gazette.importer.slips import around, half_width, open_brackets, run_in_number
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import bare, ends_sentence
from gazette.importer.units import text_of
from gazette.messages import message
from gazette.model import Doubt, Heading, Moved, Paragraph, Signature, Table

SEAM = 14  # characters shown on either side
MARKS = re.compile(r"[^一-鿿A-Za-z0-9]+")
LEAD = 30  # characters within which a lead sentence ends
SURE_MOVE = 0.85
LONGEST_LINE, FEWEST_WORDS = 120, 6  # characters of a line that may be an entry's first words
FACTS = ("doc_number", "date", "issuer")
USUAL = 0.6
"""Share of the documents with a fact from which on those without it are doubted."""


def list_doubts(state: State) -> State:
    """Adds what was unsure or is unlike its neighbours, one doubt a place, the likeliest.

    >>> from gazette.importer.state import ImportOptions
    >>> lines = (Line(1, "会议指出，", "会议指出，"), Line(2, "要抓好“落实。", "要抓好“落实。", seam=0.2))
    >>> draft = Draft((), units=(Unit(Paragraph("会议指出，要抓好“落实。"), lines),))
    >>> [(d.line, d.confidence) for d in list_doubts(State("a", ImportOptions(), b"", drafts=(draft,))).doubts]
    [(2, 0.5)]
    """
    doubts = [*state.doubts, *map(_moved, (m for m in state.moved if m.confidence < SURE_MOVE))]
    for draft in state.drafts:
        doubts += _seams(draft.units)
        doubts += _in_body(draft)
        doubts += _head(draft)
    doubts += _cut_articles(state.drafts)
    doubts += _absent_facts(state.drafts)
    doubts += _contents(state)
    return replace(state, doubts=tuple(_likeliest(doubts)))


def _likeliest(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Of doubts about one line the surest, its excerpt and reason; they would send the editor to the same place twice."""
    best: dict[int, Doubt] = {}
    for doubt in doubts:
        if doubt.line not in best or doubt.confidence > best[doubt.line].confidence:
            best[doubt.line] = doubt
    return list(best.values())


def _moved(moved: Moved) -> Doubt:
    why = message("importer.doubt_moved", why=moved.why)
    return Doubt(moved.lines[0], "", why, suggestion=message("importer.suggest_check_order"), confidence=1 - moved.confidence)


# ---------------------------------------------------------------- where the paragraph model was unsure


def _seams(units: Sequence[Unit]) -> Iterator[Doubt]:
    before: Line | None = None
    for unit in units:
        for at, line in enumerate(unit.lines):
            if before is not None and line.seam is not None:
                joined = at > 0
                why = message("importer.doubt_joined" if joined else "importer.doubt_ended")
                suggestion = message("importer.suggest_part" if joined else "importer.suggest_join")
                excerpt = f"{before.text[-SEAM:]}|{line.text[:SEAM]}"
                yield Doubt(
                    line.number, excerpt, why, suggestion=suggestion, confidence=round(1 / (1 + math.exp(abs(line.seam))), 2)
                )
            before = line


# ---------------------------------------------------------------- what the body's units tell


def _in_body(draft: Draft) -> Iterator[Doubt]:
    texts = [text_of(unit) for unit in draft.units]
    yield from half_width(draft.units, texts)
    yield from _unlike_siblings(draft.units)
    for i, (unit, text) in enumerate(zip(draft.units, texts, strict=True)):
        if isinstance(unit.block, Table):
            yield from _ragged(unit, unit.block)
        elif text:
            yield from open_brackets(unit, text)
            yield from run_in_number(unit, text)
            yield from _unended(draft.units, i)


def _ragged(unit: Unit, table: Table) -> Iterator[Doubt]:
    """A row shorter than the others: a cell was lost, merged, or broken over two lines."""
    columns = len(table.rows[0])
    for row, line in zip(table.rows, unit.lines, strict=False):
        if columns > 2 and not row[-1] and sum(map(bool, row)) * 2 <= columns:
            yield Doubt(line.number, " ".join(row)[:40], message("importer.doubt_ragged"), confidence=0.3)
            return
    if len(table.rows) == 1:
        yield Doubt(unit.lines[0].number, " ".join(table.rows[0])[:40], message("importer.doubt_one_row"), confidence=0.4)


def _unlike_siblings(units: Sequence[Unit]) -> Iterator[Doubt]:
    """三、 stands in a paragraph where 二、 and 四、 are headings: a heading and its text were joined."""
    numbered: dict[str, list[Unit]] = {}
    for unit in units:
        found = enumerator_of(text_of(unit))
        if found and found[0] != "clause":
            numbered.setdefault(found[0], []).append(unit)
    for siblings in numbered.values():
        for before, unit, after in zip(siblings, siblings[1:], siblings[2:], strict=False):
            text = text_of(unit)
            between = isinstance(before.block, Heading) and isinstance(after.block, Heading)
            if between and isinstance(unit.block, Paragraph) and "。" not in text[:LEAD]:
                yield Doubt(unit.lines[0].number, text[:40], message("importer.doubt_no_heading"), confidence=0.35)


def _unended(units: Sequence[Unit], i: int) -> Iterator[Doubt]:
    """A short paragraph without a stop amid the text: half a sentence, a heading, or a row of a table. Of a run of them, the first."""
    if i + 1 == len(units) or not _is_unended(units[i]) or (i and _is_unended(units[i - 1])):
        return
    text, following = text_of(units[i]), units[i + 1]
    if BODY.fullmatch(text) or isinstance(following.block, Signature) or ANNEX.fullmatch(text_of(following)):
        return
    yield Doubt(units[i].lines[-1].number, text, message("importer.doubt_unended"), confidence=0.3)


def _is_unended(unit: Unit) -> bool:
    text = text_of(unit)
    if not isinstance(unit.block, Paragraph) or not 2 <= len(text) <= 45 or ends_sentence(text) or text[-1] in "；;：:":
        return False
    return not (starts_list(text) or CREDIT.fullmatch(text) or DATE.fullmatch(text) or ANNEX_LIST.match(text))


# ---------------------------------------------------------------- heads


def _head(draft: Draft) -> Iterator[Doubt]:
    """A title that is half of one, or whose rest stands at the body's start; an article with none of a head's facts."""
    if not draft.title_lines:
        return
    line, title = draft.title_lines[0].number, bare(draft.title)
    if not balanced(title) or title[-1] in "，、的关于和：:" or title[0] in "，、。）》":
        yield Doubt(line, draft.title[:60], message("importer.doubt_half_title"), confidence=0.6)
    elif draft.doc_number and not NOTICE_TITLE.fullmatch(title):
        yield Doubt(line, draft.title[:60], message("importer.doubt_title_form"), confidence=0.4)
    elif draft.kind == "document" and not (draft.doc_number or draft.date or draft.recipients):
        yield Doubt(line, draft.title[:60], message("importer.doubt_bare_head"), confidence=0.4)
    first = draft.units[0] if draft.units else None
    text = text_of(first) if first else ""
    if first and isinstance(first.block, Paragraph) and is_titlelike(text) and len(text) < 40 and not starts_list(text):
        yield Doubt(first.lines[0].number, text, message("importer.doubt_rest_of_head"), confidence=0.4)


def _cut_articles(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """An article that ends amid a sentence: the next one's title may be a line of this one."""
    for draft, following in pairwise(drafts):
        last = draft.units[-1] if draft.units else None
        text = text_of(last) if last else ""
        if (
            last
            and isinstance(last.block, Paragraph)
            and len(text) > LEAD
            and not ends_sentence(text)
            and not ANNEX_LIST.match(text)
        ):
            why, suggestion = message("importer.doubt_cut_article"), message("importer.suggest_check_order")
            yield Doubt(last.lines[-1].number, text[-30:], why, suggestion=suggestion, confidence=0.5)
            yield Doubt(_first_line(following), following.title[:60], why, suggestion=suggestion, confidence=0.5)


def _absent_facts(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    documents = [d for d in drafts if d.kind == "document"]
    for name in FACTS:
        having = sum(bool(getattr(d, name)) for d in documents)
        if having < 2 or having < USUAL * len(documents):
            continue
        for draft in documents:
            if not getattr(draft, name):
                why = message("importer.doubt_absent", fact=message(f"importer.fact_{name}"))
                yield Doubt(_first_line(draft), draft.title[:60], why, confidence=round(having / len(documents) / 2, 2))
    with_section = sum(bool(d.section) for d in drafts)
    if with_section < len(drafts) and with_section >= USUAL * len(drafts):
        for draft in drafts:
            if not draft.section:
                why = message("importer.doubt_absent", fact=message("importer.fact_section"))
                yield Doubt(_first_line(draft), draft.title[:60], why, confidence=0.4)


def _first_line(draft: Draft) -> int:
    lines = [*draft.title_lines, *(line for unit in draft.units for line in unit.lines)]
    return lines[0].number if lines else 1


def _contents(state: State) -> Iterator[Doubt]:
    """Articles that the contents list does not have or words otherwise, and entries without an article."""
    if not state.entries:
        return
    likeness = Likeness([entry.title for entry in state.entries])
    met: set[int] = set()
    for draft in state.drafts:
        title = MARKS.sub("", f"{draft.title}{draft.subtitle or ''}")
        at, like = likeness.nearest(title)
        if like < 0.5:
            yield Doubt(_first_line(draft), draft.title[:60], message("importer.doubt_unlisted"), confidence=0.5)
            continue
        met.add(at)
        listed = MARKS.sub("", state.entries[at].title)
        if listed not in title and title not in listed:
            why = message("importer.doubt_title_differs", listed=state.entries[at].title[:60])
            yield Doubt(_first_line(draft), draft.title[:60], why, confidence=0.45)
    lines = _lines_by_words(state.drafts) if len(met) < len(state.entries) else {}
    for i, entry in enumerate(state.entries):
        if i not in met:
            line = _first_with(lines, MARKS.sub("", entry.title)) or entry.lines[0].number
            yield Doubt(line, around(entry.title, 20), message("importer.doubt_no_article"), confidence=0.6)


def _lines_by_words(drafts: Iterable[Draft]) -> dict[str, tuple[int, int]]:
    """The words of each line → its place in the text and its number; of lines alike the first."""
    found: dict[str, tuple[int, int]] = {}
    for line in (line for draft in drafts for unit in draft.units for line in unit.lines if len(line.text) <= LONGEST_LINE):
        found.setdefault(MARKS.sub("", line.text), (len(found), line.number))
    return found


def _first_with(lines: Mapping[str, tuple[int, int]], title: str) -> int | None:
    """The first line on which an entry's first words stand alone."""
    starts = (title[:length] for length in range(FEWEST_WORDS, len(title) + 1))
    return min((lines[start] for start in starts if start in lines), default=(0, None))[1]
