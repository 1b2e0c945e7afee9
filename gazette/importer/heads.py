"""Where articles start: the signs that a gazette's page gives of a new head, each with the run of lines that is its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.importer.likeness import Likeness
from gazette.importer.marks import (
    ANNEX,
    ANNEX_LIST,
    ANNEXED_TITLE,
    BODY,
    CLOSING,
    COLUMN_MARK,
    CREDIT,
    DATE,
    DATE_LINE,
    DOC_NUMBER,
    GENRE,
    GREETING,
    NEWS_LEAD,
    NOTE_LINE,
    NOTICE_TITLE,
    ORDER_NUMBER,
    PERSON_LINE,
)
from gazette.importer.signs import balanced, breaks_off, is_header_line, is_titlelike, opens_paragraph, starts_afresh
from gazette.importer.state import Entry, Line
from gazette.importer.text import HAN, WIDE_GAP, bare, ends_sentence

ADDRESS_TAIL = re.compile(r"(?:讲话|致辞|发言|主持词|报告|述要|纪实|侧记|综述|调查|思考|启示)$")  # …动员会上的讲话
INTERPRETATION = re.compile(r".{4,120}解读")  # 关于《…实施意见》政策解读
TITLE_TAIL = re.compile(rf"的?(?:{GENRE})|的.{{0,12}}(?:{GENRE})")  # 通知, 的意见 on a line of its own
MAX_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Head:
    """Title lines are [start, stop); ``column`` is the section named by a ● line at start - 1; ``sure`` ranks the evidence."""

    start: int
    stop: int
    sure: int
    column: str | None = None


class HeadFinder:
    """Looks at every line once for each kind of evidence."""

    def __init__(self, lines: Sequence[Line], widths: Sequence[float | None], entries: Sequence[Entry]) -> None:
        self.lines, self.widths, self.entries = lines, widths, entries
        self.texts = [line.text for line in lines]
        ends = [b.gap for a, b in pairwise(lines) if ends_sentence(a.text) and not b.top]
        self.gaps_part_heads = sum(ends) * 10 < len(ends) * 3
        """Whether blank lines stand around heads, not after every paragraph or line."""

    def heads(self) -> list[Head]:
        """Heads in order, overlapping evidence merged, the titles of annexed documents left out."""
        found = [*self._known(), *self._numbered(), *self._speeches(), *self._columns(), *self._notices(), *self._interpretations()]
        found += [*self._listed(), *self._standing(), *self._short_news()]
        return _merged(found)

    # ------------------------------------------------------------ each kind of evidence

    def _known(self) -> Iterator[Head]:
        """Titles that an earlier pass put back."""
        i = 0
        while i < len(self.lines):
            stop = i
            while stop < len(self.lines) and self.lines[stop].role == "title" and (stop == i or not self.lines[stop].top):
                stop += 1
            if stop > i:
                sub = next((k for k in range(i + 1, stop) if self.texts[k].startswith("——")), stop)
                yield Head(i, sub, 5)
            i = max(stop, i + 1)

    def _numbered(self) -> Iterator[Head]:
        """A doc number on a line of its own stands under the title."""
        for i, text in enumerate(self.texts):
            if DOC_NUMBER.fullmatch(text) or ORDER_NUMBER.fullmatch(text):
                stop = self._skip_back(i)
                start = self._notice_start(self._run_back(stop), stop)
                if start < stop:
                    yield Head(start, stop, 4)
                else:
                    yield from self._around_number(i)

    def _around_number(self, i: int) -> Iterator[Head]:
        """The number above the whole title, or between the issuing body and 关于…."""
        stop = self._notice_stop(i + 1)
        if not stop or not self._has_body_after(stop):
            return
        start = i
        while start > 0 and i - start < 3 and BODY.fullmatch(self.texts[start - 1]) and not self._is_signature(start - 1):
            start -= 1
        if start < i and self.texts[i + 1].startswith("关于"):
            yield Head(start, stop, 4)
        elif self._is_closed(i) or self.lines[i].gap or self.lines[i].top:
            yield Head(i, stop, 4)

    def _is_signature(self, i: int) -> bool:
        return i + 1 < len(self.texts) and bool(DATE.fullmatch(self.texts[i + 1]))

    def _notice_start(self, first: int, stop: int) -> int:
        """Start of the shortest run that ends at ``stop`` and is a document's title, the body printed above it included."""
        for start in range(stop - 1, first - 1, -1):
            title = bare("".join(self.texts[start:stop]))
            if NOTICE_TITLE.fullmatch(title) or (ANNEXED_TITLE.fullmatch(title) and self._is_closed(start)):
                return self._with_bodies(first, start) if title.startswith("关于") else start
        return stop

    def _with_bodies(self, first: int, start: int) -> int:
        """Start of the title with the issuing bodies that are printed above 关于…."""
        while start > first and BODY.fullmatch(self.texts[start - 1]):
            start -= 1
            if self.lines[start].top:
                break
        return start

    def _speeches(self) -> Iterator[Head]:
        """—— subtitle, speaker, date in brackets, 同志们：: each stands under a speech's title."""
        for i, text in enumerate(self.texts):
            if text.startswith("——") and ADDRESS_TAIL.search(self._subtitle(i)) and not ends_sentence(text):
                start = self._run_back(i)
                if start < i:
                    yield Head(start, i, 4)
            elif GREETING.fullmatch(text) and len(text) < 40:
                stop = self._skip_back(i, subtitles=True)
                start = self._run_back(stop)
                if start < stop and stop - start <= MAX_TITLE_LINES and (stop < i or ADDRESS_TAIL.search(self.texts[stop - 1])):
                    yield Head(start, stop, 3)

    def _columns(self) -> Iterator[Head]:
        """●卷首语 stands over a title."""
        for i, text in enumerate(self.texts[:-1]):
            if COLUMN_MARK.fullmatch(text):
                stop = self._run_on(i + 1)
                if stop > i + 1:
                    yield Head(i + 1, stop, 4, text.strip("【】")[text[0] != "【" :])

    def _notices(self) -> Iterator[Head]:
        """[body]关于…的通知, where the text before has come to its end."""
        for i, text in enumerate(self.texts):
            if not self._is_piece(i, i + 2) or not (text.startswith("关于") or BODY.match(text)):
                continue
            if not self._is_closed(i) and not (self.lines[i].top and BODY.fullmatch(text)):
                continue
            stop = self._notice_stop(i)
            if stop and self._has_body_after(stop):
                yield Head(i, stop, 3)

    def _interpretations(self) -> Iterator[Head]:
        for i, text in enumerate(self.texts):
            if "解读" in text[-12:] and is_titlelike(text) and "》" in text:
                start = i if text.startswith(("关于", "《")) else self._run_back(i + 1)
                if self._is_closed(start) and INTERPRETATION.fullmatch(bare("".join(self.texts[start : i + 1]))):
                    yield Head(start, i + 1, 3)

    def _listed(self) -> Iterator[Head]:
        """Titles that the contents list names, in other words perhaps."""
        likeness = Likeness([entry.title for entry in self.entries])
        if not self.entries:
            return
        for i, text in enumerate(self.texts):
            if not is_titlelike(text) or not self._is_closed(i):
                continue
            best, stop = 0.0, 0
            for end in range(i + 1, min(len(self.texts), i + MAX_TITLE_LINES) + 1):
                if not is_titlelike(self.texts[end - 1]):
                    break
                _, like = likeness.nearest("".join(self.texts[i:end]))
                if like > best:
                    best, stop = like, end
            if best >= 0.8:
                yield Head(i, stop, 4)

    def _standing(self) -> Iterator[Head]:
        """A line or two that stand alone at a page's top, after an article's closing words, set apart, or over 本刊讯."""
        for i, line in enumerate(self.lines[:-1]):
            if not is_titlelike(line.text) or line.text.startswith("——") or not self._is_closed(i):
                continue
            if self._is_apart(i):
                stop = self._apart_stop(i)
                if stop:
                    yield Head(i, stop, 2)
                    continue
            if self.widths[i] is None:
                continue
            closed = self._closed_for_good(i)
            if NEWS_LEAD.match(self.texts[i + 1]):
                yield Head(i, i + 1, 3)
            elif closed or line.top:
                stop = self._run_on(i)
                if stop > i and self._stands(i, stop, closed and not line.top):
                    yield Head(i, stop, 2 if closed else 1)

    def _is_apart(self, i: int) -> bool:
        """Whether a line is set apart as only heads are: by a blank line where paragraphs have none, or in the column's middle."""
        line = self.lines[i]
        return (line.gap and self.gaps_part_heads) or self._is_centred(line, self.widths[i])

    def _is_centred(self, line: Line, width: float | None) -> bool:
        return line.indent >= 6 and width is not None and abs(width - line.width - line.indent / 2) <= max(4, width / 4)

    def _apart_stop(self, start: int) -> int:
        """End of the title lines from ``start`` on, up to a paragraph that is set apart from them; 0 if none is."""
        i = start
        while i < min(len(self.lines), start + MAX_TITLE_LINES):
            text = self.texts[i]
            if not is_titlelike(text) or text.startswith("——") or is_header_line(text) or (i > start and not self._is_apart(i)):
                break
            i += 1
        if i >= len(self.lines) or i == start or ANNEX.fullmatch(self.texts[i]) or DATE.fullmatch(self.texts[i]):
            return 0
        whole = "".join(self.texts[start:i])
        named = BODY.fullmatch(whole) or PERSON_LINE.fullmatch(whole) or CREDIT.fullmatch(whole)
        apart = self.lines[i].gap or not self.gaps_part_heads
        return i if apart and len(whole) >= 6 and not named and balanced(whole) else 0

    def _stands(self, start: int, stop: int, needs_indent: bool) -> bool:
        """Whether the lines [start, stop) are centred over a paragraph."""
        width = self.widths[start]
        if stop >= len(self.lines) or width is None or not balanced("".join(self.texts[start:stop])):
            return False
        below = self.lines[stop]
        fresh = starts_afresh(below, width) or opens_paragraph(self.lines, stop, width)
        if fresh is False or (needs_indent and not fresh) or DATE.fullmatch(below.text) or ANNEX.fullmatch(below.text):
            return False
        if NEWS_LEAD.match(self.texts[start]) or re.search(r"^\S{1,14}\s{2,}\S", below.raw.strip()):
            return False
        return all(width - line.width > 2.4 or WIDE_GAP.search(line.raw.strip()) for line in self.lines[start:stop])

    def _short_news(self) -> Iterator[Head]:
        """A page of short items: lead words, a wide gap, text, credit; the first of them at a page's top."""
        for i, line in enumerate(self.lines):
            if not line.top or not self._is_closed(i) or self.widths[i] is None:
                continue
            reach = self.lines[i : i + 60]
            leads = sum(1 for k in reach[:3] if re.search(r"\S\s{2,}\S", k.raw.strip()))
            credits = sum(
                1 for k in reach if re.search(r"[（(][一-鿿]{2,12}[）)]$", k.text) and ("。" in k.text or CREDIT.fullmatch(k.text))
            )
            if leads and credits >= 2:
                yield Head(i, i, 1)

    # ------------------------------------------------------------ the lines around

    def _skip_back(self, i: int, subtitles: bool = False) -> int:
        """Index after the title, where dates, names and numbers stand between it and line i."""
        while i > 0 and self._is_fact(i - 1, subtitles):
            i -= 1
        return i

    def _is_fact(self, i: int, subtitles: bool) -> bool:
        text = self.texts[i]
        if DATE_LINE.fullmatch(text) and (text[0] in "（(" or subtitles):
            return True
        if NOTE_LINE.fullmatch(text) or DOC_NUMBER.fullmatch(text):
            return True
        return subtitles and (text.startswith("——") or self._is_person(i))

    def _is_person(self, i: int) -> bool:
        text = self.texts[i]
        if len(text) > 18 or not PERSON_LINE.fullmatch(text):
            return False
        return i > 0 and (bool(ADDRESS_TAIL.search(self.texts[i - 1])) or len(self.lines[i].raw.split()) == 2)

    def _subtitle(self, i: int) -> str:
        text = self.texts[i]
        if i + 1 < len(self.texts) and not ADDRESS_TAIL.search(text) and is_titlelike(self.texts[i + 1]):
            text += self.texts[i + 1]
        return text

    def _run_back(self, stop: int) -> int:
        """Start of the run of title lines that ends before ``stop``."""
        i = stop
        while i > 0 and stop - i < MAX_TITLE_LINES:
            text = self.texts[i - 1]
            if (
                not self._is_piece(i - 1, stop)
                or ANNEX.match(text)
                or CREDIT.fullmatch(text)
                or COLUMN_MARK.fullmatch(text)
                or text.startswith("——")
                or "\t" in self.lines[i - 1].raw.strip()
            ):
                break
            i -= 1
            if self.lines[i].top:
                break
        return i

    def _is_piece(self, i: int, stop: int) -> bool:
        """Whether line i may be part of a title that ends before ``stop``; a line of it but the last may end in a comma."""
        text = self.texts[i]
        if i + 1 < stop and text[-1] in "、，" and ("关于" in text or "《" in text):
            text = text[:-1]
        return is_titlelike(text) or (len(text) == 1 and HAN.match(text) is not None)

    def _run_on(self, start: int) -> int:
        """End of the run of title lines from ``start``: short lines, up to where a paragraph starts."""
        i = start
        while i < len(self.lines) and i - start < 3 and not (i > start and self.lines[i].top):
            width = self.widths[i]
            line = self.lines[i]
            if (
                not is_titlelike(line.text)
                or DATE.fullmatch(line.text)
                or DOC_NUMBER.fullmatch(line.text)
                or line.text.startswith("——")
            ):
                break
            if width is not None and width - line.width <= 2.4 and not (i == start and line.top):
                break
            if i > start and (width is None or starts_afresh(line, width) or opens_paragraph(self.lines, i, width)):
                break
            i += 1
        return i

    def _notice_stop(self, i: int) -> int:
        joined = ""
        for k in range(i, min(len(self.texts), i + MAX_TITLE_LINES)):
            if not self._is_piece(k, i + MAX_TITLE_LINES) or (k > i and self.lines[k].top):
                return 0
            joined = bare(joined + self.texts[k])
            following = self.texts[k + 1] if k + 1 < len(self.texts) else ""
            if NOTICE_TITLE.fullmatch(joined) and not TITLE_TAIL.fullmatch(following):
                return k + 1
        return 0

    def _is_closed(self, i: int) -> bool:
        """Whether what stands before line i has come to its end."""
        if i == 0 or self._closed_for_good(i):
            return True
        before = self.lines[i - 1]
        return (
            ends_sentence(before.text)
            or bool(ANNEX_LIST.match(before.text))
            or bool(COLUMN_MARK.fullmatch(before.text))
            or (self.lines[i].top and self._is_short(i - 1) and not breaks_off(before, self.widths[i - 1]))
        )

    def _is_short(self, i: int) -> bool:
        width = self.widths[i]
        return width is None or width - self.lines[i].width > 2.4

    def _closed_for_good(self, i: int) -> bool:
        """Whether an article's last words stand before line i: a date, a credit, …起施行。"""
        if i == 0:
            return True
        before = self.texts[i - 1]
        return bool(DATE.fullmatch(before) or CREDIT.fullmatch(before) or (CLOSING.fullmatch(before) and ends_sentence(before)))

    def _has_body_after(self, stop: int) -> bool:
        if stop >= len(self.lines):
            return False
        text = self.texts[stop]
        return not ANNEX.fullmatch(text)


def _merged(found: Sequence[Head]) -> list[Head]:
    """One head for each place: surer evidence first, then the longer title."""
    taken: dict[int, int] = {}
    out: list[Head] = []
    for head in sorted(found, key=lambda h: (-h.sure, h.start, h.start - h.stop)):
        span = range(head.start, max(head.stop, head.start + 1))
        clash = next((taken[i] for i in span if i in taken), None)
        if clash is None:
            taken |= dict.fromkeys(span, len(out))
            out.append(head)
        elif head.column and out[clash].start == head.start:
            out[clash] = replace(out[clash], column=head.column)
    return sorted(out, key=lambda h: h.start)
