"""What is fuzzed: functions of bytes that raise where a promise is broken. Bytes stand for pieces of real input, so that few are wasted."""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import yaml

from gazette.content.fields import facts_of
from gazette.content.front_matter import split
from gazette.emblem import UnfitEmblemError, _svg
from gazette.errors import GazetteError, Problem
from gazette.importer import ImportOptions, import_source
from gazette.markdown import body_problems, render
from gazette.markdown.parser import SCHEME, SCHEMES
from gazette.model import Article, ArticleFacts, IssueFacts, Place
from gazette.pages.body import body_html, outline
from gazette.pages.links import Link, with_links
from gazette.pages.places import with_places
from gazette.pages.setting import with_enclosures, with_signatures, with_tables
from gazette.pages.words import with_whole_titles
from gazette.search.tokenise import normalise, query_terms
from gazette.sources import read_source
from gazette.untrusted import load_untrusted
from tests.importer.fuzz import ROOT, broken_promises

Target = Callable[[bytes], None]
PIECES: Mapping[str, tuple[str, ...]] = {
    "importer": (
        "南阳市人民政府", "关于印发管理办法的通知", "宛政〔2021〕7号", "（2021年6月23日）", "2021年6月23日", "各县区人民政府：", "\n", "\n", "\n\n",
        "第一条　为了保护环境", "一、总体要求", "（一）指导思想。", "1. ", "1.1 编制目的", "附件1", "附件：1.名单", "——在会议上的讲话", "同志们：", "目 录", "第", "号",
        "责任单位：市科技局。", "【市政府文件】", "……12", "— 17 —", "|", "\t", "---", "发展经济，改善民生", "。", "，", "《", "》", "“", "”", "  ", "　",
        "\f", "- ", "# ", "<b>", "$x$", "\u200b", "\u202e", "\x85", "\u2028", "*", "`", "\\", "[", "](", "&#", ":::", "9" * 40, "十", "年", "李海龙", "王 伟",
    ),
    "markdown": (
        "\n", "\n", "\n\n", "# ", "## ", "##### ", "一、", "（一）", "1.", "第一条　", "附件1", "附表1-2", "附件：1.名单", "::: signature\n", "\n:::\n", "|", "|-|\n", "| --- |\n",
        "甲", "乙丙", "。", "*", "**", "_", "`", "``", "[", "](", ")", "!", "<", ">", "</", "<script>", "<!--", "-->", "&", "&#x6a;", "&lt;", "javascript:", "data:text/html,",
        "http://x/", "b.html#art-1", '"', "'", "\\", " onerror=", "  ", "\t", "\x00", "\u202e", "\u2028", "各县区：", "2021年6月23日", "第二章 总则", "①", "<a id=", "style=",
    ),
    "front": (
        "\n", "\n", "title: ", "kind: ", "news", "document", "date: ", "2021-06-23", "page: ", "12", "0x", "repeals: ", "topics: ", "[", "]", "{", "}", ", ", "- ", "  ", '"', "'",
        "\\x", "\\u", "1b", "202e", "!!", "!!int ", "!!bool ", "!!timestamp ", "&a ", "*a", "<<: ", "? ", ": ", "| ", "> ", "# ", "---\n", "...\n", "%YAML", "null", "~", ".inf", "1:60:3",
        "甲", "《乙》", "宛政〔2021〕7号", "gazette: ", "year: ", "number: ", "published: ", "pdf: ", "a.pdf", "https://x/", "status: ", "in-force", "effective: ", "\t", "\x00", "\u2028", "9" * 30,
    ),
    "page": (
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!", "&", "&#", ";", "<p>", "</p>", "<table>", "</table>", "<tr>", "<td colspan=", "<td rowspan=", "<td>", "</td>", "200>",
        "9" * 20, '"', "'", "=", " ", "\n", "<script>", "</script>", "<title>", "</title>", "<ol start=", "<li>", "</ol>", "<pre>", "</pre>", "<meta charset=", "utf-8", "gbk", "hex", "utf-16",
        "甲", "乙", "<br>", "<h1>", "</h1>", "<style>", "<template>", "</template>", "/>", "<div ", "a", "\x00", "\f", "\u3000",
    ),
    "emblem": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">', "</svg>", "<path d='M0 0'/>", "<g>", "</g>", "<", ">", "<?xml ", "?>", "<!DOCTYPE", "<!--", "-->", " width=", " height=",
        '"', "1", "9" * 60, "e9", "<style>", "</style>", "url(", "#a", ")", "@import", "<a href=", "xlink:href=", " on", "data:image/png", "&", ";", "encoding=", "utf-16", "<script/>", "\\",
    ),
    "query": (
        "政府", "〔2021〕", "7号", " ", "　", '"', "“", "-", "－", "*", "~", "^", ":", "+", "(", ")", "a", "B", "ß", "İ", "Σ", "ǅ", "ﬁ", "１", "½", "㎡", "℃", "́", "゙", "각", "ᄀ", "ᅡ",
        "𠮷", "豈", "﨎", "\u200b", "\u200d", "\ufe0f", "\u202e", "\ufeff", "\x00", "\n", ".", "..", "1.5", "%", "&", "<b>", "\\", "/", "､", "ｶﾞ", "〇", "○",
    ),
}  # fmt: skip


