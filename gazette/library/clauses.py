"""The clauses of a page, by the document they belong to: a page may hold a notice, the 办法 it promulgates and attachments."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gazette.library.mentions import Clause, clauses
from gazette.markdown import Passage, Rendered

ADDRESS = re.compile(r"(?:[a-z]+-[\d.-]+-)?art-(?P<path>\d+(?:-\d+)*)(?P<again>\.\d+)?(?P<below>.*)")  # annex-1-art-3-2-1
LABEL = re.compile(r"附(?P<what>件|表|录|图)\s*[：:]?\s*(?P<number>\d+(?:[-－—.]\d+)*|[一二三四五六七八九十]+)?\s*[：:]?")
THIS = re.compile(r"本(?P<what>[\u4e00-\u9fff]{1,6}?)(?=第[^\s，。；]{1,6}条)")  # 本办法第三条
SAME = re.compile(r"本条(?=第(?P<clause>[一二三四五六七八九十\d]+)款)")
ATTACHED = re.compile(r"附(?:件|表|录|图)\s*(?:\d+(?:[-－—.]\d+)*|[一二三四五六七八九十]+)(?![\d年月日份张个页]|[-－—~至])")
TITLED = re.compile(r"(?P<title>《[^《》]+》)\s*[（(](?:见|详见)?$")  # 《推荐汇总表》（见附表1-2）: the table is called so
ANOTHERS = re.compile(r"[》〉”号]\s*(?:[（(][^（）()]*[）)])?\s*(?:的|中的)?$")  # 《…》附件1, 豫政〔2020〕37号附件


@dataclass
class Region:
    """A document on a page: its title, the id of its heading (None: the page's own document) and its clauses."""

    title: str
    id: str | None
    passages: list[Passage] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    """``3-2-1`` → id of 第三条第二款第（一）项."""

    def place(self, clause: Clause) -> str | None:
        """The id of a clause, or of its 条 where the clause within it has none; None if there is no such 条, or two."""
        article = str(clause.article)
        if article not in self.places:
            return None
        if clause.item is not None:
            paths = [f"{article}-{clause.clause or 1}-{clause.item}"]
        else:
            paths = [f"{article}-{clause.clause or 1}"]
        return next((self.places[path] for path in paths if path in self.places), self.places[article])


def regions(page: Rendered) -> Iterator[Region]:
    """The documents of a page in order, each with the clauses that it has once."""
    tops = {entry.id: entry.text for entry in page.toc if entry.level == 1}
    current = Region("", None)
    for passage in page.passages:
        if passage.id in tops:
            if current.id and passage.id == f"{current.id}-title":  # 附件1 and, under it, its title
                current.title = passage.text
                continue
            yield _finished(current)
            current = Region(passage.text, passage.id)
        else:
            current.passages.append(passage)
    yield _finished(current)


def _finished(region: Region) -> Region:
    twice = set()
    for passage in region.passages:
        found = ADDRESS.fullmatch(passage.id) if "art-" in passage.id else None
        if found and found["again"]:
            twice.add(found["path"].partition("-")[0])
        elif found and not found["below"]:
            region.places[found["path"]] = passage.id
    region.places = {path: place for path, place in region.places.items() if path.partition("-")[0] not in twice}
    return region


@dataclass(frozen=True, slots=True)
class Within:
    """A place at which a document names a part of itself: passage and signs, and the id named."""

    passage: str
    start: int
    end: int
    fragment: str


def references_within(title: str, page: Rendered) -> Iterator[Within]:
    """本办法第三条, 本条第二款 and 附件1 on a page that has them, in order of print."""
    attached: dict[str, list[str]] = {}
    for entry in page.toc:
        if entry.level == 1 and LABEL.fullmatch(entry.text):
            attached.setdefault(_label(entry.text), []).append(entry.id)
    headings = {entry.id for entry in page.toc}
    for region in regions(page):
        for passage in region.passages:
            if _may_refer(passage.text, attached) and passage.id not in headings:
                spans = [*_clauses(region, title, passage), *_attachments(attached, passage.text)]
                yield from (Within(passage.id, *span) for span in sorted(spans))


def _may_refer(text: str, attached: Mapping[str, list[str]]) -> bool:
    """Whether the text has what every reference has: a quick look before a close one."""
    return ("本" in text and "条" in text) or (bool(attached) and "附" in text)


def _clauses(region: Region, title: str, passage: Passage) -> Iterator[tuple[int, int, str]]:
    text = passage.text
    for found in THIS.finditer(text):
        if found["what"] not in (region.title or title):
            continue
        for n, clause in enumerate(clauses(text, found.end())):
            if place := region.place(clause):
                yield (clause.start if n else found.start()), clause.end, place
    own = ADDRESS.fullmatch(passage.id)
    for found in SAME.finditer(text) if own else ():
        assert own is not None
        article = own["path"].partition("-")[0]
        named = clauses(f"第{article}条{text[found.end() :]}", 0)
        place = region.place(named[0]) if named and article in region.places else None
        first = named and named[0].clause == 1 and named[0].item is None and passage.id != place  # the 条 itself bears its first 款
        if place and (first or place != region.places[article]):
            length = named[0].end - len(f"第{article}条")
            yield found.start(), found.end() + length, place


def _attachments(attached: Mapping[str, list[str]], text: str) -> Iterator[tuple[int, int, str]]:
    for found in ATTACHED.finditer(text) if attached else ():
        places = attached.get(_label(found[0]), [])
        if len(places) == 1 and not ANOTHERS.search(text[: found.start()]):
            if titled := TITLED.search(text[: found.start()]):
                yield *titled.span("title"), places[0]
            yield found.start(), found.end(), places[0]


def _label(text: str) -> str:
    """附件 1： and 附件1 are one attachment."""
    return re.sub(r"[\s：:]", "", text).replace("－", "-").replace("—", "-")
