"""Bytes → text. Gazettes come as UTF-8 from converters, GB18030 from old Windows editors, UTF-16 from Notepad."""

import codecs
import re
from dataclasses import replace

from gazette.errors import GazetteError, problem
from gazette.importer.state import State
from gazette.messages import message
from gazette.model import Doubt

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX/ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC/WPS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "GZIP"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
USUAL = re.compile(r"[的一是和、，。在市政府人民工]")  # signs that any Chinese page is full of


def decode(state: State) -> State:
    """The source as text, and the name of its encoding.

    >>> from gazette.importer.state import ImportOptions
    >>> decode(State("a.txt", ImportOptions(), "第一条　为了".encode("gb18030"))).encoding
    'gb18030'
    """
    source, name = state.source, state.name
    if not source.strip():
        raise GazetteError([problem("importer.empty", name)])
    for magic, kind in MAGIC:
        if source.startswith(magic):
            raise GazetteError([problem("importer.other_format", name, found=kind)])
    text, encoding, broken = _decoded(source, name)
    controls = len(CONTROL.findall(text))
    if controls > 2 + len(text) // 200:
        raise GazetteError([problem("importer.binary", name, count=controls)])
    if not text.strip("\ufeff \t\r\n\f　"):
        raise GazetteError([problem("importer.empty", name)])
    doubts = [Doubt(line, "\ufffd", message("importer.broken_bytes"), confidence=0.9) for line in broken]
    return replace(state, text=text, encoding=encoding, doubts=(*state.doubts, *doubts))


def _decoded(source: bytes, name: str) -> tuple[str, str, list[int]]:
    for bom, encoding in BOMS:
        if source.startswith(bom):
            return _strict(source, encoding, name), encoding.removesuffix("-sig"), []
    utf16 = _utf16_without_bom(source)
    if utf16:
        return _strict(source, utf16, name), utf16, []
    lenient = source.decode("utf-8", "replace")
    if lenient.count("\ufffd") * 200 < len(lenient):
        broken = [n for n, line in enumerate(lenient.split("\n"), 1) if "\ufffd" in line]
        return lenient, "utf-8", broken
    return _legacy(source, name)


def _legacy(source: bytes, name: str) -> tuple[str, str, list[int]]:
    try:
        text = source.decode("gb18030")
    except UnicodeDecodeError:
        return _guessed(source, name)
    if len(text) > 200 and len(USUAL.findall(text)) * 100 < len(text):
        return _guessed(source, name)
    return text, "gb18030", []


def _strict(source: bytes, encoding: str, name: str) -> str:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as error:
        raise GazetteError([problem("importer.encoding", name, encoding=encoding, offset=error.start)]) from error


def _utf16_without_bom(source: bytes) -> str | None:
    """UTF-16 that lost its mark betrays itself by the NUL half of every ASCII sign and line end."""
    sample = source[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 200 < len(sample) or len(source) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(source: bytes, name: str) -> tuple[str, str, list[int]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and hardly ever needed

    best = from_bytes(source[:200_000], threshold=0.2).best()
    if best is not None and best.encoding.startswith(("gb", "big5", "utf", "hz", "cp936", "cp950")):
        try:
            text = source.decode(best.encoding)
        except UnicodeDecodeError:
            text = ""
        if len(USUAL.findall(text)) * 100 >= len(text) > 0:
            return text, best.encoding, []
    if source.count(b"\x00"):
        raise GazetteError([problem("importer.binary", name, count=source.count(b"\x00"))])
    raise GazetteError([problem("importer.unknown_encoding", name)])
