"""The boxes in which comments open: a drawing in VML, which Excel wants for every comment of a sheet.

Programs write VML that is no XML (Excel leaves `<br>` open), so it is changed as text: boxes are put in
before its end and taken out whole, and everything else in it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from xlreview.a1 import parse_cell
from xlreview.mark.package import Package
from xlreview.mark.sheet import SheetPart

_KIND = "vmlDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BLOCK = 1024
"""Numbers of shapes that one entry of `idmap` stands for."""
_SHAPE = re.compile(r"\s*<(?P<v>\w+):shape\b(?:(?!</(?P=v):shape>).)*</(?P=v):shape>", re.DOTALL)
_ROW = re.compile(r"<(?:\w+:)?Row\s*>\s*([0-9]+)\s*<")
_COLUMN = re.compile(r"<(?:\w+:)?Column\s*>\s*([0-9]+)\s*<")
_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor\s*>)([0-9,\s]+)(<)")
_HIGH = re.compile(r"(?<![-\w])(height:\s*)([0-9.]+)(pt|px)")
_NOTE = re.compile(r"ObjectType\s*=\s*[\"']Note[\"']")
_NUMBER = re.compile(r"_s([0-9]{1,9})\b")
_MAP = re.compile(r"(<\w+:idmap\b[^>]*?\bdata=[\"'])([0-9, ]*)([\"'])")
_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_NO_SHAPES = (
    "<xml " + " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items()) + ">\n"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>\n</xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_ONE_SHAPE = (
    '\n<v:shape{names} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:{points_wide}pt;height:{points_high}pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_USUAL_WIDTH = 144
"""Pixels of a box as programs make it when nobody asks."""
_WIDE = 320
"""Pixels; some fifty characters of a comment's small letters."""
_CHARACTER, _LINE = 6.6, 15
"""Pixels of a character and of a line in small letters."""
_LEAST_LINES, _MOST_LINES = 4, 40


@dataclass(frozen=True)
class _Span:
    """Where a stretch of pixels ends: so many pixels into a row or column."""

    place: int
    offset: int


