"""The styles of a workbook: found when they are there already, else added behind the others.

No style that a cell uses is ever changed, so cells that carry no mark keep their look to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from xlreview.mark.markup import STYLES_ORDER, append, child, child_in_order, local, remove
from xlreview.mark.shades import MOST_SHADES, Shades, agreed_colours, fill_below, read_shade, shade
from xlreview.problem import Severity

Element = Any

_ON_TOP = MOST_SHADES - 1
"""Number in the shades of conditional formats that lift a mark above the workbook's own colours."""
_EMPTY = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
)
"""What a workbook without styles means."""


class StyleSheet:
    """The cell formats of one workbook.

    `recorded` are the fills that an earlier marking covered, as the record on its `Check` spells them.
    """

    def __init__(self, root: Element | None, recorded: Mapping[str, str]) -> None:
        self.root = etree.fromstring(_EMPTY) if root is None else root
        self._fonts = _Pool(self.root, "fonts")
        self._fills = _Pool(self.root, "fills")
        self._borders = _Pool(self.root, "borders")
        self._formats = _Pool(self.root, "cellXfs")
        self._fill_up()
        self._recorded = recorded
        self._agreed = {colour: _solid(colour) for colour in agreed_colours()}
        self.shades = Shades(self._agreed)
        self._marks: dict[tuple[int, Severity], int] = {}
        self._cleared: dict[int, int] = {
            number: cleared
            for number in range(len(self._formats))
            if (cleared := self._clear(number)) is not None
        }

    # --- Marks

    @property
    def marked(self) -> Mapping[int, int]:
        """Formats that carry a mark, and the format that was there before."""
        return self._cleared

    def mark(self, number: int, severity: Severity) -> int:
        """The format of a cell that had format `number`, with the mark of a severity on it."""
        if (number, severity) not in self._marks:
            self._marks[number, severity] = self._marked(number, severity)
        return self._marks[number, severity]

    def mark_on_top(self, severity: Severity) -> int:
        """The differential format that lifts a mark above a workbook's own conditional formats."""
        known = child_in_order(self.root, "dxfs", STYLES_ORDER)
        colour = f"FF{shade(severity, _ON_TOP)}"
        for number, one in enumerate(known):
            if _dxf_colour(one) == colour:
                return number
        format = append(known, "dxf")
        append(append(format, "font"), "color", rgb="FF1F2933")
        pattern = append(append(format, "fill"), "patternFill", patternType="solid")
        append(pattern, "fgColor", rgb=colour)
        append(pattern, "bgColor", rgb=colour)
        known.set("count", str(len(known)))
        return len(known) - 1

    def on_top(self) -> frozenset[int]:
        """Numbers of the differential formats that lift marks."""
        known = child(self.root, "dxfs")
        return frozenset(
            number
            for number, one in enumerate(known if known is not None else ())
            if (found := read_shade(_dxf_colour(one) or "")) and found[1] == _ON_TOP
        )

    # --- Formats of the sheet that lists the problems

    def format(self, *, font: str, fill: str = "", border: str = "", alignment: str = "") -> int:
        """The format made of these pieces of XML (`<font>…</font>`), `fill` being a colour."""
        xf = self._read('<xf numFmtId="0" xfId="0"/>')
        xf.set("fontId", str(self._fonts.id(self._read(font))))
        xf.set("fillId", str(self._fill_id(_solid(fill))))
        xf.set("borderId", str(self._borders.id(self._read(border or "<border/>"))))
        for applied in ("Font", "Fill", "Border", "Alignment"):
            xf.set(f"apply{applied}", "1")
        if alignment:
            xf.append(self._read(alignment))
        return self._formats.id(xf)

    # --- Below

    def _fill_up(self) -> None:
        """Puts in what programs expect: Excel takes the first two fills for its own, whatever they say."""
        for pattern in ("none", "gray125")[len(self._fills) :]:
            self._fills.id(self._read(f'<fill><patternFill patternType="{pattern}"/></fill>'))
        for pool in (_Pool(self.root, "cellStyleXfs"), self._formats):
            if not len(pool):
                pool.id(self._read('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'))

    def _marked(self, number: int, severity: Severity) -> int:
        if not 0 <= number < len(self._formats):
            number = 0
        below = self.shades.number(_fill_key(self._fill_of(number)))
        if below is None:
            return number
        return self._with_fill(number, self._fill_id(_solid(shade(severity, below))))

    def _clear(self, number: int) -> int | None:
        """The format without the mark that `number` carries, None where it carries none."""
        fill = self._fill_of(number)
        found = read_shade(_solid_colour(fill))
        if found is None:
            return None
        below = fill_below(found[1], self._agreed, self._recorded)
        return None if below is None else self._with_fill(number, self._fill_id(below))

    def _with_fill(self, number: int, fill: int) -> int:
        xf = _copied(self._formats[number])
        xf.set("fillId", str(fill))
        xf.set("applyFill", "1")
        return self._formats.id(xf)

    def _fill_of(self, number: int) -> Element | None:
        text = self._formats[number].get("fillId", "0")
        place = int(text) if text.isdecimal() else 0
        return self._fills[place] if place < len(self._fills) else None

    def _fill_id(self, key: str) -> int:
        """The number of the fill that looks like this, however it is spelled."""
        for number in range(len(self._fills)):
            if _fill_key(self._fills[number]) == key:
                return number
        return self._fills.id(self._read(key or '<fill><patternFill patternType="none"/></fill>'))

    def _read(self, xml: str) -> Element:
        """A piece of XML in the namespace of these styles."""
        namespace = self.root.tag.rpartition("}")[0].lstrip("{")
        piece = etree.fromstring(
            f'<piece xmlns="{namespace}">{xml}</piece>' if namespace else f"<piece>{xml}</piece>"
        )
        return piece[0]


