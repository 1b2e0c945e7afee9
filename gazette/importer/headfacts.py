"""The lines under a title: subtitle, number, date, speaker or writer, issuing body; up to where the body starts."""

import re
from collections.abc import Sequence

from gazette.importer.headlines import ADDRESS_TAIL, subtitle_stop
from gazette.importer.marks import ANNEXED_TITLE, BODY, DATE_LINE, DOC_NUMBER, NOTE_LINE, ORDER_NUMBER, PERSON_LINE
from gazette.importer.state import Line
from gazette.importer.text import SURNAMES, bare, ends_sentence

Facts = dict[str, list[Line]]
KINDS = ("subtitle", "number", "date", "person", "note", "issuer")
BYLINE = re.compile(
    r"(?:[□■○●◇◆]|(?:作者|文|撰文|撰稿|记者|通讯员|本刊记者)[：:／/]?)(?P<name>[一-鿿]{2,10})|本刊(?:评论员|编辑部|记者)"
)  # □何秀英, 文／何秀英
OFFICER = re.compile(r"[一-鿿、]{1,20}(?:长|书记|主任|主席)[：:]?(?P<name>[一-鿿]{2,4})")  # 榆川市人民政府市长  惠 建 业
BULLETIN = re.compile(r"公报(?:[（(]第[一-鿿\d]{1,4}号[）)])?$")  # 经济普查公报（第一号）
NAME = re.compile(r"[一-鿿]{2,4}")
LEAST_LEAD = 12  # characters of the paragraph over which a name stands alone


def read_head(title: str, lines: Sequence[Line], i: int, end: int, facts: Facts) -> int:
    """Sorts the lines from i on into ``facts``; gives the index of the body's first line.

    >>> texts = ["——2022年1月16日在抚河县第十八届人民代表大会", "第一次会议上", "县长 黄志明", "各位代表："]
    >>> facts = {kind: [] for kind in KINDS}
    >>> read_head("政府工作报告", [Line(n, t, t.replace(" ", "")) for n, t in enumerate(texts)], 0, 4, facts)
    3
    >>> [(kind, [line.text for line in lines]) for kind, lines in facts.items() if lines]
    [('subtitle', ['——2022年1月16日在抚河县第十八届人民代表大会', '第一次会议上']), ('person', ['县长黄志明'])]
    """
    end = min(end, len(lines))
    while i < end:
        text = lines[i].text
        if text.startswith("——") and not facts["subtitle"] and not ends_sentence(text):
            stop = subtitle_stop(lines, i, end)
            facts["subtitle"] += lines[i:stop]
            i = stop
            continue
        kind = _kind(title, lines, i, end, facts)
        if kind is None:
            break
        facts[kind].append(lines[i])
        i += 1
    return i


def stray_fact(line: Line, facts: Facts) -> str | None:
    """A number, date or note that extraction moved away from its head: alone on its line, and the head has none."""
    text = line.text
    if len(text) > 40:
        return None
    if DOC_NUMBER.fullmatch(text) and text[0] not in "（(" and not facts["number"]:
        return "number"
    if DATE_LINE.fullmatch(text) and text[0] in "（(" and not facts["date"] and not facts["number"]:
        return "date"
    return "note" if NOTE_LINE.fullmatch(text) and not facts["note"] else None


def _kind(title: str, lines: Sequence[Line], i: int, end: int, facts: Facts) -> str | None:
    text = lines[i].text
    if DOC_NUMBER.fullmatch(text) or ORDER_NUMBER.fullmatch(text):
        return None if facts["number"] else "number"
    if NOTE_LINE.fullmatch(text):
        return "note"
    if DATE_LINE.fullmatch(text):
        return None if facts["date"] else "date"
    if not facts["person"] and not facts["number"] and _is_person(title, lines, i, end, bool(facts["subtitle"])):
        return "person"
    if BULLETIN.search(title) and all(BODY.fullmatch(word) for word in lines[i].raw.split()) and i + 1 < end:
        return "issuer"
    return None


def _is_person(title: str, lines: Sequence[Line], i: int, end: int, subtitled: bool) -> bool:
    """A speaker with his office, a writer's byline, or a name alone over a paragraph.

    >>> def judge(title, *texts):
    ...     return _is_person(title, [Line(n, t, t.replace(" ", "")) for n, t in enumerate(texts)], 0, len(texts), False)
    >>> judge("在全市项目建设推进会上的讲话", "市委副书记、市长 孙立成"), judge("绿水青山", "□何秀英")
    (True, True)
    >>> judge("在全市经济运行分析会上的讲话", "榆川市人民政府市长  陈 建 业")
    True
    >>> judge("绿水青山", "何秀英", "清明一过，毛乌素沙地南缘的风便有了暖意。"), judge("先进个人名单", "何秀英", "王大山")
    (True, False)
    """
    text = lines[i].text
    if len(text) > 24:
        return False
    words = lines[i].raw.split()
    named = (len(words) == 2 and len(words[0]) > 2) or _is_officer(text)
    if PERSON_LINE.fullmatch(text) and (subtitled or (named and ADDRESS_TAIL.search(title))):
        return True
    if BYLINE.fullmatch(text):
        return True
    alone = NAME.fullmatch(text) and text[0] in SURNAMES and not ANNEXED_TITLE.fullmatch(title)
    return bool(alone) and i + 1 < end and len(bare(lines[i + 1].text)) >= LEAST_LEAD


def _is_officer(text: str) -> bool:
    found = OFFICER.fullmatch(text)
    return found is not None and found["name"][0] in SURNAMES
