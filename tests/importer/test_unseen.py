"""Sample issues of other places: what a reader of the paper would see, line by line, against what the importer makes.

An expected line is the kind of a block and its text without blanks; ``…`` stands for what lies between a beginning and an end.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.importer import ImportOptions, import_source
from gazette.markdown import blocks_of
from gazette.model import Block, Heading, Issue, Paragraph, Signature

SAMPLES = sorted((Path(__file__).parent / "unseen").glob("*.txt"))
LEAST = 0.9
"""Share of the expected lines that each sample must give; the importer is not tuned to reach all of them."""


def bare(text: str) -> str:
    return "".join(text.split())


def outline(issue: Issue) -> Iterator[str]:
    facts = issue.facts
    yield f"issue {facts.gazette} {facts.year} {facts.number} {facts.total_number} {facts.published}"
    for article in issue.articles:
        shown = article.facts
        yield f"article {bare(shown.title)} | {shown.section or '-'} | {shown.kind} | {shown.date or '-'}"
        for block in blocks_of(article.body):
            yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield f"p {bare(text)}"
        case Heading(level, text):
            yield f"h{level} {bare(text)}"
        case Signature(lines):
            yield from (f"sign {bare(line)}" for line in lines)
        case _:
            yield from ("table " + "|".join(map(bare, row)) for row in block.rows if any(row))


def found(wanted: str, made: list[str]) -> bool:
    """Whether a wanted line is among those made; it is taken out, so that it counts once."""
    beginning, gap, end = wanted.partition("…")
    for line in made:
        if line == wanted or (gap and line.startswith(beginning) and line.endswith(end)):
            made.remove(line)
            return True
    return False


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_reads_as_its_paper(sample: Path) -> None:
    wanted = sample.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    made = list(outline(import_source(sample.read_bytes(), sample.name, ImportOptions()).issue))
    lines = len(made)
    missing = [line for line in wanted if not found(line, made)]
    assert len(missing) <= (1 - LEAST) * len(wanted), missing
    assert lines - (len(wanted) - len(missing)) <= 2 * len(missing) + 2, made


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 14
