"""Passes over the XML tree of a filled document: empty runs, long texts, links, tables."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml.etree import XPath

_P, _R, _T, _PPR, _RPR = (qn(f"w:{tag}") for tag in ("p", "r", "t", "pPr", "rPr"))
_TBL, _TR, _TC, _TCPR, _TCW, _SHD = (qn(f"w:{tag}") for tag in ("tbl", "tr", "tc", "tcPr", "tcW", "shd"))
_W = qn("w:w")
_TRPR, _ID, _NAME, _RELATION = (qn(name) for name in ("w:trPr", "w:id", "w:name", "r:id"))
_SPAN = qn("w:gridSpan")
_LONG = 1500
"""Letters that take up most of a page in the narrow column of a table."""
_VAL = qn("w:val")

_LONG_ONES = {
    tag: XPath(f".//{name}[string-length(.) > {_LONG}]", namespaces=nsmap)
    for tag, name in ((_TR, "w:tr"), (_P, "w:p"))
}
"""Rows and paragraphs that may be long; `_letters_in` leaves aside what is no text, such as instructions."""

_BEFORE_SHADING = frozenset(
    qn(f"w:{tag}") for tag in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")
)
"""What Word expects before the shading in the properties of a cell."""


def drop_properties(properties: Any | None, *tags: str) -> None:
    """Takes properties with these tags away from a paragraph or row, if it has any."""
    if properties is not None:
        unwanted = _qualified(tags)
        for element in [one for one in properties if one.tag in unwanted]:
            properties.remove(element)


@lru_cache(maxsize=64)
def _qualified(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(qn(f"w:{tag}") for tag in tags)


def drop_empty_runs(body: Any) -> None:
    """Takes away runs that held nothing but a field without content, so that nobody trips over them."""
    for run in dict.fromkeys(text.getparent() for text in body.iter(_T) if not text.text):
        if run.tag == _R and all(one.tag in (_RPR, _T) and not one.text for one in run):
            run.getparent().remove(run)


def let_long_texts_break(body: Any) -> None:
    """Frees texts too long for a page from styles of layout that hold them together.

    No program can keep such a row or paragraph whole, and some never stop trying.
    """
    for element, holds in ((_TR, ("cantSplit",)), (_P, ("keepNext", "keepLines"))):
        for long in [one for one in _LONG_ONES[element](body) if _letters_in(one) > _LONG]:
            properties = long.find(_TRPR if element == _TR else _PPR)
            for tag in holds:
                drop_properties(properties, tag)
                if properties is not None and element == _P:
                    _say_no(properties, tag)


def _letters_in(element: Any) -> int:
    return sum(len(text.text or "") for text in element.iter(_T))


def _say_no(properties: Any, tag: str) -> None:
    """Turns off what the paragraph's style asks for; right after the style, where Word expects it."""
    off = properties.makeelement(qn(f"w:{tag}"))
    off.set(_VAL, "0")
    named = properties.find(qn("w:pStyle"))
    before = properties.find(qn("w:keepNext")) if tag == "keepLines" else None
    place = before if before is not None else named
    properties.insert(0, off) if place is None else place.addnext(off)


def keep_bookmarks_apart(body: Any) -> None:
    """Takes away the copies of bookmarks that stood in a repeated part of a template.

    Word marks headings when somebody updates the contents of a template; two marks of one name or
    number make it call the document damaged.
    """
    names: set[str] = set()
    starts = list(body.iter(qn("w:bookmarkStart")))
    ends: dict[str | None, list[Any]] = {}
    for end in body.iter(qn("w:bookmarkEnd")):
        ends.setdefault(end.get(_ID), []).append(end)
    for number, start in enumerate(starts, start=1):
        waiting = ends.get(start.get(_ID), [])
        end = waiting.pop(0) if waiting else None
        name = (start.get(_NAME) or "").lower()
        if end is None or name in names:
            for edge in (start, end):
                if edge is not None:
                    edge.getparent().remove(edge)
            continue
        names.add(name)
        start.set(_ID, str(number))
        end.set(_ID, str(number))
    for end in [one for waiting in ends.values() for one in waiting]:
        end.getparent().remove(end)


