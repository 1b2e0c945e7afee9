"""A document as plain text: one line a paragraph, wrapped by nothing, numbers as printed, cells of a table parted by tabs."""

import html
import re
from collections.abc import Mapping
from typing import Any

from gazette.chinese import chinese_date
from gazette.library import Entry, Gazette
from gazette.markdown import Rendered

ROW_END = re.compile(r"</tr>\n(?:</thead>\n<tbody>\n)?(?=<tr)")
CELL_BORDER = re.compile(r"</t[dh]><t[dh][^>]*>")
BLOCK_END = re.compile(r"</(?:p|h[1-6]|table)>\n?|</div>\n")
TAG = re.compile(r"<[^>]+>")


def body_text(rendered: Rendered) -> str:
    r"""The body of a rendered article as text: an empty line between blocks, none between the rows of a table.

    >>> from gazette.markdown import render
    >>> body_text(render("## 一、总则\n\n正文 & 其他。\n\n| 序号 | 单位 |\n| --- | --- |\n| 1 | 财政局 |\n"))
    '一、总则\n\n正文 & 其他。\n\n序号\t单位\n1\t财政局\n'
    """
    text = CELL_BORDER.sub("\t", ROW_END.sub("\n", rendered.html))
    text = html.unescape(TAG.sub("", BLOCK_END.sub("\n\n", text)))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def document_text(entry: Entry, gazette: Gazette, rendered: Rendered, strings: Mapping[str, Any]) -> bytes:
    """The document with its head before the text and where it was printed after it, in UTF-8."""
    facts, issue, t = entry.article.facts, entry.issue.facts, strings["exports"]
    date = chinese_date(facts.date) if facts.date else None
    head = [facts.title, facts.subtitle, facts.doc_number, facts.author, date]
    printed = strings["issue"]["name"].format(year=issue.year, number=issue.number)
    foot = [t["printed"].format(gazette=gazette.name, issue=printed), t["prevails"]]
    return "\n\n".join(
        ["\n".join(line for line in head if line), body_text(rendered).rstrip("\n"), "\n".join(foot) + "\n"]
    ).encode()
