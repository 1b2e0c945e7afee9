"""Plain paragraphs take a short way through the parser; what comes out is what its own rules make."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.rules_core.inline import inline

from gazette.markdown.parser import gazette_markdown

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
