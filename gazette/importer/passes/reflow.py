"""Printed lines → whole paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from gazette.importer.continuity import Continuity, is_address
from gazette.importer.endings import follows_end
from gazette.importer.marks import ANNEX_LIST, BODY, BODY_ENDS, CHAPTER, CLAUSE, DATE, SIGNER, TAIL_NOTE
from gazette.importer.measure import followed_widths, prose_widths
from gazette.importer.numbering import counted
from gazette.importer.room import word_width
from gazette.importer.rosters import appoints
from gazette.importer.signs import is_header_line, starts_list
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import HAN, ends_sentence, strung
from gazette.model import Paragraph

ADDRESSED = re.compile(r"[^。：:]{2,30}(?:政府|委员会|管委会|部门|单位|机构|局|厅|办事处)[^。：:如据现将]{0,90}[：:]")
NOTE_STARTS = frozenset("（(抄主公信")  # （此件公开发布）, 抄送：, 主题词：, 公开方式：, 信息公开类别：
STOP_WITHIN = re.compile("[，。；：]")
COUNT_UNIT = re.compile(r"[万亿]?(?:元|吨|公里|公顷|平方米|平方公里|立方米|户|人|亩|％|%)")  # 63.2|亿元
NARROW = 0.1
"""What a digit or a Latin letter may take more than half a character: 0.55 in the fonts that browsers print with."""
NEAR, RAGGED, WIDEST = 6, 3.5, 50.0
LONGEST_CHAPTER, SHORT_CHAPTER, LONGEST_BODY, LONGEST_SIGNED = 24, 9, 40, 30
SHORTEST_TITLE = 6
ASKS_NUMBER = re.compile(r"(?:超过|低于|高于|少于|多于|达到?|增长|下降|提高到|缩短到|约|共|至)$")  # 每班不超过|45人
FEWEST_ENDS, GAP = 6, 5.0

UNSURE = 2.6
"""Scores nearer to 0 are told to the editor: by the model's own odds 1 in 14 is wrong there, and more in layouts it has not seen."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the source kept of its paragraphs' looks: the indents of first lines, blank lines between paragraphs."""

    indented: bool
    gapped: bool

    def worth_of_gap(self, line: Line) -> float:
        """What a blank line before the line, or none, says against or for its going on. A page's top may have either."""
        if not self.gapped or line.top or line.cut:
            return 0.0
        return -GAP if line.gap else GAP


def reflow(state: State) -> State:
    """Joins the lines of each printed paragraph, however many columns and pages it was cut over.

    >>> from gazette.importer.state import ImportOptions
    >>> texts = ["为深入贯彻落实在推进南水北调后", "续工程高质量发展座谈会上重要讲话", "精神，提出如下意见。", "一、指导思想"]
    >>> draft = Draft((), items=tuple(Line(n, t, t, column=16) for n, t in enumerate(texts * 4, 1)))
    >>> [u.block.text[-6:] for u in reflow(State("a", ImportOptions(), b"", drafts=(draft,))).drafts[0].units][:2]
    ['出如下意见。', '一、指导思想']
    """
    drafts = measured(state.drafts)
    lines = [item for draft in drafts for item in draft.items if isinstance(item, Line)]
    model = Continuity(state.pairs, counted(lines))
    layout = Layout(keeps_indents(lines), keeps_gaps(lines))
    return replace(state, drafts=tuple(_reflowed(draft, model, layout) for draft in drafts))


