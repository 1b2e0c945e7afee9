"""Text for XML files."""

import re
from html import escape

UNSAYABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2: \x0b, \x0c …


def sayable(text: str) -> str:
    r"""The text without the signs that no XML file may hold, not even escaped.

    >>> sayable("第一条\x0c为了")
    '第一条为了'
    """
    return UNSAYABLE.sub("", text)


def element(name: str, text: str | None = None, /, **attributes: str) -> str:
    """An element with text in it, or an empty one.

    >>> element("link", rel="self", href="a?b&c"), element("title", "A & B")
    ('<link rel="self" href="a?b&amp;c"/>', '<title>A &amp; B</title>')
    """
    pairs = "".join(f' {key}="{escape(sayable(value))}"' for key, value in attributes.items())
    return f"<{name}{pairs}/>" if text is None else f"<{name}{pairs}>{escape(sayable(text), quote=False)}</{name}>"
