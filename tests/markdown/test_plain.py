"""Plain paragraphs take a short way through the parser; what comes out is what its own rules make."""

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.rules_core.inline import inline
from markdown_it.token import Token

from gazette.markdown import blocks_of, render
from gazette.markdown.blocks import _blocks
from gazette.markdown.parser import gazette_markdown
from gazette.markdown.pieces import pieces_of
from gazette.markdown.render import _Page
from gazette.model import Block

PIECES = st.sampled_from(
    ["政府", "a", " ", "\n", "\\", "*", "_", "`", "[", "]", "(", ")", "!", "&", "&amp;", "<", ">", "~", "~~", "^", "{", "$", "|", '"', "'", "---",
     "#", "%", ":", "http://a.cn", "@", "=", "\t", "\u3000", "1. ", "\x00"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_short_way_gives_the_same_tokens(body: str) -> None:
    ours = gazette_markdown()
    short = ours.core.ruler.getRules("")[2]
    assert short is not inline
    found = ours.parse(body)
    try:
        ours.core.ruler.at("inline", inline)
        assert found == ours.parse(body)
    finally:
        ours.core.ruler.at("inline", short)


LINES = st.sampled_from(
    ["政府", "甲、乙。", "第一条　目的", "（一）丙", "# 附件1", "## 一、总则", "###  （一）丁 ", "#戊", "## 己 #", "####### 庚", "##", "::: signature", ":::",
     "::: signature ", "::::", ":::: signature", " :::", "::: x", "南阳市人民政府", "2021年6月23日", " 辛", "\t壬", "癸 ", "\u3000子", "丑\u3000", "| 甲 | 乙 |",
     "| --- | --- |", "甲|乙", "--|--", "---", "===", "-", "1. 寅", "> 卯", "```", "*辰*", "a_b_", "\\#巳", "[午](a.html)", "&amp;", '"<"', "<b>", "", "",
     "", "", " ", "\t", "\u3000", "\r", "\x0b", "\x85", "\u2028", "\x00", "\x1c"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES | st.lists(PIECES, max_size=4).map("".join), max_size=10).map("\n".join))
def test_what_is_read_at_a_glance_is_what_the_parser_reads(body: str) -> None:
    read = [_blocks_of(piece) if isinstance(piece, list) else [piece] for piece in pieces_of(body)]
    assert tuple(chain.from_iterable(read)) == blocks_of(body)
    assert render(body) == _Page(None).run([gazette_markdown().parse(body)])


def _blocks_of(tokens: list[Token]) -> list[Block]:
    return [block for _, block in _blocks(tokens)]
