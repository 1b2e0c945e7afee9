"""A source beside what was published of it: every sign is accounted for, and every difference is told."""

import random

from hypothesis import given
from hypothesis import strategies as st

from gazette.collation import Beside, Collation, Piece, SourceText, collate, signs
from gazette.model import Dropped, Edit

SOURCE = """南阳市人民政府公报 2021.06
关于实施“三线一单”生态环境分区管控的意见
各县(市、区)人民政府，市人民政府有关部门：
为加快推进生态文明建设，根据国务院关于加强生态环境
保护的意见，现就我市加快推进落地提出如下意见。
16
一、总体要求。坚持保护优先，坚持分类管控，坚持动态更新。
二、主要目标。到 2025 年，生产生活方式绿色转型成效显著。
"""
FURNITURE = (Dropped(1, "南阳市人民政府公报2021.06", "页眉"), Dropped(6, "16", "页码"))
TITLE = "关于实施“三线一单”生态环境分区管控的意见"
BODY = (
    "各县(市、区)人民政府，市人民政府有关部门：",
    "为加快推进生态文明建设，根据国务院关于加强生态环境保护的意见，现就我市加快推进落地提出如下意见。",
    "一、总体要求。坚持保护优先，坚持分类管控，坚持动态更新。",
    "二、主要目标。到2025年，生产生活方式绿色转型成效显著。",
)


def collated(*body: str, title: str = TITLE, source: str = SOURCE) -> Collation:
    pieces = [Piece("01-a.md", "title", signs(title)), *(Piece("01-a.md", "body", signs(text)) for text in body)]
    return collate(SourceText.of(source, FURNITURE), pieces)


def test_the_same_words_have_no_edits_however_lines_are_joined() -> None:
    assert collated(*BODY).edits() == ()


def test_a_lost_sign_is_told_by_its_place_in_the_source() -> None:
    found = collated(*BODY[:2], BODY[2].replace("动态更新", "动更新"), BODY[3])
    assert found.edits() == (Edit(7, 25, "态", "", "01-a.md"),)


def test_a_changed_digit_is_told_with_both_texts() -> None:
    assert collated(*BODY[:3], BODY[3].replace("2025", "2035")).edits() == (Edit(8, 11, "2", "3", "01-a.md"),)


def test_words_put_in_are_told_by_the_sign_before_them() -> None:
    found = collated(*BODY[:2], BODY[2].replace("坚持分类", "不坚持分类"), BODY[3])
    assert found.edits() == (Edit(7, 14, "", "不", "01-a.md"),)


def test_a_moved_sentence_is_told_as_moved_and_not_as_lost_and_invented() -> None:
    (moved,) = collated(BODY[0], BODY[2], BODY[1], BODY[3]).edits()
    assert (moved.moved, moved.line, moved.sign, moved.text) == (True, 7, 1, signs(BODY[2]))
    assert moved.after == "3:22"


def test_what_stands_twice_is_told_once_too_often() -> None:
    assert [(e.text, e.published) for e in collated(*BODY, BODY[3]).edits()] == [("", signs(BODY[3]))]


def test_a_dropped_line_that_the_source_does_not_have_is_told() -> None:
    wrong = Dropped(6, "17", "页码")
    assert SourceText.of(SOURCE, [wrong]).unfound == (wrong,)
    assert SourceText.of(SOURCE, [FURNITURE[1], FURNITURE[1]]).unfound == (FURNITURE[1],), "it was dropped once"


def test_a_head_may_set_number_and_title_in_its_own_order() -> None:
    source = "关于防汛的通知要点\n宛政〔2021〕7号\n各县人民政府要做好工作。\n"
    pieces = [
        Piece("a", "doc_number", "宛政〔2021〕7号"),
        Piece("a", "title", "关于防汛的通知要点"),
        Piece("a", "body", "各县人民政府要做好工作。"),
    ]
    assert collate(SourceText.of(source, ()), pieces).edits() == ()


def test_titles_of_two_documents_that_changed_places_are_told() -> None:
    texts = {
        "a": ("关于防汛工作的通知", "各县人民政府要做好防汛的工作。"),
        "b": ("关于春耕生产的通知", "各乡人民政府要做好春耕的工作。"),
    }
    source = "\n".join(line for pair in texts.values() for line in pair)
    pieces = [Piece(f, part, texts[g][n]) for f, g in (("a", "b"), ("b", "a")) for n, part in ((0, "title"),)]
    mixed = [pieces[0], Piece("a", "body", texts["a"][1]), pieces[1], Piece("b", "body", texts["b"][1])]
    assert [edit.moved for edit in collate(SourceText.of(source, ()), mixed).edits()] == [True, True]


TEXT = st.text(alphabet="甲乙丙丁戊己庚 \n", max_size=60)


@given(TEXT, st.lists(TEXT, max_size=5))
def test_every_sign_of_both_sides_stands_in_one_run_or_one_stretch(source: str, body: list[str]) -> None:
    found = collate(SourceText.of(source, ()), [Piece("a", "body", signs(text)) for text in body])
    for run in found.runs:
        assert found.source.text[run.source : run.source_end] == found.published[run.published : run.published_end]
    ours = [(r.source, r.source_end) for r in found.runs] + [(s.source, s.source_end) for s in found.stretches]
    theirs = [(r.published, r.published_end) for r in found.runs] + [(s.published, s.published_end) for s in found.stretches]
    assert sorted(at for start, end in ours for at in range(start, end)) == list(range(len(signs(source))))
    assert sorted(at for start, end in theirs for at in range(start, end)) == list(range(len(found.published)))


@given(TEXT, st.lists(TEXT.filter(lambda text: bool(signs(text))), min_size=1, max_size=5))
def test_rows_side_by_side_show_every_sign_of_both_sides_once(source: str, body: list[str]) -> None:
    collation = collate(SourceText.of(source, ()), [Piece("a", "body", signs(text)) for text in body])
    rows = list(Beside(collation, body).rows("a"))
    ours = "".join(bit.text for row in rows for line in row.source for bit in line.bits)
    assert sorted(signs(ours)) == sorted(signs(source))
    assert [signs("".join(bit.text for bit in row.published)) for row in rows] == [signs(text) for text in body]
    assert {edit for row in rows for edit in row.edits} == set(collation.edits())


def test_what_was_dropped_stands_where_it_stood_with_its_reason() -> None:
    collation = collated(*BODY)
    rows = list(Beside(collation, [TITLE, *BODY]).rows("01-a.md"))
    dropped = [
        (line.number, bit.text, bit.why) for row in rows for line in row.source for bit in line.bits if bit.mark == "dropped"
    ]
    assert dropped == [(1, "南阳市人民政府公报 2021.06", "页眉"), (6, "16", "页码")]
    assert [line.number for line in rows[2].source] == [4, 5, 6], "the page number stands in the paragraph it cut"


def test_the_heaviest_order_stays_and_the_rest_is_moved() -> None:
    rng = random.Random(7)
    sentences = [f"第{n}段" + "".join(rng.choices("东西南北中上下左右前后", k=30)) + "。" for n in range(12)]
    order = [0, 1, 9, 2, 3, 4, 5, 6, 7, 8, 10, 11]
    found = collate(SourceText.of("\n".join(sentences), ()), [Piece("a", "body", sentences[n]) for n in order])
    assert [edit.line for edit in found.edits()] == [10]