def drop_dead_links(body: Any) -> None:
    """Makes plain text of links to places that the report does not have, such as an annex left out."""
    marked = {(one.get(_NAME) or "").lower() for one in body.iter(qn("w:bookmarkStart"))}
    for link in list(body.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and link.get(_RELATION) is None and anchor.lower() not in marked:
            for run in list(link):
                link.addprevious(run)
                _drop_link_style(run)
            link.getparent().remove(link)


def _drop_link_style(run: Any) -> None:
    properties = run.find(_RPR)
    for named in properties.findall(qn("w:rStyle")) if properties is not None else ():
        if named.get(_VAL) == "Hyperlink":
            properties.remove(named)


def mend_tables(body: Any) -> None:
    """Fits the grid of tables whose columns were repeated, and gives every cell a paragraph to end with."""
    for cell in body.iter(_TC):
        last = cell[-1] if len(cell) else None
        if last is None or (last.tag != _P and (last.tag == _TBL or cell.find(_P) is None)):
            cell.append(cell.makeelement(_P))
    for shading in [one for one in body.iter(_SHD) if one.getparent().tag == _TCPR]:
        _put_shading_in_place(shading)
    for table in list(body.iter(_TBL)):
        rows = table.findall(_TR)
        if rows:
            _fit_grid(table, rows)
        else:
            # Every row was left out: Word does not accept a table without rows.
            table.getparent().remove(table)


def _put_shading_in_place(shading: Any) -> None:
    """docxtpl puts the fill of a cell first, where Word does not look for it."""
    before = [one for one in shading.itersiblings() if one.tag in _BEFORE_SHADING]
    if before:
        before[-1].addnext(shading)


def _fit_grid(table: Any, rows: list[Any]) -> None:
    """One grid column for each cell of the widest row; repeated cells share the width that was theirs."""
    grid = table.find(qn("w:tblGrid"))
    if grid is None or _fits(rows, len(grid)):
        return
    widest = max(rows, key=_width_in_columns)
    whole = _width_of(table, grid)
    cells = widest.findall(_TC)
    widths = [int(cell.find(f"{_TCPR}/{_TCW}").get(_W)) if _has_width(cell) else 0 for cell in cells]
    scale = whole / sum(widths) if sum(widths) else 0
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = grid.makeelement(qn("w:gridCol"))
        column.set(_W, str(round(width * scale)))
        grid.append(column)
    for row in rows:
        for cell, width in zip(row.findall(_TC), widths, strict=False):
            if _has_width(cell):
                cell.find(f"{_TCPR}/{_TCW}").set(_W, str(round(width * scale)))


def _fits(rows: list[Any], columns: int) -> bool:
    """Whether the widest row has so many columns."""
    if next(rows[0].getparent().iter(_SPAN), None) is None:
        # Where no cell spans several columns, the rows need not be gone through cell by cell.
        return max(len(row) - (len(row) > 0 and row[0].tag == _TRPR) for row in rows) == columns
    return max(map(_width_in_columns, rows)) == columns


def _width_of(table: Any, grid: Any) -> int:
    """The width that a table states, else the sum of its columns."""
    stated = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if stated is not None and stated.get(qn("w:type")) == "dxa":
        return int(stated.get(_W))
    return sum(int(column.get(_W) or 0) for column in grid)


def _has_width(cell: Any) -> bool:
    width = cell.find(f"{_TCPR}/{_TCW}")
    return width is not None and (width.get(_W) or "").isdigit()


def _width_in_columns(row: Any) -> int:
    spans = (cell.find(f"{_TCPR}/{_SPAN}") for cell in row.findall(_TC))
    return sum(int(span.get(_VAL)) if span is not None else 1 for span in spans)
