"""Markdown, text, ZIP and the official PDF."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
import yaml

from gazette.content import read_issues
from gazette.errors import GazetteError
from gazette.markdown import render
from gazette.output import BuildOptions, build
from tests.exports.conftest import BASE, ROOT, write_config


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_archive_of_an_issue_is_the_issue(exported: Path, tmp_path: Path) -> None:
    for issue in read_issues(ROOT / "content"):
        data = (exported / issue.address / f"{issue.gazette_slug}-{issue.folder}.zip").read_bytes()
        zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path / issue.gazette_slug)
    for old, new in zip(read_issues(ROOT / "content"), read_issues(tmp_path), strict=True):
        assert (new.facts, new.masthead) == (old.facts, old.masthead)
        kept = [(a.facts, a.slug, a.order, a.body) for a in new.articles]
        assert kept == [(a.facts, a.slug, a.order, a.body) for a in old.articles]


def test_text_holds_every_passage_in_order_unwrapped(exported: Path) -> None:
    for issue in read_issues(ROOT / "content"):
        for article in issue.articles:
            text = (exported / issue.address / f"{article.slug}.txt").read_text(encoding="utf-8")
            lines = [squeezed(line) for line in text.split("\n")]
            at = 0
            for passage in render(article.body, article.facts.recipients).passages:
                at = lines.index(squeezed(passage.text), at) + 1


def test_text_says_what_it_is_and_which_copy_prevails(exported: Path) -> None:
    lines = (exported / "nanyang/2021-06/wz-2021-7.txt").read_text(encoding="utf-8").split("\n")
    assert lines[:3] == ["南阳市人民政府关于实施“三线一单”生态环境分区管控的意见", "宛政〔2021〕7号", "2021年6月23日"]
    assert lines[-3] == "刊于南阳市人民政府公报2021年第6期"
    assert "以印发的公报为准" in lines[-2]


def test_cells_are_parted_by_tabs(awkward: Path) -> None:
    text = (awkward / "mou/2021-06/a.txt").read_text(encoding="utf-8")
    assert "\n\n甲\t乙\n丙\t\n\n某县人民政府\n2021年6月1日\n" in text.replace("某县人民政府\n\n2021", "某县人民政府\n2021")


def test_markdown_says_where_it_comes_from(exported: Path) -> None:
    text = (exported / "nanyang/2021-06/wz-2021-7.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    facts = yaml.safe_load(front)
    assert facts["doc_number"] == "宛政〔2021〕7号"
    assert (facts["gazette"], facts["year"], facts["number"]) == ("南阳市人民政府公报", 2021, 6)
    assert facts["url"] == f"{BASE}nanyang/2021-06/wz-2021-7.html"
    assert None not in facts.values()
    assert body.lstrip("\n") == next(
        a.body
        for i in read_issues(ROOT / "content")
        for a in i.articles
        if a.slug == "wz-2021-7" and i.address == "nanyang/2021-06"
    )


def test_pages_offer_what_there_is(exported: Path) -> None:
    page = (exported / "nanyang/2021-06/wz-2021-7.html").read_text(encoding="utf-8")
    for name in ("wz-2021-7.txt", "wz-2021-7.md", "nanyang-2021-06.epub"):
        assert f'<a href="../../nanyang/2021-06/{name}"' in page
    page = (exported / "nanyang/2021-06/index.html").read_text(encoding="utf-8")
    for name in ("nanyang-2021-06.epub", "nanyang-2021-06.zip"):
        assert f'<a href="../../nanyang/2021-06/{name}"' in page
    assert "以印发的公报为准" in page


def write_issue(root: Path, *lines: str) -> Path:
    folder = root / "content/mou/2021-06"
    folder.mkdir(parents=True)
    facts = "\n".join(['gazette: "某县人民政府公报"', "year: 2021", "number: 6", *lines])
    (folder / "index.md").write_text(f"---\n{facts}\n---\n", encoding="utf-8")
    (folder / "01-a.md").write_text("---\ntitle: 甲\nkind: news\n---\n\n正文。\n", encoding="utf-8")
    (folder / "print.pdf").write_bytes(b"%PDF-1.4")
    return BuildOptions(root / "content", root / "site", write_config(root)).output


def test_files_stay_where_they_were_published(tmp_path: Path) -> None:
    site = write_issue(tmp_path)
    (tmp_path / "content/mou/redirects.yaml").write_text("2021-06/old: 2021-06/a\n2021-07: 2021-06\n", encoding="utf-8")
    build(BuildOptions(tmp_path / "content", site, tmp_path / "config.yaml"))
    pairs = [(f"mou/2021-06/{{}}.{ending}", "old", "a") for ending in ("md", "txt")]
    pairs += [("api/mou/2021-06/{}.json", "old", "a"), ("api/mou/{}/index.json", "2021-07", "2021-06")]
    pairs += [(f"mou/{{0}}/mou-{{0}}.{ending}", "2021-07", "2021-06") for ending in ("epub", "zip")]
    for path, old, new in pairs:
        assert (site / path.format(old)).read_bytes() == (site / path.format(new)).read_bytes(), path


def test_the_official_pdf_is_published_with_its_digest(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"%PDF-1.4").hexdigest()
    site = write_issue(tmp_path, 'pdf: "print.pdf"', f'pdf_sha256: "{digest}"')
    build(BuildOptions(tmp_path / "content", site, tmp_path / "config.yaml"))
    assert (site / "mou/2021-06/print.pdf").read_bytes() == b"%PDF-1.4"
    for name in ("index", "a"):
        page = (site / f"mou/2021-06/{name}.html").read_text(encoding="utf-8")
        assert 'href="../../mou/2021-06/print.pdf"' in page
        assert f"<code>{digest}</code>" in page
        assert "以 PDF 为准" in page


def test_a_pdf_elsewhere_is_linked(tmp_path: Path) -> None:
    site = write_issue(tmp_path, 'pdf: "https://example.org/6.pdf"')
    build(BuildOptions(tmp_path / "content", site, tmp_path / "config.yaml"))
    assert 'href="https://example.org/6.pdf"' in (site / "mou/2021-06/index.html").read_text(encoding="utf-8")


def test_a_pdf_that_is_not_the_one_meant_is_refused(tmp_path: Path) -> None:
    site = write_issue(tmp_path, 'pdf: "print.pdf"', f'pdf_sha256: "{"0" * 64}"')
    with pytest.raises(GazetteError, match=r"index\.md.*print\.pdf"):
        build(BuildOptions(tmp_path / "content", site, tmp_path / "config.yaml"))
    assert not site.exists()
