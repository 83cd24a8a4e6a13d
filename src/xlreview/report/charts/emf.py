"""A drawing as an enhanced metafile (MS-EMF), which every Word and LibreOffice can show.

A pixel of the device that the file speaks of is a hundredth of a millimetre, so that all measures stay
as they are in the drawing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from xlreview.report.charts.drawing import EDGE, POINT, Box, Drawing, Side, Words
from xlreview.report.charts.letters import advances

_HEADER, _END, _WINDOW_SIZE, _WINDOW_ORIGIN, _VIEW_SIZE, _VIEW_ORIGIN = 1, 14, 9, 10, 11, 12
_MAP_MODE, _BACKGROUND, _ALIGN, _TEXT_COLOUR = 17, 18, 22, 24
_SELECT, _PEN, _BRUSH, _DELETE, _RECTANGLE, _FONT, _TEXT = 37, 38, 39, 40, 43, 82, 84
_SIGNATURE, _VERSION = 0x464D4520, 0x10000
_ANISOTROPIC, _TRANSPARENT, _BASELINE = 8, 1, 24
_SIDES = {Side.LEFT: 0, Side.MIDDLE: 6, Side.RIGHT: 2}
_DEVICE = 32_000
"""Pixels of the device along each side, and hundredths of a millimetre."""
_HANDLE = 1
"""The one object that is made, selected, used and deleted at a time; 0 is the file itself."""
_STOCK_PEN, _STOCK_BRUSH, _STOCK_FONT = 0x80000008, 0x80000005, 0x8000000D


def as_emf(drawing: Drawing) -> bytes:
    """The drawing as a metafile."""
    records = [
        _record(_MAP_MODE, "<I", _ANISOTROPIC),
        _record(_WINDOW_ORIGIN, "<ii", 0, 0),
        _record(_WINDOW_SIZE, "<ii", drawing.width, drawing.height),
        _record(_VIEW_ORIGIN, "<ii", 0, 0),
        _record(_VIEW_SIZE, "<ii", drawing.width, drawing.height),
        _record(_BACKGROUND, "<I", _TRANSPARENT),
    ]
    for shape in drawing.shapes:
        records += _box(shape) if isinstance(shape, Box) else _words(shape, drawing.font)
    records.append(_record(_END, "<III", 0, 16, 20))
    return _header(drawing, records) + b"".join(records)


def _record(kind: int, layout: str, *values: int | float | bytes) -> bytes:
    inside = struct.pack(layout, *values)
    return struct.pack("<II", kind, 8 + len(inside)) + inside


def _header(drawing: Drawing, records: list[bytes]) -> bytes:
    size = 108
    box = (0, 0, drawing.width - 1, drawing.height - 1)
    frame = (0, 0, drawing.width, drawing.height)
    return _record(
        _HEADER,
        "<4i4iIIIIHHIIIiiiiIIIii",
        *box,
        *frame,
        _SIGNATURE,
        _VERSION,
        size + sum(map(len, records)),
        1 + len(records),
        _HANDLE + 1,
        0,
        *(0, 0, 0),  # no description, no palette
        *(_DEVICE, _DEVICE),
        *(_DEVICE // 100, _DEVICE // 100),
        *(0, 0, 0),  # no pixel format, no OpenGL
        *(_DEVICE * 10, _DEVICE * 10),
    )


def _box(box: Box) -> Iterator[bytes]:
    right, bottom = box.left + box.width, box.top + box.height
    yield _record(_BRUSH, "<IIII", _HANDLE, 0, _colour(box.fill), 0)
    yield _record(_SELECT, "<I", _HANDLE)
    yield _record(_SELECT, "<I", _STOCK_PEN)
    yield _record(_RECTANGLE, "<4i", box.left, box.top, right, bottom)
    yield _record(_SELECT, "<I", _STOCK_BRUSH)
    yield _record(_DELETE, "<I", _HANDLE)
    yield _record(_PEN, "<IIiiI", _HANDLE, 0, EDGE, 0, _colour(box.edge))
    yield _record(_SELECT, "<I", _HANDLE)
    yield _record(_RECTANGLE, "<4i", box.left, box.top, right, bottom)
    yield _record(_SELECT, "<I", _STOCK_PEN)
    yield _record(_DELETE, "<I", _HANDLE)


def _words(words: Words, font: str) -> Iterator[bytes]:
    yield _font(font, words)
    yield _record(_SELECT, "<I", _HANDLE)
    yield _record(_ALIGN, "<I", _BASELINE | _SIDES[words.side])
    yield _record(_TEXT_COLOUR, "<I", _colour(words.colour))
    yield _text(words)
    yield _record(_SELECT, "<I", _STOCK_FONT)
    yield _record(_DELETE, "<I", _HANDLE)


def _font(name: str, words: Words) -> bytes:
    face = name.encode("utf-16-le")[:62].ljust(64, b"\0")
    weight = 700 if words.bold else 400
    # A height below zero is that of the letters, without the space between lines.
    logical = struct.pack("<5i8B", -round(words.size * POINT), 0, 0, 0, weight, 0, 0, 0, 1, 0, 0, 0, 0)
    # The rest of the long form, full name, style and classification, may stay empty.
    return _record(_FONT, "<I320s", _HANDLE, (logical + face).ljust(320, b"\0"))


def _text(words: Words) -> bytes:
    encoded = words.text.encode("utf-16-le", "replace")
    padded = encoded + b"\0" * (-len(encoded) % 4)
    steps: list[int] = []
    for letter, advance in zip(words.text, advances(words.text, words.size, bold=words.bold), strict=True):
        steps += [round(advance)] + [0] * (len(letter.encode("utf-16-le", "replace")) // 2 - 1)
    begin = 76
    inside = struct.pack(
        "<4iIff2iIII4iI",
        *(0, 0, -1, -1),  # no bounds told: the reader works them out
        1,
        *(1.0, 1.0),
        *(words.x, words.baseline),
        *(len(steps), begin, 0),
        *(0, 0, -1, -1),
        begin + len(padded),
    )
    return _record(_TEXT, f"<{len(inside)}s{len(padded)}s{len(steps)}I", inside, padded, *steps)


def _colour(rgb: str) -> int:
    """`RRGGBB` as a COLORREF, which begins with blue."""
    red, green, blue = bytes.fromhex(rgb)
    return red | green << 8 | blue << 16
