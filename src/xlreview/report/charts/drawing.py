"""A drawing of boxes and words. All measures are hundredths of a millimetre, from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POINT = 2540 / 72
"""Hundredths of a millimetre in a point."""


class Side(StrEnum):
    """Which end of the words stands at their place."""

    LEFT = "start"
    MIDDLE = "middle"
    RIGHT = "end"


@dataclass(frozen=True)
class Box:
    """A filled rectangle with a thin edge; colours are `RRGGBB`."""

    left: int
    top: int
    width: int
    height: int
    fill: str
    edge: str


@dataclass(frozen=True)
class Words:
    """One line of text on its baseline; `size` is in points."""

    x: int
    baseline: int
    text: str
    size: float
    colour: str
    side: Side = Side.LEFT
    bold: bool = False


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order in which they are drawn, in one font."""

    width: int
    height: int
    font: str
    shapes: tuple[Box | Words, ...]


EDGE = 18
"""Width of the edge of a box: half a point."""
