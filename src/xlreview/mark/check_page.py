"""The sheet `Check` of a marked copy: counts on top, then every problem with links to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from xlreview import look
from xlreview.a1 import cell_name
from xlreview.layout.check_sheet import CHECK_COLUMNS, check_keys
from xlreview.mark.answer import Answer, quote
from xlreview.mark.book import quoted
from xlreview.mark.markup import append, storable
from xlreview.mark.page_styles import PAGE_STYLES
from xlreview.mark.styles import StyleSheet
from xlreview.problem import Problem, Severity
from xlreview.write.book.heights import LINE, lines_in, pixels_of

Element = Any

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WIDTHS = (20.0, 9.0, 21.0, 58.0, 52.0)
"""Of the columns, in characters: together they fit a laptop and the width of A4."""
_LAST = len(_WIDTHS) - 1
_PADDING = 5
"""Points above and below the text of a row, together."""
_MOST_LINKS = 65_000
"""Links on one sheet; Excel takes 65,530."""


_HEADINGS: Mapping[Severity | None, tuple[str, str]] = {
    Severity.ERROR: ("heading", "how"),
    Severity.WARNING: ("heading_look", "how"),
    Severity.NOTE: ("heading_clean", "how_notes"),
    None: ("heading_clean", "how_clean"),
}
"""Title and first sentence by what matters most."""


@dataclass
class CheckPage:
    """The sheet while it is written, row by row from the top."""

    answer: Answer
    title: str
    styles: StyleSheet
    rows: list[tuple[Element, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Everything that was written into cells."""
    links: list[tuple[str, str]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    header_row: int = 0
    """Zero-based row of the list's labels."""
    last_row: int = 0
    """Zero-based last row of the list."""
    _formats: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Writes all rows but the record, which has to know what else is in the file."""
        self.root = etree.Element(f"{{{_MAIN}}}worksheet", nsmap={None: _MAIN})
        self._data = etree.SubElement(self.root, f"{{{_MAIN}}}sheetData")
        self._keys = self._row(dict(enumerate(check_keys())), "key", hidden=True)
        self._top()
        self._list()
        self._ignored()

    # --- Rows

    def _top(self) -> None:
        counts = self.answer.counts()
        worst = next(iter(counts), None)
        heading, how = _HEADINGS[worst]
        self._across("title", self.answer.words(heading), 34)
        self._across("text", self.answer.words(how))
        self._across("small", self._read())
        if carried := self.answer.carried:
            self._across("small", self.answer.words("carries", carried=carried))
        for severity, by_sheet in counts.items():
            where = " · ".join(f"{title or self._file} {number}" for title, number in by_sheet)
            row = self._row(
                {0: self.answer.severity(severity), 1: sum(number for _, number in by_sheet), 2: where},
                "beside",
                styles={0: severity.value, 1: "number"},
                height=_height((where, sum(_WIDTHS[2:]))),
            )
            self._merge(row, 2)
        self._row({}, "text", height=8)

    def _read(self) -> str:
        number, ignored = self.answer.cells_read, len(self.answer.ignored)
        if ignored:
            return self.answer.words("read_and_ignored", file=self._file, number=number, ignored=ignored)
        return self.answer.words("read", file=self._file, number=number)

    @property
    def _file(self) -> str:
        return next((receipt.file for receipt in self.answer.review.receipts), "")

    def _list(self) -> None:
        labels = {at: self.answer.words(f"column.{column}") for at, column in enumerate(CHECK_COLUMNS)}
        self.header_row = self._row(labels, "header", height=24)
        for problem in self.answer.problems:
            place = problem.place
            row = self._row(
                {
                    0: place.sheet or self._file,
                    1: place.cell or "",
                    2: self.answer.severity(problem.severity),
                    3: problem.message,
                    4: problem.hint or "",
                },
                "cell",
                styles={2: problem.severity.value},
                height=_height(
                    (problem.message, _WIDTHS[3]),
                    (problem.hint or "", _WIDTHS[4]),
                    (place.sheet or self._file, _WIDTHS[0]),
                ),
            )
            self._link(row, place.sheet, place.cell)
        self.last_row = len(self.rows) - 1

    def _ignored(self) -> None:
        if not self.answer.ignored:
            return
        problems: dict[tuple[str, str | None], list[Problem]] = {}
        for problem in self.answer.problems:
            problems.setdefault((problem.code, problem.place.sheet), []).append(problem)
        self._row({}, "text")
        self._row({0: self.answer.words("ignored")}, "heading", height=24)
        labels = ("sheet", "cell", "content", "", "reason")
        words = {at: self.answer.words(f"column.{one}") if one else "" for at, one in enumerate(labels)}
        self._merge(self._row(words, "header", height=24), 2, 3)
        for one in self.answer.ignored:
            content, reason = quote(one.content), self.answer.reason(one, problems)
            cells = {0: one.place.sheet or "", 1: one.place.cell or "", 2: content, 3: "", 4: reason}
            height = _height((content, sum(_WIDTHS[2:4])), (reason, _WIDTHS[4]))
            row = self._row(cells, "cell", height=height)
            self._merge(row, 2, 3)
            self._link(row, one.place.sheet, one.place.cell)

    def _across(self, style: str, text: str, height: float | None = None) -> None:
        row = self._row({0: text}, style, height=height or _height((text, sum(_WIDTHS))))
        self._merge(row, 0)

    def _row(
        self,
        cells: dict[int, Any],
        style: str,
        *,
        styles: dict[int, str] | None = None,
        height: float | None = None,
        hidden: bool = False,
    ) -> int:
        """Writes one row below the others; its zero-based number comes back."""
        number = len(self.rows)
        row = append(self._data, "row", r=str(number + 1))
        if hidden:
            row.set("hidden", "1")
        if height is not None:
            row.set("ht", f"{height:g}")
        self.rows.append((row, number))
        for column, content in cells.items():
            self._cell(row, cell_name(number, column), content, (styles or {}).get(column, style))
        return number

    def _cell(self, row: Element, reference: str, content: str | int, style: str) -> None:
        cell = append(row, "c", r=reference, s=str(self._format(style)))
        if isinstance(content, int):
            append(cell, "v").text = str(content)
        elif content:
            cell.set("t", "inlineStr")
            text = append(append(cell, "is"), "t")
            text.set(_SPACE, "preserve")
            text.text = storable(content)
        if content != "":
            self.texts.append(str(content))

    def _format(self, style: str) -> int:
        if style not in self._formats:
            self._formats[style] = self.styles.format(**PAGE_STYLES[style])
        return self._formats[style]

    def _merge(self, row: int, first: int, last: int = _LAST) -> None:
        self.merges.append(f"{cell_name(row, first)}:{cell_name(row, last)}")

    def _link(self, row: int, sheet: str | None, cell: str | None) -> None:
        if sheet not in self.answer.titles or len(self.links) + 2 > _MOST_LINKS:
            return
        target = f"{quoted(sheet or '')}{cell or 'A1'}"
        for column in (0, 1) if cell else (0,):
            reference = cell_name(row, column)
            self.links.append((reference, target))
            for one in self.rows[row][0]:
                if one.get("r") == reference:
                    one.set("s", str(self._format("link")))

    # --- The sheet around the rows

    def finish(self, record: Sequence[str]) -> Element:
        """The root of the sheet with the record, as text of hidden cells, and everything around the rows."""
        keys = self.rows[self._keys][0]
        for number, text in enumerate(record):
            self._cell(keys, cell_name(0, len(_WIDTHS) + number), text, "key")
        self._before()
        self._after()
        return self.root

    def _before(self) -> None:
        around = (
            self._properties(),
            self._dimension(),
            self._view(),
            self._make("sheetFormatPr", defaultRowHeight="15"),
            self._columns(),
        )
        for at, element in enumerate(around):
            self.root.insert(at, element)

    def _properties(self) -> Element:
        properties = self._make("sheetPr")
        append(properties, "tabColor", rgb=f"FF{look.TEAL}")
        append(properties, "pageSetUpPr", fitToPage="1")
        return properties

    def _dimension(self) -> Element:
        return self._make("dimension", ref=f"A1:{cell_name(len(self.rows) - 1, _LAST)}")

    def _view(self) -> Element:
        views = self._make("sheetViews")
        view = append(views, "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
        below = cell_name(self.header_row + 1, 0)
        # The hidden row of keys counts among the rows that stay.
        append(
            view,
            "pane",
            ySplit=str(self.header_row + 1),
            topLeftCell=below,
            activePane="bottomLeft",
            state="frozen",
        )
        append(view, "selection", pane="bottomLeft", activeCell=below, sqref=below)
        return views

    def _columns(self) -> Element:
        columns = self._make("cols")
        for number, width in enumerate(_WIDTHS, start=1):
            append(
                columns, "col", min=str(number), max=str(number), width=f"{width + 0.71:g}", customWidth="1"
            )
        first = str(len(_WIDTHS) + 1)
        last = str(len(_WIDTHS) + 40)
        append(columns, "col", min=first, max=last, width="9.14", hidden="1", customWidth="1")
        return columns

    def _after(self) -> None:
        append(self.root, "autoFilter", ref=self.filtered)
        merges = append(self.root, "mergeCells", count=str(len(self.merges)))
        for area in self.merges:
            append(merges, "mergeCell", ref=area)
        if self.links:
            links = append(self.root, "hyperlinks")
            for reference, target in self.links:
                append(links, "hyperlink", ref=reference, location=target)
        inch = f"{12 / 25.4:.4f}"
        append(
            self.root,
            "pageMargins",
            left=inch,
            right=inch,
            top=inch,
            bottom="0.7087",
            header="0.2362",
            footer="0.2362",
        )
        append(self.root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
        footer = append(append(self.root, "headerFooter"), "oddFooter")
        ink = f"&8&K{look.SECONDARY_INK}"
        file, title = (storable(text.replace("&", "&&")) for text in (self._file[:60], self.title))
        footer.text = f"&L{ink}{file}&C{ink}{title}&R{ink}&P / &N"
        append(
            append(self.root, "ignoredErrors"), "ignoredError", sqref="A1:E1048576", numberStoredAsText="1"
        )

    @property
    def filtered(self) -> str:
        """The range of the list with its labels."""
        return f"A{self.header_row + 1}:{cell_name(max(self.last_row, self.header_row), _LAST)}"

    def _make(self, name: str, **attributes: str) -> Element:
        return etree.Element(f"{{{_MAIN}}}{name}", attributes)


def _height(*texts: tuple[str, float]) -> float:
    """Points for the highest of several texts, each with the width that it has, in characters."""
    return max(lines_in(text, pixels_of(width)) for text, width in texts) * LINE + _PADDING
