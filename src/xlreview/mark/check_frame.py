"""What stands around the rows of the sheet `Check`: widths, frozen labels, filter, links, printing."""

from __future__ import annotations

from typing import Any, Protocol

from lxml import etree

from xlreview import look
from xlreview.a1 import cell_name
from xlreview.mark.markup import append, storable

Element = Any

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WIDTHS = (20.0, 9.0, 21.0, 58.0, 52.0)
"""Of the columns, in characters: together they fit a laptop and the width of A4."""
LAST = len(WIDTHS) - 1
"""Zero-based number of the last column."""


class Written(Protocol):
    """What has to be known of the rows."""

    root: Element
    title: str
    rows: list[tuple[Element, int]]
    links: list[tuple[str, str]]
    merges: list[str]
    header_row: int

    @property
    def file(self) -> str:
        """Name of the workbook that was read."""

    @property
    def filtered(self) -> str:
        """The range of the list with its labels."""


def put_before(page: Written) -> None:
    """Puts in what stands before the rows: tab colour, frozen labels, widths of the columns."""
    around = (
        _properties(),
        _dimension(page),
        _view(page),
        _make("sheetFormatPr", defaultRowHeight="15"),
        _columns(),
    )
    for at, element in enumerate(around):
        page.root.insert(at, element)


def _properties() -> Element:
    properties = _make("sheetPr")
    append(properties, "tabColor", rgb=f"FF{look.TEAL}")
    append(properties, "pageSetUpPr", fitToPage="1")
    return properties


def _dimension(page: Written) -> Element:
    return _make("dimension", ref=f"A1:{cell_name(len(page.rows) - 1, LAST)}")


def _view(page: Written) -> Element:
    views = _make("sheetViews")
    view = append(views, "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
    below = cell_name(page.header_row + 1, 0)
    # The hidden row of keys counts among the rows that stay.
    append(
        view,
        "pane",
        ySplit=str(page.header_row + 1),
        topLeftCell=below,
        activePane="bottomLeft",
        state="frozen",
    )
    append(view, "selection", pane="bottomLeft", activeCell=below, sqref=below)
    return views


def _columns() -> Element:
    columns = _make("cols")
    for number, width in enumerate(WIDTHS, start=1):
        append(columns, "col", min=str(number), max=str(number), width=f"{width + 0.71:g}", customWidth="1")
    first = str(len(WIDTHS) + 1)
    last = str(len(WIDTHS) + 40)
    append(columns, "col", min=first, max=last, width="9.14", hidden="1", customWidth="1")
    return columns


def put_after(page: Written) -> None:
    """Puts in what stands behind the rows: filter, merged cells, links, and how the page prints."""
    append(page.root, "autoFilter", ref=page.filtered)
    merges = append(page.root, "mergeCells", count=str(len(page.merges)))
    for area in page.merges:
        append(merges, "mergeCell", ref=area)
    if page.links:
        links = append(page.root, "hyperlinks")
        for reference, target in page.links:
            append(links, "hyperlink", ref=reference, location=target)
    inch = f"{12 / 25.4:.4f}"
    append(
        page.root,
        "pageMargins",
        left=inch,
        right=inch,
        top=inch,
        bottom="0.7087",
        header="0.2362",
        footer="0.2362",
    )
    append(page.root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    footer = append(append(page.root, "headerFooter"), "oddFooter")
    ink = f"&8&K{look.SECONDARY_INK}"
    file, title = (storable(text.replace("&", "&&")) for text in (page.file[:60], page.title))
    footer.text = f"&L{ink}{file}&C{ink}{title}&R{ink}&P / &N"
    append(append(page.root, "ignoredErrors"), "ignoredError", sqref="A1:E1048576", numberStoredAsText="1")


def _make(name: str, **attributes: str) -> Element:
    return etree.Element(f"{{{MAIN}}}{name}", attributes)