class Boxes:
    """The boxes of the comments of one sheet; `texts` of comments set their height."""

    def __init__(self, sheet: SheetPart) -> None:
        self._sheet = sheet
        self._package: Package = sheet.package
        self._name = sheet.legacy_drawing()
        content = self._package.read(self._name) if self._name else b""
        self._before = content
        self._text = _decoded(content) if content else _NO_SHAPES

    def places(self) -> set[tuple[int, int]]:
        """Zero-based row and column of every cell with a box."""
        return {place for shape in _SHAPE.finditer(self._text) if (place := _place(shape[0]))}

    def withdraw(self, references: Collection[str]) -> None:
        """Takes out the boxes of these cells."""
        gone = {parse_cell(one) for one in references}
        self._text = _SHAPE.sub(lambda shape: "" if _place(shape[0]) in gone else shape[0], self._text)
        used = {str(number) for number in _blocks(self._text)}
        self._map_blocks(lambda blocks: [one for one in blocks if not gone or one in used])

    def draw(self, texts: Mapping[str, str]) -> None:
        """Draws a box for every cell that has none yet; `texts` are the comments by reference."""
        known = self.places()
        missing = [one for one in texts if parse_cell(one) not in known]
        if not missing:
            return
        blocks = self._free_blocks(-(-len(missing) // (_BLOCK - 1)))
        numbers = (block * _BLOCK + number for block in blocks for number in range(1, _BLOCK))
        shapes = [self._shape(next(numbers), one, texts[one]) for one in missing]
        names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in self._undeclared())
        kind = "" if 'id="_x0000_t202"' in self._text else _SHAPE_TYPE.format(names=names)
        end = self._text.rindex("</xml>") if "</xml>" in self._text else len(self._text)
        self._text = f"{self._text[:end]}{kind}{''.join(shapes)}{self._text[end:]}"
        self._map_blocks(lambda known: [*known, *map(str, blocks)])

    def stretch(self, texts: Mapping[str, str]) -> None:
        """Makes the boxes of these comments as high as their texts need, where they are lower."""
        wanted = {parse_cell(one): text for one, text in texts.items()}

        def stretched(found: re.Match[str]) -> str:
            shape, place = found[0], _place(found[0])
            if place not in wanted:
                return shape
            anchor = _ANCHOR.search(shape)
            corners = [int(one) for one in anchor[2].split(",") if one.strip()] if anchor else []
            if anchor and len(corners) == 8:
                taller = ", ".join(map(str, self._taller(corners, wanted[place])))
                return f"{shape[: anchor.start(2)]}{taller}{shape[anchor.end(2) :]}"
            return _HIGH.sub(lambda high: _higher(high, wanted[place]), shape, count=1)

        self._text = _SHAPE.sub(stretched, self._text)

    def _taller(self, corners: list[int], text: str) -> list[int]:
        """The corners of a box with room for a text below its upper edge."""
        left, left_offset, top, top_offset, right, right_offset, bottom, bottom_offset = corners
        wide = sum(map(self._sheet.width, range(left, right))) - left_offset + right_offset
        high = sum(map(self._sheet.height, range(top, bottom))) - top_offset + bottom_offset
        if high >= _pixels_high(text, wide):
            return corners
        below = _walk(self._sheet.height, top, top_offset + _pixels_high(text, wide))
        return [*corners[:6], below.place, below.offset]

    def put_back(self) -> None:
        """Writes the drawing into the package; one without any shape is taken off the sheet."""
        if self._name is not None and not re.search(r"<\w+:shape\b", self._text):
            self._sheet.drop_drawing()
            self._package.remove(self._name)
        elif self._name is None and self.places():
            self._name = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
            self._package.put(self._name, _encoded(self._text))
            self._package.add_default_type("vml", _TYPE)
            self._sheet.hang_drawing(self._package.relations(self._sheet.name).add(_KIND, self._name))
        elif self._name is not None and _encoded(self._text) != self._before:
            self._package.put(self._name, _encoded(self._text))
            self._package.add_default_type("vml", _TYPE)

    def _map_blocks(self, change: Callable[[list[str]], list[str]]) -> None:
        """Changes which blocks of shape numbers the drawing says it uses."""

        def changed(found: re.Match[str]) -> str:
            known = [one.strip() for one in found[2].split(",") if one.strip()]
            return f"{found[1]}{','.join(change(known))}{found[3]}"

        self._text = _MAP.sub(changed, self._text, count=1)

    def _free_blocks(self, count: int) -> list[int]:
        """Blocks of shape numbers that no drawing of the workbook uses."""
        taken = {0, *_blocks(self._text)}
        for name in self._package.names():
            if name.endswith(".vml"):
                text = (
                    self._text if name == (self._name or "").lower() else _decoded(self._package.read(name))
                )
                taken.update(_blocks(text))
                for _, mapped, _ in _MAP.findall(text):
                    taken.update(int(one) for one in mapped.split(",") if one.strip().isdecimal())
        free: list[int] = []
        block = 1
        while len(free) < count:
            if block not in taken:
                free.append(block)
            block += 1
        return free

    def _undeclared(self) -> list[tuple[str, str]]:
        """Namespaces of ours that the drawing does not know under our prefixes."""
        return [(one, name) for one, name in _NAMESPACES.items() if f'xmlns:{one}="{name}"' not in self._text]

    def _shape(self, number: int, reference: str, text: str) -> str:
        row, column = parse_cell(reference)
        high = _pixels_high(text, _WIDE)
        left = _walk(self._sheet.width, column + 1, 15)
        right = _walk(self._sheet.width, left.place, left.offset + _WIDE)
        top = _walk(self._sheet.height, max(row - 1, 0), 10)
        bottom = _walk(self._sheet.height, top.place, top.offset + high)
        corners = (left, top, right, bottom)
        return _ONE_SHAPE.format(
            names="".join(f' xmlns:{prefix}="{name}"' for prefix, name in self._undeclared()),
            number=number,
            points_wide=_WIDE * 3 // 4,
            points_high=high * 3 // 4,
            anchor=", ".join(f"{one.place}, {one.offset}" for one in corners),
            row=row,
            column=column,
        )


def _pixels_high(text: str, wide: int) -> int:
    """How high a box has to be for a text, if it is so many pixels wide."""
    room = max(int(wide / _CHARACTER), 10)
    lines = sum(-(-max(len(line), 1) // room) for line in text.split("\n"))
    return min(max(lines + 1, _LEAST_LINES), _MOST_LINES) * _LINE


def _higher(high: re.Match[str], text: str) -> str:
    """The height in the style of a box, for a box of the usual width where nothing else tells."""
    per_unit = 4 / 3 if high[3] == "pt" else 1
    pixels = max(float(high[2]) * per_unit, _pixels_high(text, _USUAL_WIDTH))
    return f"{high[1]}{pixels / per_unit:g}{high[3]}"


def _walk(measure: Callable[[int], int], place: int, pixels: int) -> _Span:
    """The row or column that lies `pixels` behind the beginning of another, and how far into it."""
    for _ in range(200):
        size = measure(place)
        if pixels < size:
            break
        pixels -= size
        place += 1
    return _Span(place, pixels)


def _blocks(text: str) -> set[int]:
    """Blocks to which the numbers of the shapes in a drawing belong."""
    return {int(number) // _BLOCK for number in _NUMBER.findall(text)}


def _place(shape: str) -> tuple[int, int] | None:
    """The cell whose comment a shape is the box of; None for other shapes."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]), int(column[1])) if row and column and _NOTE.search(shape) else None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8", "surrogateescape")
