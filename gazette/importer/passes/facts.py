"""Header facts of each article, from its head, its signature, its first paragraph and the contents list."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from gazette.importer.continuity import CREDIT_END
from gazette.importer.headfacts import BYLINE
from gazette.importer.headlines import SPOKEN
from gazette.importer.likeness import Likeness
from gazette.importer.marks import BODY, DATE, DOC_NUMBER, GOVERNMENT, NOTICE_TITLE, SIGNER
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import WIDE_DIGITS, bare
from gazette.importer.units import is_plain, text_of
from gazette.messages import message
from gazette.model import Doubt, Dropped, Kind, Paragraph, Signature

CHINESE_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "０": 0}
ADDRESSEE = re.compile(r"[^。；！？]{2,400}[：:]")
ADDRESSEE_WORDS = re.compile(r"政府|部门|单位|委员会|管委会|办事处|局|学校|公司|企业|公署|各县|各区|各市|各乡")
NOT_ADDRESSEE = re.compile(r"如下|决定|研究|任命|免去|同志们|附件|通知[：:]|意见[：:]|包括|标准为")
PERSONNEL = re.compile(r"任免|任职|免职|任命|免去|职务的")
NEWS = re.compile(r"本刊讯|本报讯|召开|主持|调研|考察|会见|座谈会|开幕|揭牌|[增降]长|恢复|短讯|动态")
MINUTES = re.compile(r"会议纪要$")  # 第四十六次常务会议纪要
CHRONICLE = re.compile(r"大事记(?:[（(].{2,16}[）)])?$")  # 2022年3月份大事记
SPEECH = re.compile(r"(?:讲话|致辞|发言|主持词)(?:[（(].{1,10}[）)])?$")
NAME_IN_TITLE = re.compile(
    r"^(?:[一-鿿、]{0,16}?(?:省|市|县|区|州|盟|旗|镇|乡|局|厅|秘书)长|[一-鿿、]{0,16}?书记|[一-鿿、]{0,16}?主任)?(?P<name>[一-鿿]{2,4})(?:同志)?在(?=.*(?:讲话|致辞|发言|报告)$)"
    r"|^(?P<comrade>[一-鿿]{2,4})同志在"
)  # 石秀田同志在…会议上的讲话, 盟长其木德在…会议上的讲话
OFFICE = re.compile(r"^.*(?:长|书记|主任|主席|代表|委员|常委)")
ORDER_BODY = re.compile(
    r"^(?P<body>(?:(?!关于)[一-鿿（）()、]){2,60}?)(?:令|命令|公告|通告)(?:$|[（(]?(?:\d{4}年)?第)"
)  # 江北市人民政府令第12号
PASSES_ON = re.compile(r"^[^关]{2,40}(?:转发|批转)")  # …人民政府批转县教委关于…的通知
PASSED = re.compile(
    r"[（(][^（）()]*[\d一二三四五六七八九十]日[^（）()]*(?:通过|批准)[）)]"
)  # （2020年7月30日…第二十八次会议通过）
BULLETIN = re.compile(
    r"(?:公报|公告|通告|令|名单)(?:[（(]第[一-鿿\d]{1,4}号[）)])?$"
)  # 经济普查公报（第一号）, a document, though it has neither number nor signature
TITLE_BODY = re.compile(r"^(?P<body>.{2,60}?)(?:关于|转发|批转|印发)")


def read_facts(state: State) -> State:
    """Fills in number, date, issuer, recipients, author, section, kind and page.

    >>> iso_date("二〇二〇年四月十六日"), iso_date("（2020年4月3日，根据录音整理）"), iso_date("2021年6月")
    ('2020-04-16', '2020-04-03', '2021-06')
    """
    drafts = [_with_facts(draft) for draft in state.drafts]
    drafts = _with_entries(drafts, state)
    drafts = _with_columns(drafts, state)
    drafts = [replace(d, title=d.title or _first_words(d)) for d in drafts]
    drafts = [replace(d, kind=_kind(d)) for d in drafts]
    drafts = [replace(d, issuer=_issuer(d), recipients=_recipients(d)) for d in drafts]
    dropped = [*state.dropped]
    for draft in drafts:
        dropped += [Dropped(line.number, line.raw.strip(), message("importer.why_date")) for line in draft.date_lines]
        dropped += [Dropped(line.number, line.raw.strip(), message("importer.why_person")) for line in draft.person_lines]
        dropped += [Dropped(line.number, line.raw.strip(), message("importer.why_issuer")) for line in draft.issuer_lines]
        bracketed = [line for line in draft.number_lines if line.text[0] in "（(" or line.text[-1] in "）)"]
        dropped += [Dropped(line.number, line.raw.strip(), message("importer.why_doc_number")) for line in bracketed]
    doubts = [
        Doubt(_place(d), d.title[:60], message("importer.doubt_untitled"), confidence=0.75)
        for d in drafts
        if not d.title_lines and not d.number_lines
    ]
    return replace(state, drafts=tuple(drafts), dropped=tuple(dropped), doubts=(*state.doubts, *doubts))


def _place(draft: Draft) -> int:
    lines = [*header_lines(draft), *(line for unit in draft.units for line in unit.lines)]
    return min((line.number for line in lines), default=1)


# ---------------------------------------------------------------- facts of one article


def _with_facts(draft: Draft) -> Draft:
    number = bare("".join(line.text for line in draft.number_lines))
    found = DOC_NUMBER.search(number)
    notes = tuple(Unit(Paragraph(line.text), (line,)) for line in draft.note_lines)
    return replace(
        draft,
        title=draft.title,
        doc_number=(found["number"] if found else number.strip("（()）") if number[:1] in "（(" else number).translate(WIDE_DIGITS)
        or None,
        author=_author(draft),
        date=_date(draft),
        units=(*notes, *draft.units),
    )


def _first_words(draft: Draft) -> str:
    first = next((text_of(unit) for unit in draft.units if text_of(unit)), "")
    credits = sum(1 for unit in draft.units if CREDIT_END.search(unit.lines[-1].raw))
    if credits >= 2:
        return draft.section or message("importer.untitled_news")
    return re.split(r"[。，；：]", first)[0][:40] or first[:40] or message("importer.untitled")


def iso_date(text: str) -> str | None:
    """The first date in a text, as exact as it is written; None if there is none or it is no day of the calendar."""
    found = DATE.search(bare(text))
    if not found:
        return None
    year = int("".join(str(_digit(c)) for c in found["year"]))
    month, day = _number(found["month"]), _number(found["day"] or "")
    try:
        exact = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return exact if day else exact[:7]


def _digit(char: str) -> int:
    return CHINESE_DIGITS[char] if char in CHINESE_DIGITS else int(char) if char.isdigit() else 0


def _number(text: str) -> int:
    """十六 → 16, 二十 → 20, 12 → 12."""
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)
    return int("".join(str(_digit(c)) for c in text))


def _date(draft: Draft) -> str | None:
    said = _day(draft.subtitle or "")
    if said:
        return said
    for line in draft.date_lines:
        day = _day(line.text)
        if day:
            return day
    signatures = [u.block for u in draft.units if isinstance(u.block, Signature)]
    signed = next((d for s in signatures for d in map(_day, reversed(s.lines)) if d), None)
    first = PASSED.match("".join(text_of(unit) for unit in draft.units[:2]))
    return signed or (_day(first[0]) if first else None)


def _day(text: str) -> str | None:
    """A date that names its day; an article's date is no less exact."""
    found = iso_date(text)
    return found if found and len(found) == len("2021-06-23") else None


