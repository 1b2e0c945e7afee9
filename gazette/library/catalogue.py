"""What the documents of the archive are called, so that a name leads to its document: to one, or to none."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from gazette.cache import digest_of
from gazette.config import Config
from gazette.model import Article, Issue

BLANKS = re.compile(r"\s+")
QUOTES = re.compile(r"[《》〈〉<>“”\"‘’']")
PROMULGATED = re.compile(r"关于(?:印发|发布|公布|转发)(?P<title>.{4,}?)的通知")  # 关于印发南阳市乡村建设行动实施方案的通知
PARTS = re.compile(r"^# (?P<title>.{4,})$", re.M)
CITY = re.compile(r"(?P<city>[^市]{2,}?[市州盟省县旗]|.{2,}?区)")
WIDTH = str.maketrans("（）［］【】[]，：；０１２３４５６７８９", "()〔〕〔〕〔〕,:;0123456789")
LONGEST_SERIES = 24
ALIKE = 0.75
CITED_KINDS = frozenset({"document", "personnel"})
BEFORE_A_SERIES = re.compile(
    r"[^\u4e00-\u9fff]|[按照据依由以及和与或对将在为的于从至到发布订印循彻实合称即]"
)  # 按宛政〔2019〕32号文件
"""What may stand before a doc number; any other sign is part of a longer one, which is none of ours."""
ISSUER = re.compile(r"(?:中央|国务院|全国|国家|省|部|委|厅|局|办|办公室|处|院|府|市|州|区|县|镇|乡|会|防指)$")
"""What ends in an issuer: 省政府办公厅《关于…的意见》 is not the city's document of that title."""
GOVERNMENT = re.compile(r"(?P<level>[省市州盟区县旗])(?:委|(?:人民)?政府)(?P<office>办(?:公[室厅])?)?$")
LONGEST_ISSUER = 24
REPEALED = re.compile(r"[^，。；《]{0,6}(?:同时|即行|予以|自行)?(?:废止|失效|停止执行)")  # 《…》同时废止: the one before
ISSUED = re.compile(  # 2016年印发的《…》
    r"(?P<year>(?:19|20)\d\d)年(?:\d+月)?(?:\d+日)?(?:印发|发布|公布|下发|制定|颁布|出台|施行|实施)的?[^《，。；]{0,3}$"
)


@lru_cache(maxsize=4096)  # a name is compared as often as it is printed
def bare_title(title: str) -> str:
    """A title as it is compared: without blanks and quotes.

    >>> bare_title("关于印发〈甲　办法〉的通知") == bare_title("关于印发《甲办法》的通知")
    True
    """
    return QUOTES.sub("", BLANKS.sub("", title.replace("\\", ""))).translate(WIDTH)


