"""From a filled workbook to a checked review. calamine and openpyxl are known here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlreview.read.many import read_reviews
    from xlreview.read.review import read_review

__all__ = ["read_review", "read_reviews"]

_HOMES = {"read_review": "review", "read_reviews": "many"}


def __getattr__(name: str) -> object:
    # The child process that parses a large workbook needs the engine only, and its start is waited for.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
