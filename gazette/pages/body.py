"""A rendered body as it is set on its page: what GB/T 9704 sets apart gets a class, what can be cited a link to itself."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from gazette.chinese import NUMERAL
from gazette.markdown import Passage, Rendered, TocEntry
from gazette.model import Kind

DEEPEST = 3
"""Contents lists go down to （一）; what lies below is found by reading."""
SUMMARY = 110

LABEL = r"附\s*(?:件|表|录|图)\s*[：:]?\s*(?:\d+(?:[-－—.]\d+)*|[一二三四五六七八九十]+)?\s*[：:]?"  # 附件1, 附表1-2
HEADING = re.compile(r"<h(?P<tag>[2-6]) ")
CHAPTER = re.compile(rf'<h3 id="([^"]+)">(第[{NUMERAL}\d]+[编章节])\s*')  # <h3 id="s-1">第一章总则
NUMBERED = re.compile(rf"(第[{NUMERAL}\d]+[编章节条])\s*(?=\S)")
ARTICLE = re.compile(r'<p id="([^"]+)"><b class="art">(.*?)</b>')
PARAGRAPH = r'(<p id="[^"]+">(?:<a id="[^"]+"></a>)?)'  # and the id it had once
FIRST_LEAD = re.compile(rf"{PARAGRAPH}([{NUMERAL}]{{1,3}}、[^。<]{{2,38}}。)(?=[^<])")  # 一、加强领导。各县区…
SECOND_LEAD = re.compile(rf"{PARAGRAPH}([（(][{NUMERAL}]{{1,3}}[）)][^。<]{{2,38}}。)(?=[^<])")  # （一）加强领导。各县区…
NEWS_LEAD = re.compile(rf"{PARAGRAPH}([^　。<]{{2,40}})(?=　[^<])")  # 南阳月季入选国家林木种质资源库　日前国家林草局…
ATTACHMENT = re.compile(rf'<h2 id="([^"]+)">({LABEL})</h2>')  # <h2 id="annex-1">附表1-2
RECIPIENTS = ' class="recipients"'


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the contents list; level 1 is the shallowest that the document has."""

    id: str
    level: int
    text: str


def body_html(rendered: Rendered, kind: Kind) -> Markup:
    """The body of an article of some kind for its page, its text unchanged."""
    html = CHAPTER.sub(r'<h3 id="\1" class="chapter"><span class="number">\2</span>', rendered.html)
    html = ATTACHMENT.sub(r'<h2 id="\1" class="annex">\2</h2>', html)
    html = _levelled(html)
    if kind == "news":
        html = NEWS_LEAD.sub(r'\1<b class="lead">\2</b>', html)
    html = FIRST_LEAD.sub(r'\1<b class="lead">\2</b>', html)
    html = SECOND_LEAD.sub(r'\1<span class="lead">\2</span>', html)
    html = ARTICLE.sub(r'<p id="\1"><a class="art" href="#\1">\2</a>', html)
    return Markup(html.replace(RECIPIENTS, f'{RECIPIENTS} data-fact="recipients"', 1))


def _levelled(html: str) -> str:
    """Headings whose tag skips a level say the level they have: a （一） (h4) straight under 附件 is of the third.

    >>> _levelled('<h3 id="s-1">一、<h4 id="s-1-1">（一）<h2 id="annex-1">附件<h4 id="s-2-1">（一）')
    '<h3 id="s-1">一、<h4 id="s-1-1">（一）<h2 id="annex-1">附件<h4 aria-level="3" id="s-2-1">（一）'
    """
    above = [(1, 1), (2, 2)]  # (tag, level) of the headings that the next one stands under: title and, unseen, "text"

    def levelled(found: re.Match[str]) -> str:
        tag = int(found["tag"])
        while above[-1][0] >= tag:
            above.pop()
        level = above[-1][1] + 1
        above.append((tag, level))
        return found[0] if level == tag else f'{found[0]}aria-level="{level}" '

    return HEADING.sub(levelled, html)


def opens_below(toc: tuple[TocEntry, ...]) -> bool:
    """Whether the first heading is an 一、 (h3): then a heading that only screen readers meet stands between it and the title."""
    return bool(toc) and toc[0].level > 1


def outline(toc: tuple[TocEntry, ...]) -> tuple[OutlineEntry, ...]:
    """The contents list: a bare 附件1 and the title under it in one line; levels counted from the shallowest present."""
    entries: list[TocEntry] = []
    for entry in toc:
        above = entries[-1] if entries else None
        if above and entry.level == above.level == 1 and re.fullmatch(LABEL, above.text):
            entries[-1] = TocEntry(above.id, 1, f"{above.text}　{entry.text}")
        else:
            entries.append(entry)
    shown = [e for e in entries if e.level <= DEEPEST] or entries
    present = sorted({e.level for e in shown})
    return tuple(OutlineEntry(e.id, present.index(e.level) + 1, _spaced(e.text)) for e in shown)


def _spaced(text: str) -> str:
    """第一章　总则: the blank that parts a number from its heading on paper."""
    found = NUMBERED.match(text)
    return f"{found[1]}　{text[found.end() :]}" if found else text


def summary(passages: tuple[Passage, ...], recipients: str | None) -> str:
    """What the page says of itself to those who have not opened it: its first words after the salutation."""
    texts = (p.text for p in passages if p.text != recipients and not p.text.endswith(("：", ":")))
    text = next((t for t in texts if len(t) > 20), "")
    return text if len(text) <= SUMMARY else f"{text[:SUMMARY]}…"