class _Pool:
    """The formats, fonts, fills or borders of a workbook, which are named by their position."""

    def __init__(self, root: Element, name: str) -> None:
        self._parent = child_in_order(root, name, STYLES_ORDER)
        for stranger in [one for one in self._parent if not isinstance(one.tag, str)]:
            remove(stranger)
        self._known: dict[str, int] = {}
        for number, one in enumerate(self._parent):
            self._known.setdefault(_spelled(one), number)

    def __len__(self) -> int:
        return len(self._parent)

    def __getitem__(self, number: int) -> Element:
        return self._parent[number]

    def id(self, one: Element) -> int:
        """The number of the one that says the same, added behind the others where there is none."""
        spelled = _spelled(one)
        if spelled not in self._known:
            self._known[spelled] = len(self._parent)
            self._parent.append(one)
            self._parent.set("count", str(len(self._parent)))
        return self._known[spelled]


def _copied(element: Element) -> Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _spelled(element: Element) -> str:
    """What an element says, whatever its prefixes, the order of its attributes and white space.

    Whether a format applies its fill is left out: every program shows the fill that it names.
    """
    attributes = " ".join(
        f'{name}="{_escaped(value)}"' for name, value in sorted(element.items()) if name != "applyFill"
    )
    inside = "".join(_spelled(one) for one in element if isinstance(one.tag, str))
    head = f"{local(element)} {attributes}".strip()
    return f"<{head}>{inside}</{local(element)}>" if inside else f"<{head}/>"


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _fill_key(fill: Element | None) -> str:
    """What a fill looks like, as XML; empty for none. The second colour of a plain fill is never seen."""
    pattern = None if fill is None else child(fill, "patternFill")
    if pattern is None:
        return _spelled(fill) if fill is not None and len(fill) else ""
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return ""
    if kind != "solid":
        return _spelled(fill)
    colour = child(pattern, "fgColor")
    spelled = _spelled(colour) if colour is not None else '<fgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{spelled}<bgColor indexed="64"/></patternFill></fill>'


def _solid(colour: str) -> str:
    if not colour:
        return ""
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def _solid_colour(fill: Element | None) -> str:
    pattern = None if fill is None else child(fill, "patternFill")
    colour = (
        child(pattern, "fgColor") if pattern is not None and pattern.get("patternType") == "solid" else None
    )
    return "" if colour is None else colour.get("rgb", "")


def _dxf_colour(format: Element) -> str | None:
    """The fill of a differential format, where it is a plain one."""
    fill = child(format, "fill")
    pattern = child(fill, "patternFill") if fill is not None else None
    if pattern is None or pattern.get("patternType", "solid") != "solid":
        return None
    for name in ("bgColor", "fgColor"):
        colour = child(pattern, name)
        if colour is not None and colour.get("rgb"):
            return colour.get("rgb", "").upper()
    return None
