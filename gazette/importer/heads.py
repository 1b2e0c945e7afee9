"""Where articles start: the signs that a gazette's page gives of a new head, each with the run of lines that is its title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gazette.importer.headlines import ADDRESS_TAIL, MAX_TITLE_LINES, SPOKEN, Head, HeadLines
from gazette.importer.likeness import Likeness
from gazette.importer.marks import (
    ANNEX,
    ANNEXED_TITLE,
    BODY,
    COLUMN_MARK,
    DATE,
    DOC_NUMBER,
    GREETING,
    LABEL,
    NOTICE_TITLE,
    ORDER_NUMBER,
)
from gazette.importer.orders import OrderHeads
from gazette.importer.signs import balanced, is_titlelike
from gazette.importer.standing import StandingHeads
from gazette.importer.state import Entry, Line
from gazette.importer.text import HAN, bare, ends_sentence

WITHOUT_BODY = ("关于", "转发", "批转", "印发")  # a title whose issuing body stands above it
CREDIT_END = re.compile(r"。[（(][一-鿿]{2,12}[）)]$")
CELL_GAP = re.compile(r"\S {2,}(?=\S)")  # 巡查日期  路线名称  巡查情况  处理结果
LISTED = 0.8
"""How much of a title and of one in the contents is common to both, if they are one."""
INTERPRETATION = re.compile(r".{4,120}解读")  # 关于《…实施意见》政策解读


class HeadFinder(HeadLines):
    """Looks at every line once for each kind of evidence."""

    def __init__(
        self, lines: Sequence[Line], widths: Sequence[float | None], entries: Sequence[Entry], columns: Iterable[str] = ()
    ) -> None:
        super().__init__(lines, widths, frozenset(bare(name) for name in [*(e.section for e in entries), *columns] if name))
        self.entries = entries

    def heads(self) -> list[Head]:
        """Heads in order, overlapping evidence merged, the titles of annexed documents left out."""
        found = [*self._known(), *self._numbered(), *self._speeches(), *self._columns(), *self._notices(), *self._interpretations()]
        found += [*self._bulletins(), *self._listed(), *StandingHeads(self.lines, self.widths, self.sections).heads()]
        found += OrderHeads(self.lines, self.widths, self.sections).heads()
        heads = _merged(found)
        starts = {head.start for head in heads}
        return [self._under_mark(head) for head in heads if not self._is_mark_over(head, starts)]

    def _is_mark_over(self, head: Head, starts: set[int]) -> bool:
        """Whether a head is no more than a section's name over another head."""
        return head.stop == head.start + 1 and self.is_mark(head.start) and head.stop in starts

    def _under_mark(self, head: Head) -> Head:
        """The head with the section that a mark right over it names."""
        if head.start + 1 < head.stop and self.is_mark(head.start):
            head = replace(head, start=head.start + 1)
        if not head.start or not self.is_mark(head.start - 1):
            return head
        return replace(head, column=bare(self.texts[head.start - 1]).strip("●◆■★▲□◎○◇【】"))

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
            if "号" in text and (DOC_NUMBER.fullmatch(text) or ORDER_NUMBER.fullmatch(text)):
                stop = self.skip_back(i)
                start = self._notice_start(self.run_back(stop), stop)
                if start < stop:
                    yield Head(start, stop, 4)
                else:
                    yield from self._around_number(i)

    def _around_number(self, i: int) -> Iterator[Head]:
        """The number above the whole title, or between the issuing body and 关于…."""
        stop = self.notice_stop(i + 1)
        if not stop or not self.has_body_after(stop):
            return
        start = i
        while start > 0 and i - start < 3 and BODY.fullmatch(self.texts[start - 1]) and not self._is_signature(start - 1):
            start -= 1
        if start < i and self.texts[i + 1].startswith("关于"):
            yield Head(start, stop, 4)
        elif self.is_closed(i) or self.lines[i].gap or self.lines[i].top or not self.texts[i + 1].startswith("关于"):
            yield Head(i, stop, 4)

    def _is_signature(self, i: int) -> bool:
        return i + 1 < len(self.texts) and bool(DATE.fullmatch(self.texts[i + 1]))

    def _notice_start(self, first: int, stop: int) -> int:
        """Start of the shortest run that ends at ``stop`` and is a document's title, the body printed above it included."""
        for start in range(stop - 1, first - 1, -1):
            title = bare("".join(self.texts[start:stop]))
            if not balanced(title):
                continue
            if NOTICE_TITLE.fullmatch(title) or (ANNEXED_TITLE.fullmatch(title) and self.is_closed(start)):
                return self._with_bodies(first, start) if title.startswith(WITHOUT_BODY) else start
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
            said = self.subtitle(i) if text.startswith("——") else ""
            if said and (ADDRESS_TAIL.search(said) or SPOKEN.search(said)) and not ends_sentence(text):
                start = self.run_back(i)
                if start < i:
                    yield Head(start, i, 4)
            elif len(text) < 40 and text[-1] in "：:！!" and GREETING.fullmatch(text):
                stop = self.skip_back(i, subtitles=True)
                start = self.run_back(stop)
                if start < stop and stop - start <= MAX_TITLE_LINES and (stop < i or ADDRESS_TAIL.search(self.texts[stop - 1])):
                    yield Head(start, stop, 3)

    def _columns(self) -> Iterator[Head]:
        """●卷首语 stands over a title."""
        for i, text in enumerate(self.texts[:-1]):
            if COLUMN_MARK.fullmatch(text):
                stop = self.run_on(i + 1)
                if stop > i + 1:
                    yield Head(i + 1, stop, 4)

    def _notices(self) -> Iterator[Head]:
        """[body]关于…的通知, where the text before has come to its end."""
        for i, text in enumerate(self.texts):
            if not self.is_piece(i, i + 2) or not (text.startswith("关于") or BODY.match(text)):
                continue
            if not self.is_closed(i) and not (self.lines[i].top and BODY.fullmatch(text)):
                continue
            stop = self.notice_stop(i)
            if stop and self.has_body_after(stop):
                yield Head(i, stop, 3)

    def _interpretations(self) -> Iterator[Head]:
        for i, text in enumerate(self.texts):
            if "解读" in text[-12:] and is_titlelike(text) and "》" in text:
                start = i if text.startswith(("关于", "《")) else self.run_back(i + 1)
                if self.is_closed(start) and INTERPRETATION.fullmatch(bare("".join(self.texts[start : i + 1]))):
                    yield Head(start, i + 1, 3)

    def _bulletins(self) -> Iterator[Head]:
        """…统计公报 over the bodies that publish it, its date, or its first paragraph."""
        for i, text in enumerate(self.texts):
            if text.endswith("统计公报") and is_titlelike(text):
                start = next((k for k in range(i, max(-1, i - 3), -1) if self.is_closed(k) or self.lines[k].top), i + 1)
                if all(self.is_piece(k, i + 1) for k in range(start, i)) and start <= i:
                    yield Head(start, i + 1, 4)

    def _listed(self) -> Iterator[Head]:
        """Titles that the contents list names, in other words perhaps."""
        likeness = Likeness([entry.title for entry in self.entries])
        if not self.entries:
            return
        for i, text in enumerate(self.texts):
            if not is_titlelike(text) or self.is_mark(i) or ANNEX.fullmatch(text):
                continue
            closed = self.is_closed(i)
            split = BODY.fullmatch(text) and self.texts[i + 1 : i + 2] and self.texts[i + 1].startswith(WITHOUT_BODY)
            if not (closed or split or self._after_credit(i) or self._after_row(i)):
                continue
            best, stop = 0.0, 0
            for end in range(i + 1, min(len(self.texts), i + MAX_TITLE_LINES) + 1):
                if (
                    not (is_titlelike(self.texts[end - 1]) or (end > i + 1 and HAN.fullmatch(self.texts[end - 1])))
                    or "|" in self.texts[end - 1]
                    or ORDER_NUMBER.fullmatch(self.texts[end - 1])
                ):
                    break
                whole = "".join(self.texts[i:end])
                like = likeness.at_least(whole, LISTED)
                if like > best and (like == 1 or not BODY.fullmatch(whole)):
                    best, stop = like, end
            if best < (LISTED if closed else 0.95):
                continue
            if best == 1 or not any(likeness.at_least("".join(self.texts[k:stop]), 1) == 1 for k in range(i + 1, stop)):
                yield Head(i, stop, 4)

    def _after_row(self, i: int) -> bool:
        """Whether a table's row, or a line such as 联系电话：…, ends over line i: neither ends in a stop, nor goes on."""
        before = self.lines[i - 1]
        return (
            "\t" in before.raw.strip()
            or len(CELL_GAP.findall(before.raw.strip())) >= 3
            or (LABEL.match(before.text) is not None and self.is_short(i - 1))
        )

    def _after_credit(self, i: int) -> bool:
        """Whether a credit that began on the line before the last ends over line i: …参加调研。（市政 / 府办）."""
        return i > 1 and self.is_short(i - 1) and bool(CREDIT_END.search(self.texts[i - 2] + self.texts[i - 1]))


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
    return sorted(out, key=lambda h: h.start)
