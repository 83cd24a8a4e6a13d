"""How wide words are in the font of the reports, so that they can be placed without any font at hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from xlreview.report.charts.drawing import POINT

# Hundredths of the letter size: Calibri, which Carlito has the same widths as. Letters with marks are as
# wide as those without, and what is not listed is taken for a wide letter.
_WIDTHS = {
    **dict.fromkeys(" 'ijlı,.I·ł\N{NO-BREAK SPACE}", 24),
    **dict.fromkeys(":;`()-[]f{}J!tr", 31),
    **dict.fromkeys('/\\s"zLcxkvy', 41),
    **dict.fromkeys("?FS|Zga", 47),
    **dict.fromkeys("ETY#*+<=>^_e~–$0123456789", 51),
    **dict.fromkeys("KPXCbdhnopquøßBRđVA", 55),
    **dict.fromkeys("●DHGUNOQ&…", 64),
    **dict.fromkeys("%wæmMœ@W▲▼", 80),
}
_WIDE = 60
_BOLD = 1.03


def width_of(text: str, size: float, *, bold: bool = False) -> int:
    """How wide a line is, in hundredths of a millimetre."""
    return round(sum(advances(text, size, bold=bold)))


def advances(text: str, size: float, *, bold: bool = False) -> Iterator[float]:
    """How far each character takes the next one."""
    unit = size * POINT / 100 * (_BOLD if bold else 1)
    for letter in text:
        plain = unicodedata.normalize("NFD", letter)[:1]
        yield 0.0 if unicodedata.combining(letter) else _WIDTHS.get(plain, _WIDE) * unit


def broken(text: str, width: int, size: float, *, most: int) -> list[str]:
    """A text in at most so many lines of this width; what does not fit ends in three dots."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = len(lines) > most
    lines = lines[:most]
    return [_fitted(line, width, size, cut and line is lines[-1]) for line in lines]


def _fitted(line: str, width: int, size: float, cut: bool) -> str:
    if not cut and width_of(line, size) <= width:
        return line
    while line and width_of(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
