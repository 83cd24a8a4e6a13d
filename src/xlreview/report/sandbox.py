"""The Jinja environment of report templates: strict about names, closed to the outside, bounded.

A template is somebody's file. It may print what the context holds and loop over it; it reaches no
Python object, no file, and cannot fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

DOCUMENT_LIMIT = 40_000_000
"""Characters of XML in one part of a document; the largest honest report has about a tenth."""
_PRODUCT_LIMIT = 100_000


class EndlessDocument(SecurityError):
    """A template that makes a document beyond `DOCUMENT_LIMIT`."""


class BoundedTemplate(Template):
    """A template that stops when its output grows beyond all measure."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The document part as a whole; raises EndlessDocument when it is far too long."""
        pieces, length = [], 0
        for piece in self.generate(*args, **kwargs):
            length += len(piece)
            if length > DOCUMENT_LIMIT:
                raise EndlessDocument("document too long")
            pieces.append(piece)
        return "".join(pieces)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Prints plain values only, through the printer it is given."""

    template_class = BoundedTemplate
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, printer: Callable[[object], object]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=printer)
        for name in ("range", "dict", "lipsum"):
            del self.globals[name]
        for name in ("center", "format", "indent", "wordwrap", "filesizeformat", "pprint", "xmlattr"):
            del self.filters[name]

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """The template of this source; compiled once, however many reports are made from it."""
        if args or kwargs:
            return super().from_string(source, *args, **kwargs)
        return self.template_class.from_code(self, _compiled(source), self.make_globals(None), None)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product of numbers within reason; anything that could fill the memory is refused."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or operator == "**" or max(abs(left), abs(right)) > _PRODUCT_LIMIT:
            raise SecurityError(f"{operator} with these values")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what the sandbox allows, and no `format` or padding methods of texts."""
        padding = {"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "translate"}
        if isinstance(obj, str) and attr in padding:
            return False
        return super().is_safe_attribute(obj, attr, value)


@lru_cache(maxsize=8)
def _compiled(source: str) -> CodeType:
    """Compiling costs more than filling; the code is bound to its environment only when it runs."""
    return TemplateEnvironment(str).compile(source)
