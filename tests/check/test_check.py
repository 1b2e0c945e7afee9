"""Lint: what it finds, and that a clean archive has nothing to find."""

from pathlib import Path

import pytest

from gazette.check import check
from gazette.check.site import site_problems

ROOT = Path(__file__).parent.parent.parent
INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\npublished: "2021-06"\n---\n'


def codes(tmp_path: Path, *articles: str) -> list[str]:
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    for number, text in enumerate(articles, 1):
        (folder / f"{number:02d}-a{number}.md").write_text(text, encoding="utf-8")
    return [p.code for p in check(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml")]


def article(body: str = "正文。", **facts: str) -> str:
    lines = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    return f'---\ntitle: "甲"\nkind: document\n{lines}---\n\n{body}\n'


def test_sound_content_has_no_findings(tmp_path: Path) -> None:
    assert codes(tmp_path, article("## 一、甲\n\n### （一）乙\n\n正文。", date="2021-06-01")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (article("## 一、甲\n\n#### 1.乙"), "check.heading_jump"),
        (article(date="2021-07-01"), "check.date_after_issue"),
        ("没有文首信息", "content.no_front_matter"),
    ],
)
def test_one_finding(tmp_path: Path, text: str, code: str) -> None:
    assert codes(tmp_path, text) == [code]


def test_a_doc_number_used_twice(tmp_path: Path) -> None:
    assert codes(tmp_path, article(doc_number="某政〔2021〕1号"), article(doc_number="某政〔2021〕1号")) == [
        "check.duplicate_doc_number"
    ]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="gone.html">甲</a>', "check.broken_link"),
        ('<a href="../outside.html">甲</a>', "check.broken_link"),
        ('<a href="#gone">甲</a>', "check.broken_anchor"),
        ('<a href="index.html#gone">甲</a>', "check.broken_anchor"),
        ('<img src="https://example.com/a.png" alt="">', "check.foreign_host"),
        ('<script src="//example.com/a.js"></script>', "check.foreign_host"),
    ],
)
def test_a_broken_page(tmp_path: Path, html: str, code: str) -> None:
    (tmp_path / "outside.html").write_text("x", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(f"<p id='here'>甲</p>\n{html}", encoding="utf-8")
    (found,) = site_problems(site)
    assert (found.code, found.place.line) == (code, 2)


def test_sound_links_have_no_findings(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="x"><a href="a/b.html#y">甲</a><a href="https://example.com/">乙</a>', encoding="utf-8"
    )
    (tmp_path / "a/b.html").write_text('<p id="y"><a href="../index.html?q=1#x">甲</a>', encoding="utf-8")
    assert list(site_problems(tmp_path)) == []


def test_the_built_site_of_the_archive_is_sound(site_folder: Path) -> None:
    assert [str(p) for p in site_problems(site_folder)] == []
