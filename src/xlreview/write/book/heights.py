"""How high a row has to be for its wrapped text.

Excel works this out when it opens a row without a height; LibreOffice shows such a row one line high.
So rows go out with the height that they need, not marked as set by hand: both programs take it as their
own earlier result and make the row higher or lower as people type.
"""

from __future__ import annotations

from functools import lru_cache

from xlsxwriter.utility import xl_pixel_width

_word_pixels = lru_cache(maxsize=10_000)(xl_pixel_width)
"""Words come again and again: measuring each once is most of the time that heights take."""

LINE = 15.0
"""Points that a line of the body font takes."""
TALLEST = 409.0
"""Points of the highest row that Excel knows."""

_PADDING = 5
"""Pixels of a column's width that text cannot use."""
_NARROWEST = 20
"""Pixels that a line takes at least, however narrow the column."""
_BLANK = 3
"""Pixels of a blank."""
_USUAL = 6.2
"""Pixels of a character in a long text, blanks and what wrapping leaves free included."""
_WIDEST_USUAL = 8
"""Pixels of a character: texts shorter than this allows need no measuring."""


def pixels_of(width: float) -> float:
    """Pixels of a column whose width is given in characters of the body font (Calibri 11); 0 if hidden."""
    return width * 7 + 5 if width else 0.0


def lines_in(text: str, pixels: float, *, stretch: float = 1.0) -> int:
    """Lines that a text takes in a column of so many pixels; `stretch` is over 1 for bold letters."""
    room = max(pixels - _PADDING, _NARROWEST)
    if "\n" not in text:
        return _lines_of_paragraph(text, room, stretch)
    return sum(_lines_of_paragraph(paragraph, room, stretch) for paragraph in text.split("\n"))


def lines_about(text: str, pixels: float) -> int:
    """About as many lines as `lines_in` finds, rather one more: for so many texts that measuring shows."""
    room = max(pixels - _PADDING, _NARROWEST)
    lines = 1 + int(len(text) * _USUAL / room)
    return lines + text.count("\n") if "\n" in text else lines


def points_of(lines: int) -> float:
    """Height of a row with so many lines."""
    return min(lines * LINE, TALLEST)


def _lines_of_paragraph(paragraph: str, room: float, stretch: float) -> int:
    """Wraps at blanks as Excel does; a word that is longer than the column runs on below."""
    if len(paragraph) * _WIDEST_USUAL * stretch <= room:
        return 1
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        length = _word_pixels(word) * stretch
        if used and used + _BLANK + length > room:
            lines, used = lines + 1, 0.0
        used += length + (_BLANK if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines
