"""Does ``check`` find errors, and does it cry wolf? ``python -m benchmarks.check.measure [errors of each kind] [seed] [kind …]``.

Errors of every kind are put into copies of the issues in ``content/`` at random places, a few files' worth a round; each must be told at its
line as an error or a warning with a code of its kind, which the untouched copy does not have there. Printed for each kind: how many were
tried and found where the slip is an editor's, so that the source does not have it; and the share found where there is no source to compare
with. Then what is said of the untouched content, with its sources and without, per 10,000 characters; what is only told (info) is counted apart.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.check import seeds
from benchmarks.check.site_seeds import SITE_KINDS, seed_site
from gazette.check import Finding, check
from gazette.check.characters import confusions, lookalikes
from gazette.output import BuildOptions, build

ROOT = Path(__file__).parent.parent.parent
CONFIG = ROOT / "config.yaml"
AT_LEAST = 20
FEW = 8
"""Documents a round that lose their number, so that most of an issue keep theirs."""
PER_ROUND = 2
"""Errors of one kind put into one file at a time, so that they do not hide one another."""


@dataclass(frozen=True)
class Kind:
    """A kind of error: how it is made and which codes tell it."""

    name: str
    seed: seeds.Seed
    codes: tuple[str, ...]
    alone: bool = False
    """One a file: it is about the document."""
    named: bool = False
    """About two files: it is told at one of them, and names the other."""


def kinds() -> list[Kind]:
    """Every kind that is put into Markdown."""
    every = list(seeds.docs(ROOT / "content"))
    numbers = [n for d in every if (n := d.fact("doc_number"))]
    names = [(t, n) for d in every if (n := d.fact("doc_number")) and (t := d.fact("title")) and "《" not in t and "“" not in t]
    wrong: dict[str, list[str]] = {}
    for entry in confusions().values():
        wrong.setdefault(entry.right, []).append(entry.wrong)
    shapes = {sign: sorted(others) for sign, others in lookalikes().items()}
    return [
        Kind("half-width punctuation", seeds.half_width, ("half_width",)),
        Kind("odd blank", seeds.odd_blank, ("blank", "outer_blank")),
        Kind("invisible sign", seeds.invisible, ("invisible",)),
        Kind("bracket or quote lost", seeds.lost_bracket, ("unclosed", "unopened")),
        Kind("bracket or quote too many", seeds.stray_bracket, ("unclosed", "unopened")),
        Kind("stray Latin word", seeds.latin, ("latin",)),
        Kind("wrong character of the list", seeds.of_list(wrong), ("confused", "unlike_source")),
        Kind("character of like shape", seeds.of_shapes(shapes), ("confused", "unlike_source")),
        Kind("radical for a character", seeds.radical, ("radical",)),
        Kind("sign without a shape", seeds.unknown_sign, ("unknown_sign",)),
        Kind("letter in a number", seeds.letter_digit, ("letter_digit", "latin")),
        Kind("heading level skipped", seeds.heading_jump, ("heading_jump",), alone=True),
        Kind("ragged table", seeds.ragged, ("ragged_table", "no_table"), alone=True),
        Kind("doc number twice", seeds.duplicate_number(numbers[::4]), ("duplicate_doc_number",), alone=True, named=True),
        Kind("doc number missing", seeds.no_number, ("no_doc_number",), alone=True),
        Kind("doc number not the source's", seeds.wrong_number, ("number_not_printed",), alone=True),
        Kind("gap in a series", seeds.number_gap, ("number_gap",), alone=True),
        Kind("date after the issue's", seeds.late_date, ("date_after_issue",), alone=True),
        Kind("date unlike the signature", seeds.other_date, ("other_date",), alone=True),
        Kind("issuer unlike the signature", seeds.other_issuer, ("other_issuer",), alone=True),
        Kind("attachment named, absent", seeds.absent_reference, ("no_such_attachment",)),
        Kind("attachment listed, absent", seeds.absent_list, ("no_attachment",), alone=True),
        Kind("attachment's label lost", seeds.lost_label, ("label_no_heading", "no_attachment"), alone=True),
        Kind("clause that is not there", seeds.absent_clause, ("no_such_clause",)),
        Kind("document misnamed", seeds.misnamed(names), ("other_number", "other_title", "nearly_titled"), alone=True),
        Kind("number of years to come", seeds.future, ("future_number",)),
        Kind("repeals what is nowhere", seeds.citing("repeals"), ("dangling_target",), alone=True),
        Kind("broken link", seeds.broken_link, ("broken_link", "broken_anchor")),
        Kind("image without text", seeds.image, ("image_without_text",)),
    ]


def main() -> None:
    """Print recall by kind and the false alarms."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else AT_LEAST
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    only = sys.argv[3:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        build(BuildOptions(ROOT / "content", site, CONFIG, jobs=1))
        alarms = {with_source: _untouched(folder, site, with_source=with_source) for with_source in (True, False)}
        print(f"{'kind':30}  {'tried':>5}  {'found':>5}  recall  {'recall without source':>21}")
        for kind in (kind for kind in kinds() if not only or kind.name in only):
            rng = random.Random(f"{seed} {kind.name}")
            tried, found = _recall(folder, kind, rng, wanted, with_source=True, known=alarms[True])
            alone, met = _recall(folder, kind, random.Random(f"{seed} {kind.name}"), wanted, with_source=False, known=alarms[False])
            print(f"{kind.name:30}  {tried:5}  {found:5}  {found / tried:6.2f}  {met / alone:21.2f}", flush=True)
        for label, make, codes in () if only else SITE_KINDS:
            tried, found = seed_site(site, folder / "broken", make, codes, random.Random(f"{seed} {label}"), CONFIG)
            print(f"{label:30}  {tried:5}  {found:5}  {found / tried:6.2f}  {'—':>21}", flush=True)
        characters = sum(len(path.read_text(encoding="utf-8")) for path in (ROOT / "content").glob("*/*/*.md"))
        for with_source, found_there in alarms.items():
            _print_alarms(found_there, characters, with_source=with_source)


def _print_alarms(found: list[Finding], characters: int, *, with_source: bool) -> None:
    counts = Counter(f.severity for f in found)
    told = counts["error"] + counts["warning"]
    rate = told / characters * 10_000
    print(
        f"{'with' if with_source else 'without'} source: {told} alarms in {characters} characters, {rate:.2f} per 10,000; info {counts['info']}"
    )
    print("   ", dict(Counter(f"{f.severity} {f.code.removeprefix('check.')}" for f in found)))


def _copy(folder: Path, *, with_source: bool) -> Path:
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(ROOT / "content", content)
    if not with_source:
        for path in content.glob("*/*/source.txt"):
            path.unlink()
    return content


def _untouched(folder: Path, site: Path, *, with_source: bool) -> list[Finding]:
    return check(_copy(folder, with_source=with_source), site, CONFIG)


def _recall(
    folder: Path, kind: Kind, rng: random.Random, wanted: int, *, with_source: bool, known: list[Finding]
) -> tuple[int, int]:
    """How many were tried, in as many rounds as it takes, and how many were found."""
    tried = found = 0
    before = Counter((f.place.file, f.code, f.words) for f in known)
    for _ in range(wanted):
        if tried >= wanted:
            break
        content = _copy(folder, with_source=with_source)
        places = _gap_places(content, rng) if kind.seed is seeds.number_gap else _places(content, kind, rng, wanted - tried)
        codes = {f"check.{code}" for code in kind.codes}
        findings = [f for f in _new(check(content, folder / "none", CONFIG), before) if f.code in codes]
        told = Counter((f.place.file, f.place.line) for f in findings)
        named = " ".join(f.text for f in findings)
        for place in places:
            tried += 1
            if told[place]:
                told[place] -= 1
                found += 1
            elif kind.named:
                found += place[0] in named
    return tried, found


def _new(findings: list[Finding], known: Counter[tuple[str, str, str]]) -> list[Finding]:
    left, new = Counter(known), []
    for f in findings:
        key = (f.place.file, f.code, f.words)
        if left[key]:
            left[key] -= 1
        elif f.severity != "info":
            new.append(f)
    return new


def _places(content: Path, kind: Kind, rng: random.Random, wanted: int) -> list[tuple[str, int]]:
    """Put errors into the folder's files, in random order; the places at which they must be told."""
    every = list(seeds.docs(content))
    rng.shuffle(every)
    if kind.alone and "number" in kind.name:  # most of an issue's documents must keep theirs
        every = every[:FEW]
    places: list[tuple[str, int]] = []
    for doc in every:
        taken: set[int] = set()
        for _ in range(1 if kind.alone else PER_ROUND):
            rows = list(doc.rows)
            at = kind.seed(doc, rng)
            if at is None or at in taken:
                doc.rows[:] = rows
                continue
            taken.add(at)
            places.append((str(doc.path), at + 1))
        doc.path.write_text("\n".join(doc.rows), encoding="utf-8")
        if len(places) >= wanted:
            break
    return places


def _gap_places(content: Path, rng: random.Random) -> list[tuple[str, int]]:
    """Take a document away between two of an issue whose numbers follow it and go before it."""
    numbered = {(doc.path.parent, n): doc for doc in seeds.docs(content) if (n := doc.fact("doc_number"))}
    runs = []
    for (folder, number), doc in numbered.items():
        head, _, tail = number.partition("〕")
        at = int(tail.removesuffix("号"))
        after = numbered.get((folder, f"{head}〕{at + 1}号"))
        if (folder, f"{head}〕{at - 1}号") in numbered and after:
            runs.append((doc, after))
    doc, after = rng.choice(runs)
    doc.path.unlink()
    line = next(i for i, r in enumerate(after.rows) if r.startswith("doc_number"))
    return [(str(after.path), line + 1)]


if __name__ == "__main__":
    main()
