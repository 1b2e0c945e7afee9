"""Bodies to Markdown and back: text stays text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gazette.content import body_of
from gazette.markdown import blocks_of, render
from gazette.model import Block, Heading, Paragraph, Signature, Table

SIGNS = "一二三、（）()。1234567890.．-+*#>|_`~[]<>&;:\\$ 　aB号条附件第"
line = st.text(
    st.one_of(st.sampled_from(SIGNS), st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))), min_size=1
).map(lambda s: " ".join(s.split()))
text = line.filter(bool)
cell = st.one_of(st.just(""), text)
width = st.shared(st.integers(1, 4), key="width")
rows = width.flatmap(lambda n: st.lists(st.tuples(*[cell] * n), min_size=1, max_size=4))
block: st.SearchStrategy[Block] = st.one_of(
    text.map(Paragraph),
    st.builds(Heading, st.integers(1, 5), text),
    st.lists(text, min_size=1, max_size=3).map(lambda lines: Signature(tuple(lines))),
    rows.map(lambda r: Table(tuple(r))),
)


@given(st.lists(block, max_size=6))
def test_blocks_survive_the_way_to_markdown_and_back(blocks: list[Block]) -> None:
    assert blocks_of(body_of(blocks)) == tuple(blocks)


@given(text)
def test_a_stock_commonmark_reader_sees_the_same_paragraph(printed: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(body_of([Paragraph(printed)]))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(c.content for c in tokens[1].children or ()) == printed


@given(st.lists(block, max_size=5))
def test_every_character_of_a_body_is_in_a_passage(blocks: list[Block]) -> None:
    rendered = render(body_of(blocks))
    shown = "".join("".join(p.text.split()) for p in rendered.passages)
    printed = "".join("".join("".join(_texts(b)).split()) for b in blocks)
    assert shown == printed


@given(st.lists(block, max_size=6))
def test_every_passage_leads_to_an_element_with_its_id(blocks: list[Block]) -> None:
    rendered = render(body_of(blocks))
    for passage in rendered.passages:
        assert rendered.html.count(f' id="{passage.id}"') == 1


def _texts(block: Block) -> list[str]:
    match block:
        case Paragraph(text) | Heading(_, text):
            return [text]
        case Signature(lines):
            return list(lines)
        case Table(table):
            return [c for row in table for c in row]


def test_a_number_at_the_start_of_a_paragraph_is_text() -> None:
    assert '<p id="item-1"><a id="p-1"></a>1. 对上级的</p>' in render("1. 对上级的\n").html
    assert "<li>" not in render("1. 甲\n2. 乙\n").html


def test_headings_move_down_one_level_below_the_page_title() -> None:
    html = render("# 办法\n\n## 一、总则\n").html
    assert '<h2 id="part-1">办法</h2>' in html
    assert '<h3 id="s-1">一、总则</h3>' in html


def test_a_line_wrapped_by_an_editor_is_joined_without_a_blank() -> None:
    assert "加强领导，明确责任" in render("加强领导，\n明确责任\n").html
    assert "OF THE" in render("GAZETTE OF\nTHE PEOPLE\n").html


def test_an_empty_head_row_is_not_shown() -> None:
    html = render(body_of([Table((("", ""), ("骆玉峰", "市政协")))])).html
    assert "<thead>" not in html
    assert "<td>骆玉峰</td>" in html


def test_recipients_are_set_apart_only_as_first_paragraph() -> None:
    html = render("各县区：\n\n各县区：\n", "各县区：").html
    assert html.count('class="recipients"') == 1


def test_html_in_a_body_comes_out_as_text() -> None:
    html = render("\\<script>alert(1)\\</script>\n").html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
