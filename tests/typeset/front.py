"""Cover, contents list and imprint."""

from dataclasses import dataclass
from typing import Any

from tests.typeset.layout import Layout
from tests.typeset.lines import broken, letter_spaced
from tests.typeset.naming import Gold, chinese_digits, chinese_number

IMPRINT = (
    "主管：{government}",
    "主办：{office}",
    "编辑：《{gazette}》编辑部",
    "主 编：周明远",
    "副主编：李 伟 陈 晓 东",
    "责任编辑：王 珊",
    "地址：{full}人民路1号",
    "邮政编码：671000",
    "电话：（0872）2319606",
    "网址：www.{year}zfgb.gov.cn",
    "准印证号：内部资料〔K〕0031号",
    "印刷：{full}新华印务有限责任公司",
    "（内部资料　免费赠阅）",
)


@dataclass(frozen=True)
class Front:
    """Lines before the first page and after the last ("": a blank one), with the contents list and masthead that stand in them."""

    before: list[str]
    after: list[str]
    toc: list[dict[str, Any]]
    masthead: list[str]


def issue_words(layout: Layout, gold: Gold) -> dict[str, object]:
    """What the templates of the numbering may name."""
    numbering, year = layout.numbering, gold["issue"]["year"]
    return {
        "year": year,
        "number": numbering.number,
        "total": numbering.total,
        "month": numbering.month,
        "day": numbering.day,
        "year_cn": chinese_digits(year),
        "number_cn": chinese_number(numbering.number),
    }


def _entry(article: dict[str, Any], section: str | None, page: int, *, numbered: bool) -> dict[str, Any]:
    entry = {"section": section, "title": article["title"] + (article["subtitle"] or ""), "page": page}
    return {**entry, "doc_number": article["doc_number"]} if numbered and article["doc_number"] else entry


def _contents(layout: Layout, toc: list[dict[str, Any]]) -> list[list[str]]:
    """The lines of the list, a group for each section."""
    groups: list[list[str]] = []
    assert layout.contents
    section = object()
    for entry in toc:
        if entry["section"] != section or not groups:
            section = entry["section"]
            groups.append([layout.contents.section.format(section)] if section else [])
        number = entry.get("doc_number")
        title = f"{entry['title']}（{number}）" if number else entry["title"]
        head, tail = layout.contents.entry.format(title="\0", page=entry["page"]).split("\0")
        lines = broken(head + title, layout.contents.width)
        groups[-1] += [*lines[:-1], lines[-1] + tail]
    return groups


def front_matter(layout: Layout, gold: Gold, starts: list[int]) -> Front:
    """All that stands on no numbered page."""
    words, numbering, place = issue_words(layout, gold), layout.numbering, layout.place
    cover = [letter_spaced(place.gazette) if layout.short_words_spaced else place.gazette, numbering.cover.format(**words)]
    cover = [line for line in cover if line] if numbering.cover else []
    imprint = []
    if layout.masthead != "none":
        names = {"government": place.government, "office": place.government_office, "gazette": place.gazette, "full": place.full}
        imprint = [line.format(**names, year=words["year"]) for line in IMPRINT]
        if numbering.imprint:
            imprint.insert(3, numbering.imprint.format(**words))
    toc: list[dict[str, Any]] = []
    contents: list[list[str]] = []
    if layout.contents:
        listed = zip(gold["articles"], starts, strict=True)
        toc = [_entry(a, a["section"], page, numbered=layout.contents.doc_numbers) for a, page in listed]
        groups = _contents(layout, toc)
        half = len(groups) // 2 if layout.contents.split else 0
        contents = [list(layout.contents.heading), *groups[:half], imprint if half else [], *groups[half:]]
    heading = list(layout.contents.heading) if layout.contents else []
    front = imprint if layout.masthead == "front" and not (layout.contents and layout.contents.split) else []
    after = imprint if layout.masthead == "back" else []
    before = [line for group in [cover, front, *contents] if group for line in [*group, ""]]
    return Front(before, after, toc, ["".join(line.split()) for line in [*cover, *imprint, *heading]])


def published(layout: Layout, gold: Gold) -> str:
    """Day, month or year of publication, as exactly as the printed templates say it."""
    numbering, year = layout.numbering, gold["issue"]["year"]
    said = numbering.imprint if layout.masthead != "none" else ""
    if "{day}" in said:
        return f"{year}-{numbering.month:02}-{numbering.day:02}"
    if "{month}" in said or "{number:02}" in numbering.cover:
        return f"{year}-{numbering.month:02}"
    return str(year)
