"""The catalogue of messages: every text loads, every text is used, every use has its text and its facts."""

import re
import string
from pathlib import Path

import yaml

from gazette.messages import message

PACKAGE = Path(__file__).parent.parent / "gazette"
USE = re.compile(r'(?P<quote>["\'])(?P<room>[a-z]+)\.(?P<name>[a-z_0-9]+)(?P=quote)')
CATALOGUES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("messages/*.yaml")}
CODE = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
USED = {(m["room"], m["name"]) for text in CODE.values() for m in USE.finditer(text) if m["room"] in CATALOGUES}
BEGINNING = re.compile(r'f"(?P<room>[a-z]+)\.(?P<name>[a-z_]*)\{')  # f"importer.no_{fact}"
SEVERITIES = ("error", "warning", "info")
FILES = {"config.yaml", "preview.js", "preview.css"}  # names of files that look like messages
BEGUN = {(m["room"], m["name"]) for text in CODE.values() for m in BEGINNING.finditer(text)}


def is_used(room: str, name: str) -> bool:
    if room == "check" and name.endswith("_do"):
        return is_used(room, name.removesuffix("_do"))
    if room == "cli" and name.endswith("_line"):
        return name.removesuffix("_line") in SEVERITIES
    begun = any(room == r and name.startswith(beginning) for r, beginning in BEGUN if beginning)
    whole = (room, "") in BEGUN and any(f'"{name}"' in text for text in CODE.values())  # f"importer.{key}" with key "no_year"
    return (room, name) in USED or begun or whole


def test_every_used_message_has_a_text() -> None:
    assert {f"{room}.{name}" for room, name in USED if name not in CATALOGUES[room]} - FILES == set()


def test_every_text_is_used() -> None:
    assert {f"{room}.{name}" for room, texts in CATALOGUES.items() for name in texts if not is_used(room, name)} == set()


def test_every_text_can_be_filled_in() -> None:
    for room, texts in CATALOGUES.items():
        for name, text in texts.items():
            facts = {field: "甲" for _, field, _, _ in string.Formatter().parse(text) if field}
            assert message(f"{room}.{name}", **facts).strip()