NAMES = yaml.safe_load((ROOT / "themes/default/strings/zh-CN.yaml").read_text(encoding="utf-8"))["places"]
"""What the default theme calls the places of a document."""


def text_of(data: bytes, pieces: tuple[str, ...]) -> str:
    """Each byte a piece; one of 250 and above takes the two after it as a character of its own."""
    out = []
    at = 0
    while at < len(data):
        if data[at] >= 250 and at + 2 < len(data):
            point = data[at + 1] << 8 | data[at + 2]
            out.append(chr(point if not 0xD800 <= point < 0xE000 else point + 0x10000))
            at += 2
        else:
            out.append(pieces[data[at] % len(pieces)])
        at += 1
    return "".join(out)


def _tell(problems: list[Problem]) -> None:
    """Every problem can be printed."""
    assert all(str(p).replace("\n", " ").replace("\t", " ").encode() and p.text for p in problems)


# ---------------------------------------------------------------- targets


def importer(data: bytes) -> None:
    """Any text becomes a valid issue, or is refused with a reason; nothing is lost."""
    source = text_of(data, PIECES["importer"]).encode()
    options = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)
    try:
        made = import_source(source, "source.txt", options)
    except GazetteError as error:
        _tell(list(error.problems))
    else:
        finds = list(broken_promises(source, options, made, made))
        assert finds == [], finds


def front(data: bytes) -> None:
    """Any front matter is read, or told what is wrong with it."""
    text = text_of(data, PIECES["front"])
    found, problems = split(f"---\n{text}\n---\n正文\n", "01-a.md")
    if found:
        for kind in (ArticleFacts, IssueFacts):
            facts, wrong = facts_of(kind, found, "01-a.md")
            problems = [*problems, *wrong]
            assert facts is not None or problems
    _tell(problems)
    try:
        load_untrusted(text)
    except yaml.YAMLError as error:
        assert str(error)


class _Tags(HTMLParser):
    """Looks that a page has no element, attribute or address that a gazette has no use for."""

    USED = frozenset(
        [
            "p",
            "b",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "em",
            "strong",
            "code",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "img",
            "br",
            "span",
        ]
    )
    MARKS = frozenset(
        ["id", "class", "href", "src", "alt", "title", "role", "aria-label", "aria-level", "tabindex", "scope", "data-fact"]
    )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element."""
        assert tag in self.USED, tag
        for name, value in attrs:
            assert name in self.MARKS or name.startswith("data-"), (tag, name)
            scheme = SCHEME.match(value or "") if name in ("href", "src") else None
            assert scheme is None or scheme[1].lower() in SCHEMES, value

    def handle_comment(self, data: str) -> None:
        """None is made."""
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def markdown(data: bytes) -> None:
    """Any body becomes elements that are known, with ids given once, and links that run nothing."""
    body = text_of(data, PIECES["markdown"])
    made = render(body, "各县区：")
    ids = re.findall(r' id="([^"]*)"', made.html)
    assert len(ids) == len(set(ids)), ids
    assert {p.id for p in made.passages} <= set(ids)
    html = with_places(body_html(made, "document"), NAMES)
    html = with_signatures(with_tables(with_enclosures(with_whole_titles(html))))
    linked = with_links(body_html(made, "news"), {p.id: [Link(0, len(p.text), 'x"><script>')] for p in made.passages})
    for page in (html, linked):
        _Tags().feed(str(page))
    outline(made.toc)
    _tell(list(body_problems(Article(ArticleFacts("甲", "news"), "a", 1, body, Place("01-a.md", 5)))))


def page(data: bytes) -> None:
    """Any HTML is read or refused."""
    for encoding in ("utf-8", "gb18030"):
        try:
            read_source(text_of(data, PIECES["page"]).encode(encoding, "replace"), "a.html").text.decode()
        except GazetteError as error:
            _tell(list(error.problems))


def emblem(data: bytes) -> None:
    """Any drawing is measured or refused."""
    try:
        width, height = _svg(text_of(data, PIECES["emblem"]).encode())
    except UnfitEmblemError:
        return
    assert 0 < width < float("inf")
    assert 0 < height < float("inf")


def query(data: bytes) -> None:
    """Any words have one normal form, and terms that every passage with them has."""
    text = text_of(data, PIECES["query"])
    normal = normalise(text)
    assert normalise(normal) == normal
    terms = query_terms(normal)
    assert all(term for term in (*terms.required, *terms.optional))


TARGETS: Mapping[str, Target] = {t.__name__: t for t in (importer, front, markdown, page, emblem, query)}
