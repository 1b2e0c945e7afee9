"""Lunr.js is used as it was published: no byte of it is ours."""

import hashlib
from pathlib import Path

import pytest

from tests.conftest import ROOT

WHOLE_LUNR = Path(__file__).parent / "lunr" / "lunr.min.js"
PARTS = ROOT / "themes" / "default" / "templates" / "search" / "lunr"


@pytest.mark.parametrize("folder", [PARTS, WHOLE_LUNR.parent], ids=["parts", "whole"])
def test_every_file_has_the_bytes_of_npm_s_package(folder: Path) -> None:
    sums = (folder / "SHA256SUMS").read_text(encoding="ascii").split()
    listed = dict(zip(sums[1::2], sums[0::2], strict=True))
    assert listed == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.js")}


def test_no_template_syntax_hides_in_a_script() -> None:
    for file in PARTS.parent.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not any(sign in text for sign in ("{{", "{%", "{#")), file.name


def test_the_page_names_its_author(gold_site: Path) -> None:
    script = (gold_site / "static" / "search" / "search.js").read_text(encoding="utf-8")
    assert script.startswith("/*! Has parts of lunr 2.3.9")
    assert "Permission is hereby granted" in (gold_site / "static" / "search" / "lunr-LICENSE").read_text(encoding="utf-8")
