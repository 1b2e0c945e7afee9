"""What is kept beside the issue, and that a second import knows the first."""

import hashlib
from pathlib import Path

import pytest
import yaml

from gazette.cli.importing import Result, import_files
from gazette.importer import ImportOptions
from gazette.messages import message
from tests.sources.press import docx, page, pdf
from tests.sources.story import Story

STORIES = [
    Story("cover", "南阳市人民政府公报"),
    Story("cover", "2021年第6期"),
    Story("title", "南阳市人民政府关于印发实施方案的通知"),
    Story("number", "宛政〔2021〕7号"),
    Story("to", "各县区人民政府："),
    Story("p", "现将实施方案印发给你们，请认真贯彻执行。"),
    Story("sign", "南阳市人民政府"),
    Story("sign", "2021年6月23日"),
]
FILES = {"刊.pdf": pdf(STORIES, 1), "刊.docx": docx(STORIES), "刊.HTM": page(STORIES).encode()}
KEPT = {"刊.pdf": "source.pdf", "刊.docx": "source.docx", "刊.HTM": "source.html"}


def run(folder: Path, name: str, *, diff: bool = False, force: bool = False) -> Result:
    (folder / name).write_bytes(FILES[name])
    (result,) = import_files([folder / name], folder / "content", ImportOptions(), force=force, diff=diff, progress=lambda *_: None)
    return result


@pytest.mark.parametrize("name", FILES)
def test_original_and_text_are_kept_and_the_report_names_both(name: str, tmp_path: Path) -> None:
    assert not run(tmp_path, name).problems
    issue = tmp_path / "content/nanyang/2021-06"
    source = yaml.safe_load((issue / "import.yaml").read_text(encoding="utf-8"))["source"]
    text = (issue / "source.txt").read_bytes()
    assert (issue / KEPT[name]).read_bytes() == FILES[name]
    assert source == {
        "file": "source.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "encoding": "utf-8",
        "original": {"file": KEPT[name], "sha256": hashlib.sha256(FILES[name]).hexdigest()},
    }
    assert (issue / "01-wz-2021-7.md").exists()


@pytest.mark.parametrize("name", FILES)
def test_a_second_import_changes_nothing(name: str, tmp_path: Path) -> None:
    run(tmp_path, name)
    before = {p.name: p.read_bytes() for p in (tmp_path / "content/nanyang/2021-06").iterdir()}
    assert run(tmp_path, name, diff=True).lines == (message("cli.no_difference", folder=tmp_path / "content/nanyang/2021-06"),)
    run(tmp_path, name)
    assert {p.name: p.read_bytes() for p in (tmp_path / "content/nanyang/2021-06").iterdir()} == before


def test_an_edited_file_is_not_overwritten(tmp_path: Path) -> None:
    run(tmp_path, "刊.pdf")
    article = tmp_path / "content/nanyang/2021-06/01-wz-2021-7.md"
    article.write_text(article.read_text(encoding="utf-8") + "\n改过。\n", encoding="utf-8")
    assert [p.code for p in run(tmp_path, "刊.pdf").problems] == ["content.edited"]
    assert not run(tmp_path, "刊.pdf", force=True).problems


def test_a_better_source_replaces_the_former_one(tmp_path: Path) -> None:
    run(tmp_path, "刊.HTM")
    run(tmp_path, "刊.docx")
    kept = {p.name for p in (tmp_path / "content/nanyang/2021-06").glob("source.*")}
    assert kept == {"source.txt", "source.docx"}
