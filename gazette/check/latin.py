"""Latin words that stand in Chinese text and are no usual abbreviation."""

import re
from collections.abc import Iterator
from importlib.resources import files

from gazette.check.finding import Finding
from gazette.check.sheet import Sheet

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")
ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+-]+|[\w.+-]+@[\w.-]+|\]\([^)\n]*\)", re.A)  # of the web, of mail, of a link
USUAL = frozenset(files(__package__).joinpath("abbreviations.txt").read_text(encoding="utf-8").split())
"""Abbreviations and units that official documents write without explaining them."""


def latin_findings(sheet: Sheet) -> Iterator[Finding]:
    """Words unlike any usual abbreviation; and usual ones that the source does not have there."""
    for line in sheet.lines:
        if any(sign.isascii() and sign.isalpha() for sign in line.text):
            addresses = {at for found in ADDRESS.finditer(line.text) for at in range(*found.span())}
            for found in WORD.finditer(line.text):
                if found.start() not in addresses:
                    made = sheet.at("check.latin", line, *found.span(), word=found[0])
                    usual = found[0] in USUAL or (len(found[0]) == 1 and found[0].isupper())
                    if not usual or made.in_source is False:
                        yield made
