"""Drafts → issue and ledger, and the proof that no character was lost."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from gazette.content import body_of, file_name
from gazette.importer.changes import changes
from gazette.importer.passes.lines import IGNORED, split_lines
from gazette.importer.passes.slugs import gazette_slug
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import WIDE_DIGITS, bare, phrased
from gazette.messages import message
from gazette.model import Article, ArticleFacts, Doubt, Imported, Issue, IssueFacts, Ledger, Paragraph, Place, Signature, Table


def finished(state: State, text: str) -> Imported:
    """The issue, its ledger and the source. ``text`` is the decoded source, by which the account of characters is made."""
    state = _with_lost(state, text)
    names = [file_name(order, draft.slug) for order, draft in enumerate(state.drafts, 1)]
    where = {line.number: name for name, draft in zip(names, state.drafts, strict=True) for line in _lines_of(draft)}
    articles = tuple(_article(draft, order, name) for order, (draft, name) in enumerate(zip(state.drafts, names, strict=True), 1))
    assert state.gazette is not None and state.year is not None and state.number is not None
    facts = IssueFacts(state.gazette, state.year, state.number, state.total_number, state.published)
    masthead = body_of(Paragraph(phrased(line.raw)) for line in state.masthead)
    issue = Issue(facts, gazette_slug(state, state.gazette), masthead, articles, Place("index.md"))
    ledger = _ledger(state, where, names[0])
    changed = changes(text, ledger.dropped, ledger.moved, state.masthead, list(zip(names, state.drafts, strict=True)))
    return Imported(issue, replace(ledger, changed=changed), state.source)


def _article(draft: Draft, order: int, name: str) -> Article:
    facts = ArticleFacts(
        title=draft.title,
        kind=draft.kind,
        subtitle=draft.subtitle,
        section=draft.section,
        doc_number=draft.doc_number,
        issuer=draft.issuer,
        author=draft.author,
        date=draft.date,
        recipients=draft.recipients,
        page=draft.page,
    )
    return Article(facts, draft.slug, order, body_of(unit.block for unit in draft.units), Place(name))


def _lines_of(draft: Draft) -> Iterable[Line]:
    yield from (
        *draft.title_lines,
        *draft.subtitle_lines,
        *draft.number_lines,
        *draft.date_lines,
        *draft.person_lines,
        *draft.note_lines,
        *draft.issuer_lines,
    )
    for unit in draft.units:
        yield from unit.lines


def _ledger(state: State, where: dict[int, str], first: str) -> Ledger:
    moved = sorted((replace(m, to=where.get(m.lines[0], first)) for m in state.moved), key=lambda m: m.lines)
    doubts = [replace(d, file=d.file or where.get(d.line)) for d in state.doubts]
    return Ledger(
        encoding=state.encoding,
        dropped=tuple(sorted(state.dropped, key=lambda d: d.line)),
        moved=tuple(moved),
        doubts=tuple(sorted(doubts, key=lambda d: (-d.confidence, d.line))),
    )


# ---------------------------------------------------------------- the account of characters


def _with_lost(state: State, text: str) -> State:
    """The state, with any line that no pass put anywhere set at the end of its article and doubted."""
    missing = _characters(text) - _placed(state)
    if not missing:
        return state
    kept = set(_outputs(state))
    lost = [line for line in split_lines(replace(state, text=text)).lines if not _is_kept(line, kept)]
    drafts = list(state.drafts)
    starts = [min((line.number for line in _lines_of(d)), default=0) for d in drafts]
    doubts = []
    for line in lost:
        at = max((i for i, start in enumerate(starts) if start <= line.number), default=0)
        drafts[at] = replace(drafts[at], units=(*drafts[at].units, Unit(Paragraph(line.text), (line,))))
        doubts.append(Doubt(line.number, line.text[:60], message("importer.doubt_kept"), confidence=0.9))
    return replace(state, drafts=tuple(drafts), doubts=(*state.doubts, *doubts))


def _characters(text: str) -> Counter[str]:
    counts = Counter(text)
    return Counter({c: n for c, n in counts.items() if not c.isspace() and c not in IGNORED})


def _placed(state: State) -> Counter[str]:
    return _characters("".join(_texts(state)))


def _texts(state: State) -> Iterable[str]:
    yield from (line.raw for line in state.masthead)
    yield from (d.text for d in state.dropped)
    for draft in state.drafts:
        if draft.title_lines:
            yield draft.title
        yield from (draft.subtitle or "", draft.doc_number or "")
        yield "".join(char for line in draft.number_lines for char in line.text if ord(char) in WIDE_DIGITS)
        for unit in draft.units:
            block = unit.block
            if isinstance(block, Signature):
                yield from block.lines
            elif isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)
                if any("|" in line.raw for line in unit.lines):
                    yield "".join(c for line in unit.lines for c in line.raw if c in "|-:")
            else:
                yield block.text


def _outputs(state: State) -> Iterable[int]:
    yield from (line.number for line in state.masthead)
    yield from (d.line for d in state.dropped)
    for draft in state.drafts:
        yield from (line.number for line in _lines_of(draft))


def _is_kept(line: Line, kept: set[int]) -> bool:
    return line.number in kept or not bare(line.text)
