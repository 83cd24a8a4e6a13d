"""Which fields an expression of a template asks for, held against those that there are."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from xlreview.report.sandbox import TemplateEnvironment
from xlreview.report.template_check.shape import (
    ANYTHING,
    NUMBER,
    TEXT,
    Holds,
    Shape,
    last_names,
    paths_in,
)

_TURN = (
    *("index", "index0", "revindex", "revindex0", "first", "last", "length"),
    *("previtem", "nextitem", "depth", "depth0", "cycle", "changed"),
)
LOOP = Shape(Holds.GROUP, parts=dict.fromkeys(_TURN, ANYTHING))
"""What Jinja tells about the turn of a loop."""
_OUT_OF_REACH = Shape(Holds.ANYTHING, "forbidden")
"""What a forbidden name would give; whatever is asked of it has been told already."""
_OF_GROUPS = frozenset({"items", "keys", "values", "get"})
_GLOBALS = frozenset({"cycler", "joiner"})
_TAKEN_AWAY = frozenset({"range", "dict", "lipsum", "namespace", "self", "super", "caller", "varargs"})
_ONE_OF = frozenset({"first", "last", "min", "max"})
_SAME = frozenset(
    {"sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "default", "d"}
)
_LIKENESS = 65
"""How like a known name has to be to be worth a suggestion, in per cent."""


@dataclass(frozen=True)
class Unknown:
    """A name that there is not: as it was written, the nearest that there is, and of which sort."""

    name: str
    near: str | None
    sort: str = "field"


@dataclass(frozen=True)
class Forbidden:
    """Something that the sandbox does not allow."""

    name: str


Fault = Unknown | Forbidden


@dataclass
class Names:
    """The names known at one point of a template; `faults` are told as they are met.

    `used` collects the fields of the context that are asked for, by their first name.
    """

    context: Shape
    tell: Callable[[Fault], None]
    scopes: ChainMap[str, Shape] = field(default_factory=ChainMap)
    used: set[str] = field(default_factory=set)
    _environment: TemplateEnvironment = field(default_factory=lambda: TemplateEnvironment(str))

    def shape(self, node: nodes.Node | None) -> Shape:
        """What an expression gives, its faults told on the way."""
        match node:
            case None:
                return ANYTHING
            case nodes.Name():
                return self._named(node.name)
            case nodes.Getattr():
                return self._part(self.shape(node.node), node.attr, node)
            case nodes.Getitem():
                return self._picked(node)
            case nodes.Filter():
                return self._filtered(node)
            case nodes.Test():
                return self._tested(node)
            case nodes.CondExpr():
                self.shape(node.test)
                self.shape(node.expr2)
                return self.shape(node.expr1)
            case nodes.TemplateData() | nodes.Const():
                return NUMBER if isinstance(getattr(node, "value", ""), int | float) else TEXT
        for child in node.iter_child_nodes():
            self.shape(child)
        return ANYTHING

    def bind(self, target: nodes.Node, shape: Shape) -> None:
        """Makes the name that a loop or an assignment gives known in the innermost scope."""
        if isinstance(target, nodes.Name):
            self.scopes[target.name] = shape
        for name in target.find_all(nodes.Name):
            self.scopes.setdefault(name.name, ANYTHING)

    def _named(self, name: str) -> Shape:
        if name in self.scopes:
            return self.scopes[name]
        if name in self.context.parts:
            self.used.add(name)
            return self.context.parts[name]
        if name in _TAKEN_AWAY or name.startswith("_"):
            self.tell(Forbidden(name))
            return _OUT_OF_REACH
        if name not in _GLOBALS:
            elsewhere = last_names(path for path, _ in paths_in(self.context))
            self.tell(
                Unknown(name, nearest(name, [*self.scopes, *self.context.parts]) or elsewhere.get(name))
            )
        return ANYTHING

    def _part(self, whole: Shape, name: str, node: nodes.Node) -> Shape:
        if whole is _OUT_OF_REACH:
            return whole
        if name.startswith("_"):
            self.tell(Forbidden(written(node)))
            return _OUT_OF_REACH
        if name in whole.parts:
            return whole.parts[name]
        known: Iterable[str]
        if whole.holds is Holds.ANYTHING:
            return ANYTHING
        if whole.holds in (Holds.GROUP, Holds.MARK):
            known = whole.parts if name not in _OF_GROUPS else ()
            found = name in _OF_GROUPS
        elif whole.holds is Holds.TEXT:
            known, found = (), hasattr(str, name)
            if found and not self._environment.is_safe_attribute("", name, None):
                self.tell(Forbidden(written(node)))
        else:
            known, found = (whole.each.parts if whole.each else ()), False
        if not found:
            near = nearest(name, known)
            inner = getattr(node, "node", None)
            beside = f"{written(inner)}{'[]' if whole.each else ''}.{near}" if near and inner else near
            self.tell(Unknown(written(node), beside))
        return ANYTHING

    def _picked(self, node: nodes.Getitem) -> Shape:
        whole = self.shape(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(whole, node.arg.value, node)
        self.shape(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return whole
        return whole.each or ANYTHING

    def _filtered(self, node: nodes.Filter) -> Shape:
        lenient = node.name in ("default", "d")
        whole = ANYTHING if lenient and _is_plain_name(node.node) else self.shape(node.node)
        for argument in (*node.args, *node.kwargs):
            self.shape(argument)
        if node.name not in self._environment.filters:
            self._unknown_word(node.name, self._environment.filters, "filter")
            return ANYTHING
        if node.name in _ONE_OF:
            return whole.each or ANYTHING
        if node.name in _SAME:
            return whole
        return ANYTHING

    def _tested(self, node: nodes.Test) -> Shape:
        if node.name not in self._environment.tests:
            self._unknown_word(node.name, self._environment.tests, "test")
        if not (node.name in ("defined", "undefined") and _is_plain_name(node.node)):
            self.shape(node.node)
        for argument in node.args:
            self.shape(argument)
        return ANYTHING

    def _unknown_word(self, name: str, known: Mapping[str, object], sort: str) -> None:
        self.tell(Unknown(name, nearest(name, known), sort))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like this one, if any is like it at all."""
    # Whole names are compared and also their words, so that `good_practice` finds `good_practices`.
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, processor=default_process)
    return found[0] if found is not None and found[1] >= _LIKENESS else None


def written(node: nodes.Node) -> str:
    """A chain of names as it stands in the template, `finding.rating.label`."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=str() as name)):
            return f"{written(node.node)}.{name}"
        case nodes.Getitem():
            return f"{written(node.node)}[]"
        case nodes.Filter() if node.node is not None:
            return written(node.node)
    return "…"


def _is_plain_name(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Name | nodes.Getattr)
