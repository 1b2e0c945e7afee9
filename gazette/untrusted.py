"""Guards for what comes from elsewhere: YAML without bombs, text without signs that turn it round."""

import re
from itertools import islice

import yaml

from gazette.messages import message
from gazette.quick_yaml import Loader

DEEPEST = 20
"""Mappings and lists within one another; the string table of a theme, the deepest file there is, has four."""
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of writing (UAX #9 §2), by which a text is shown in another order than it has."""
MAY_NEST = re.compile(r"[\[{]|[-?] |[&*]")
Opening = yaml.MappingStartEvent | yaml.SequenceStartEvent
Closing = yaml.MappingEndEvent | yaml.SequenceEndEvent


class UnfitYamlError(yaml.MarkedYAMLError):
    """YAML that is well-formed and not for us: too deep, or with anchors, by which a few bytes become gigabytes."""


def turning_in(text: str) -> int:
    """Where the first sign stands that turns the direction of writing; -1 if there is none. Each is sought alone: that is faster.

    >>> turning_in("政府\u202e府政"), turning_in("政府")
    (2, -1)
    """
    return min((text.index(sign) for sign in TURNING if sign in text), default=-1)


def load_untrusted(text: str) -> object:
    """The value of a YAML text. Raises yaml.YAMLError, as for any other fault, where it nests too deep or has anchors."""
    guard_yaml(text)
    try:
        return yaml.load(text, Loader)
    except (ValueError, LookupError, AttributeError, OverflowError) as error:  # !!timestamp x, !!bool x, !!int ""
        raise UnfitYamlError(problem=message("untrusted.tagged")) from error


def guard_yaml(text: str) -> None:
    """Raise UnfitYamlError if a YAML text nests too deep or has anchors, before anything is made of it: both parsers would fall.

    >>> guard_yaml("title: 甲")
    >>> guard_yaml("a: &b [1]")
    Traceback (most recent call last):
        ...
    gazette.untrusted.UnfitYamlError: 不能用锚点（&）和引用（*），请把值写全
      in "<unicode string>", line 1, column 4
    """
    if sum(1 for _ in islice(MAY_NEST.finditer(text), DEEPEST)) < DEEPEST and "&" not in text and "\n " not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader):
        if getattr(event, "anchor", None):
            raise _unfit("untrusted.anchor", event)
        depth += isinstance(event, Opening) - isinstance(event, Closing)
        if depth > DEEPEST:
            raise _unfit("untrusted.deep", event)


def _unfit(code: str, event: yaml.Event) -> UnfitYamlError:
    return UnfitYamlError(problem=message(code, most=DEEPEST), problem_mark=event.start_mark)  # type: ignore[arg-type]  # the C parser's marks are none of the stubs'
