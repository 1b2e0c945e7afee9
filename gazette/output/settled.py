"""Templates compiled with what no page changes put in its place.

A page says two hundred strings of the theme's table and settings of the site, each of which would be looked up and escaped anew on every
page; here they become text of the template when it is compiled.
"""

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class SettledEnvironment(jinja2.Environment):
    """An environment of which some globals never change: strings found in them by name, ``t.site.skip``, are part of the templates."""

    settled: Mapping[str, object]

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:
        """Compile a template, its settled strings put in their places."""
        if isinstance(source, str):
            name, filename = (*args, None, None)[:2]
            source = _Settler(self, self.parse(source, name, filename)).template
        return super().compile(source, *args, **options)


class _Settler(NodeTransformer):
    """What is not a string, or not there, is left to be found, or missed, when the page is made; a name that a template sets is its own."""

    def __init__(self, environment: SettledEnvironment, template: nodes.Template) -> None:
        own = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        self._environment = environment
        self._settled = {name: value for name, value in environment.settled.items() if name not in own}
        self.template = self.visit(template)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - jinja2 looks for a method of the node's name
        value = self._value(node)
        return nodes.Const(value, lineno=node.lineno) if isinstance(value, str) else self.generic_visit(node)

    def _value(self, node: nodes.Node) -> object:
        if isinstance(node, nodes.Name):
            return self._settled.get(node.name)
        if not isinstance(node, nodes.Getattr):
            return None
        whole = self._value(node.node)
        return None if whole is None else self._environment.getattr(whole, node.attr)
