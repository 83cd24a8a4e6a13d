"""The shape of a context: which fields there are, what each holds, and an example of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xlreview.report.charts.picture import Picture

_GLIMPSE = 70
"""Characters of an example: what fits on one line."""
_MARK = frozenset({"key", "symbol", "word", "label", "fill"})


class Holds(StrEnum):
    """What a field holds; the words for it stand in the catalogues under `field_type`."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"
    TEXTS = "texts"
    GROUP = "group"
    MARK = "mark"
    PICTURE = "picture"
    ANYTHING = "anything"


@dataclass(frozen=True)
class Shape:
    """What one field holds: the `parts` of a group by name, what `each` entry of a list is like."""

    holds: Holds
    example: str = ""
    parts: Mapping[str, Shape] = field(default_factory=dict)
    each: Shape | None = None


ANYTHING = Shape(Holds.ANYTHING)
TEXT = Shape(Holds.TEXT)
NUMBER = Shape(Holds.NUMBER)


def shape_of(seen: Sequence[object]) -> Shape:
    """The one shape that all these values of a field have; what never occurred in them may be anything."""
    groups = [one for one in seen if isinstance(one, Mapping)]
    lists = [one for one in seen if isinstance(one, list | tuple)]
    if any(groups):
        return _group(groups)
    if lists:
        each = shape_of([entry for one in lists for entry in one])
        holds = Holds.TEXTS if each.holds is Holds.TEXT else Holds.LIST
        return Shape(holds, each.example if holds is Holds.TEXTS else "", each=each)
    if any(isinstance(one, Picture) for one in seen):
        return Shape(Holds.PICTURE)
    plain = [one for one in seen if not isinstance(one, Mapping) and one is not None]
    if not plain:
        return ANYTHING
    example = next((str(one) for one in plain if one != ""), "")
    if all(isinstance(one, bool) for one in plain):
        return Shape(Holds.YES_NO)
    holds = Holds.NUMBER if all(isinstance(one, int | float) for one in plain) else Holds.TEXT
    return Shape(holds, _glimpse(example))


def _group(groups: Sequence[Mapping[str, object]]) -> Shape:
    names = dict.fromkeys(name for group in groups for name in group)
    parts = {name: shape_of([group[name] for group in groups if name in group]) for name in names}
    if parts.keys() == _MARK:
        return Shape(Holds.MARK, parts["label"].example, parts)
    return Shape(Holds.GROUP, "", parts)


def _glimpse(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _GLIMPSE else f"{line[: _GLIMPSE - 1].rstrip()}…"


def paths_in(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """Every field below a group by its path, in the order of the context: `pillars[].findings[].reason`."""
    for name, part in shape.parts.items():
        here = f"{path}.{name}" if path else name
        yield here, part
        while part.each is not None:
            here, part = f"{here}[]", part.each
        if part.holds is Holds.GROUP:
            yield from paths_in(part, here)


def without_brackets(path: str) -> str:
    """A path as a chain of names: `pillars.findings.reason`."""
    return path.replace("[]", "")


def last_names(paths: Iterable[str]) -> dict[str, str]:
    """The first path for each last name, to find where a field lies that somebody looks for elsewhere."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path.rpartition(".")[2].removesuffix("[]"), path)
    return found
