"""What the front matter may say: each key with its test, and the facts made of what passed."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from gazette.content.front_matter import LISTS, FrontMatter, Scalar, Value
from gazette.errors import Problem, problem
from gazette.messages.visible import HIDING
from gazette.model import KINDS, STATUSES, ArticleFacts, IssueFacts

FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # no wide digits: machines read this
ISSUE_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
DOC_NUMBER = re.compile(r"\S+")
CITATION = re.compile(
    r"《[^\n]+》"
    r"|[a-z0-9]+(?:-[a-z0-9]+)*/\d{4}-\d{2,3}/[a-z0-9]+(?:-[a-z0-9]+)*"  # nanyang/2021-06/wz-2021-7
    r"|(?=\D*\d)[^\s《》/]*号"  # 宛政〔2021〕7号
)
PDF = re.compile(r"https?://[^\s<>\"]+|\w[\w.-]{0,200}\.pdf", re.I | re.A)
MOST = 999_999
"""Pages, issues, years: larger numbers are slips, and too long for an address."""
SHA256 = re.compile(r"[0-9a-f]{64}")

Check = Callable[[Scalar], bool]


def _text(value: Scalar) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value.strip("\n") and not HIDING.search(value)


def _number(value: Scalar) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST


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
    return isinstance(value, str) and bool(DOC_NUMBER.fullmatch(value)) and not HIDING.search(value)


def _status(value: Scalar) -> bool:
    return value in STATUSES


def _matching(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value.strip())) and not HIDING.search(value)


def _or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter: its test, and the message code that says what was expected."""

    check: Check
    """Of a list, the test of each item."""
    expected: str


TEXT, TEXT_OR_NULL = Field(_text, "content.want_text"), Field(_or_null(_text), "content.want_text_or_null")
NUMBER, NUMBER_OR_NULL = Field(_number, "content.want_number"), Field(_or_null(_number), "content.want_number_or_null")
DATE_OR_NULL, CITATIONS = Field(_or_null(_date), "content.want_date"), Field(_matching(CITATION), "content.want_citations")

ISSUE_FIELDS: dict[str, Field] = {
    "gazette": TEXT,
    "year": NUMBER,
    "number": NUMBER,
    "total_number": NUMBER_OR_NULL,
    "published": Field(_or_null(_issue_date), "content.want_issue_date"),
    "pdf": Field(_or_null(_matching(PDF)), "content.want_pdf"),
    "pdf_sha256": Field(_or_null(_matching(SHA256)), "content.want_sha256"),
}
ARTICLE_FIELDS: dict[str, Field] = {
    "title": TEXT,
    "kind": Field(_kind, "content.want_kind"),
    "subtitle": TEXT_OR_NULL,
    "section": TEXT_OR_NULL,
    "doc_number": Field(_or_null(_doc_number), "content.want_doc_number"),
    "issuer": TEXT_OR_NULL,
    "author": TEXT_OR_NULL,
    "date": DATE_OR_NULL,
    "recipients": TEXT_OR_NULL,
    "page": NUMBER_OR_NULL,
    "topics": Field(_text, "content.want_topics"),
    "summary": TEXT_OR_NULL,
    "repeals": CITATIONS,
    "amends": CITATIONS,
    "effective": DATE_OR_NULL,
    "expires": DATE_OR_NULL,
    "status": Field(_or_null(_status), "content.want_status"),
}
REQUIRED = {IssueFacts: ("gazette", "year", "number"), ArticleFacts: ("title", "kind")}
SCHEMA = {IssueFacts: ISSUE_FIELDS, ArticleFacts: ARTICLE_FIELDS}

Facts = TypeVar("Facts", IssueFacts, ArticleFacts)


def facts_of(kind: type[Facts], front: FrontMatter, file: str) -> tuple[Facts | None, list[Problem]]:
    """The front matter as facts; None with the reasons if any key is unknown, missing or wrong."""
    schema, problems, meant = SCHEMA[kind], [], set()
    for key in front.values:
        line = front.lines[key][0]
        if key not in schema:
            nearest = difflib.get_close_matches(key, schema, n=1, cutoff=0.0)[0]
            meant.add(nearest)
            problems.append(problem("content.unknown_key", file, line, key=key, nearest=nearest, known="、".join(schema)))
        else:
            for found, at in _failing(schema[key], key, front):
                expected = problem(schema[key].expected, file, line).text
                problems.append(problem("content.wrong_value", file, at, key=key, found=found, expected=expected))
    problems += [
        problem("content.missing_key", file, 1, key=key) for key in REQUIRED[kind] if key not in front.lines and key not in meant
    ]
    if not problems:
        problems += _contradictions(front, file)
    if problems or front.lines.keys() - front.values.keys():  # a value that is no scalar was reported when it was read
        return None, problems
    known = {f.name for f in fields(kind)}
    values = {key: _stored(key, value) for key, value in front.values.items() if key in known}
    return kind(**values), []  # type: ignore[arg-type]


def _failing(field: Field, key: str, front: FrontMatter) -> Iterator[tuple[Value, int]]:
    """What fails the key's test, with its line: the value, or those items of a list."""
    value = front.values[key]
    if isinstance(value, tuple):
        yield from ((item, line) for item, line in zip(value, front.lines[key], strict=False) if not field.check(item))
    elif key in LISTS:
        if value is not None:  # a lone text is no list
            yield value, front.lines[key][0]
    elif not field.check(value):
        yield value, front.lines[key][0]


def _contradictions(front: FrontMatter, file: str) -> Iterator[Problem]:
    """Values that are well-formed each and cannot stand together."""
    values = front.values
    if values.get("pdf_sha256") and not values.get("pdf"):
        yield problem("content.digest_of_nothing", file, front.lines["pdf_sha256"][0])
    effective, expires = values.get("effective"), values.get("expires")
    if effective and expires and str(expires) < str(effective):
        yield problem("content.expires_first", file, front.lines["expires"][0], effective=effective, expires=expires)


def _stored(key: str, value: Value) -> Value:
    if key in LISTS:
        return tuple(str(item).strip() for item in value) if isinstance(value, tuple) else ()
    if key == "published" and isinstance(value, int):
        return str(value)
    return value.strip() if isinstance(value, str) else value
