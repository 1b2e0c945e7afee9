"""HTML made safe to parse: Python's parser looks for the end of a mark again and again where there is none, in time with the square."""

import re

END_OF_COMMENT = re.compile(r"--!?\s*>")
LONG_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")  # no character has so long a number
MARKED_SECTION = "<!["  # <![CDATA[, <![if: a comment up to the next > in HTML, a fault to the parser


def parsable(text: str) -> str:
    """The same page for a reader: what opens and never ends is text, as it would become anyway.

    >>> parsable("<p>甲<!-- 乙 --><![endif]>丙<!-- 丁<b>戊</b")
    '<p>甲<!-- 乙 --><!-[endif]>丙&lt;!-- 丁<b>戊&lt;/b'
    """
    text = LONG_REFERENCE.sub("\ufffd", text).replace(MARKED_SECTION, "<!-[")
    last = 0
    for found in END_OF_COMMENT.finditer(text):
        last = found.end()
    text = text[:last] + text[last:].replace("<!--", "&lt;!--")
    last = text.rfind(">") + 1
    return text[:last] + text[last:].replace("<", "&lt;")
