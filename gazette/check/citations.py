"""Names of documents and clauses in the text that lead nowhere, though they were meant to."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from gazette.check.finding import Finding
from gazette.check.sheet import Line, Sheet
from gazette.library import Library, Mention, Named, Region, bare_number, bare_title, clauses, mentions, regions
from gazette.markdown import render

THIS = re.compile(r"本(?P<what>[\u4e00-\u9fff]{1,6}?)(?=第[^\s，。；]{1,6}条)")  # 本办法第三条
YEAR = re.compile(r"[〔\[［【（(]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]］】）)]\s*第?\s*\d+\s*号")
LONGEST_NUMBER = 24
NEARLY, SAME_START = 0.85, 4
LEAST = 8
"""Signs of a title that is compared with others' for being misprinted."""


def citation_findings(library: Library, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Of each article: clauses of its own that it does not have, documents of the archive misnamed, years that were not yet."""
    titles: dict[str, str] = {}
    for address, names in library.catalogue.called.items():
        titles |= {name: address for name in names if len(name) >= LEAST}
    for sheet in sheets:
        yield from _own_clauses(sheet)
        for line in sheet.lines:
            if line.kind in ("paragraph", "cell"):
                yield from _misnamed(library, titles, sheet, line)
                yield from _future(sheet, line)


def _own_clauses(sheet: Sheet) -> Iterator[Finding]:
    """本办法第九十条 in a 办法 of thirty."""
    article = sheet.entry.article
    if not any(THIS.search(line.text) for line in sheet.lines):
        return
    documents = list(regions(render(article.body, article.facts.recipients)))
    for line in sheet.lines:
        for found in THIS.finditer(line.text):
            named = [region for region in documents if found["what"] in (region.title or article.facts.title) and region.places]
            text = line.text.replace("\\", " ")
            for clause in clauses(text, found.end()):
                if named and not any(region.place(clause) for region in named):
                    yield sheet.at("check.no_such_clause", line, found.start(), clause.end, last=_last(named))


def _last(documents: Sequence[Region]) -> int:
    return max(int(path.partition("-")[0]) for region in documents for path in region.places)


def _misnamed(library: Library, titles: Mapping[str, str], sheet: Sheet, line: Line) -> Iterator[Finding]:
    """《title》（number） where one is a document of the archive and the other is not its; 《title》 that differs by a sign from one."""
    citing = library.catalogue.addresses[sheet.entry.address]
    for mention in mentions(line.text):
        if mention.title is None:
            continue
        named, numbered = _meant(library, citing, line.text, mention)
        address = named.address if named else titles.get(bare_title(mention.title))  # a title is its document's even before its day
        if mention.number_end is not None and address and all(other.address != address for other in numbered):
            number = library.article(address).facts.doc_number
            if number and _of_series(line.text, mention, number):
                yield sheet.at("check.other_number", line, mention.start, mention.end, title=mention.title, number=number)
        elif len(numbered) == 1 and not named and not _is_called(library, numbered[0], mention.title):
            title = library.article(numbered[0].address).facts.title
            yield sheet.at("check.other_title", line, mention.start, mention.end, title=title, found=mention.title)
        elif not named and not numbered and (near := _nearly(bare_title(mention.title), titles)):
            yield sheet.at("check.nearly_titled", line, mention.start, mention.end, title=near, found=mention.title)


def _of_series(text: str, mention: Mention, number: str) -> bool:
    """Whether the number in the text is of the same 机关代字: 豫政办〔2020〕8号 is another body's 关于…."""
    assert mention.number_end is not None
    series = YEAR.split(bare_number(number))[0]
    opening = YEAR.search(text, max(0, mention.end - LONGEST_NUMBER), mention.number_end)
    return opening is not None and bare_number(text[: opening.start()]).endswith(series)


def _meant(library: Library, citing: Named, text: str, mention: Mention) -> tuple[Named | None, list[Named]]:
    catalogue = library.catalogue
    assert mention.title is not None
    named = catalogue.by_name(citing, text, mention.start, mention.end, mention.title, None)
    end = mention.number_end
    return named, catalogue.numbers_before(citing.gazette, text, end)[1] if end is not None else []


def _is_called(library: Library, named: Named, title: str) -> bool:
    """Whether a title, shortened or in full, is that of the document or of one of its parts, and not the document's with a slip."""
    name, (own, *parts) = bare_title(title), library.catalogue.called[named.address]
    if name in own or own in name:
        return True
    if difflib.SequenceMatcher(None, name, own, autojunk=False).ratio() >= NEARLY:
        return any(name == part for part in parts)
    return any(name in part or part in name for part in parts)


def _nearly(name: str, titles: Mapping[str, str]) -> str | None:
    """The title of the archive from which a name differs by a few signs; none if it is one, or begins or ends one."""
    if len(name) < LEAST or any(name in title for title in titles):
        return None
    for title in titles:
        if abs(len(title) - len(name)) <= 2 and title[:SAME_START] == name[:SAME_START]:  # another place's document is another one
            matcher = difflib.SequenceMatcher(None, name, title, autojunk=False)
            if matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY:
                return title
    return None


def _future(sheet: Sheet, line: Line) -> Iterator[Finding]:
    """A doc number of a year after the issue's is nobody's."""
    for found in YEAR.finditer(line.text):
        if int(found["year"]) > sheet.entry.issue.facts.year + 1:
            yield sheet.at("check.future_number", line, *found.span(), year=sheet.entry.issue.facts.year)
