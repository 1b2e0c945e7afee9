"""What the preview shows in place of a page while something is broken: file, line, reason, and the line itself."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from gazette.errors import Problem
from gazette.messages import message

AROUND = 2  # lines of the file shown before and after


def error_list(problems: Sequence[Problem]) -> str:
    """The problems as HTML, each with an excerpt of its file."""
    items = "".join(_item(p) for p in problems)
    return f"<h1>{escape(message('preview.title', count=len(problems)))}</h1><p>{escape(message('preview.hint'))}</p>{items}"


def error_page(problems: Sequence[Problem]) -> str:
    """A page with nothing but the problems, for an address that has no page yet."""
    title = escape(message("preview.title", count=len(problems)))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>'
    body = f'<body><div id="preview-problems">{error_list(problems)}</div></body>'
    return f'<!doctype html><html lang="zh-CN"><head>{head}{body}</html>'


def _item(found: Problem) -> str:
    line = message("preview.line", line=found.place.line) if found.place.line else ""
    where = f"<code>{escape(found.place.file)}</code> {escape(line)}"
    return f"<article><p>{where}</p><p>{escape(found.text)}</p>{_excerpt(found)}</article>"


def _excerpt(found: Problem) -> str:
    if found.place.line is None:
        return ""
    try:
        lines = Path(found.place.file).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    at = found.place.line - 1
    shown = []
    for number in range(max(0, at - AROUND), min(len(lines), at + AROUND + 1)):
        text = escape(f"{number + 1:>5}  {lines[number][:200]}")
        shown.append(f"<mark>{text}</mark>" if number == at else text)
    return f"<pre>{chr(10).join(shown)}</pre>"
