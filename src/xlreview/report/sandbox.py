"""The Jinja environment of report templates: strict about names, closed to the outside, bounded.

A template is somebody's file. It may print what the context holds and loop over it; it reaches no
Python object, no file, and cannot fill the memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from xlreview.model.emphasis import Emphasised, joined

DOCUMENT_LIMIT = 40_000_000
"""Characters of XML in one part of a document; the largest honest report has about a tenth."""
_PRODUCT_LIMIT = 100_000
_PIECES_LIMIT = 2_000_000
"""Pieces of text and turns of loops in one part of a document; a long report has some ten thousand."""
_TEXT_LIMIT = 1_000_000
"""Characters of a text that a template puts together."""
_BOUNDED = "bounded"
"""The filter that lists go through which a template makes."""
SECONDS_LIMIT = 5.0
"""Seconds of work on one part of a document; 5,000 pieces of evidence take about a tenth of one."""
_REFUSED = (
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
)
"""Instructions that reach for other files, or that work on without any output to be counted."""


class EndlessDocument(SecurityError):
    """A template that makes a document beyond `DOCUMENT_LIMIT`."""


class BoundedTemplate(Template):
    """A template that stops when its output grows beyond all measure."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The document part as a whole; raises EndlessDocument when it is far too long."""
        pieces, length = [], 0
        begun = time.process_time()
        for count, piece in enumerate(self.generate(*args, **kwargs)):
            length += len(piece)
            is_slow = time.process_time() - begun > SECONDS_LIMIT
            if length > DOCUMENT_LIMIT or count > _PIECES_LIMIT or is_slow:
                raise EndlessDocument("document too long")
            pieces.append(piece)
        return "".join(pieces)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Prints plain values only, through the printer it is given."""

    template_class = BoundedTemplate
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, printer: Callable[[object], object]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=printer)
        for name in ("range", "dict", "lipsum", "namespace"):
            del self.globals[name]
        growing = ("batch", "center", "format", "indent", "replace", "slice", "tojson", "urlize", "wordwrap")
        for name in (*growing, "filesizeformat", "pprint", "random", "xmlattr"):
            del self.filters[name]
        self.filters["join"] = _joined
        self.filters[_BOUNDED] = _bounded

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """The template of this source; compiled once, however many reports are made from it."""
        if args or kwargs:
            return super().from_string(source, *args, **kwargs)
        return self.template_class.from_code(self, _compiled(source), self.make_globals(None), None)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product of numbers within reason; anything that could fill the memory is refused."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "+":
            if not numbers and _expanded(left, {}) + _expanded(right, {}) > _TEXT_LIMIT:
                raise EndlessDocument("text too long")
            return super().call_binop(context, operator, left, right)
        if not numbers or operator == "**" or max(abs(left), abs(right)) > _PRODUCT_LIMIT:
            raise SecurityError(f"{operator} with these values")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what the sandbox allows, and no `format` or padding methods of texts."""
        padding = {"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "translate"}
        padding |= {"join", "replace"}
        if isinstance(obj, str) and attr in padding:
            return False
        return super().is_safe_attribute(obj, attr, value)


@lru_cache(maxsize=8)
def _compiled(source: str) -> CodeType:
    """Compiling costs more than filling; the code is bound to its environment only when it runs."""
    environment = TemplateEnvironment(str)
    tree = environment.parse(source)
    refused = next(tree.find_all(_REFUSED), None)
    if refused is None:
        refused = next((loop for loop in tree.find_all(nodes.For) if loop.recursive), None)
    if refused is not None:
        raise SecurityError(type(refused).__name__.lower())
    for loop in tree.find_all(nodes.For):
        # Every turn of a loop comes out as a piece, so that none goes on unseen.
        loop.body.insert(0, nodes.Output([nodes.TemplateData("")]))
    tree = _Bounds().visit(tree)
    tree.set_environment(environment)
    return environment.compile(tree)


class _Bounds(NodeTransformer):
    """Leads all that can grow past something that counts: texts put together, lists, values that are kept."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - named by Jinja
        """Texts put together with `~` go through `join`, which is bounded."""
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None, lineno=node.lineno)

    def visit_List(self, node: nodes.List) -> nodes.Filter:  # noqa: N802
        """A list that a template makes: lists of lists of lists soon have more entries than atoms."""
        return self._counted(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Filter:  # noqa: N802
        """The same for a group of values under names."""
        return self._counted(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        """The same with round brackets, where they are no names to be given values."""
        return self._counted(node) if node.ctx == "load" else node

    def _counted(self, node: nodes.Expr) -> nodes.Filter:
        self.generic_visit(node)
        return nodes.Filter(node, _BOUNDED, [], [], None, None, lineno=node.lineno)

    def visit_Assign(self, node: nodes.Assign) -> list[nodes.Node]:  # noqa: N802
        """A value that is kept comes with a piece of text, so that many of them do not go on unseen."""
        self.generic_visit(node)
        return [nodes.Output([nodes.TemplateData("")]), node]


def _bounded(made: object) -> object:
    """What a template made, if it is of a reasonable size when it is written out."""
    if _expanded(made, {}) > DOCUMENT_LIMIT:
        raise EndlessDocument("list too long")
    return made


def _expanded(value: object, known: dict[int, int]) -> int:
    """The characters and entries that a value has when it is written out; each list is counted once."""
    if isinstance(value, str):
        return len(value) + 1
    if not isinstance(value, list | tuple | Mapping):
        return 1
    if id(value) not in known:
        within = [*value, *value.values()] if isinstance(value, Mapping) else value
        known[id(value)] = 1 + sum(_expanded(one, known) for one in within)
    return known[id(value)]


@pass_eval_context
def _joined(context: EvalContext, texts: Iterable[object], between: str = "") -> str:
    """Jinja's `join` for texts of a reasonable length."""
    parts = list(texts)
    if _expanded(parts, {}) + len(parts) * len(between) > _TEXT_LIMIT:
        raise EndlessDocument("text too long")
    if any(isinstance(part, Emphasised) for part in parts):
        return joined(between, (part if isinstance(part, Emphasised) else str(part) for part in parts))
    return do_join(context, parts, between)
