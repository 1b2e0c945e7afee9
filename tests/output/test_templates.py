"""What a process remembers of templates."""

import shutil
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from gazette.config import read_config
from gazette.output import read_theme_folders, theme
from gazette.output.settled import SettledEnvironment
from gazette.output.templates import CompiledTemplates
from gazette.pages import Page
from tests.conftest import ROOT

STRINGS = {"home": "首页 & 目录", "kinds": {"news": "要闻"}, "printed": "第{number}期"}


def rendered(folder: Path, compiled: CompiledTemplates) -> str:
    loader = jinja2.FileSystemLoader(folder)
    return jinja2.Environment(loader=loader, bytecode_cache=compiled, autoescape=True).get_template("a.html").render()


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("甲", encoding="utf-8")
    compiled = CompiledTemplates()
    assert rendered(tmp_path, compiled) == "甲"
    jinja2.clear_caches()
    compiled.dump_bytecode = None  # type: ignore[assignment,method-assign] - to keep anything more fails
    assert rendered(tmp_path, compiled) == "甲"


def test_a_template_that_was_edited_is_compiled_anew(tmp_path: Path) -> None:
    compiled = CompiledTemplates()
    for text in ("甲", "乙"):
        (tmp_path / "a.html").write_text(text, encoding="utf-8")
        assert rendered(tmp_path, compiled) == text


def settled(strings: object = STRINGS) -> SettledEnvironment:
    environment = SettledEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.settled = {"t": strings}
    environment.globals.update(environment.settled)
    return environment


def test_settled_strings_are_no_longer_looked_up() -> None:
    template = settled().from_string("{{ t.home }} {{ t.kinds.news }}")
    template.globals["t"] = None
    assert template.render() == "首页 &amp; 目录 要闻"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ t.home }}", "首页 &amp; 目录"),
        ("{{ t.printed.format(number=6) }}", "第6期"),
        ("{{ t.kinds[kind] }}", "要闻"),
        ("{{ t.home | upper | length }}", "7"),
        ("{% for t in t.kinds %}{{ t }}{% endfor %}", "news"),
        ("{% set t = {'home': '甲'} %}{{ t.home }}", "甲"),
        ("{% macro m(t) %}{{ t.home }}{% endmacro %}{{ m({'home': '乙'}) }}", "乙"),
        ("{{ t.kinds | safe }}", "{'news': '要闻'}"),
        ("{% if t.home and not t.missing is defined %}有{% endif %}", "有"),
    ],
)
def test_settled_templates_show_what_others_do(source: str, shown: str) -> None:
    usual = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    usual.globals["t"] = STRINGS
    assert settled().from_string(source).render(kind="news") == usual.from_string(source).render(kind="news") == shown


def test_a_string_that_is_missing_is_missed_when_the_page_is_made() -> None:
    template = settled().from_string("甲\n{{ t.kinds.letters }}")
    with pytest.raises(jinja2.UndefinedError, match="letters"):
        template.render()


def test_templates_are_compiled_anew_with_other_strings() -> None:
    compiled = CompiledTemplates()
    loader = jinja2.DictLoader({"a.html": "{{ t.home }}"})
    for home in ("甲", "甲", "乙"):
        environment = settled({"home": home}).overlay(loader=loader, bytecode_cache=compiled.of({"t": {"home": home}}))
        assert environment.get_template("a.html").render() == home


def test_templates_are_compiled_in_a_process_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with one is told by the page that needs it, and not before."""
    folder = shutil.copytree(ROOT / "themes" / "default", tmp_path / "theme")
    (folder / "templates" / "broken.html").write_text("{% if %}", encoding="utf-8")
    compiled = CompiledTemplates()
    monkeypatch.setattr(theme, "COMPILED", compiled)
    opened = theme.open_theme(read_config(ROOT / "config.yaml"))
    opened = replace(opened, files=read_theme_folders(folder))
    with opened.compiled_beside(2) as wait:
        assert not compiled.known
        wait()
    assert compiled.known
    compiled.dump_bytecode = None  # type: ignore[assignment,method-assign] - to compile anything more fails
    assert "<html" in opened.render(Page("404.html", "404.html", {})).decode()


@pytest.mark.parametrize(("jobs", "known"), [(1, {}), (2, {"a": ("b", b"c")})])
def test_nothing_is_compiled_beside_where_there_is_no_need(
    jobs: int, known: dict[str, tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = theme.open_theme(read_config(ROOT / "config.yaml"))
    _ = opened._environment
    compiled = CompiledTemplates()
    compiled.know(known)
    monkeypatch.setattr(theme, "COMPILED", compiled)
    with opened.compiled_beside(jobs) as wait:
        wait()
    assert compiled.known == known
