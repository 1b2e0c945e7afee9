"""Printed lines → whole paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gazette.importer.continuity import Continuity
from gazette.importer.state import Draft, Line, State, Unit
from gazette.importer.text import joined
from gazette.model import Paragraph


def reflow(state: State) -> State:
    """Joins the lines of each printed paragraph, however many columns and pages it was cut over.

    >>> from gazette.importer.state import ImportOptions
    >>> texts = ["为深入贯彻落实习近平总书记在推进南水", "北调后续工程高质量发展座谈会上重要讲", "话精神，提出如下意见。", "一、指导思想"]
    >>> draft = Draft((), items=tuple(Line(n, t, t, column=18) for n, t in enumerate(texts * 4, 1)))
    >>> [u.block.text[-6:] for u in reflow(State("a", ImportOptions(), b"", drafts=(draft,))).drafts[0].units][:2]
    ['提出如下意见。', '一、指导思想']
    """
    model = Continuity(state.pairs)
    return replace(state, drafts=tuple(_reflowed(draft, model) for draft in state.drafts))


def _reflowed(draft: Draft, model: Continuity) -> Draft:
    units: list[Unit] = []
    for is_line, run in groupby(draft.items, key=lambda item: isinstance(item, Line)):
        if is_line:
            units += _paragraphs([item for item in run if isinstance(item, Line)], model)
        else:
            units += [item for item in run if isinstance(item, Unit)]
    return replace(draft, units=tuple(units), items=())


def _paragraphs(lines: Sequence[Line], model: Continuity) -> Iterator[Unit]:
    unit = [lines[0]]
    for i, line in enumerate(lines[1:], 1):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if unit[-1].role != line.role:
            goes_on = False
        elif line.role == "title":
            goes_on = True
        else:
            goes_on = model.goes_on(unit, line, following) > 0
        if goes_on:
            unit.append(line)
        else:
            yield paragraph(unit)
            unit = [line]
    yield paragraph(unit)


def paragraph(lines: Sequence[Line]) -> Unit:
    """The lines as one paragraph."""
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    return Unit(Paragraph(text), tuple(lines))
