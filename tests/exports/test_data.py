"""The data API: every file is what its schema promises, and says what the pages say."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from gazette.model import KINDS, STATUSES, ArticleFacts

SCHEMAS = ("index", "issue", "document")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def validators(site: Path) -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(read(site / f"api/schema/{name}.json")) for name in SCHEMAS}


def data(site: Path) -> list[Path]:
    return [p for p in (site / "api").rglob("*.json") if "schema" not in p.parts]


def test_the_schemas_are_schemas(exported: Path) -> None:
    for name in SCHEMAS:
        Draft202012Validator.check_schema(read(exported / f"api/schema/{name}.json"))


@pytest.mark.parametrize("site", ["exported", "awkward"])
def test_every_file_is_what_its_schema_promises(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    promised = validators(folder)
    assert data(folder)
    for path in data(folder):
        value = read(path)
        schema = (path.parent / value["$schema"]).resolve()
        assert schema.parent == (folder / "api/schema").resolve()
        promised[schema.stem].validate(value)


def test_a_schema_sees_what_is_wrong(exported: Path) -> None:
    value = read(exported / "api/nanyang/2021-06/wz-2021-7.json")
    for spoiled in ({"facts": value["facts"] | {"date": "2021"}}, {"passages": None}, {"more": 1}):
        with pytest.raises(ValidationError):
            validators(exported)["document"].validate(value | spoiled)


def test_the_schema_knows_every_fact(exported: Path) -> None:
    schema = read(exported / "api/schema/document.json")
    facts = schema["properties"]["facts"]
    assert set(facts["properties"]) == set(facts["required"]) == {f.name for f in fields(ArticleFacts)}
    assert schema["$defs"]["kind"]["enum"] == list(KINDS)
    assert facts["properties"]["status"]["enum"] == [*STATUSES, None]


def test_every_path_leads_to_a_file(exported: Path) -> None:
    def paths(value: Any) -> list[str]:
        if isinstance(value, list):
            return [path for item in value for path in paths(item)]
        if not isinstance(value, dict):
            return []
        own = [value[key] for key in ("path", "data") if key in value]
        return own + list(value.get("files", {}).values()) + [path for item in value.values() for path in paths(item)]

    found = [path for file in data(exported) for path in paths(read(file))]
    assert len(found) > 200
    assert [path for path in found if not (exported / path).is_file()] == []


def test_the_index_leads_to_every_document(exported: Path) -> None:
    issues = [read(exported / i["data"]) for g in read(exported / "api/index.json")["gazettes"] for i in g["issues"]]
    documents = {entry["path"] for issue in issues for entry in issue["contents"]}
    assert documents == {p.relative_to(exported).as_posix() for p in exported.glob("*/*-*/*.html") if p.name != "index.html"}


def test_passages_have_the_ids_of_the_page(exported: Path) -> None:
    value = read(exported / "api/zhumadian/2020-04/zz-2020-24.json")
    page = (exported / value["path"]).read_text(encoding="utf-8")
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    assert len(value["passages"]) > 20
    assert {p["id"] for p in value["passages"]} | {e["id"] for e in value["contents"]} <= ids


def test_a_document_names_what_it_cites(exported: Path) -> None:
    cited = read(exported / "api/zhumadian/2020-04/zz-2020-24.json")["cited_by"]
    assert "zhumadian/2020-08/jin-ding-mu-biao-zhong-dian" in cited
    assert "zhumadian/2020-04/zz-2020-24" in read(exported / f"api/{cited[0]}.json")["cites"]
