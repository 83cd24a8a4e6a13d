"""Shades of the marks: a colour that says how much a problem matters, and carries what it covers.

A mark takes the place of a cell's fill, and the fill must come back when the mark goes, even after
somebody has sorted the sheet, copied rows or saved it with another program. So the three lowest bits of
red, green and blue, which no eye sees, hold a number: it tells which fill the mark covers. Numbers below
`_AGREED` always mean the same; the others are kept in the record on the sheet `Check`.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlreview import look
from xlreview.problem import Severity

_AGREED: tuple[str, ...] = (
    "",
    look.GIVEN_FILL,
    look.PAPER,
    look.MISSING_FILL,
    look.NAVY,
)
"""Plain fills by the number of their shade; the empty one is no fill at all."""
_FIRST_FREE = 16
MOST_SHADES = 512
_SEVERITIES = tuple(Severity)


def shade(severity: Severity, number: int) -> str:
    """The colour (`RRGGBB`) of a mark over the fill with this number."""
    base = int(look.MARK_FILL[severity], 16)
    return f"{base | (number & 7) << 16 | (number >> 3 & 7) << 8 | number >> 6 & 7:06X}"


def read_shade(colour: str) -> tuple[Severity, int] | None:
    """How much the problem mattered and the number of the fill below, or None for any other colour."""
    try:
        whole = int(colour[-6:], 16)
    except ValueError:
        return None
    number = (whole >> 16 & 7) | (whole >> 8 & 7) << 3 | (whole & 7) << 6
    for severity in _SEVERITIES:
        if len(colour) in (6, 8) and shade(severity, number) == colour[-6:].upper():
            return severity, number
    return None


class Shades:
    """The fills below the marks of one workbook, by number; fills are XML, as the styles spell them.

    `agreed` are the plain fills that always have the same number, `recorded` those that an earlier
    marking has written down, by shade.
    """

    def __init__(self, agreed: Mapping[str, str]) -> None:
        self._numbers = {agreed[colour]: number for number, colour in enumerate(_AGREED)}
        self._free = _FIRST_FREE

    def number(self, fill: str) -> int | None:
        """The number of a fill; None once there are no numbers left."""
        if fill not in self._numbers:
            if self._free == MOST_SHADES:
                return None
            self._numbers[fill] = self._free
            self._free += 1
        return self._numbers[fill]

    def recorded(self) -> dict[str, str]:
        """The fills that have to be written down, by the number of their shade."""
        return {str(number): fill for fill, number in self._numbers.items() if number >= _FIRST_FREE}


def fill_below(number: int, agreed: Mapping[str, str], recorded: Mapping[str, str]) -> str | None:
    """The fill that a shade of this number stands for, or None where nobody knows any more."""
    if number < len(_AGREED):
        return agreed[_AGREED[number]]
    return recorded.get(str(number))


def agreed_colours() -> tuple[str, ...]:
    """Colours of the plain fills that need no record; the empty one is no fill."""
    return _AGREED