@lru_cache(maxsize=4096)
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
    date: str = field(default="", compare=False)
    """When it was made, as near as is known."""

    def precedes(self, other: "Named") -> bool:
        """Whether it may have been there when the other was made; what is not known may."""
        known = min(len(self.date), len(other.date))
        return self.date[:known] <= other.date[:known]


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
                cited = article.facts.kind in CITED_KINDS  # what is no document was written for its issue, whatever it tells of
                date = (cited and article.facts.date) or str(issue.facts.year)
                made._enter(Named(slug, f"{issue.address}/{article.slug}", date=date), article)
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
            self._name(self.titles, part, replace(named, part=part))

    @staticmethod
    def _name(table: dict[str, list[Named]], name: str, named: Named) -> None:
        entries = table.setdefault(name, [])
        if all(entry.address != named.address for entry in entries):
            entries.append(named)

    def by_name(self, citing: Named, text: str, start: int, end: int, title: str, number_end: int | None) -> Named | None:
        """The document that a text means by 《title》 from ``start`` to ``end``, and the doc number behind it if there is one.

        The number decides, unless the title is another document's: then one of them is misprinted.
        """
        before, after = text[max(0, start - LONGEST_ISSUER) : start], text[end:]
        named = self._by_title(citing, bare_title(title), before, after)
        if number_end is None:
            return named
        _, numbered = self.numbers_before(citing.gazette, text, number_end)
        if named and any(other.address == named.address for other in numbered):
            return named
        one = _one(citing.gazette, numbered)
        if not one or (named and not self._is_called(one, bare_title(title))) or not self._may_be_called(one, bare_title(title)):
            return None
        return self._part(one, bare_title(title))

    def by_number(self, gazette: str, text: str, end: int) -> tuple[int, Named | None]:
        """The doc number that ends there: where it starts, and its document; the gazette's own before others'."""
        start, found = self.numbers_before(gazette, text, end)
        return start, _one(gazette, found)

    def numbers_before(self, gazette: str, text: str, end: int) -> tuple[int, list[Named]]:
        """The doc number that ends there, with all documents that have it. The text before it is searched for its 机关代字."""
        opening = opening_of(text, end)
        for start in range(max(0, end - LONGEST_SERIES), opening):
            if start == 0 or BEFORE_A_SERIES.match(text[start - 1]):
                if found := self.numbers.get(bare_number(text[start:end])):
                    return start, found
                if text[opening] == "令" and GOVERNMENT.fullmatch(text, start, opening):  # 市政府令第12号: the city's own
                    whole = self.whole_government(gazette, text[start:opening])
                    return start, self.numbers.get(bare_number(whole + text[opening:end]), [])
        return opening, []

    def _by_title(self, citing: Named, name: str, before: str, after: str) -> Named | None:
        """The document of this bare title, as far as it was there already when the other was made."""
        repealed = REPEALED.match(after)
        issued = ISSUED.search(before)

        def possible(found: list[Named]) -> list[Named]:
            if issued:
                return [named for named in found if named.date.startswith(issued["year"])]
            return [n for n in found if (n.address != citing.address or not repealed) and n.precedes(citing)]

        name = self.whole_government(citing.gazette, name)
        found = possible(self.titles.get(name, []))
        own = [named for named in found if named.address == citing.address]
        if own:
            return own[0] if own[0].part else self._part(own[0], name)
        if found:
            one = _one(citing.gazette, found)
            city = self.cities.get(one.gazette, "") if one else ""
            return one if city and name.startswith(city) else None
        return self._without_issuer(citing.gazette, name, before, possible)

    def _without_issuer(self, gazette: str, name: str, before: str, possible: Callable[[list[Named]], list[Named]]) -> Named | None:
        """关于…的通知, whose issuer is named before it or is the city's own."""
        if not name.startswith("关于"):
            return None
        for start in range(len(before)):  # 临江市人民政府《关于…的通知》
            issuer = self.whole_government(gazette, before[start:])
            if (start == 0 or BEFORE_A_SERIES.match(before[start - 1])) and issuer + name in self.titles:
                return _one(gazette, possible(self.titles[issuer + name]))
        if ISSUER.search(before) and not self._is_own(gazette, before):
            return None
        return _one(gazette, possible([named for named in self.bare.get(name, []) if named.gazette == gazette]))

    def whole_government(self, gazette: str, text: str) -> str:
        """市政府关于…, 市政府办公室: with the name of the gazette's own city."""
        city = self.cities.get(gazette, "")
        for short in ("政府", "人民政府"):
            if city and text.startswith(city[-1] + short):
                return f"{city}人民政府{text.removeprefix(city[-1] + short)}"
        return text

    def _is_own(self, gazette: str, before: str) -> bool:
        """Whether a text ends with the city's own government or its office, not with another's."""
        city, found = self.cities.get(gazette, ""), GOVERNMENT.search(before)
        if not city or not found or found["level"] != city[-1]:
            return False
        start = found.start()
        return before[: start + 1].endswith(city) or start == 0 or bool(BEFORE_A_SERIES.match(before[start - 1]))

    def _part(self, named: Named, name: str) -> Named:
        """The part of a document that has this title; the document itself where none has."""
        return replace(named, part=name) if name in self.called[named.address][1:] else named

    def _is_called(self, named: Named, name: str) -> bool:
        return any(own == name or (name.startswith("关于") and own.endswith(name)) for own in self.called[named.address])

    def _may_be_called(self, named: Named, name: str) -> bool:
        """Whether a title printed before the document's number is its own, a part's, or either of them shortened or misprinted."""
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


def opening_of(text: str, end: int) -> int:
    """Where the 〔year〕 or the 令 of a doc number begins that ends there; -1 if there is none.

    >>> opening_of("按照宛政〔2021〕7号", 11)
    4
    """
    return max(text.rfind(sign, max(0, end - LONGEST_SERIES), end) for sign in "〔[［【（(令")


def named_in(issues: Iterable[Issue], config: Config) -> str:
    """The digest of what issues bring into a catalogue."""
    return digest_of(Catalogue.of(issues, {}, config))


def _one(gazette: str, found: list[Named]) -> Named | None:
    """The only one of the gazette, else the only one at all."""
    own = [named for named in found if named.gazette == gazette]
    chosen = own or found
    return chosen[0] if len(chosen) == 1 else None


def _parts(title: str, body: str) -> Iterator[str]:
    """Titles of what a document promulgates: those it bears as headings, and the one its own title names."""
    if body.startswith("# ") or "\n# " in body:
        yield from (found["title"].strip() for found in PARTS.finditer(body) if not found["title"].startswith("附"))
    if found := PROMULGATED.search(title):
        yield found["title"]


def city_of(gazette: str) -> str:
    """The city, or other place with a government, that a gazette's name begins with.

    >>> city_of("南阳市人民政府公报"), city_of("政务通报")
    ('南阳市', '')
    >>> city_of("云溪县人民政府公报"), city_of("内蒙古自治区人民政府公报")
    ('云溪县', '内蒙古自治区')
    """
    found = CITY.match(gazette)
    return found["city"] if found else ""
