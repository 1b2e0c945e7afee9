"""Errors put into the Markdown of an issue, a kind at a time, each at a random place: what ``check`` should find."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHINESE = "[\u4e00-\u9fff]"
FENCE = "---"
ENGLISH = [
    "the",
    "and",
    "of",
    "word",
    "table",
    "page",
    "total",
    "name",
    "figure",
    "note",
    "line",
    "copy",
    "draft",
    "text",
    "item",
    "Index",
    "Data",
    "list",
    "File",
    "Title",
]
CAPITALS = ["TABLE", "PAGE", "NOTE", "DRAFT", "COPY", "OF", "AND", "THE", "TEXT", "TOTAL"]
SCHEMES = {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
PAIRED = "《》“”（）〔〕"


@dataclass
class Doc:
    """A file's lines, and which of them are running text."""

    path: Path
    rows: list[str]

    @property
    def body(self) -> int:
        """Index of the first line behind the front matter."""
        return self.rows.index(FENCE, 1) + 1

    def running(self) -> list[int]:
        """Indices of paragraphs that are long enough to be more than a name."""
        return [i for i in range(self.body, len(self.rows)) if len(self.rows[i]) > 30 and self.rows[i][0] not in "#|:!"]

    def fact(self, key: str) -> str | None:
        """A value of the front matter, without quotes; None if it has none."""
        found = next((r for r in self.rows[1 : self.body] if r.startswith(f"{key}: ")), "")
        value = found.removeprefix(f"{key}: ").strip('"')
        return None if value in ("", "null") else value

    def set_fact(self, key: str, value: str) -> int:
        """Change a value; the index of its line."""
        at = next(i for i, r in enumerate(self.rows[: self.body]) if r.startswith(f"{key}: "))
        self.rows[at] = f'{key}: "{value}"' if value != "null" else f"{key}: null"
        return at


Seed = Callable[[Doc, random.Random], int | None]
"""Puts one error into a file; the index of its line, or None where the file has no place for it."""


def replace_sign(doc: Doc, rng: random.Random, pattern: str, new: Callable[[str], str]) -> int | None:
    """One of the places a pattern finds in running text, at random, changed."""
    places = [(i, m) for i in doc.running() for m in re.finditer(pattern, doc.rows[i])]
    if not places:
        return None
    i, m = rng.choice(places)
    doc.rows[i] = doc.rows[i][: m.start()] + new(m[0]) + doc.rows[i][m.end() :]
    return i


def half_width(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, f"(?<={CHINESE})[，；：？！（）]|[，（）](?={CHINESE})", SCHEMES.__getitem__)


def odd_blank(doc: Doc, rng: random.Random) -> int | None:
    blank = rng.choice([" ", " ", "  ", "\u3000", "\u00a0", "\t"])
    return replace_sign(doc, rng, f"(?<={CHINESE})(?={CHINESE})|(?<={CHINESE})(?=\\d)|(?<=\\d)(?={CHINESE})", lambda _: blank)


def invisible(doc: Doc, rng: random.Random) -> int | None:
    sign = rng.choice(["\u200b", "\ufeff", "\u202e", "\u2066", "\u00ad"])
    return replace_sign(doc, rng, f"(?<={CHINESE})(?={CHINESE})", lambda _: sign)


def lost_bracket(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, f"[{PAIRED}]", lambda _: "")


def stray_bracket(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, f"(?<={CHINESE})(?={CHINESE})", lambda _: rng.choice(PAIRED))


def latin(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, f"(?<={CHINESE})(?={CHINESE})", lambda _: rng.choice(ENGLISH + CAPITALS))


def radical(doc: Doc, rng: random.Random) -> int | None:
    kangxi = dict(
        zip(
            "一人入八力十又口土士大女子小山工己干心手文方日月木水火用田目立老自行西見言谷車里金長門",
            "⼀⼈⼊⼋⼒⼗⼜⼝⼟⼠⼤⼥⼦⼩⼭⼯⼰⼲⼼⼿⽂⽅⽇⽉⽊⽔⽕⽤⽥⽬⽴⽼⾃⾏⾑⾒⾔⾕⾞⾥⾦⾧⾨",
            strict=True,
        )
    )
    return replace_sign(doc, rng, f"[{''.join(kangxi)}]", kangxi.__getitem__)


def unknown_sign(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, CHINESE, lambda _: rng.choice(["\ufffd", "\ue003", "\uf0b7"]))


def letter_digit(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, r"(?<=\d)[01](?=\d)", lambda sign: {"0": "O", "1": "l"}[sign])


def of_list(wrong: dict[str, list[str]]) -> Seed:
    """Right forms of the confusion list made wrong."""
    forms = "|".join(sorted(wrong, key=len, reverse=True))
    return lambda doc, rng: replace_sign(doc, rng, forms, lambda right: rng.choice(wrong[right]))


def of_shapes(others: dict[str, list[str]]) -> Seed:
    """Any character that is taken for others made one of them, whatever the word."""
    return lambda doc, rng: replace_sign(doc, rng, f"[{''.join(others)}]", lambda sign: rng.choice(others[sign]))


def heading_jump(doc: Doc, rng: random.Random) -> int | None:
    levels = [(i, len(r) - len(r.lstrip("#"))) for i, r in enumerate(doc.rows) if r.startswith("#")]
    before = [1, *(level for _, level in levels)]
    places = [i for (i, level), above in zip(levels, before, strict=False) if 2 <= level <= above + 1 and above + 2 <= 6]
    if not places:
        return None
    i = rng.choice(places)
    above = before[[at for at, _ in levels].index(i)]
    doc.rows[i] = "#" * max(above + 2, 3) + " " + doc.rows[i].lstrip("# ")
    return i


