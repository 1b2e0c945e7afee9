"""What the style sheets of a page keep from a reader's eyes: text that is in the file but not on the screen is not published."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

HIDES: Mapping[str, Callable[[str], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in ("hidden", "collapse"),
    "content-visibility": lambda value: value == "hidden",
    "opacity": lambda value: re.fullmatch(r"0*\.?0*%?", value) is not None,
    "font-size": lambda value: re.fullmatch(r"0*\.?0*[a-z%]*", value) is not None,
    "clip-path": lambda value: re.fullmatch(r"inset\((?:50|100)%\)", value) is not None,
    "color": lambda value: value == "transparent",
    "text-indent": lambda value: re.match(r"-\d{3,}(?:em|rem|px|%)", value) is not None,
}
"""Property → whether a value of it hides text."""
NEVER_SHOWN = frozenset({"template", "script", "style", "noscript", "head"})
Declaration = tuple[str, bool, bool]  # property, whether it hides, !important


class Sheets:
    """The style sheets of a page. Rules for print alone are left out; what hides for some screens, hides."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._matcher = _matcher(tuple(file.resolve() for file in files))

    def hidden(self, root: Element, within: Element) -> set[Element]:
        """The elements at and below one of the page's that no reader sees, with all that stands in them."""
        found: set[Element] = set()
        wrapper = cssselect2.ElementWrapper.from_html_root(root)
        way = next(w for w in wrapper.iter_subtree() if w.etree_element is within)
        above_hidden = any(self._hides(above) for above in way.ancestors)
        for below in way.iter_subtree():
            element = below.etree_element
            inherited = above_hidden if element is within else below.parent.etree_element in found
            if inherited or self._hides(below):
                found.add(element)
        return found

    def _hides(self, wrapper: cssselect2.ElementWrapper) -> bool:
        element = wrapper.etree_element
        if element.tag in NEVER_SHOWN or "hidden" in element.attrib:
            return True
        winning: dict[str, tuple[tuple[bool, bool, object, int], bool]] = {}
        own = [(name, hides, important) for name, hides, important in _declarations(element.get("style", ""))]
        ranked = [((False, *match[:2]), match[3]) for match in self._matcher.match(wrapper)] + [((True, (0, 0, 0), 0), own)]
        for (inline, specificity, order), declarations in ranked:
            for name, hides, important in declarations:
                rank = (important, inline, specificity, order)
                if name not in winning or rank >= winning[name][0]:
                    winning[name] = rank, hides
        return any(hides for _, hides in winning.values())


@lru_cache(maxsize=8)
def _matcher(files: tuple[Path, ...]) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for file in files:
        for selectors, declarations in _rules(file):
            for selector in selectors:
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declarations)
    return matcher


def _rules(file: Path) -> tuple[tuple[tuple[cssselect2.compiler.CompiledSelector, ...], tuple[Declaration, ...]], ...]:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(_rules_of(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


def _rules_of(
    nodes: Iterable[tinycss2.ast.Node],
) -> Iterator[tuple[tuple[cssselect2.compiler.CompiledSelector, ...], tuple[Declaration, ...]]]:
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and node.lower_at_keyword in ("media", "supports", "layer"):
            if tinycss2.serialize(node.prelude).strip() != "print":
                yield from _rules_of(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
        elif node.type == "qualified-rule":
            declarations = tuple(_declarations(tinycss2.serialize(node.content)))
            if declarations:
                try:
                    yield tuple(cssselect2.compile_selector_list(node.prelude)), declarations
                except cssselect2.SelectorError:  # of browsers' own parts: ::details-content
                    continue


def _declarations(text: str) -> Iterator[Declaration]:
    """The declarations that can hide or show.

    >>> list(_declarations("color: red; display: none !important"))
    [('color', False, False), ('display', True, True)]
    """
    for found in tinycss2.parse_blocks_contents(text) if text else ():
        if found.type == "declaration" and found.lower_name in HIDES:
            value = tinycss2.serialize(found.value).strip().lower()
            yield found.lower_name, HIDES[found.lower_name](value), found.important
