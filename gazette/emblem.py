"""A gazette's emblem: an SVG or PNG file, let in only if it can do nothing but be looked at."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

KIB = 1024
MOST_SVG, MOST_PNG = 64 * KIB, 256 * KIB
MOST_PIXELS = 2048
WIDEST = 4.0
"""Width to height, and height to width: an emblem is no banner."""
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,9})?)(?:px)?\s*")
DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", re.IGNORECASE)  # and <?xml-stylesheet href="http:…"?>
ACTIVE = frozenset({"script", "foreignobject", "handler", "iframe", "animate", "animatemotion", "animatetransform", "set"})
ENCODING = re.compile(r"<\?xml[^>]*\sencoding\s*=\s*['\"](?!utf-8['\"])", re.IGNORECASE)
"""Any other lets XML be read in signs that stand for others, and hides what we look for."""
ELSEWHERE = re.compile(
    r"\\|@import|url\(\s*['\"]?(?!\s*['\"]?#)", re.IGNORECASE
)  # url(#shade) is inside the file, url(http:…) is not, u\\72l( may be anything


@dataclass(frozen=True, slots=True)
class Emblem:
    """An emblem and its measures, which pages state so that nothing moves while it loads."""

    file: Path
    width: int
    height: int

    def path(self, slug: str) -> str:
        """Where the site keeps it: ``static/emblems/nanyang.svg``."""
        return f"static/emblems/{slug}{self.file.suffix.lower()}"


class UnfitEmblemError(ValueError):
    """Why a file cannot be an emblem: ``reason`` is a key of the message catalogue, without its room."""

    def __init__(self, reason: str, **facts: int | str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: dict[str, Any] = dict(facts)


def read_emblem(file: Path) -> Emblem:
    """Look at the file. Raises UnfitEmblemError if it is missing, too large, not an image, or more than one."""
    kind = file.suffix.lower()
    if kind not in (".svg", ".png"):
        raise UnfitEmblemError("emblem_kind")
    try:
        data = file.read_bytes()
    except OSError:
        raise UnfitEmblemError("emblem_missing") from None
    most = MOST_SVG if kind == ".svg" else MOST_PNG
    if len(data) > most:
        raise UnfitEmblemError("emblem_large", size=len(data) // KIB, most=most // KIB)
    width, height = _svg(data) if kind == ".svg" else _png(data)
    if not 1 / WIDEST <= width / height <= WIDEST:
        raise UnfitEmblemError("emblem_shape", width=round(width), height=round(height))
    return Emblem(file, max(1, round(width)), max(1, round(height)))


def _png(data: bytes) -> tuple[float, float]:
    if not data.startswith(PNG_HEAD) or data[12:16] != b"IHDR" or len(data) < 24:
        raise UnfitEmblemError("emblem_broken")
    width, height = struct.unpack(">II", data[16:24])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise UnfitEmblemError("emblem_pixels", width=width, height=height, most=MOST_PIXELS)
    return float(width), float(height)


def _svg(data: bytes) -> tuple[float, float]:
    """Width and height, by its own attributes, else by its viewBox."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitEmblemError("emblem_broken") from None
    if "\0" in text or ENCODING.search(text):
        raise UnfitEmblemError("emblem_broken")
    if found := DECLARATION.search(text):
        raise UnfitEmblemError("emblem_active", found="<!DOCTYPE>" if found[0].startswith("<!") else f"{found[0]}…?>")
    try:
        root = ElementTree.fromstring(text.encode())
    except (ElementTree.ParseError, LookupError, ValueError):
        raise UnfitEmblemError("emblem_broken") from None
    if _local(root.tag) != "svg":
        raise UnfitEmblemError("emblem_broken")
    for element in root.iter():
        _refuse_active(element)
    given = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if given[0] and given[1]:
        width, height = (float(found[1]) for found in given if found)
    else:
        box = [float(n) for n in re.findall(r"-?[0-9]{1,6}(?:\.[0-9]{1,9})?", root.get("viewBox", ""))]
        width, height = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
    if width <= 0 or height <= 0:
        raise UnfitEmblemError("emblem_unmeasured")
    return width, height


def _refuse_active(element: ElementTree.Element) -> None:
    """Nothing that runs, moves or is fetched from elsewhere."""
    tag = _local(element.tag)
    if tag in ACTIVE:
        raise UnfitEmblemError("emblem_active", found=f"<{tag}>")
    if tag == "style" and (len(element) or ELSEWHERE.search(element.text or "")):
        raise UnfitEmblemError("emblem_active", found="<style>")
    for key, value in element.attrib.items():
        name = _local(key)
        inside = value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))
        if name.startswith("on") or (name == "href" and not inside) or ELSEWHERE.search(value):
            raise UnfitEmblemError("emblem_active", found=f"{name}=")


def _local(name: object) -> str:
    """A name without its namespace; what is no name (a comment) has none."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
