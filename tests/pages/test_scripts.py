"""The scripts run in the browsers of old phones: Chrome 80, Firefox 78 and Safari 14, all of 2020."""

import re

import pytest

from tests.conftest import ROOT

NEWER = {
    ".at(-1)": r"\.at\(",  # Chrome 92, Safari 15.4
    "replaceAll": r"\.replaceAll\(",  # Chrome 85
    "replaceChildren": r"\.replaceChildren\(",  # Chrome 86
    "findLast": r"\.findLast(Index)?\(",  # Chrome 97
    "toSorted, toReversed": r"\.(toSorted|toReversed|toSpliced)\(",  # Chrome 110
    "Object.hasOwn": r"Object\.hasOwn\(",  # Chrome 93
    "structuredClone": r"\bstructuredClone\(",  # Chrome 98
    "groupBy": r"\.groupBy\(",  # Chrome 117
    "Promise.any, Promise.withResolvers": r"Promise\.(any|withResolvers|try)\(",  # Chrome 85, 119
    "assignment by logic": r"(\|\||&&|\?\?)=",  # Chrome 85
    "looking behind": r"\(\?<[=!]",  # Safari 16.4
    "fields of classes": r"^\s+(static\s+)?#\w+\s*[=;(]",  # Safari 14.1
}
SCRIPTS = sorted((ROOT / "themes").rglob("*.js"))


@pytest.mark.parametrize(("name", "pattern"), NEWER.items(), ids=list(NEWER))
def test_no_script_asks_for_more_than_old_browsers_have(name: str, pattern: str) -> None:
    assert len(SCRIPTS) > 20
    newer = re.compile(pattern, re.MULTILINE)
    found = [f"{path.name}: {hit[0]}" for path in SCRIPTS for hit in newer.finditer(path.read_text(encoding="utf-8"))]
    assert found == [], name
