"""Addresses of articles: made once, from the doc number or the title, in pinyin."""

import re
from dataclasses import replace

from pypinyin import Style, lazy_pinyin

from gazette.errors import GazetteError, problem
from gazette.importer.state import Draft, State
from gazette.importer.text import HAN, bare

NUMBER = re.compile(r"(?P<body>[一-鿿A-Za-z]+)[^\d]*(?P<year>(?:19|20)\d\d)[^\d]+(?P<number>\d+)号")  # 宛政〔2021〕7号
ABOUT = re.compile(r"^.{2,40}?关于(?:印发|公布|发布|转发|批转)?")
OFFICIAL = re.compile(r"(?:人民政府|政府)?(?:办公室|办公厅)?(?:公报|政报)$")
PLACE_KIND = re.compile(r"(?<=..)(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县|特别行政区|新区)$")
LONGEST = 6  # syllables of a title in its address


def make_slugs(state: State) -> State:
    """Gives each article its address within the issue, unique and in lower-case ASCII.

    >>> slug_of(Draft((), doc_number="宛政〔2021〕7号")), slug_of(Draft((), title="稳住农业基本盘　守好“三农”压舱石"))
    ('wz-2021-7', 'wen-zhu-nong-ye-ji-ben')
    """
    taken: set[str] = {"index"}
    drafts: list[Draft] = []
    for draft in state.drafts:
        base = slug_of(draft)
        slug = base
        again = 2
        while slug in taken:
            slug = f"{base}-{again}"
            again += 1
        taken.add(slug)
        drafts.append(replace(draft, slug=slug))
    return replace(state, drafts=tuple(drafts))


def slug_of(draft: Draft) -> str:
    """Initials, year and number of the doc number; else the first words of the title."""
    found = NUMBER.match(draft.doc_number or "")
    if found:
        initials = "".join(lazy_pinyin(found["body"], style=Style.FIRST_LETTER)).lower()
        return _ascii(f"{initials}-{found['year']}-{int(found['number'])}")
    title = ABOUT.sub("", bare(draft.title)) or bare(draft.title)
    words = lazy_pinyin("".join(c if HAN.match(c) or (c.isascii() and c.isalnum()) else " " for c in title[:40]))
    syllables = [w for word in words for w in re.findall(r"[a-z0-9]+", word.lower())][:LONGEST]
    return _ascii("-".join(syllables)) or "article"


def gazette_slug(state: State, gazette: str) -> str:
    """The editor's slug, the known one, or the place in pinyin: 南阳市人民政府公报 → nanyang."""
    slug = state.options.gazette_slug or state.options.slugs.get(gazette)
    if slug:
        return slug
    place = OFFICIAL.sub("", gazette)
    slug = _ascii("".join(lazy_pinyin(PLACE_KIND.sub("", place))))
    if not slug:
        raise GazetteError([problem("importer.bad_slug", state.name, gazette=gazette)])
    return slug


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
