"""Reading content folders: every mistake is named with file and line."""

import shutil
from pathlib import Path

import pytest

from gazette.cache import Cache
from gazette.content import read_issues, read_redirects
from gazette.errors import GazetteError, Problem

INDEX = '---\ngazette: "某市人民政府公报"\nyear: 2021\nnumber: 6\n---\n\n编委会\n'
ARTICLE = '---\ntitle: "某市人民政府关于绿化的意见"\nkind: document\n---\n\n正文。\n'


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "mou" / "2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "01-mz-2021-1.md").write_text(ARTICLE, encoding="utf-8")
    return folder


def problems(root: Path) -> list[Problem]:
    with pytest.raises(GazetteError) as caught:
        read_issues(root)
    return list(caught.value.problems)


def only(root: Path) -> Problem:
    found = problems(root)
    assert len(found) == 1, found
    return found[0]


def test_an_issue_is_read_with_its_articles(issue: Path, tmp_path: Path) -> None:
    (read,) = read_issues(tmp_path)
    assert (read.address, read.masthead, read.facts.published) == ("mou/2021-06", "编委会\n", None)
    (article,) = read.articles
    assert (article.slug, article.order, article.body, article.place.line) == ("mz-2021-1", 1, "正文。\n", 6)


def test_what_processes_read_ahead_is_what_one_reads(issue: Path, tmp_path: Path) -> None:
    for number in range(7, 12):
        shutil.copytree(issue, issue.with_name(f"2021-{number:02}"))
        index = issue.with_name(f"2021-{number:02}") / "index.md"
        index.write_text(INDEX.replace("number: 6", f"number: {number}"), encoding="utf-8")
    cache = tmp_path / ".cache"
    assert read_issues(tmp_path, Cache(cache), jobs=2) == read_issues(tmp_path) == read_issues(tmp_path, Cache(cache), jobs=2)
    for folder in issue.parent.iterdir():
        (folder / "01-mz-2021-1.md").write_text(ARTICLE.replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_issues(tmp_path, Cache(cache), jobs=2)
    assert list(caught.value.problems) == problems(tmp_path)


def test_an_unknown_key_is_named_with_line_and_nearest(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", "kinds: 1\nkind:"), encoding="utf-8")
    found = only(tmp_path)
    assert (found.code, found.place.line) == ("content.unknown_key", 3)
    assert "kinds" in found.text
    assert "最接近的是 kind。" in found.text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("date: 2021-02-30", "content.wrong_value"),
        ('date: "2021年2月3日"', "content.wrong_value"),
        ("date: 2021-13-01", "content.wrong_value"),
        ("kind: documents", "content.wrong_value"),
        ("page: zwei", "content.wrong_value"),
        ("page: 0", "content.wrong_value"),
        ('doc_number: "宛政 7号"', "content.wrong_value"),
        ("title: [甲, 乙]", "content.not_a_scalar"),
        ("title: !!python/object/apply:os.system [ls]", "content.not_a_scalar"),
        ('title: ""', "content.wrong_value"),
        ('title: "甲\\n乙"', "content.wrong_value"),
        ("topics: 医疗保障", "content.wrong_value"),
        ("topics: [医疗保障, [财政]]", "content.not_a_list"),
        ("topics: {医疗: 保障}", "content.not_a_list"),
        ("repeals: [城市管理办法]", "content.wrong_value"),
        ("amends: [nanyang/2021-06]", "content.wrong_value"),
        ("effective: 明年", "content.wrong_value"),
        ("expires: 2021-06-31", "content.wrong_value"),
        ("status: 有效", "content.wrong_value"),
        ("summary: 3", "content.wrong_value"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(issue: Path, tmp_path: Path, line: str, code: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    kept = [text for text in ARTICLE.split("\n") if not text.startswith(f"{key}:")]
    kept.insert(2, line)
    (issue / "01-mz-2021-1.md").write_text("\n".join(kept), encoding="utf-8")
    found = only(tmp_path)
    assert (found.code, found.place.line) == (code, 3)
    assert key in found.text


def test_dates_and_years_may_be_written_without_quotes(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", "date: 2021-06-23\nkind:"), encoding="utf-8")
    (issue / "index.md").write_text(INDEX.replace("number:", "published: 2021\nnumber:"), encoding="utf-8")
    (read,) = read_issues(tmp_path)
    assert (read.articles[0].facts.date, read.facts.published) == ("2021-06-23", "2021")


VALIDITY = """topics: [医疗保障, 财政]
summary: 一句话。
repeals:
  - 某政〔2019〕3号
  - 《某市绿化办法》
amends: [mou/2020-01/mz-2020-1]
effective: 2021-08-01
expires: 2026-07-31
status: in-force
"""


def test_what_an_editor_adds_is_read(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", f"{VALIDITY}kind:"), encoding="utf-8")
    (article,) = read_issues(tmp_path)[0].articles
    facts = article.facts
    assert (facts.topics, facts.summary) == (("医疗保障", "财政"), "一句话。")
    assert (facts.repeals, facts.amends) == (("某政〔2019〕3号", "《某市绿化办法》"), ("mou/2020-01/mz-2020-1",))
    assert (facts.effective, facts.expires, facts.status) == ("2021-08-01", "2026-07-31", "in-force")
    assert article.lines["repeals"] == (6, 7)


def test_a_wrong_item_of_a_list_is_named_with_its_own_line(issue: Path, tmp_path: Path) -> None:
    wrong = VALIDITY.replace("《某市绿化办法》", "某市绿化办法")
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", f"{wrong}kind:"), encoding="utf-8")
    found = only(tmp_path)
    assert (found.code, found.place.line) == ("content.wrong_value", 7)
    assert "“某市绿化办法”" in found.text
    assert "宛政〔2021〕7号" in found.text


def test_validity_cannot_end_before_it_begins(issue: Path, tmp_path: Path) -> None:
    wrong = VALIDITY.replace("2026", "2020")
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", f"{wrong}kind:"), encoding="utf-8")
    assert (only(tmp_path).code, only(tmp_path).place.line) == ("content.expires_first", 10)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("pdf: ../六.pdf", "content.wrong_value"),
        ("pdf: javascript:alert(1).pdf", "content.wrong_value"),
        ("pdf: missing.pdf", "content.no_pdf"),
        (f"pdf_sha256: {'0a' * 32}", "content.digest_of_nothing"),
        (f"pdf: https://example.gov.cn/6.pdf\npdf_sha256: {'0A' * 32}", "content.wrong_value"),
    ],
)
def test_an_official_pdf_that_cannot_be_linked(issue: Path, tmp_path: Path, lines: str, code: str) -> None:
    (issue / "index.md").write_text(INDEX.replace("number:", f"{lines}\nnumber:"), encoding="utf-8")
    found = only(tmp_path)
    assert (found.code, found.place.line) == (code, 4 + lines.count("\n"))


def test_the_official_pdf_is_an_address_or_a_file_of_the_folder(issue: Path, tmp_path: Path) -> None:
    (issue / "source.pdf").write_bytes(b"%PDF")
    for found in ("https://example.gov.cn/2021/6.pdf", "source.pdf"):
        lines = f'pdf: "{found}"\npdf_sha256: "{"0a" * 32}"\n'
        (issue / "index.md").write_text(INDEX.replace("number:", f"{lines}number:"), encoding="utf-8")
        (read,) = read_issues(tmp_path)
        assert (read.facts.pdf, read.facts.pdf_sha256) == (found, "0a" * 32)


def test_a_key_written_twice(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind:", 'title: "乙"\nkind:'), encoding="utf-8")
    assert only(tmp_path).code == "content.duplicate_key"


def test_no_front_matter(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text("正文。\n", encoding="utf-8")
    assert (only(tmp_path).code, only(tmp_path).place.line) == ("content.no_front_matter", 1)


def test_broken_yaml_names_the_line_in_the_file(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind: document", 'kind: "document'), encoding="utf-8")
    found = only(tmp_path)
    assert found.code == "content.bad_yaml"
    assert found.place.line is not None


def test_duplicate_slug_and_order(issue: Path, tmp_path: Path) -> None:
    (issue / "02-mz-2021-1.md").write_text(ARTICLE, encoding="utf-8")
    assert only(tmp_path).code == "content.duplicate_slug"
    (issue / "02-mz-2021-1.md").rename(issue / "01-mz-2021-2.md")
    assert only(tmp_path).code == "content.duplicate_order"


def test_two_issues_of_the_same_number(issue: Path, tmp_path: Path) -> None:
    copy = issue.with_name("2021-006")
    copy.mkdir()
    for file in issue.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    assert [p.code for p in problems(tmp_path)] == ["content.duplicate_issue"]


def test_the_folder_must_say_what_the_front_matter_says(issue: Path, tmp_path: Path) -> None:
    issue.rename(issue.with_name("2021-07"))
    found = only(tmp_path)
    assert (found.code, found.place.line) == ("content.folder_mismatch", 4)


def test_a_file_that_is_not_utf8(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_bytes(ARTICLE.encode("gb18030"))
    assert only(tmp_path).code == "content.not_utf8"


@pytest.mark.parametrize("name", ["1-甲.md", "甲.md", "01-Mz.md", "01-a--b.md", "01-../x.md"])
def test_a_file_name_that_is_no_address(issue: Path, tmp_path: Path, name: str) -> None:
    path = issue / name.replace("/", "_")
    path.write_text(ARTICLE, encoding="utf-8")
    assert only(tmp_path).code == "content.bad_file_name"


def test_reserved_addresses(issue: Path, tmp_path: Path) -> None:
    (issue / "02-index.md").write_text(ARTICLE, encoding="utf-8")
    assert only(tmp_path).code == "content.reserved_slug"


def test_a_symbolic_link_is_refused(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(ARTICLE, encoding="utf-8")
    (issue / "02-link.md").symlink_to(tmp_path / "secret")
    assert only(tmp_path).code == "content.symlink"


def test_every_mistake_is_reported_at_once(issue: Path, tmp_path: Path) -> None:
    (issue / "01-mz-2021-1.md").write_text(ARTICLE.replace("kind: document", "kind: x"), encoding="utf-8")
    (issue / "02-b.md").write_text("", encoding="utf-8")
    (issue / "index.md").write_text(INDEX.replace("year: 2021", "year: x"), encoding="utf-8")
    assert len(problems(tmp_path)) == 3


def test_no_content_at_all(tmp_path: Path) -> None:
    assert only(tmp_path / "nothing").code == "content.no_content"


def test_redirects_lead_within_the_gazette(issue: Path, tmp_path: Path) -> None:
    (issue.parent / "redirects.yaml").write_text("2021-06/old: 2021-06/mz-2021-1\n", encoding="utf-8")
    assert read_redirects(tmp_path) == {"mou/2021-06/old": "mou/2021-06/mz-2021-1"}
    (issue.parent / "redirects.yaml").write_text("2021-06/old: ../../etc/passwd\n", encoding="utf-8")
    with pytest.raises(GazetteError):
        read_redirects(tmp_path)
