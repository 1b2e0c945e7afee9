"""What the documents of the archive are called, so that a name leads to its document: to one, or to none."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gazette.config import Config
from gazette.model import Article, Issue

BLANKS = re.compile(r"\s+")
QUOTES = re.compile(r"[《》〈〉<>“”\"‘’']")
PROMULGATED = re.compile(r"关于(?:印发|发布|公布|转发)(?P<title>.{4,}?)的通知")  # 关于印发南阳市乡村建设行动实施方案的通知
PARTS = re.compile(r"^# (?P<title>.{4,})$", re.M)
CITY = re.compile(r"(?P<city>[^市]{2,}?[市州盟]|.{2,}?地区)")
WIDTH = str.maketrans("（）［］【】[]，：；０１２３４５６７８９", "()〔〕〔〕〔〕,:;0123456789")
LONGEST_SERIES = 24
ALIKE = 0.75
CITED_KINDS = frozenset({"document", "personnel"})
BEFORE_A_SERIES = re.compile(
    r"[^\u4e00-\u9fff]|[按照据依由以及和与或对将在为的于从至到发布订印循彻实合称即]"
)  # 按宛政〔2019〕32号文件
"""What may stand before a doc number; any other sign is part of a longer one, which is none of ours."""
FOREIGN = re.compile(r"(?:中央|国务院|全国|国家|[^我本全]省|[^全]省|部|委|厅|局|办|处|院|区|县|镇|乡|会)$")
"""What ends in an issuer: 省政府办公厅《关于…的意见》 is not the city's document of that title."""
OWN_OFFICES = re.compile(r"(?:市委|市政府办|市政府办公室|市人民政府办公室|政府办公室)$")


def bare_title(title: str) -> str:
    """A title as it is compared: without blanks and quotes.

    >>> bare_title("关于印发〈甲　办法〉的通知") == bare_title("关于印发《甲办法》的通知")
    True
    """
    return QUOTES.sub("", BLANKS.sub("", title.replace("\\", ""))).translate(WIDTH)


