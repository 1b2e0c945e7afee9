"""Lint: what it finds, and that a clean archive has nothing to find."""

import hashlib
from pathlib import Path

import pytest

from gazette.check import check
from gazette.check.finding import Finding
from gazette.check.site import site_findings

ROOT = Path(__file__).parent.parent.parent
INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\npublished: "2021-06"\n---\n'


def codes(tmp_path: Path, *articles: str) -> list[str]:
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    for number, text in enumerate(articles, 1):
        (folder / f"{number:02d}-a{number}.md").write_text(text, encoding="utf-8")
    return [p.code for p in check(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml")]


def article(body: str = "正文。", title: str = "甲", **facts: str) -> str:
    lines = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
    return f'---\ntitle: "{title}"\nkind: document\n{lines}---\n\n{body}\n'


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


OLD = article(title="某市人民政府关于绿化的通知", doc_number="某政〔2019〕3号", date="2019-03-01")


def found_in(tmp_path: Path, *articles: str) -> list[Finding]:
    codes(tmp_path, *articles)
    return check(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml")


def repealing(*citations: str, body: str = "正文。", key: str = "repeals") -> str:
    text = article(body, title="某市人民政府关于造林的通知", doc_number="某政〔2021〕9号", date="2021-06-01")
    return text.replace("kind:", f"{key}:\n{''.join(f'  - {citation}{chr(10)}' for citation in citations)}kind:")


@pytest.mark.parametrize("citation", ["某政〔2019〕3号", "某政[2019]3号", "《某市人民政府关于绿化的通知》", "mou/2021-06/a1"])
@pytest.mark.parametrize("key", ["repeals", "amends"])
def test_a_target_may_be_named_in_three_ways(tmp_path: Path, citation: str, key: str) -> None:
    assert codes(tmp_path, OLD, repealing(citation, key=key)) == []


@pytest.mark.parametrize("citation", ["某政〔2019〕4号", "《某市人民政府关于绿化的意见》", "mou/2021-06/a11"])
def test_a_target_that_is_nowhere_is_named_with_its_line_and_the_nearest(tmp_path: Path, citation: str) -> None:
    (found,) = found_in(tmp_path, OLD, repealing("某政〔2019〕3号", citation))
    assert (found.code, found.severity, found.place.line) == ("check.dangling_target", "error", 5)
    assert found.place.file.endswith("02-a2.md")
    assert "《某市人民政府关于绿化的通知》（某政〔2019〕3号） mou/2021-06/a1" in found.text


def test_a_target_that_is_two_documents(tmp_path: Path) -> None:
    twin = OLD.replace("某政〔2019〕3号", "某政〔2018〕3号")
    (found,) = found_in(tmp_path, OLD, twin, repealing("《某市人民政府关于绿化的通知》"))
    assert (found.code, found.place.line) == ("check.ambiguous_target", 4)
    assert "mou/2021-06/a1" in found.text
    assert "mou/2021-06/a2" in found.text


def test_a_document_does_not_repeal_itself(tmp_path: Path) -> None:
    assert codes(tmp_path, repealing("mou/2021-06/a1")) == ["check.own_target"]


def test_what_is_repealed_is_not_in_force(tmp_path: Path) -> None:
    in_force = OLD.replace("kind:", "status: in-force\nkind:")
    (found,) = found_in(tmp_path, in_force, repealing("某政〔2019〕3号"))
    assert (found.code, found.place.line) == ("check.repealed_in_force", 3)


def test_what_is_repealed_is_older(tmp_path: Path) -> None:
    assert codes(tmp_path, OLD.replace("2019-03-01", "2021-06-02"), repealing("某政〔2019〕3号")) == ["check.repealed_before"]


SAYS = "第一条 甲。\n\n第二条 自印发之日起施行。《关于绿化的通知》（某政〔2019〕3号）同时废止。"


def test_a_repeal_that_only_the_text_says_is_a_hint(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, OLD, article(SAYS, doc_number="某政〔2021〕9号"))
    assert (found.code, found.severity, found.place.line) == ("check.unsaid_repeal", "warning", 9)
    assert "某政〔2019〕3号" in found.text


def test_a_repeal_that_both_say_is_none(tmp_path: Path) -> None:
    assert codes(tmp_path, OLD, repealing("某政〔2019〕3号", body=SAYS)) == []
    assert codes(tmp_path / "other", OLD, article(SAYS.replace("同时废止", "继续执行"), doc_number="某政〔2021〕9号")) == []


def test_the_official_pdf_is_the_one_of_the_digest(tmp_path: Path) -> None:
    codes(tmp_path, OLD)
    folder = tmp_path / "content/mou/2021-06"
    (folder / "source.pdf").write_bytes(b"%PDF")
    for digest, wanted in ((hashlib.sha256(b"%PDF").hexdigest(), []), ("0a" * 32, ["check.other_pdf"])):
        facts = f"pdf: source.pdf\npdf_sha256: '{digest}'\n"
        (folder / "index.md").write_text(INDEX.replace("year:", f"{facts}year:"), encoding="utf-8")
        assert [p.code for p in check(tmp_path / "content", tmp_path / "site", ROOT / "config.yaml")] == wanted


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
    (found,) = site_findings(site)
    assert (found.code, found.place.line) == (code, 2)


def test_sound_links_have_no_findings(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="x"><a href="a/b.html#y">甲</a><a href="https://example.com/">乙</a>', encoding="utf-8"
    )
    (tmp_path / "a/b.html").write_text('<p id="y"><a href="../index.html?q=1#x">甲</a>', encoding="utf-8")
    assert list(site_findings(tmp_path)) == []


def test_the_built_site_of_the_archive_is_sound(site_folder: Path) -> None:
    assert [str(p) for p in site_findings(site_folder)] == []
