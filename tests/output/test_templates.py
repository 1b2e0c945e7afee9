"""What a process remembers of templates."""

from pathlib import Path

import jinja2

from gazette.output.templates import CompiledTemplates


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