def bare_number(number: str) -> str:
    """A doc number as it is compared: brackets and digits of one kind, no blanks.

    >>> bare_number("宛政 [2021] 7 号")
    '宛政〔2021〕7号'
    """
    plain = BLANKS.sub("", number).translate(WIDTH)
    return re.sub(r"\((\d{4})\)", r"〔\1〕", plain)


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a name may mean; ``part`` is the title of a part of it where the name means that part."""

    gazette: str
    address: str
    part: str | None = None


@dataclass
class Catalogue:
    """Names of documents → the documents. Made once of all articles; answers with one document or none."""

    cities: dict[str, str]
    """Gazette → its city, 南阳市; "" where not known."""
    numbers: dict[str, list[Named]] = field(default_factory=dict)
    titles: dict[str, list[Named]] = field(default_factory=dict)
    addresses: dict[str, Named] = field(default_factory=dict)
    bare: dict[str, list[Named]] = field(default_factory=dict)
    """Titles without their issuer, 关于…的通知: such a name is a document's of the same gazette only."""
    called: dict[str, list[str]] = field(default_factory=dict)
    """Address → the titles the document and its parts have."""

    @classmethod
    def of(cls, issues: Iterable[Issue], redirects: Mapping[str, str], config: Config) -> "Catalogue":
        """The catalogue of an archive; an address that leads on means what it leads to."""
        made = cls({})
        for issue in issues:
            slug = issue.gazette_slug
            if slug not in made.cities:
                settings = config.gazettes.get(slug)
                made.cities[slug] = (settings and settings.city) or city_of(issue.facts.gazette)
            for article in issue.articles:
                made._enter(Named(slug, f"{issue.address}/{article.slug}"), article)
        made.addresses |= {old: made.addresses[new] for old, new in redirects.items() if new in made.addresses}
        return made

    def _enter(self, named: Named, article: Article) -> None:
        facts = article.facts
        parts = [bare_title(part) for part in _parts(facts.title, article.body)]
        self.addresses[named.address] = named
        self.called[named.address] = [bare_title(facts.title), *parts]
        if facts.doc_number:
            self.numbers.setdefault(bare_number(facts.doc_number), []).append(named)
        if facts.kind not in CITED_KINDS:
            return
        title = bare_title(facts.title)
        self._name(self.titles, title, named)
        issuer = bare_title(facts.issuer or "")
        without = title.removeprefix(issuer) if issuer else title[max(title.find("关于"), 0) :]
        if without != title and without.startswith("关于"):
            self._name(self.bare, without, named)
        for part in parts:
            self._name(self.titles, part, Named(named.gazette, named.address, part))

    @staticmethod
    def _name(table: dict[str, list[Named]], name: str, named: Named) -> None:
        entries = table.setdefault(name, [])
        if all(entry.address != named.address for entry in entries):
            entries.append(named)

    def by_number(self, gazette: str, number: str) -> Named | None:
        """The document of that number; the gazette's own before others'."""
        return _one(gazette, self.numbers.get(bare_number(number), []))

    def number_before(self, gazette: str, text: str, end: int) -> tuple[int, Named | None]:
        """The doc number that ends there: where it starts, and its document. The text before it is searched for its 机关代字."""
        opening = max(text.rfind(sign, max(0, end - LONGEST_SERIES), end) for sign in "〔[［【（(令")
        for start in range(max(0, end - LONGEST_SERIES), opening):
            if bare_number(text[start:end]) in self.numbers and (start == 0 or BEFORE_A_SERIES.match(text[start - 1])):
                return start, self.by_number(gazette, text[start:end])
        return opening, None

    def by_title(self, citing: Named, title: str, before: str) -> Named | None:
        """The document that another one calls by this title. ``before``: the words before the title, 省政府办公厅."""
        gazette = citing.gazette
        name = bare_title(title)
        if name.startswith("市政府"):  # 《市政府关于…的意见》: the city's own
            name = f"{self.cities.get(gazette, '')}人民政府{name.removeprefix('市政府')}"
        found = _one(gazette, self.titles.get(name, []))
        if found:
            city = self.cities.get(found.gazette, "")
            return found if (city and name.startswith(city)) or found.address == citing.address else None
        if FOREIGN.search(before) and not OWN_OFFICES.search(before):
            return None
        return _one(gazette, [named for named in self.bare.get(name, []) if named.gazette == gazette])

    def may_be_called(self, named: Named, title: str) -> bool:
        """Whether a title printed before the document's number is its own, a part's, or either of them shortened or misprinted."""
        name = bare_title(title)
        return any(
            name in own or own in name or difflib.SequenceMatcher(None, name, own, autojunk=False).ratio() >= ALIKE
            for own in self.called[named.address]
        )

    def by_citation(self, gazette: str, citation: str) -> list[Named]:
        """All documents that an editor's citation may mean: a doc number, 《title》 or an address. The gazette's own if any."""
        if citation in self.addresses:
            return [self.addresses[citation]]
        if citation.startswith("《"):
            name = bare_title(citation)
            found = self.titles.get(name) or self.bare.get(name, [])
        else:
            found = self.numbers.get(bare_number(citation), [])
        return [named for named in found if named.gazette == gazette] or found


def _one(gazette: str, found: list[Named]) -> Named | None:
    """The only one of the gazette, else the only one at all."""
    own = [named for named in found if named.gazette == gazette]
    chosen = own or found
    return chosen[0] if len(chosen) == 1 else None


def _parts(title: str, body: str) -> Iterator[str]:
    """Titles of what a document promulgates: those it bears as headings, and the one its own title names."""
    yield from (found["title"].strip() for found in PARTS.finditer(body) if not found["title"].startswith("附"))
    if found := PROMULGATED.search(title):
        yield found["title"]


def city_of(gazette: str) -> str:
    """The city a gazette's name begins with.

    >>> city_of("南阳市人民政府公报"), city_of("政务通报")
    ('南阳市', '')
    """
    found = CITY.match(gazette)
    return found["city"] if found else ""