def measured(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with the column's width at each line as it is without heads and tables."""
    lines = [item for draft in drafts for item in draft.items if isinstance(item, Line)]
    widths = iter(followed_widths(lines, prose_widths(lines)))
    return tuple(
        replace(draft, items=tuple(item.in_column(next(widths)) if isinstance(item, Line) else item for item in draft.items))
        for draft in drafts
    )


def keeps_indents(lines: Sequence[Line]) -> bool:
    """Whether the source kept the indents of first lines: many lines have one, and those after a stop more often than others."""
    after = [bool(b.indent >= 2) for a, b in pairwise(lines) if ends_sentence(a.text)]
    return len(after) >= 3 and sum(after) * 2 > len(after)


def keeps_gaps(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between paragraphs, and only there: nearly always over an enumerator, hardly ever amid a phrase, and
    not after first lines.

    >>> texts = ["一、各级各有关部门，都", "要高度重视。", "", "二、各县区，要", "认真组织实施。", ""] * 9
    >>> lines = [Line(n, t, t, gap=not texts[n - 1]) for n, t in enumerate(texts) if t]
    >>> keeps_gaps(lines), keeps_gaps([replace(line, gap=True) for line in lines])
    (True, False)
    """
    amid, opening, between = [0, 0], [0, 0], [0, 0]
    for a, b in pairwise(lines):
        if b.top or b.cut:
            continue
        if ends_sentence(a.text) and starts_list(b.text):
            between[b.gap] += 1
        elif HAN.match(a.text[-1]) and STOP_WITHIN.search(a.text) and not starts_list(b.text):
            amid[b.gap] += 1
            opening[b.gap] += starts_list(a.text)
    return (
        amid[0] >= FEWEST_ENDS <= between[1]
        and amid[1] * 20 <= amid[0]
        and opening[1] * 10 <= opening[0]
        and between[0] * 10 <= between[1]
    )


def _reflowed(draft: Draft, model: Continuity, layout: Layout) -> Draft:
    units: list[Unit] = []
    for is_line, run in groupby(draft.items, key=lambda item: isinstance(item, Line)):
        if is_line:
            units += _paragraphs([item for item in run if isinstance(item, Line)], model, layout)
        else:
            units += [item for item in run if isinstance(item, Unit)]
    return replace(draft, units=tuple(units), items=())


def _paragraphs(lines: Sequence[Line], model: Continuity, layout: Layout) -> Iterator[Unit]:
    unit = [lines[0]]
    before = ""
    for i, own in enumerate(lines[1:], 1):
        line, following = own, lines[i + 1] if i + 1 < len(lines) else None
        if (
            unit[-1].role != line.role
            or _stands_apart(unit, line, following)
            or _lists_bodies(before, unit, line, following)
            or (unit[0] is lines[0] and is_address(unit))
        ):
            goes_on = False
        elif (
            line.role == "title"
            or model.counts_within(unit, line)
            or (unit[0] is lines[0] and _addresses_on(unit, line))
            or _breaks_off(lines, i - 1, unit, layout.indented)
        ):
            goes_on = True
        elif model.counts_on(unit, line):
            goes_on = False
        elif layout.indented and (line.indent >= 2 or unit[0].indent >= 2):
            goes_on = line.indent < 2 and _runs_on(unit[-1], line)
        else:
            score = model.goes_on(unit, line, following) + layout.worth_of_gap(line)
            goes_on = score > 0
            line = replace(line, seam=score) if abs(score) < UNSURE else line
        if goes_on:
            unit.append(line)
        else:
            yield paragraph(unit)
            before, unit = unit[0].text if len(unit) == 1 else "", [line]
    yield paragraph(unit)


def _addresses_on(unit: Sequence[Line], line: Line) -> bool:
    """Those a document is sent to, cut at a line's end: …高新区管委会；|市各委办局：, 市政府|有关部门：."""
    whole = "".join(part.text for part in (*unit, line)).replace("；", "，").replace(";", "，")
    if len(unit) > 4 or not ADDRESSED.fullmatch(whole) or starts_list(unit[0].text) or line.text[-1] not in "：:":
        return False
    return unit[-1].text[-1] not in "：:。"


def _breaks_off(lines: Sequence[Line], at: int, unit: Sequence[Line], indented: bool) -> bool:
    """Whether a line fills its column where the column was too short to be measured, and the next starts nothing: mid-sentence
    (第一条  为了…维护政令|畅通，), or after any mark where first lines are indented.
    """
    last, line = lines[at], lines[at + 1]
    if line.text[0].isdigit() and ASKS_NUMBER.search(last.text) and "，" in last.text and not starts_list(line.text):
        return True
    if last.text[-1].isdigit() and COUNT_UNIT.match(line.text) and "，" in last.text:
        return True
    if last.column is not None or line.indent >= 2 or not _fills(lines, at):
        return False
    if (
        starts_list(line.text)
        or is_header_line(line.text)
        or any(DATE.fullmatch(x.text) or BODY.fullmatch(x.text) for x in (last, line))
    ):
        return False
    if last.text[-1] in "。；：！？;:.）)”":
        return indented and unit[0].indent >= 2 and last.text[-1] not in "：:"
    whole = "".join(part.text for part in unit)
    return any(mark in whole for mark in ("，", ",", "。", "》已", "》业")) or (
        CLAUSE.match(whole) is not None and len(whole) > LONGEST_CHAPTER
    )


def _fills(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is about as long as the longest hereabouts, which are several."""
    ends = [line.width + line.indent / 2 for line in lines[max(0, at - NEAR) : at + NEAR + 1]]
    edge = max(ends)
    own = lines[at].width + lines[at].indent / 2
    return edge <= WIDEST and edge - own <= RAGGED and sum(edge - end <= RAGGED for end in ends) >= 2


def _runs_on(last: Line, line: Line) -> bool:
    """Where indents are kept, an unindented line goes on with what breaks off before it; titles and signatures are no such lines.

    Digits are wider than they are taken to be, and a bracket goes down with the word in it, so that full lines look short:

    >>> last, column = "一般公共预算收入完成125.68亿元，增长12.41%，其中税", 27.0
    >>> _runs_on(Line(1, last, last, column=column), Line(2, "（2020年", "（2020年")), _runs_on(Line(1, "增长", "增长", column=column), Line(2, "其", "其"))
    (True, False)
    """
    if any(is_header_line(text) or DATE.fullmatch(text) for text in (last.text, line.text)) or starts_list(line.text):
        return False
    if last.column is not None:
        narrow = NARROW * sum(char.isascii() for char in last.text)
        short = last.column - last.width - last.indent / 2 - max(0.0, word_width(line.text) - 1) - narrow
        return short < (1.5 if ends_sentence(last.text) else 3)
    return len(last.text) >= 12 and not ends_sentence(last.text) and last.text[-1] not in "：:；;"


def _stands_apart(unit: Sequence[Line], line: Line, following: Line | None) -> bool:
    """Lines that no sentence runs into: a signature, its date, a chapter's title, a title that the line before lists."""
    last, alone = unit[-1].text, len(unit) == 1
    dated = alone and last[-1] == "日" and DATE.fullmatch(last) is not None
    noted = line.text[0] in NOTE_STARTS and TAIL_NOTE.fullmatch(line.text) is not None and (ends_sentence(last) or _is_date(last))
    again = alone and len(line.text) >= SHORTEST_TITLE and last.endswith(line.text)
    return (
        dated
        or noted
        or again
        or follows_end(unit, line)
        or appoints(unit, line)
        or _signs(unit, line, following)
        or _dates(unit[-1], line)
        or _opens_chapter(line)
    )


def _lists_bodies(before: str, unit: Sequence[Line], line: Line, following: Line | None) -> bool:
    """A list of bodies, one a line: 市水利局|市林业局, however wide the column is taken to be; ``before`` is the line above the unit.

    A body's name may go on in a second line; what stands over the list is a numbered head: 一、受到嘉奖的单位（13个）.
    """
    last, text = unit[-1].text, line.text
    if len(unit) > 2 or last[-1] in "，、：。；" or len(text) > LONGEST_BODY:
        return False
    whole = "".join(part.text for part in unit)
    if not (_is_body(whole) or (starts_list(whole) and not STOP_WITHIN.search(whole))):
        return False
    if not (BODY.match(text) or BODY.match(before)):
        return False
    after = following.text if following is not None else ""
    if _is_body(text):
        return _is_body(after) or (_is_body(before) and _is_body(whole))
    return _is_body(whole) and _is_body(before) and _is_body(text + after)


def _is_body(text: str) -> bool:
    return 4 <= len(text) <= LONGEST_BODY and text[-1] in BODY_ENDS and BODY.fullmatch(text) is not None


def _opens_chapter(line: Line) -> bool:
    """第一章  总则, with a gap or a few characters; 第三章规定的程序， is part of a sentence."""
    if len(line.text) > LONGEST_CHAPTER or line.text[0] != "第" or not CHAPTER.match(line.text) or line.text[-1] in "，、；。":
        return False
    return len(line.raw.split()) > 1 or len(line.text) <= SHORT_CHAPTER


def _signs(unit: Sequence[Line], line: Line, following: Line | None) -> bool:
    """A body's name over a date, or over another body's after the list of enclosures; or 省长 and a name.

    >>> annex, one, other = (Line(n, t, t) for n, t in enumerate(("附件：申报表", "江北市财政局", "江北市农业农村局")))
    >>> _signs([annex], one, other), _signs([one], other, annex)
    (True, False)
    """
    if len(line.text) > LONGEST_SIGNED:
        return False
    below = following.text if following is not None else ""
    signed = _is_date(below) or (ANNEX_LIST.match(unit[0].text) is not None and _is_body(below))
    return signed and (BODY.fullmatch(line.text) or SIGNER.fullmatch(line.text)) is not None


def _dates(last: Line, line: Line) -> bool:
    """A date on a line of its own, where the line before does not ask for one: 自|2023年6月2日起 goes on."""
    return line.text[-1] == "日" and DATE.fullmatch(line.text) is not None and last.text[-1] not in "，、自从于至在以"


def _is_date(text: str) -> bool:
    return text[-1:] in ("日", "月") and DATE.fullmatch(text) is not None


def paragraph(lines: Sequence[Line]) -> Unit:
    """The lines as one paragraph."""
    return Unit(Paragraph(strung(line.text for line in lines)), tuple(lines))
