"""Paragraphs → headings, signatures, attachments: what a unit is, by how it begins, how it ends and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.importer.attachments import with_attachments
from gazette.importer.endings import FAREWELL
from gazette.importer.marks import (
    ANNEX,
    ANNEX_LIST,
    BODY,
    BODY_ENDS,
    CHAPTER,
    CHAPTER_SECTION,
    CLAUSE,
    CREDIT,
    DATE,
    DECIMAL,
    LABEL,
    NOTICE_TITLE,
    POINT,
    SECOND,
    SIGNER,
    SUB_POINT,
    TAIL_NOTE,
    TOP,
)
from gazette.importer.signs import is_titlelike, starts_list
from gazette.importer.state import Draft, State, Unit
from gazette.importer.text import ends_sentence, joined, phrased
from gazette.importer.units import is_plain, text_of
from gazette.model import Heading, Paragraph, Signature

LONGEST_HEADING = 64
LEAD = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])[一-鿿、“”]{2,16}(?:[（(][^（）()。]{2,24}[）)])?。"
)  # （一）发展基础。
PLAIN_CHAPTER = re.compile(r"\d{1,2}[一-鿿、（）()“”]{2,24}")  # 1总则, where sections are numbered 1.1
COUNTED_HEAD = re.compile(r"专栏(?:\d{1,2}|[一二三四五六七八九十]{1,3})[：:]?.{2,40}")  # 专栏1　服务设施建设工程
MONTH_HEAD = re.compile(r"(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月(?:份)?")  # 4月, in a chronicle
ANSWER = re.compile(r"答[：:]")
OWN_LINE = re.compile(r"[（(]作者.*|.*(?:供稿|撰稿)[）)]")  # （作者系某局局长）
LEAD_SPACED = re.compile(r"^(?:\S\s){2,}\S$")  # 填 表 说 明
BODY_AND_DATE = re.compile(
    rf"(?P<body>{BODY.pattern})(?P<date>[（(]?{DATE.pattern.replace('?P<year>', '').replace('?P<month>', '').replace('?P<day>', '')}[）)]?)"
)


def find_structure(state: State) -> State:
    """Tells headings (levels 1 to 5), signatures and attachments from paragraphs.

    An enumerated line is a heading where it stands alone, and a paragraph's lead where a sentence runs on:

    >>> from gazette.importer.state import ImportOptions, Line
    >>> texts = ["一、总体要求", "（一）指导思想。以发展为主题。", "南阳市人民政府", "2021年6月23日", "附件1", "任务分工表"]
    >>> units = tuple(Unit(Paragraph(t), (Line(n, t, t),)) for n, t in enumerate(texts, 1))
    >>> done = find_structure(State("a", ImportOptions(), b"", drafts=(Draft((), units=units),))).drafts[0].units
    >>> [type(u.block).__name__ for u in done]
    ['Heading', 'Paragraph', 'Signature', 'Heading', 'Heading']
    """
    return replace(state, drafts=tuple(replace(d, units=_structured(d)) for d in state.drafts))


def _structured(draft: Draft) -> tuple[Unit, ...]:
    units = _with_leads(draft.units)
    units = _with_credits(units)
    units = _with_signatures(units)
    units = with_attachments(units, draft.title)
    return tuple(_with_headings(units, draft))


# ---------------------------------------------------------------- leads, credits, signatures


def _with_leads(units: Sequence[Unit]) -> list[Unit]:
    """（一）发展基础。 on a line of its own leads the plain paragraph after it; over enumerated items it stays alone.

    The last item of a list, （三）租金缴纳凭证。 after （二）收入证明；, is no lead.
    """
    out: list[Unit] = []
    for unit in units:
        listed = len(out) > 1 and text_of(out[-2])[-1:] in "；;"
        if out and not listed and is_plain(out[-1]) and is_plain(unit) and _leads(text_of(out[-1]), text_of(unit)):
            out[-1] = Unit(Paragraph(joined(text_of(out[-1]), text_of(unit))), (*out[-1].lines, *unit.lines))
        else:
            out.append(unit)
    return out


def _leads(lead: str, text: str) -> bool:
    """Whether the lead is no sentence of its own but names what the paragraph is about."""
    short = LEAD.fullmatch(lead) is not None
    return short and len(text) > 12 and ends_sentence(text) and not starts_list(text) and not is_titlelike(text)


def _with_credits(units: Sequence[Unit]) -> list[Unit]:
    """（市统计局） on a line of its own closes the paragraph before it."""
    out: list[Unit] = []
    for unit in units:
        text = text_of(unit)
        if out and is_plain(unit) and is_plain(out[-1]) and _is_credit(text) and not DATE.fullmatch(text_of(out[-1])):
            out[-1] = Unit(Paragraph(joined(text_of(out[-1]), text)), (*out[-1].lines, *unit.lines))
        else:
            out.append(unit)
    return out


def _is_credit(text: str) -> bool:
    """（市统计局）, but neither （一） nor （此件公开发布）; （市统计局供稿）, （作者系某局局长） are lines of their own.

    >>> _is_credit("（市统计局）"), _is_credit("（市统计局供稿）"), _is_credit("（作者系市统计局局长）")
    (True, False, False)
    """
    return bool(CREDIT.fullmatch(text)) and not (OWN_LINE.fullmatch(text) or SECOND.match(text) or TAIL_NOTE.fullmatch(text))


def _with_signatures(units: Sequence[Unit]) -> list[Unit]:
    """Bodies and a date, a line each; the date alone where a seal picture stands for the body."""
    out: list[Unit] = []
    for i, unit in enumerate(units):
        text = text_of(unit)
        both = BODY_AND_DATE.fullmatch(text)
        bracketed = text[:1] in ("（", "(") and bool(out) and is_plain(out[-1]) and _is_body(text_of(out[-1]))
        if is_plain(unit) and DATE.fullmatch(text.strip("（()）") if bracketed else text) and text.rstrip("）)").endswith("日"):
            bodies: list[Unit] = []
            while out and is_plain(out[-1]) and _is_body(text_of(out[-1])) and len(bodies) < 12:
                bodies.insert(0, out.pop())
            lines = (*(text_of(b) for b in bodies), text)
            out.append(Unit(Signature(lines), (*(line for b in bodies for line in b.lines), *unit.lines)))
        elif is_plain(unit) and both and len(both["body"]) < 30:
            out.append(Unit(Signature((both["body"], text[len(both["body"]) :])), unit.lines))
        elif _signs_without_date(units, i):
            out.append(Unit(Signature((text,)), unit.lines))
        else:
            out.append(unit)
    return out


def _is_body(text: str) -> bool:
    named = bool((text[-1:] in BODY_ENDS and BODY.fullmatch(text)) or SIGNER.fullmatch(text))
    return len(text) <= 30 and named and not starts_list(text)


def _signs_without_date(units: Sequence[Unit], i: int) -> bool:
    text = text_of(units[i])
    last = i + 1 == len(units) or bool(ANNEX.fullmatch(text_of(units[i + 1])))
    before = text_of(units[i - 1]) if i else ""
    apart = i > 0 and len(units[i].lines) == 1 and len(units[i].lines[0].raw.split()) > 1  # 市长　卢振邦
    if SIGNER.fullmatch(text) and (FAREWELL.fullmatch(before) or (last and apart and ends_sentence(before))):
        return True
    return last and i > 0 and _is_body(text) and "人民政府" in text and ends_sentence(before)


# ---------------------------------------------------------------- headings


def _with_headings(units: Sequence[Unit], draft: Draft) -> list[Unit]:
    decimal = _is_decimal(units)
    chapters = any(CHAPTER.match(text_of(unit)) and len(text_of(unit)) < 40 for unit in units)
    out: list[Unit] = []
    listing = False
    for i, unit in enumerate(units):
        text = text_of(unit)
        if ANNEX_LIST.match(text):
            listing = True
        elif not is_plain(unit) or ANNEX.fullmatch(text) or (starts_list(text) and not POINT.match(text)) or len(text) > 60:
            listing = False
        level = 0
        if is_plain(unit) and not listing and (_stands_alone(text) or _asks(units, i)):
            level = _level(text, decimal, chapters) or _named_level(text, draft) or _subhead_level(units, i, draft)
        out.append(Unit(Heading(level, _heading_text(unit)), unit.lines) if level else unit)
    return out


def _is_decimal(units: Sequence[Unit]) -> bool:
    """A document numbered 1. / 1.1 / 1.1.1: pairs that count up, each on a line of its own."""
    pairs = [m[1] for m in (DECIMAL.match(text_of(unit)) for unit in units) if m]
    return len(pairs) >= 3 and any(p.startswith("1.1") or p.startswith("1．1") for p in pairs)


def _stands_alone(text: str) -> bool:
    return (
        0 < len(text) <= LONGEST_HEADING
        and text[-1] not in "。；：，、;:,！？"
        and not ends_sentence(text)
        and "。" not in text
        and "；" not in text
    )


def _asks(units: Sequence[Unit], i: int) -> bool:
    """A numbered question over its answer: 一、谁来当路长？ over 答：…."""
    text = text_of(units[i])
    after = text_of(units[i + 1]) if i + 1 < len(units) else ""
    return text[-1:] in ("？", "?") and len(text) <= LONGEST_HEADING and bool(ANSWER.match(after)) and starts_list(text)


LEVELS = ((CHAPTER, 2), (CHAPTER_SECTION, 3), (TOP, 2), (SECOND, 3), (SUB_POINT, 5))


def _level(text: str, decimal: bool, chapters: bool) -> int:
    if decimal and PLAIN_CHAPTER.fullmatch(text):
        return 2
    pair = DECIMAL.match(text) if decimal else None
    if pair:
        return min(5, 2 + len(re.findall(r"[.．]", pair[1])))
    if CLAUSE.match(text):
        return (3 if chapters else 2) if len(text) <= 30 else 0
    if POINT.match(text):
        return 2 if decimal else 4
    return next((level for pattern, level in LEVELS if pattern.match(text)), 0)


def _named_level(text: str, draft: Draft) -> int:
    """Heads without an enumerator of their own kind: a numbered box of a plan, a chronicle's month.

    >>> _named_level("专栏1社区服务设施建设工程", Draft(())), _named_level("4月", Draft((), title="2016年大事记"))
    (2, 2)
    """
    return 2 if COUNTED_HEAD.fullmatch(text) or ("大事记" in draft.title and MONTH_HEAD.fullmatch(text)) else 0


def _subhead_level(units: Sequence[Unit], i: int, draft: Draft) -> int:
    """Unnumbered lines that stand alone between paragraphs, in essays, and letter-spaced ones anywhere: 填 表 说 明."""
    unit, text = units[i], text_of(units[i])
    if i + 1 >= len(units) or starts_list(text) or not is_titlelike(text) or LABEL.match(text):
        return 0
    if len(unit.lines) == 1 and LEAD_SPACED.match(unit.lines[0].raw.strip()):
        return 2
    is_document = bool(draft.number_lines or NOTICE_TITLE.fullmatch(draft.title))
    follows = is_plain(units[i + 1]) and len(text_of(units[i + 1])) > 40
    before = i == 0 or not is_plain(units[i - 1]) or ends_sentence(text_of(units[i - 1]))
    return 2 if not is_document and follows and before and 5 <= len(text) <= 40 else 0


def _heading_text(unit: Unit) -> str:
    if len(unit.lines) == 1:
        return phrased(unit.lines[0].raw)
    return text_of(unit)
