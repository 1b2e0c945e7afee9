"""Style sheet and script as they are sent: what is written for people left out. The sources stay as they are."""

import re

STRING = re.compile(r'("[^"\n]*")')
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
BLANKS = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,]) ?")
COMMENT_LINE = re.compile(r"^\s*(?://.*|/\*.*\*/\s*)$", re.M)  # // why · /** What it does. */
COMMENT_END = re.compile(r" +// [^\"'`\n]*$", re.M)  # step(); // why (one that holds a quote stays: it may stand in a string)
INDENT = re.compile(r"^\s+", re.M)


def squeezed_css(source: str) -> str:
    """A style sheet without comments and blanks that mean nothing; strings stay.

    >>> squeezed_css('/* why */\\na > b { content: "a: {b}";\\n  margin: 0 auto; }')
    'a > b{content:"a: {b}";margin:0 auto}'
    """
    pieces = STRING.split(CSS_COMMENT.sub("", source))
    for n in range(0, len(pieces), 2):
        pieces[n] = AROUND.sub(r"\1", BLANKS.sub(" ", pieces[n])).replace(": ", ":").replace(";}", "}")
    return "".join(pieces).strip()


def squeezed_js(source: str) -> str:
    """A script without comments and indents; so a template literal must not run over lines.

    >>> squeezed_js('/** Says it. */\\nfunction say() {\\n  go("https://a"); // now\\n}')
    'function say() {\\ngo("https://a");\\n}'
    """
    return INDENT.sub("", COMMENT_END.sub("", COMMENT_LINE.sub("", source))).strip()
