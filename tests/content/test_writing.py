"""Writing an imported issue: nothing of the editor's is lost, no address breaks."""

import dataclasses
import os
from pathlib import Path

import pytest
import yaml

from gazette.content import differences, read_issues, write_issue
from gazette.errors import GazetteError
from gazette.lock import locked
from gazette.model import Article, ArticleFacts, Doubt, Dropped, Imported, Issue, IssueFacts, Ledger, Place

NOWHERE = Place("x")


def article(order: int, slug: str, title: str, number: str | None = None, body: str = "正文。\n") -> Article:
    return Article(ArticleFacts(title, doc_number=number), slug, order, body, NOWHERE)


def imported(*articles: Article) -> Imported:
    issue = Issue(IssueFacts("某市人民政府公报", 2021, 6, published="2021-06"), "mou", "编委会\n", articles, NOWHERE)
    doubts = (Doubt(3, "红啤梨、", "句子中断", file="01-a.md"),)
    return Imported(issue, Ledger("utf-8", (Dropped(2, "— 17 —", "页码"),), (), doubts), "原文\n— 17 —\n红啤梨、\n".encode())


FIRST = imported(article(1, "a", "甲"), article(2, "b", "乙", "某政〔2021〕2号"))


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    write_issue(tmp_path, FIRST)
    (read,) = read_issues(tmp_path)
    assert read.facts == FIRST.issue.facts
    assert [(a.facts, a.slug, a.order, a.body) for a in read.articles] == [
        (a.facts, a.slug, a.order, a.body) for a in FIRST.issue.articles
    ]
    assert (tmp_path / "mou/2021-06/source.txt").read_bytes() == FIRST.source


def test_what_an_editor_adds_is_written_where_it_says_something(tmp_path: Path) -> None:
    facts = ArticleFacts("甲", topics=("医疗", "财政"), repeals=("某政〔2019〕3号",), expires="2026-07-31", status="amended")
    folder = write_issue(tmp_path, imported(Article(facts, "a", 1, "正文。\n", NOWHERE))).folder
    assert read_issues(tmp_path)[0].articles[0].facts == facts
    assert "amends" not in (folder / "01-a.md").read_text(encoding="utf-8")


def test_the_report_has_the_form_of_the_contract(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    report = yaml.safe_load((folder / "import.yaml").read_text(encoding="utf-8"))
    assert report["source"]["file"] == "source.txt"
    assert report["dropped"] == [{"line": 2, "text": "— 17 —", "why": "页码"}]
    assert report["doubts"][0]["line"] == 3
    assert report["moved"] == []


def test_a_title_that_looks_like_yaml_stays_text(tmp_path: Path) -> None:
    for title in ("2021-06-23", "null", "甲: 乙 # 丙", '"甲"', "- 甲", "yes"):
        write_issue(tmp_path, imported(article(1, "a", title)), force=True)
        assert read_issues(tmp_path)[0].articles[0].facts.title == title


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    write_issue(tmp_path, FIRST)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert differences(tmp_path, FIRST) == ""


def test_an_edited_file_is_not_overwritten(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    edited = folder / "01-a.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "\n补记。\n", encoding="utf-8")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with pytest.raises(GazetteError) as caught:
        write_issue(tmp_path, FIRST)
    (found,) = caught.value.problems
    assert (found.code, found.place.file) == ("content.edited", str(edited))
    assert "--force" in found.text
    assert "--diff" in found.text
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert "-补记。" in differences(tmp_path, FIRST)


def test_added_and_removed_files_count_as_edits(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    (folder / "02-b.md").rename(folder / "03-c.md")
    with pytest.raises(GazetteError) as caught:
        write_issue(tmp_path, FIRST)
    assert {p.code for p in caught.value.problems} == {"content.edited_added", "content.edited_removed"}


def test_a_folder_without_report_is_not_overwritten(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    (folder / "import.yaml").unlink()
    with pytest.raises(GazetteError) as caught:
        write_issue(tmp_path, FIRST)
    assert caught.value.problems[0].code == "content.no_ledger"


def test_force_overwrites(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    (folder / "01-a.md").write_text("x", encoding="utf-8")
    write_issue(tmp_path, FIRST, force=True)
    assert read_issues(tmp_path)[0].articles[0].facts.title == "甲"


def test_a_slug_is_kept_from_import_to_import(tmp_path: Path) -> None:
    write_issue(tmp_path, FIRST)
    again = imported(article(1, "other", "丙"), article(2, "a", "甲"), article(3, "new-b", "乙改", "某政〔2021〕2号"))
    folder = write_issue(tmp_path, again).folder
    assert sorted(p.name for p in folder.glob("*.md")) == ["01-other.md", "02-a.md", "03-b.md", "index.md"]


def test_a_new_article_never_takes_a_kept_address(tmp_path: Path) -> None:
    write_issue(tmp_path, FIRST)
    again = imported(article(1, "b", "丙"), article(2, "x", "乙", "某政〔2021〕2号"))
    folder = write_issue(tmp_path, again).folder
    assert sorted(p.name for p in folder.glob("*.md")) == ["01-b-2.md", "02-b.md", "index.md"]


def test_a_lost_address_leads_on(tmp_path: Path) -> None:
    write_issue(tmp_path, FIRST)
    written = write_issue(tmp_path, imported(article(1, "a", "甲")))
    assert written.redirects == {"b": "a"}
    assert yaml.safe_load((tmp_path / "mou/redirects.yaml").read_text(encoding="utf-8")) == {"2021-06/b": "2021-06/a"}
    write_issue(tmp_path, FIRST)  # the article is back: its address is its own again
    assert not yaml.safe_load((tmp_path / "mou/redirects.yaml").read_text(encoding="utf-8"))


def test_a_swap_broken_off_half_way_is_mended(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    folder.rename(folder.with_name(".2021-06.old"))  # what a crash between the two renames leaves
    write_issue(tmp_path, dataclasses.replace(FIRST))
    assert (folder / "01-a.md").exists()
    assert not folder.with_name(".2021-06.old").exists()


def test_a_folder_that_waits_is_read(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    folder.rename(folder.with_name(".2021-06.old"))
    assert len(read_issues(tmp_path)) == 1
    assert folder.is_dir()


def test_what_an_editor_laid_beside_the_files_stays(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, FIRST).folder
    (folder / "gongbao.pdf").write_bytes(b"%PDF-1.4")
    (folder / "notes/deep").mkdir(parents=True)
    (folder / "notes/deep/a.txt").write_text("记", encoding="utf-8")
    (folder / "link").symlink_to("notes")
    (folder / ".01-a.md.new").write_text("半", encoding="utf-8")  # left by a process that was killed
    write_issue(tmp_path, FIRST)
    write_issue(tmp_path, imported(article(1, "a", "甲")), force=True)
    assert (folder / "gongbao.pdf").read_bytes() == b"%PDF-1.4"
    assert (folder / "notes/deep/a.txt").read_text(encoding="utf-8") == "记"
    assert (folder / "link").is_symlink()
    assert not (folder / "02-b.md").exists()
    assert not (folder / ".01-a.md.new").exists()


def test_a_second_import_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.content.write.WAIT", 0.1)
    with locked(tmp_path / "mou", 0), pytest.raises(GazetteError, match=str(os.getpid())):
        write_issue(tmp_path, FIRST)
    write_issue(tmp_path, FIRST)
    assert [path.name for path in tmp_path.iterdir()] == ["mou"]