def _author(draft: Draft) -> str | None:
    for line in draft.person_lines:
        byline = BYLINE.fullmatch(line.text)
        if byline:
            return byline["name"]
        words = line.raw.split()
        name = words[-1] if len(words) > 1 and len(words[-1]) > 1 else OFFICE.sub("", line.text)
        name = name.removesuffix("同志") if len(name) > 3 else name
        if 2 <= len(name) <= 4 or "·" in name:
            return name
    title = bare(draft.title)
    found = NAME_IN_TITLE.match(title)
    return (found["name"] or found["comrade"]) if found else None


def _issuer(draft: Draft) -> str | None:
    if draft.kind not in ("document", "personnel"):
        return None
    if draft.issuer_lines:
        return "、".join(word for line in draft.issuer_lines for word in line.raw.split())
    for unit in draft.units:
        if isinstance(unit.block, Signature):
            bodies = [body for body in _bodies_of(unit) if not DATE.fullmatch(body.strip("（）()")) and not SIGNER.fullmatch(body)]
            if bodies and len(unit.block.lines) > 1:
                return "、".join(bodies)
            if not bodies and PASSES_ON.search(bare(draft.title)):
                break  # the letter's own, under a seal or a person's name; what it passes on is signed by others
    title = bare(draft.title)
    found = (
        ORDER_BODY.match(draft.doc_number or "") or ORDER_BODY.match(title) or TITLE_BODY.match(title) or GOVERNMENT.match(title)
    )
    if found:
        return found["body"] if "body" in found.groupdict() else found[0]
    return None


