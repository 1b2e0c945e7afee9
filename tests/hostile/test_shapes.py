"""Texts of monstrous shape: what they cost grows with their length and no faster."""

import pytest

from gazette.markdown import body_problems, render
from gazette.markdown.parser import SCHEME, SCHEMES
from gazette.model import Article, ArticleFacts, Place
from tests.hostile.limits import outcome_of

BODIES = {  # expression of the body
    "one line of ten megabytes": "'保护优先，' * 700_000",
    "headings with one number": "'## 一、总则\\n\\n' * 100_000",
    "articles with one number": "'第一条　甲\\n\\n' * 10_000",
    "attachments with one number": "'# 附件1\\n\\n' * 8_000",
    "items": "'（一）甲\\n\\n' * 10_000",
    "blanks in a link": "'[a](' + ' ' * 100_000 + 'x'",
    "open brackets": "'[' * 50_000 + '![' * 20_000",
    "open comments": "'<!--' * 50_000 + '<!A ' * 20_000",
    "stars": "'*a **a ' * 20_000",
    "signatures within signatures": "'::: signature\\n' * 5_000",
    "a table of a billion cells": "'|' + 'a|' * 30_000 + '\\n|' + '-|' * 30_000 + '\\n' + '|a|\\n' * 30_000",
    "endless numbers": "'第' + '9' * 5000 + '条 甲\\n\\n# 附件' + '9' * 5000 + '\\n\\n（' + '9' * 9000 + '）甲\\n\\n第' + '一' * 9000 + '条 甲'",
}
SET = """
from gazette.markdown import blocks_of
from gazette.markdown.problems import _problems
from gazette.markdown import render
from gazette.pages.body import body_html, outline
from gazette.pages.places import with_places
from gazette.pages.setting import with_enclosures, with_signatures, with_tables
from gazette.pages.words import with_whole_titles
found = list(_problems(body, "01-a.md", 1))
made = render(body)
html = with_places(with_whole_titles(with_tables(with_enclosures(with_signatures(body_html(made, "document"))))), {"table": "{number}"})
assert len(html) < 200 * len(body) + 1000, len(html)
outline(made.toc)
ids = [entry.id for entry in made.toc]
assert len(ids) == len(set(ids))
print("set")
"""
SOURCES = {
    "one line of ten megabytes": "'为加强保护，现提出如下意见。' * 250_000",
    "blanks": "'保' + ' ' * 200_000 + '护\\n保\\t护' + '\\t' * 200_000 + 'a\\n保' + '　' * 200_000 + '护'",
    "dots": "'…' * 50_000 + '保护' + '.' * 50_000",
    "a row of names": "'李海龙 ' * 20_000",
    "endless numbers": "'第' + '9' * 5000 + '章 总则\\n第' + '9' * 5000 + '条 甲\\n' + '9' * 5000 + '.保护\\n— ' + '9' * 5000 + ' —'",
    "headings": "'一、保护\\n保护好。\\n' * 3_000",
}
IMPORTED = """
from gazette.content.write import issue_files
from gazette.importer import ImportOptions, import_source
text = "南阳市人民政府\\n关于加强保护的意见\\n宛政〔2021〕7号\\n" + source + "\\n保护好。\\n"
made = import_source(text.encode(), "source.txt", ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6))
print("imported", all(len(name) < 100 for name in issue_files(made)))
"""


@pytest.mark.parametrize("name", BODIES)
def test_a_body_of_monstrous_shape_is_set(name: str) -> None:
    assert outcome_of(f"body = {BODIES[name]}\n{SET}", memory=2 << 30) == "set"


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_of_monstrous_shape_is_imported(name: str) -> None:
    assert outcome_of(f"source = {SOURCES[name]}\n{IMPORTED}", memory=2 << 30) == "imported True"


RUNNING = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "<javascript:alert(1)>",
    "&#x6a;avascript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "vbscript:x",
    "data:text/html,<b>",
    "data:image/svg+xml,x",
    "file:///etc/passwd",
    "blob:x",
    "intent:x",
    "ms-msdt:/id",
    "\\javascript:alert(1)",
]


@pytest.mark.parametrize("address", RUNNING)
@pytest.mark.parametrize("mark", ["", "!"])
def test_no_link_or_picture_leads_into_a_program(address: str, mark: str) -> None:
    html = render(f"{mark}[看]({address})\n").html.lower()
    addresses = [part.split('"')[0] for part in html.replace('src="', 'href="').split('href="')[1:]]
    assert all(found[1] in SCHEMES for a in addresses if (found := SCHEME.match(a))), html  # java%09script is no scheme


@pytest.mark.parametrize("address", [a for a in RUNNING if a[0].isalpha()])
def test_a_link_into_a_program_is_named(address: str) -> None:
    article = Article(ArticleFacts("甲", "news"), "a", 1, f"甲\n[看]({address})\n", Place("01-a.md", 9))
    assert ("markdown.running_link", 10) in [(p.code, p.place.line) for p in body_problems(article)] or ";" in address.split(
        ":", maxsplit=1
    )[0]


def test_links_to_pages_mail_and_telephones_stay() -> None:
    for address in ("../2021-06/a.html#art-1", "https://example.org/a?b=c:d", "mailto:a@example.org", "tel:12345"):
        assert f'href="{address}"' in render(f"[看]({address})\n").html
