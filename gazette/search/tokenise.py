"""What text is searched by: one normal form, and the terms made from it. Twin of ``templates/search/tokenise.js``.

A phrase stands in a passage if its normal form is a piece of the passage's normal form. The terms of the index are chosen so that
whatever piece is asked for, all terms :func:`query_terms` makes of it stand in the passage's index too (``counts.py``): the index may
offer a passage too many, never one too few.

=============================  =====================================================================================
``政府`` ``政(`` ``20`` ``g网``  every two neighbouring characters of a paragraph, punctuation and pieces of words too
``府``                         the last character before a blank or the paragraph's end, for queries of one character
``␣2021`` ``␣pm2.5``           a number or Latin word, whole
``␣政␣2021`` ``␣2021␣7``       and with what stands before or after it, whatever brackets are between: 宛政〔2021〕7号
=============================  =====================================================================================
"""

import re
import unicodedata
from dataclasses import dataclass
from operator import add

CJK = (  # ideographs of all planes, 々〆〇, radicals, kana, bopomofo, hangul; written as ranges so that no Unicode version matters
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u309d-\u30fa\u30fc-\u312f\u3131-\u318e"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff"
)
WORD = (  # digits, letters of every other script, and the + and % of 互联网+ and 5.2%
    r"0-9a-z+%\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\ua4d0-\ua95f\ua980-\uabff\ufb00-\ufd3d"
    r"\ufd50-\ufdff\ufe70-\ufefe\U00010000-\U0001efff"
)
BLANK = r"\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
"""White space and signs that print nothing: zero-width joints, soft hyphens, variation selectors."""

SAME = str.maketrans(  # signs that print the same thing; after NFKC, which has already made ASCII of full-width forms
    {
        **dict.fromkeys("〔[{【〖〘〚⟦", "("),
        **dict.fromkeys("〕]}】〗〙〛⟧", ")"),
        "〈": "《",
        "〉": "》",
        **dict.fromkeys("“”„‟‘’‚‛『』「」〝〞〟", '"'),
        "'": '"',
        **dict.fromkeys("○◯⚪", "〇"),
        **dict.fromkeys("‐‑‒–—―−─━", "-"),
        **dict.fromkeys("•・‧∙⋅", "·"),
        "〜": "~",
    }
)
CASED = re.compile(r"[A-Z\u00aa-\u1fff\u2c00-\u2dff\ua640-\uabff\ufb00-\ufb4f\U00010000-\U0001efff]")
BLANKS = re.compile(rf"[{BLANK}]+")
IDLE_BLANK = re.compile(rf"(?<![{WORD}]) | (?![{WORD}])")
"""A blank counts only where it parts two words or numbers: 12 34 is not 1234, but 5G 网络 is 5G网络."""

BREAK = re.compile(rf"(?:(?![{CJK}{WORD}])(?!(?<=[0-9])\.(?=[0-9]))[\s\S])+")
RUN = re.compile(rf"(?:([{CJK}]) ?)?([{WORD}.]+)(?=(?: ?([{CJK}]|[{WORD}.]+))?)")
"""A number or word in broken text, the ideograph before it, and the ideograph or word after it."""

STAR = "＊"
"""Stands for ``*`` in terms, where Lunr would take it for a wildcard; no normal text has the full-width form."""

IDEOGRAPH = re.compile(rf"[{CJK}]")


def normalise(text: str) -> str:
    """The form in which phrases are compared.

    >>> normalise("宛政〔２０２１〕 7号"), normalise("PM 2.5"), normalise("5G 网络")
    ('宛政(2021)7号', 'pm 2.5', '5g网络')
    """
    return IDLE_BLANK.sub("", cased(text))


def cased(text: str) -> str:
    """The normal form but for idle blanks: what each character becomes."""
    text = unicodedata.normalize("NFKC", text).translate(SAME)
    text = CASED.sub(lambda sign: sign[0].upper().lower(), text)
    return BLANKS.sub(" ", unicodedata.normalize("NFKC", text))


def broken(normal: str) -> str:
    """Normal text with one blank for each stretch that is neither ideograph nor word."""
    return BREAK.sub(" ", normal)


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """What a document must hold to be worth a look for one phrase."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    """Words at the phrase's ends, taken as whole: documents that have them so come first."""
    prefix: str | None
    """For a phrase of one character: one term beginning with it must be there."""


def query_terms(phrase: str) -> QueryTerms:
    """The terms of a phrase in normal form. At its ends a word or number may be a piece of a longer one.

    >>> query_terms("政(2021)7").required
    ('政(', '(2', '20', '02', '21', '1)', ')7', ' 2021', ' 政 2021')
    >>> query_terms("府").prefix
    '府'
    """
    segments = phrase.replace("*", STAR).split(" ")
    required: dict[str, None] = {}
    optional: dict[str, None] = {}
    for at, segment in enumerate(segments, 1):
        required |= dict.fromkeys(map(add, segment, segment[1:]))
        if len(segment) == 1 and at < len(segments):
            required[segment] = None
    text = broken(phrase.strip("."))
    for found in RUN.finditer(text):
        before, run, after = found.groups()
        if found.start(2) == 0 or found.end(2) == len(text):
            optional[f" {run}"] = None
            continue
        required[f" {run}"] = None
        if before:
            required[f" {before} {run}"] = None
        if after and (IDEOGRAPH.match(after) or found.end(3) < len(text)):
            required[f" {run} {after}"] = None
    last = segments[-1]
    return QueryTerms(tuple(required), tuple(optional), last if not required and len(last) == 1 else None)