def _bodies_of(unit: Unit) -> Iterator[str]:
    """Each line of a signature; two bodies side by side are two: 江北市医疗保障局　　江北市财政局."""
    raw = [line.raw for line in unit.lines]
    texts = unit.block.lines if isinstance(unit.block, Signature) else ()
    for at, text in enumerate(texts):
        parts = raw[at].split() if len(raw) == len(texts) else []
        yield from parts if len(parts) > 1 and all(len(part) >= 3 and BODY.fullmatch(part) for part in parts) else [text]


def _recipients(draft: Draft) -> str | None:
    if draft.kind not in ("document", "personnel"):
        return None
    for unit in draft.units[:2]:
        text = text_of(unit)
        if is_plain(unit) and ADDRESSEE.fullmatch(text) and ADDRESSEE_WORDS.search(text) and not NOT_ADDRESSEE.search(text):
            return text
        if not is_plain(unit):
            continue
        break
    return None


def _spoken(draft: Draft) -> bool:
    """A text that says at which meeting it was given, or whose speaker is named with his office."""
    office = any(OFFICE.match(line.text) for line in draft.person_lines)
    return office or bool(SPOKEN.search(draft.subtitle or "")) or bool(NAME_IN_TITLE.match(bare(draft.title)))


def _kind(draft: Draft) -> Kind:
    """The first kind that the article's title, section, head or first words tell; an unsigned text is an essay."""
    title, section = bare(draft.title), draft.section or ""
    notice = bool(draft.number_lines or NOTICE_TITLE.fullmatch(title))
    speech = SPEECH.search(title) or SPEECH.search(draft.subtitle or "") or "讲话" in section or _spoken(draft)
    text = title + "".join(text_of(unit)[:40] for unit in draft.units[:2])
    news = re.search(r"要闻|动态|短讯|简讯|新闻", section + title) or NEWS.search(text[: len(title) + 12])
    signed = any(isinstance(unit.block, Signature) for unit in draft.units)
    told: tuple[tuple[object, Kind], ...] = (
        ("解读" in title[-6:] or "解读" in section, "interpretation"),
        (MINUTES.search(title), "document"),
        (CHRONICLE.search(title) or CHRONICLE.search(section), "news"),
        (PERSONNEL.search(title) or "任免" in section, "personnel"),
        (speech and not (draft.number_lines if draft.subtitle else notice), "speech"),
        (notice or BULLETIN.search(title), "document"),
        (news, "news"),
        (signed, "document"),
    )
    return next((kind for sign, kind in told if sign), "essay")


# ---------------------------------------------------------------- contents list, running headers


def _with_entries(drafts: Sequence[Draft], state: State) -> list[Draft]:
    """Section and page of each article that the contents list names."""
    if not state.entries:
        return list(drafts)
    likeness = Likeness([entry.title for entry in state.entries])
    free = set(range(len(state.entries)))
    out: list[Draft] = []
    for draft in drafts:
        title = bare(draft.title)
        whole = likeness.nearest(title + bare(draft.subtitle or ""))
        at, like = max(whole, likeness.nearest(title), key=lambda found: found[1])
        if at >= 0 and like >= 0.6 and at in free:
            free.discard(at)
            entry = state.entries[at]
            out.append(replace(draft, section=entry.section or draft.section, page=entry.page, author=draft.author or entry.author))
        else:
            out.append(draft)
    return out


def _with_columns(drafts: Sequence[Draft], state: State) -> list[Draft]:
    """The section that a running header names: that of the page on which the article starts, else of a page inside it."""
    out = list(drafts)
    starts = [_place(draft) for draft in drafts]
    ends = [0, *(max((line.number for unit in draft.units for line in unit.lines), default=0) for draft in drafts)]
    above = bool(state.columns and starts and state.columns[0][0] < starts[0])
    inside: list[list[str]] = [[] for _ in drafts]
    for number, name in state.columns:
        at = bisect_right(starts, number) - 1
        if above and at + 1 < len(out) and number > ends[at + 1]:
            inside[at + 1].insert(0, name)
        elif at >= 0:
            inside[at].append(name)
    for i, names in enumerate(inside):
        if names and out[i].section is None:
            out[i] = replace(out[i], section=names[0])
    return out


def header_lines(draft: Draft) -> tuple[Line, ...]:
    """All lines of the head."""
    return (
        *draft.title_lines,
        *draft.subtitle_lines,
        *draft.number_lines,
        *draft.date_lines,
        *draft.person_lines,
        *draft.note_lines,
        *draft.issuer_lines,
    )
