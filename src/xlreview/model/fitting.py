"""Whether a record that came out of a file is made of what its class says.

JSON has no types of its own: where a text belongs there may be a list, and nobody notices before it is
used, far from the file that it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def check_fits(record: object) -> None:
    """Goes through a record of a data class, and all records and texts in it.

    Raises TypeError, with the name of the class, where something is of another type than announced.
    """
    kind: Any = type(record)
    if not _fits(kind)(record):
        raise TypeError(f"not a whole {kind.__name__}")


@cache
def _fits(hint: Any) -> Callable[[Any], bool]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        one = _fits(arguments[0])
        return lambda content: type(content) is tuple and all(map(one, content))
    if origin is Mapping:
        key, held = map(_fits, arguments)
        return lambda content: (
            isinstance(content, Mapping) and all(map(key, content)) and all(map(held, content.values()))
        )
    if origin in (Union, UnionType):
        either = [*map(_fits, arguments)]
        return lambda content: any(fits(content) for fits in either)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = [(field.name, _fits(hints[field.name])) for field in fields(hint)]
        return lambda content: (
            type(content) is hint and all(fits(getattr(content, name)) for name, fits in parts)
        )
    return lambda content: isinstance(content, hint)
