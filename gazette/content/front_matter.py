"""Front matter: the YAML between ``---`` lines, read with the line of each key, and checked field by field."""

import datetime
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

import yaml

from gazette.errors import Problem, problem
from gazette.model import KINDS, ArticleFacts, IssueFacts

FENCE = re.compile(r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISSUE_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
DOC_NUMBER = re.compile(r"\S+")

Scalar = str | int | float | bool | None
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values and lines (from 1, in the file) by key; the body and the line on which it starts."""

    values: Mapping[str, Scalar]
    lines: Mapping[str, int]
    body: str
    body_line: int


def split(text: str, file: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Cut a content file into front matter and body. No front matter at all gives None and the reason."""
    found = FENCE.match(text)
    if not found:
        return None, [problem("content.no_front_matter", file, 1, found=text.split("\n", 1)[0][:40])]
    body = text[found.end() :]
    body_line = text.count("\n", 0, found.end()) + 1
    stripped = body.lstrip("\n")
    body_line += len(body) - len(stripped)
    loader = Loader(found["yaml"])
    try:
        node = loader.get_single_node()
        values, lines, problems = _mapping(loader, node, file)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        return None, [problem("content.bad_yaml", file, mark.line + 2 if mark else 1, reason=reason)]
    finally:
        loader.dispose()
    return FrontMatter(values, lines, stripped, body_line), problems


def _mapping(loader: yaml.SafeLoader, node: yaml.Node | None, file: str) -> tuple[dict[str, Scalar], dict[str, int], list[Problem]]:
    values: dict[str, Scalar] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    if node is None:
        return values, lines, problems
    if not isinstance(node, yaml.MappingNode):
        return values, lines, [problem("content.not_a_mapping", file, node.start_mark.line + 2)]
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        key = str(key_node.value)
        if key in values:
            problems.append(problem("content.duplicate_key", file, line, key=key, first=lines[key]))
        elif not isinstance(value_node, yaml.ScalarNode) or value_node.tag not in PLAIN_TAGS:
            problems.append(problem("content.not_a_scalar", file, line, key=key))
        else:
            try:
                values[key] = _plain(loader.construct_object(value_node))
            except ValueError:  # 2021-02-30 looks like a date to YAML
                values[key] = value_node.value
        lines.setdefault(key, line)
    return values, lines, problems


def _plain(value: object) -> Scalar:
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    assert value is None or isinstance(value, str | int | float | bool)
    return value


# ---------------------------------------------------------------- fields

Check = Callable[[Scalar], bool]


def _text(value: Scalar) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value.strip("\n")


def _number(value: Scalar) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _real_date(value: str) -> bool:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _date(value: Scalar) -> bool:
    return isinstance(value, str) and bool(FULL_DATE.fullmatch(value)) and _real_date(value)


def _issue_date(value: Scalar) -> bool:
    return isinstance(value, str | int) and bool(ISSUE_DATE.fullmatch(str(value))) and _real_date(str(value))


def _kind(value: Scalar) -> bool:
    return value in KINDS


def _doc_number(value: Scalar) -> bool:
    return isinstance(value, str) and bool(DOC_NUMBER.fullmatch(value))


def _or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter: its test, and the message code that says what was expected."""

    check: Check
    expected: str


TEXT, TEXT_OR_NULL = Field(_text, "content.want_text"), Field(_or_null(_text), "content.want_text_or_null")
NUMBER, NUMBER_OR_NULL = Field(_number, "content.want_number"), Field(_or_null(_number), "content.want_number_or_null")

ISSUE_FIELDS: dict[str, Field] = {
    "gazette": TEXT,
    "year": NUMBER,
    "number": NUMBER,
    "total_number": NUMBER_OR_NULL,
    "published": Field(_or_null(_issue_date), "content.want_issue_date"),
}
ARTICLE_FIELDS: dict[str, Field] = {
    "title": TEXT,
    "kind": Field(_kind, "content.want_kind"),
    "subtitle": TEXT_OR_NULL,
    "section": TEXT_OR_NULL,
    "doc_number": Field(_or_null(_doc_number), "content.want_doc_number"),
    "issuer": TEXT_OR_NULL,
    "author": TEXT_OR_NULL,
    "date": Field(_or_null(_date), "content.want_date"),
    "recipients": TEXT_OR_NULL,
    "page": NUMBER_OR_NULL,
}
REQUIRED = {IssueFacts: ("gazette", "year", "number"), ArticleFacts: ("title", "kind")}
SCHEMA = {IssueFacts: ISSUE_FIELDS, ArticleFacts: ARTICLE_FIELDS}

Facts = TypeVar("Facts", IssueFacts, ArticleFacts)


def facts_of(kind: type[Facts], front: FrontMatter, file: str) -> tuple[Facts | None, list[Problem]]:
    """The front matter as facts; None with the reasons if any key is unknown, missing or wrong."""
    schema, problems, meant = SCHEMA[kind], [], set()
    for key in front.values:
        line = front.lines[key]
        if key not in schema:
            nearest = difflib.get_close_matches(key, schema, n=1, cutoff=0.0)[0]
            meant.add(nearest)
            problems.append(problem("content.unknown_key", file, line, key=key, nearest=nearest, known="、".join(schema)))
        elif not schema[key].check(front.values[key]):
            expected = problem(schema[key].expected, file, line).text
            problems.append(problem("content.wrong_value", file, line, key=key, found=front.values[key], expected=expected))
    problems += [
        problem("content.missing_key", file, 1, key=key) for key in REQUIRED[kind] if key not in front.lines and key not in meant
    ]
    if problems or front.lines.keys() - front.values.keys():  # a value that is no scalar was reported when it was read
        return None, problems
    known = {f.name for f in fields(kind)}
    values = {key: _stored(key, value) for key, value in front.values.items() if key in known}
    return kind(**values), []  # type: ignore[arg-type]


def _stored(key: str, value: Scalar) -> Scalar:
    if key == "published" and isinstance(value, int):
        return str(value)
    return value.strip() if isinstance(value, str) else value
