"""YAML from elsewhere: front matter, settings, redirects, a theme's strings."""

from pathlib import Path

import pytest
import yaml

from gazette.config import read_config
from gazette.content import read_redirects
from gazette.content.fields import facts_of
from gazette.content.front_matter import split
from gazette.errors import GazetteError, Problem
from gazette.model import ArticleFacts
from gazette.output.theme_folders import read_theme_folders
from gazette.untrusted import DEEPEST, load_untrusted
from tests.hostile.limits import outcome_of

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
DEEP = "a: " + "[" * 100_000
DASHES = "- " * 50_000
HARMFUL = {"bomb": BOMB, "deep": DEEP, "dashes": DASHES, "questions": "? " * 50_000, "braces": "{a: " * 50_000}
READ = """
from gazette.content.front_matter import split
from gazette.errors import GazetteError
from gazette.untrusted import load_untrusted
import yaml
for text in texts:
    for read in (lambda: load_untrusted(text), lambda: split(f"---\\n{text}\\n---\\n", "01-a.md")[1]):
        try:
            print("read", len(str(read())) < 5000)
        except yaml.YAMLError as error:
            print("refused", len(str(error)) < 5000)
"""


def article_problems(front: str) -> list[Problem]:
    found, problems = split(f"---\n{front}---\n", "01-a.md")
    return problems if found is None else [*problems, *facts_of(ArticleFacts, found, "01-a.md")[1]]


def test_a_bomb_is_refused_before_it_bursts() -> None:
    outcomes = outcome_of(READ, texts=list(HARMFUL.values())).split("\n")
    assert [word for line in outcomes for word in line.split()[1:]] == ["True"] * 2 * len(HARMFUL)
    assert outcomes[0::2] == ["refused True"] * len(HARMFUL)


@pytest.mark.parametrize("text", ["a: &b 1", "a: [&b x, *b]", "<<: &b {c: 1}", "{" * (DEEPEST + 1) + "a" + "}" * (DEEPEST + 1)])
def test_anchors_and_depth_are_refused_with_their_line(text: str) -> None:
    with pytest.raises(yaml.YAMLError, match="line 2"):
        load_untrusted(f"x: 1\n{text}\n")


@pytest.mark.parametrize("text", ["!!timestamp x", "!!bool 甲", "!!int ''", "!!float x"])
def test_a_tag_that_the_value_does_not_bear_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        load_untrusted(f"a: {text}")
    assert [p.code for p in article_problems(f"title: {text}\nkind: news\n")] in ([], ["content.wrong_value"])


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary aWQ=", "!!set {a}"])
def test_no_tag_makes_anything_but_text(tag: str) -> None:
    assert [p.code for p in article_problems(f"title: {tag}\nkind: news\n")] == ["content.not_a_scalar"]


@pytest.mark.parametrize("number", ["0x" + "F" * 50_000, "9" * 5_000, "1000000", "1" + ":1" * 3_000])
def test_a_number_too_long_to_count_anything_is_refused(number: str) -> None:
    (found,) = article_problems(f"title: 甲\nkind: news\npage: {number}\n")
    assert found.code == "content.wrong_value"
    assert len(found.text) < 1200


@pytest.mark.parametrize("sign", ["\\0", "\\x1b[2J", "\\u202e", "\\u2066", "\\x85", "\\u2028"])
@pytest.mark.parametrize("key", ["title", "issuer", "doc_number", "recipients"])
def test_a_sign_that_hides_is_refused_in_every_fact_and_named_in_the_message(sign: str, key: str) -> None:
    other = "" if key == "title" else "title: 甲\n"
    (found,) = article_problems(f'{other}kind: news\n{key}: "甲{sign}乙"\n')
    assert found.code == "content.wrong_value"
    assert found.text.isprintable()
    assert "‹U+" in found.text


@pytest.mark.parametrize("date", ["２０２１-06-23", "٢٠٢١-06-23"])
def test_a_date_has_the_digits_that_machines_read(date: str) -> None:
    assert [p.code for p in article_problems(f"title: 甲\nkind: news\ndate: '{date}'\n")] == ["content.wrong_value"]


def test_front_matter_without_end_is_refused() -> None:
    (found,) = article_problems("".join(f"key{n}: 1\n" for n in range(20_000)))
    assert found.code == "content.long_front_matter"


def test_front_matter_of_a_thousand_unknown_keys_is_refused_soon() -> None:
    code = """
from gazette.content.fields import CITATION, PDF, facts_of
from gazette.content.front_matter import split
from gazette.model import ArticleFacts
front, problems = split("---\\n" + "".join(f"key{n}: 1\\n" for n in range(5000)) + "---\\n", "01-a.md")
print(len(facts_of(ArticleFacts, front, "01-a.md")[1]))
for hard in ("1" * 90000, "《" * 90000, "a-" * 45000 + "!", "1号" * 45000 + "!"):
    print(bool(CITATION.fullmatch(hard) or PDF.fullmatch(hard)))
"""
    assert outcome_of(code).split() == ["5002", "False", "False", "False", "False"]  # and title and kind are missing


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (DEEP[:2_000], "config.bad_yaml"),
        (BOMB, "config.bad_yaml"),
        ("gazettes:\n  ../../x:\n    city: 南阳市\n", "config.bad_slug"),
        ("gazettes:\n  /etc:\n    city: 南阳市\n", "config.bad_slug"),
        ('gazettes:\n  "a\\0":\n    city: 南阳市\n', "config.bad_slug"),
        ('site_name: "\\ud800"\n', "config.want_text"),
        ('site_name: "公报\\u202e"\n', "config.want_text"),
        ('site_name: "\\e[2J"\n', "config.want_text"),
    ],
)
def test_settings_that_reach_out_are_refused(tmp_path: Path, settings: str, code: str) -> None:
    (tmp_path / "config.yaml").write_text(settings, encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_config(tmp_path / "config.yaml")
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    "text", [DEEP, BOMB, "2021-06/index: 2021-06/a\n", "2021-06/../x: 2021-06\n", '"2021-06/a\\0": 2021-06\n', "[a]"]
)
def test_redirects_that_reach_out_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mou").mkdir()
    (tmp_path / "mou/redirects.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_redirects(tmp_path)
    assert {p.code for p in caught.value.problems} <= {"content.unreadable", "content.bad_redirect"}


def test_a_themes_strings_are_no_bomb(tmp_path: Path) -> None:
    (tmp_path / "strings").mkdir()
    (tmp_path / "theme.yaml").write_text("{}\n", encoding="utf-8")
    (tmp_path / "strings/zh-CN.yaml").write_text(BOMB, encoding="utf-8")
    with pytest.raises(GazetteError) as caught:
        read_theme_folders(tmp_path)
    assert [p.code for p in caught.value.problems] == ["output.bad_yaml"]