def ragged(doc: Doc, rng: random.Random) -> int | None:
    rows = [i for i, r in enumerate(doc.rows) if r.startswith("|") and "---" not in r and r.count("|") > 2]
    if not rows:
        return None
    i = rng.choice(rows)
    cells = doc.rows[i].strip("|").split("|")
    cells = cells[:-1] if rng.random() < 0.5 else [*cells, " 甲 "]
    doc.rows[i] = f"|{'|'.join(cells)}|"
    return i


def duplicate_number(others: list[str]) -> Seed:
    """The doc number of another document, one of some that keep theirs."""

    def seed(doc: Doc, rng: random.Random) -> int | None:
        own = doc.fact("doc_number")
        return doc.set_fact("doc_number", rng.choice(others)) if own and own not in others else None

    return seed


def no_number(doc: Doc, rng: random.Random) -> int | None:
    return doc.set_fact("doc_number", "null") if doc.fact("doc_number") else None


def wrong_number(doc: Doc, rng: random.Random) -> int | None:
    own = doc.fact("doc_number")
    return doc.set_fact("doc_number", re.sub(r"\d+号", f"{rng.randint(60, 99)}号", own)) if own else None


def late_date(doc: Doc, rng: random.Random) -> int | None:
    date = doc.fact("date")
    return doc.set_fact("date", f"{int(date[:4]) + rng.randint(2, 4)}{date[4:]}") if date else None


def other_date(doc: Doc, rng: random.Random) -> int | None:
    date = doc.fact("date")
    if not date or "::: signature" not in doc.rows:
        return None
    day = int(date[8:])
    return doc.set_fact("date", f"{date[:8]}{day - 1 if day > 1 else day + 1:02d}")


def other_issuer(doc: Doc, rng: random.Random) -> int | None:
    at = doc.rows.index("::: signature") if "::: signature" in doc.rows else 0
    if not at or re.search(r"年.*日", doc.rows[at + 1]):
        return None
    return doc.set_fact("issuer", rng.choice(["某市教育局", "河南省人民政府", "开封市人民政府", "市财政局"]))


def absent_reference(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, "。", lambda _: f"（见附件{rng.randint(4, 9)}）。")


def absent_list(doc: Doc, rng: random.Random) -> int | None:
    if "::: signature" not in doc.rows:
        return None
    at = doc.rows.index("::: signature")
    doc.rows[at:at] = [f"附件：{rng.choice(['任务分工表', '企业名单及联系方式', '重点工程台账', '考核评分细则'])}", ""]
    return at


def lost_label(doc: Doc, rng: random.Random) -> int | None:
    """An attachment that is no heading any more."""
    places = [i for i, r in enumerate(doc.rows) if re.match(r"# 附[件表]", r)]
    if not places:
        return None
    i = rng.choice(places)
    doc.rows[i] = doc.rows[i].removeprefix("# ")
    return i


def absent_clause(doc: Doc, rng: random.Random) -> int | None:
    genre = next((g for g in ("办法", "细则", "规定") if any(r.startswith("# ") and g in r for r in doc.rows)), None)
    if not genre or not any(re.match(r"(?:#+ )?第.{1,3}条", r) for r in doc.rows):
        return None
    return replace_sign(doc, rng, "。", lambda _: f"，依照本{genre}第{rng.choice(['八十', '九十一', '九十九', '七十五'])}条执行。")


def misnamed(names: list[tuple[str, str]]) -> Seed:
    """A citation of a document of the archive with a number that is not its, or with a title that lacks a character."""

    def seed(doc: Doc, rng: random.Random) -> int | None:
        title, number = rng.choice(names)
        if rng.random() < 0.5:
            number = re.sub(r"\d+号", f"{rng.randint(60, 99)}号", number)
        else:
            at = rng.randint(5, len(title) - 3)
            title = title[:at] + title[at + 1 :]
        return replace_sign(doc, rng, "。", lambda _: f"，按照《{title}》（{number}）执行。")

    return seed


def future(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, "。", lambda _: f"（国发〔{rng.randint(2025, 2039)}〕{rng.randint(1, 40)}号）。")


def broken_link(doc: Doc, rng: random.Random) -> int | None:
    target = rng.choice(["../2019-01/gone.html", "gone.html", "#art-999", "../../nowhere/index.html", "wz-1999-1.html#s-1"])
    return replace_sign(doc, rng, f"{CHINESE}{{4}}", lambda words: f"[{words}]({target})")


def image(doc: Doc, rng: random.Random) -> int | None:
    return replace_sign(doc, rng, "。", lambda _: "。![](https://example.com/a.png)")


def number_gap(doc: Doc, rng: random.Random) -> int | None:
    """Only where the next document of the issue has the next number: the benchmark removes this one."""
    return 0


def citing(key: str) -> Seed:
    """A document repealed or amended that is nowhere."""

    def seed(doc: Doc, rng: random.Random) -> int | None:
        number = f"宛政〔{rng.randint(1990, 2010)}〕{rng.randint(100, 900)}号"
        doc.rows.insert(doc.body - 1, f'{key}: ["{number}"]')
        return doc.body - 2

    return seed


def docs(content: Path) -> Iterator[Doc]:
    """All articles of the folder."""
    for path in sorted(content.glob("*/*/[0-9]*.md")):
        yield Doc(path, path.read_text(encoding="utf-8").split("\n"))
