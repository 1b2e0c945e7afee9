"""Front matter: the YAML between ``---`` lines, read with the line of each key; what it may say is known to ``fields``."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from gazette.errors import Problem, problem
from gazette.quick_yaml import Loader
from gazette.untrusted import guard_yaml

FENCE = re.compile(r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
LISTS = frozenset({"topics", "repeals", "amends"})
"""The keys whose value is a list of texts."""
MOST_FRONT_MATTER = 100_000
"""Characters; a document that repeals a thousand others has half as many."""
MOST_BITS = 64
"""Of a whole number, which else may have a million digits."""

Scalar = str | int | float | bool | None
Value = Scalar | tuple[Scalar, ...]
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values and lines (from 1, in the file; of a list, its items') by key; the body and the line on which it starts."""

    values: Mapping[str, Value]
    lines: Mapping[str, tuple[int, ...]]
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
    if len(found["yaml"]) > MOST_FRONT_MATTER:
        return None, [problem("content.long_front_matter", file, 1, found=len(found["yaml"]), most=MOST_FRONT_MATTER)]
    loader = Loader(found["yaml"])
    try:
        guard_yaml(found["yaml"])
        node = loader.get_single_node()
        values, lines, problems = _mapping(loader, node, file)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        return None, [problem("content.bad_yaml", file, mark.line + 2 if mark else 1, reason=reason)]
    finally:
        loader.dispose()
    return FrontMatter(values, lines, stripped, body_line), problems


Mapped = tuple[dict[str, Value], dict[str, tuple[int, ...]], list[Problem]]


def _mapping(loader: yaml.SafeLoader, node: yaml.Node | None, file: str) -> Mapped:
    values: dict[str, Value] = {}
    lines: dict[str, tuple[int, ...]] = {}
    problems: list[Problem] = []
    if node is None:
        return values, lines, problems
    if not isinstance(node, yaml.MappingNode):
        return values, lines, [problem("content.not_a_mapping", file, node.start_mark.line + 2)]
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        key = str(key_node.value)
        if key in values:
            problems.append(problem("content.duplicate_key", file, line, key=key, first=lines[key][0]))
        elif key in LISTS and isinstance(value_node, yaml.SequenceNode) and all(map(_is_plain, value_node.value)):
            values[key] = tuple(_scalar(loader, item) for item in value_node.value)
            lines[key] = tuple(item.start_mark.line + 2 for item in value_node.value) or (line,)
        elif _is_plain(value_node):
            values[key] = _scalar(loader, value_node)
        else:
            code = "content.not_a_list" if key in LISTS else "content.not_a_scalar"
            problems.append(problem(code, file, line, key=key))
        lines.setdefault(key, (line,))
    return values, lines, problems


def _is_plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag in PLAIN_TAGS


def _scalar(loader: yaml.SafeLoader, node: yaml.Node) -> Scalar:
    try:
        value = _plain(loader.construct_object(node))
    except (ValueError, LookupError, AttributeError, OverflowError):  # 2021-02-30 looks like a date to YAML; !!bool 甲
        return str(node.value)
    return str(node.value) if isinstance(value, int) and value.bit_length() > MOST_BITS else value


def _plain(value: object) -> Scalar:
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    assert value is None or isinstance(value, str | int | float | bool)
    return value
