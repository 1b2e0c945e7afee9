"""What happens to gazette text on its way to an importer: cut, shuffled, doubled, mixed in its encodings, soiled."""

import random
from collections.abc import Callable

Mangle = Callable[[str, random.Random], str]

FURNITURE = (
    "南阳市人民政府公报 2021·06",
    "— {n} —",
    "·{n}·",
    "第 {n} 页",
    "●文件选载  南阳市人民政府公报2021.06",
    "{n}",
    "【市政府文件】",
    "目　录",
)
CONTROLS = "\x00\x01\x07\x08\x0b\x1b\x1c\x1f\x7f\x80\x85\x9f\u2028\u2029\ufffe\uffff\ue000"
INVISIBLE = "\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\u3164\u00a0\u2003"
ASTRAL = "𠮷𬬻🈚😀\U0010ffff\u0301é①㈠ﬁ"
BRACKETS = "《》“”（）〔〕()【】‘’"
MARKUP = (
    "|",
    "| a | b |",
    "|---|---|",
    ":::",
    "::: signature",
    "```",
    "# ",
    "> ",
    "- ",
    "1. ",
    "<b>",
    "&amp;",
    "[a](b)",
    "---",
    "===",
    "\\",
    "$x$",
    "\t",
    "*_`",
)


def _places(lines: list[str], rng: random.Random, most: int = 12) -> list[int]:
    return sorted((rng.randrange(len(lines) + 1) for _ in range(rng.randint(1, most))), reverse=True)


def _by_lines(change: Callable[[list[str], random.Random], list[str]]) -> Mangle:
    return lambda text, rng: "\n".join(change(text.split("\n"), rng))


def _by_signs(change: Callable[[str, random.Random], str], share: float) -> Mangle:
    return lambda text, rng: "".join(change(c, rng) if rng.random() < share else c for c in text)


def _inserted(signs: str, share: float) -> Mangle:
    return _by_signs(lambda c, rng: c + rng.choice(signs), share)


def shuffled_pages(lines: list[str], rng: random.Random) -> list[str]:
    size = rng.randint(5, 60)
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    if rng.random() < 0.5:
        rng.shuffle(pages)
    else:
        i = rng.randrange(len(pages))
        pages[i : i + 2] = reversed(pages[i : i + 2])
    return [line for page in pages for line in page]


def cut_lines(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for i in _places(out[:-1], rng):
        at = rng.randint(0, len(out[i]))
        out[i : i + 1] = [out[i][:at], out[i][at:]] if rng.random() < 0.5 else [out[i][:at]]
    return out


def doubled_lines(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for i in _places(out, rng):
        stretch = out[i : i + rng.randint(1, 8)]
        to = rng.choice((i, rng.randrange(len(out) + 1)))
        out[to:to] = stretch
    return out


def dropped_lines(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for i in _places(out, rng):
        del out[i : i + rng.randint(1, 8)]
    return out


def with_furniture(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for n, i in enumerate(_places(out, rng, 30)):
        out.insert(i, rng.choice(FURNITURE).format(n=rng.choice((n, 300 - n))))
    return out


def with_markup(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for i in _places(out, rng, 20):
        sign = rng.choice(MARKUP)
        out[i : i + 1] = [sign] if rng.random() < 0.4 or i == len(out) else [rng.choice((sign + out[i], out[i] + sign))]
    return out


def with_feeds(lines: list[str], rng: random.Random) -> list[str]:
    mark = rng.choice(("\f", " ", "\f\f", " \f"))
    return [mark + line if rng.random() < 0.05 else line for line in lines]


def reblanked(lines: list[str], rng: random.Random) -> list[str]:
    if rng.random() < 0.5:
        return [line for line in lines if line.strip()]
    share = rng.choice((0.1, 1.0))
    return [piece for line in lines for piece in ((line, "") if rng.random() < share else (line,))]


def respaced(lines: list[str], rng: random.Random) -> list[str]:
    how = rng.choice(("none", "letters", "indents", "trailing", "tabs"))
    if how == "none":
        return ["".join(line.split()) for line in lines]
    if how == "letters":
        return [" ".join(line) if rng.random() < 0.1 else line for line in lines]
    if how == "indents":
        return [rng.choice(("　　", "  ", " ", "")) + line.strip() for line in lines]
    if how == "trailing":
        return [line + rng.choice((" ", "　", "\t", "")) for line in lines]
    return [line.replace(" ", "\t") for line in lines]


def joined(lines: list[str], rng: random.Random) -> list[str]:
    """Very long lines: a hundred, or all."""
    size = rng.choice((100, len(lines)))
    return ["".join(lines[at : at + size]) for at in range(0, len(lines), size)]


def chopped(lines: list[str], rng: random.Random) -> list[str]:
    size = rng.randint(1, 9)
    return [line[at : at + size] for line in lines for at in range(0, len(line) or 1, size)]


def numbered_deep(lines: list[str], rng: random.Random) -> list[str]:
    out = list(lines)
    for i in _places(out, rng):
        numbers = (
            ".".join(["1"] * rng.randint(1, 40)),
            "（" * 9 + "一" + "）" * 9,
            "第" + "百" * 30 + "条",
            "一" * 200 + "、",
            "9" * 400 + ".",
        )
        out.insert(i, rng.choice(numbers) + rng.choice(("", "总则", "为加强管理，制定本办法。")))
    return out


MANGLES: dict[str, Mangle] = {
    "pages": _by_lines(shuffled_pages),
    "cut": _by_lines(cut_lines),
    "doubled": _by_lines(doubled_lines),
    "dropped": _by_lines(dropped_lines),
    "furniture": _by_lines(with_furniture),
    "markup": _by_lines(with_markup),
    "feeds": _by_lines(with_feeds),
    "blank lines": _by_lines(reblanked),
    "blanks": _by_lines(respaced),
    "joined": _by_lines(joined),
    "chopped": _by_lines(chopped),
    "numbering": _by_lines(numbered_deep),
    "brackets": _by_signs(lambda c, rng: "" if c in BRACKETS else c, 0.3),
    "stray brackets": _inserted(BRACKETS, 0.003),
    "controls": _inserted(CONTROLS, 0.002),
    "invisible": _inserted(INVISIBLE, 0.01),
    "astral": _inserted(ASTRAL, 0.004),
    "lost signs": _by_signs(lambda c, rng: "", 0.01),
    "swapped signs": _by_signs(lambda c, rng: rng.choice("，。、；：0１a　 \n|#"), 0.01),
}

ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
ENDS = ("\n", "\n", "\n", "\r\n", "\r", "\u2028")


def encoded(text: str, rng: random.Random) -> bytes:
    """The text as bytes, at times with the encodings mixed or bytes broken."""
    text = text.replace("\n", rng.choice(ENDS))
    data = text.encode(rng.choice(ENCODINGS), "replace")
    how = rng.random()
    if how < 0.05:
        half = len(text) // 2
        data = text[:half].encode(rng.choice(("utf-8", "gb18030"))) + text[half:].encode(
            rng.choice(("gb18030", "utf-8", "utf-16-le"))
        )
    elif how < 0.1:
        broken = bytearray(data)
        for _ in range(rng.randint(1, 5)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        data = bytes(broken)
    elif how < 0.13:
        data = data[: rng.randrange(len(data)) + 1]
    return data


def mangled(text: str, rng: random.Random) -> tuple[bytes, list[str]]:
    """The text after one to four mishaps, and their names."""
    names = rng.sample(sorted(MANGLES), rng.randint(1, 4))
    for name in names:
        text = MANGLES[name](text, rng) or "\n"
    return encoded(text, rng), names
