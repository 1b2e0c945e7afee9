"""附件 that the text announces and the article does not hold."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gazette.check.finding import Finding, finding
from gazette.check.sheet import Placed, Sheet
from gazette.check.source import Source, bare
from gazette.model import Heading, Paragraph

NUMBER = r"(?:\d{1,2}(?:[-－—.]\d{1,2})*|[一二三四五六七八九十]{1,2})"
LABEL = re.compile(rf"附(?P<what>[件表录图])(?P<number>{NUMBER})?[：:]?")  # a heading or line by itself: 附件1
LIST = re.compile(rf"附件[：:](?:(?P<number>{NUMBER})[.．、])?(?P<title>.+)")  # 附件：1.任务分工表
ITEM = re.compile(rf"(?P<number>{NUMBER})[.．、](?P<title>.+)")  # 2.名单, the list's next line
REFERENCE = re.compile(rf"附(?P<what>[件表录图])(?P<number>{NUMBER})(?![\d年月日份张个页号])")  # （见附件1）
ANOTHERS = re.compile(r"[》〉”号]\s*(?:[（(][^（）()]*[）)])?\s*(?:的|中的)?$")  # 《…》附件1
ELSEWHERE = re.compile(r"[（(](?:略|另附|另发|另行|此处略|不公开|附后)|略[）)]?$|详见.*网站")  # 任务分工表（略）
QUOTES = re.compile(r"[《》]")
LEAST = 6
"""Signs of a title by which its heading is known without a label."""


def attachment_findings(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Of all articles; the sources' labels are counted by issue."""
    held: dict[str, Counter[str]] = {}
    for sheet in sheets:
        held.setdefault(sheet.entry.issue.address, Counter()).update(_labels(sheet))
    for sheet in sheets:
        lost = _lost(sheet.source, held[sheet.entry.issue.address])
        yield from _announced(sheet, lost)
        yield from _referred(sheet)


def _labels(sheet: Sheet) -> Iterator[str]:
    """附件1, 附表1-2 …: what the article's headings call its attachments; 附件 alone is the only one."""
    for placed in sheet.blocks:
        found = LABEL.match(bare(placed.block.text)) if isinstance(placed.block, Heading) else None
        if found:
            yield _label(found["what"], found["number"])


def _label(what: str, number: str | None) -> str:
    return f"附{what}{(number or '').replace('－', '-').replace('—', '-')}"


def _lost(source: Source | None, held: Counter[str]) -> Counter[str] | None:
    """The labels that the source prints on a line by themselves and no heading of the issue has; None without a source."""
    if source is None:
        return None
    printed = (LABEL.fullmatch(bare(line)) for line in source.lines)
    return Counter(_label(found["what"], found["number"]) for found in printed if found) - held


def _announced(sheet: Sheet, lost: Counter[str] | None) -> Iterator[Finding]:
    """Each entry of 附件：1.… 2.… needs a heading: its label or its title. What the source does not print either is only told."""
    labels, titles = Counter(_labels(sheet)), [bare(p.block.text) for p in sheet.blocks if isinstance(p.block, Heading)]
    for placed, number, title in sorted(_entries(sheet), key=lambda entry: not _titled(entry[2], titles)):
        wanted = [_label("件", number)] if number else ["附件", "附件1"]
        held = next((label for label in wanted if labels[label]), None)
        if held:
            labels[held] -= 1
        if not held and not _titled(title, titles) and not ELSEWHERE.search(title):
            printed = lost is None or any(lost[label] for label in wanted)
            same = lost is not None and sheet.source is not None and sheet.source.has_exactly(_text(placed))
            severity = "info" if same and not printed else "warning"
            words = f"附件{number or ''}：{title[:30]}"
            yield finding("check.no_attachment", sheet.file, placed.first, severity=severity, words=words)  # type: ignore[arg-type]


def _text(placed: Placed) -> str:
    return placed.block.text if isinstance(placed.block, Paragraph) else ""


def _titled(title: str, titles: Sequence[str]) -> bool:
    """Whether a heading has the title, in full or shortened."""
    name = QUOTES.sub("", bare(title))
    others = (QUOTES.sub("", other) for other in titles)
    return len(name) >= LEAST and any(len(other) >= LEAST and (name in other or other in name) for other in others)


def _entries(sheet: Sheet) -> Iterator[tuple[Placed, str | None, str]]:
    """The lists of attachments: block, number and title of each entry."""
    listing = False
    for placed in sheet.blocks:
        text = _text(placed)
        found = (LIST if not listing else ITEM).match(text) or LIST.match(text)
        listing = bool(found and found["number"])
        if found:
            yield placed, found["number"], found["title"].strip()


def _referred(sheet: Sheet) -> Iterator[Finding]:
    """（见附件3） where the article has attachments, or is not the one that was printed so, and none of them is called so."""
    labels = set(_labels(sheet))
    announced = {_label("件", number) for _, number, _ in _entries(sheet)}
    for line in sheet.lines:
        if line.kind == "heading" or LIST.match(line.text):
            continue
        if line.kind == "paragraph" and LABEL.fullmatch(bare(line.text)):
            yield finding("check.label_no_heading", sheet.file, line.number, words=line.text)
            continue
        for found in REFERENCE.finditer(line.text):
            if _label(found["what"], found["number"]) not in labels | announced and not ANOTHERS.search(line.text[: found.start()]):
                yield sheet.at("check.no_such_attachment", line, *found.span(), label=found[0])
