"""A quick look before a close one passes over nothing that the close one would find."""

from hypothesis import given
from hypothesis import strategies as st

from gazette.library.citations import WRAPPED, _blocks, _may_name
from gazette.library.clauses import SAME, THIS, _may_refer

BODIES = st.lists(st.sampled_from(["\n", "\n\n", "《甲》", "乙", "\\", "〔2021〕7号", " "]), max_size=12).map("".join)
TEXTS = st.lists(st.sampled_from(["本", "办法", "第三", "条", "第二款", "附件", "1", "，"]), max_size=10).map("".join)


@given(BODIES)
def test_a_body_is_cut_as_if_every_line_break_in_it_had_been_looked_at(body: str) -> None:
    whole = WRAPPED.sub("", body.replace("\\", "")).split("\n\n") if _may_name(body) else []
    assert list(_blocks(body)) == [text for text in whole if _may_name(text)]


@given(TEXTS)
def test_where_something_refers_to_its_own_document_it_is_looked_for(text: str) -> None:
    assert _may_refer(text, {}) or not (THIS.search(text) or SAME.search(text))
