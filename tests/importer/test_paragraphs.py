"""Paragraphs, leads and signatures where the source kept no indents: single rules of reflow and structure."""

from dataclasses import replace

from gazette.importer import ImportOptions
from gazette.importer.continuity import Continuity
from gazette.importer.pairs import Pairs
from gazette.importer.passes.reflow import reflow
from gazette.importer.passes.structure import find_structure
from gazette.importer.room import seam_features
from gazette.importer.state import Draft, Line, State, Unit
from gazette.model import Block, Heading, Paragraph, Signature


def structured(*texts: str) -> list[Block]:
    units = tuple(Unit(Paragraph(text), (Line(n, text, text),)) for n, text in enumerate(texts, 1))
    return [
        unit.block for unit in find_structure(State("a", ImportOptions(), b"", drafts=(Draft((), units=units),))).drafts[0].units
    ]


def flowed(*lines: Line) -> list[str]:
    state = State("a", ImportOptions(), b"", drafts=(Draft((), items=lines),))
    return [unit.block.text for unit in reflow(state).drafts[0].units if isinstance(unit.block, Paragraph)]


def test_a_stage_with_its_months_leads_the_paragraph_after_it() -> None:
    stage, text = "（一）动员部署（2021年4月至5月）。", "各地各部门制定具体方案，层层进行动员部署。"
    assert structured(stage, text) == [Paragraph(stage + text)]
    assert structured(stage, "（二）排查整治（2021年6月）。") == [Paragraph(stage), Paragraph("（二）排查整治（2021年6月）。")]


def test_a_body_and_a_bracketed_date_under_a_title_sign() -> None:
    signed = structured(
        "县人民政府", "1999年5月12日", "关于校舍改造的意见", "县教育委员会", "（一九九九年五月五日）", "为消除隐患，特提出："
    )
    assert [type(block) for block in signed] == [Signature, Heading, Signature, Paragraph]
    assert signed[2] == Signature(("县教育委员会", "（一九九九年五月五日）"))


def test_a_mayor_signs_behind_a_colon() -> None:
    assert structured("本布告自公布之日起施行。", "县长：柯有根", "1999年4月2日")[1:] == [
        Signature(("县长：柯有根", "1999年4月2日"))
    ]


def test_items_that_a_sentence_counts_in_chinese_stay_in_it() -> None:
    model = Continuity(Pairs(), {2: "jumps"})
    first = "一、下列区域为禁烧区：（一）机场周边范围内；"
    features = set(model.features([Line(1, first, first, column=22.0)], Line(2, "（二）省道", "（二）省道"), None))
    assert "count: jumps, closed, within a sentence" in features


def test_blank_lines_part_paragraphs_in_a_source_that_has_them_nowhere_else() -> None:
    pieces = ["一、各级各有关部门要高度重视，认真", "组织实施。", "二、各县区人民政府要精心安排，迅速", "行动。"] * 6
    lines = [Line(n, text, text, gap=n % 2 == 1, column=18.0) for n, text in enumerate(pieces, 1)]
    last = "建立联席会议制度，每月开展一次检查。"
    tail = "（牵头单位：区司法局；责任单位：区住建局）"
    joined = flowed(*lines, Line(98, last, last, gap=True, column=18.0), Line(99, tail, tail, column=18.0))
    parted = flowed(*lines, Line(98, last, last, gap=True, column=18.0), Line(99, tail, tail, gap=True, column=18.0))
    assert joined[-1] == last + tail
    assert parted[-2:] == [last, tail]


def test_a_stop_that_hangs_out_of_a_full_line_speaks_for_a_last_line_after_it() -> None:
    inner, last = "地农村工作会议精神，总结去年农村工作，部署今年的任务。", "下面，我讲几点意见。"
    name = "stop hangs out, next: a last line"
    for column, hangs in ((26.0, True), (27.0, False)):
        lines = [Line(1, inner, inner, column=column), Line(2, last, last, column=column)]
        after = Line(3, "一、认清形势", "一、认清形势", column=column)
        assert (name in seam_features(lines[0], lines[1], after, first=False)) is hangs


def test_each_appointment_and_each_member_is_a_paragraph_though_its_line_is_full() -> None:
    texts = ["经研究决定：", "任命戴成栋为县审计局局长；", "任命石云山为县交通局局长；", "免去冯启明县物资局长职务。", "免去："]
    assert flowed(*(Line(n, text, text, column=13.0) for n, text in enumerate(texts, 1))) == texts
    members = ["组长：高占元县人民政府县长", "副组长：石云山县人民政府长", "成员：戴成栋县审计局的局长"]
    assert flowed(*(Line(n, text, text, column=13.0) for n, text in enumerate(members, 1))) == members


def test_a_list_counted_within_its_sentence_goes_on_over_line_ends() -> None:
    texts = ["一、下列区域禁烧：（一）机场周边；", "（二）国道两侧；（三）林区边缘。"]
    lines = [Line(n, text, text, column=16.0) for n, text in enumerate(texts, 1)]
    assert flowed(*lines) == ["".join(texts)]
    model, other = Continuity(Pairs()), replace(lines[0], text="一、下列区域禁烧：（二）机场周边；")
    assert (model.counts_within([lines[0]], lines[1]), model.counts_within([other], lines[1])) == (True, False)


def test_first_items_under_a_colon_start_paragraphs() -> None:
    texts = ["为深入推进禁毒人民战争，州政府决定：", "一、严厉打击毒品犯罪。公安机关要深化"]
    assert flowed(*(Line(n, text, text, column=18.0) for n, text in enumerate(texts, 1))) == texts
