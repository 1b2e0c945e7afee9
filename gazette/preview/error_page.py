"""What the preview shows in place of a page while something is broken: file, line, reason, and the line itself."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from gazette.errors import Problem
from gazette.messages import message

AROUND = 2  # lines of the file shown before and after

STYLE = """
body { font: 16px/1.7 system-ui, sans-serif; color: #1b1b1b; background: #fff }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; color: #9b1016 }
article { border-left: 4px solid #9b1016; padding: .2rem 1rem; margin: 1.5rem 0; background: #f7f5f2 }
pre { overflow-x: auto; background: #fff; padding: .6rem }
mark { background: #ffe3a3 }
"""


def error_page(problems: Sequence[Problem]) -> str:
    """An HTML page that lists the problems, each with an excerpt of its file."""
    items = "".join(_item(p) for p in problems)
    title = escape(message("preview.title", count=len(problems)))
    hint = escape(message("preview.hint"))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="zh-CN"><head>{head}</head><body><h1>{title}</h1><p>{hint}</p>{items}</body></html>'


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
