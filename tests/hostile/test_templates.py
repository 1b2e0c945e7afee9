"""Templates escape: what they are given, a theme's strings among it, is text."""

import re
from pathlib import Path

import pytest
import yaml

from gazette.output import BuildOptions, build

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "themes/default/templates"
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\(")
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def evil(value: object) -> object:
    """The strings with script behind each text."""
    if isinstance(value, dict):
        return {key: evil(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [evil(inner) for inner in value]
    return f"{value}{EVIL}" if isinstance(value, str) else value


def test_no_template_lets_anything_in_unescaped() -> None:
    found = [path.name for path in TEMPLATES.rglob("*.*ml") if UNESCAPED.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_themes_strings_are_text(tmp_path: Path) -> None:
    strings = yaml.safe_load((ROOT / "themes/default/strings/zh-CN.yaml").read_text(encoding="utf-8"))
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/theme.yaml").write_text("base: ../default\nstrings: strings.yaml\n", encoding="utf-8")
    changed = {key: evil(value) for key, value in strings.items() if key != "language"}
    (tmp_path / "theme/strings.yaml").write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
    (tmp_path / "default").symlink_to(ROOT / "themes/default")
    (tmp_path / "config.yaml").write_text("site_name: 公报\ntheme: theme\n", encoding="utf-8")
    folder = tmp_path / "content/mou/2021-06"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text('---\ngazette: "某县人民政府公报"\nyear: 2021\nnumber: 6\n---\n', encoding="utf-8")
    facts = "title: 关于绿化的意见\nkind: document\ndoc_number: 某政〔2021〕1号\n"
    (folder / "01-a.md").write_text(f"---\n{facts}---\n\n第一条　甲。\n", encoding="utf-8")
    (folder / "02-b.md").write_text("---\ntitle: 乙\nkind: document\nrepeals: [某政〔2021〕1号]\n---\n\n乙。\n", encoding="utf-8")
    build(BuildOptions(tmp_path / "content", tmp_path / "site", tmp_path / "config.yaml"))
    for path in (tmp_path / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
    assert "&lt;script&gt;alert" in (tmp_path / "site/mou/2021-06/a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["index.html", "search.html", "404.html", "nanyang/2021-06/index.html"])
def test_the_policy_lets_nothing_in_by_default(site_folder: Path, page: str) -> None:
    html = (site_folder / page).read_text(encoding="utf-8")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert set(rules.values()) == {"'self'"}
    assert not re.search(r"<script(?![^>]* (?:src=|type=\"application/ld\+json\"))[^>]*>|<style|\sstyle=|\son[a-z]+=", html)
