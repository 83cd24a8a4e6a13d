"""The sheet `Check` of a marked copy: counts on top, then every problem with links to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from xlreview.a1 import cell_name
from xlreview.layout.check_sheet import CHECK_COLUMNS, check_keys
from xlreview.mark.answer import MOST_MARKED, RANKS, Answer, quote
from xlreview.mark.book import quoted
from xlreview.mark.check_frame import LAST, MAIN, WIDTHS, put_after, put_before
from xlreview.mark.listing import Listing, listing
from xlreview.mark.markup import append, storable
from xlreview.mark.page_styles import PAGE_STYLES
from xlreview.mark.styles import StyleSheet
from xlreview.model.review import Ignored
from xlreview.problem import Problem, Severity
from xlreview.write.book.heights import LINE, lines_in, pixels_of

Element = Any

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PADDING = 5
"""Points above and below the text of a row, together."""
_MOST_SHEETS = 20
"""Sheets that are named beside how many problems each has."""
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
        self.root = etree.Element(f"{{{MAIN}}}worksheet", nsmap={None: MAIN})
        self._titles = frozenset(self.answer.titles)
        self._problems: Listing[Problem] = listing(
            self.answer.problems,
            lambda one: (one.place.sheet, one.code),
            lambda one: RANKS.index(one.severity),
        )
        self._data = etree.SubElement(self.root, f"{{{MAIN}}}sheetData")
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
        if self.answer.unmarked:
            more = self.answer.words("more_marks", marked=MOST_MARKED, number=self.answer.unmarked)
            self._across("text", more)
        if summed := self._problems.number_summed:
            listed = len(self._problems.single)
            self._across("text", self.answer.words("more_problems", listed=listed, number=summed))
        for severity, by_sheet in counts.items():
            where = self._where(by_sheet)
            row = self._row(
                {0: self.answer.severity(severity), 1: sum(number for _, number in by_sheet), 2: where},
                "beside",
                styles={0: severity.value, 1: "number"},
                height=_height((where, sum(WIDTHS[2:]))),
            )
            self._merge(row, 2)
        self._row({}, "text", height=8)

    def _where(self, by_sheet: Sequence[tuple[str, int]]) -> str:
        """How many there are on each sheet; of a great many sheets only the first are named."""
        named = by_sheet if len(by_sheet) <= _MOST_SHEETS + 1 else by_sheet[:_MOST_SHEETS]
        pieces = [f"{title or self.file} {number}" for title, number in named]
        if others := by_sheet[len(named) :]:
            number = sum(number for _, number in others)
            pieces.append(self.answer.words("more_sheets", sheets=len(others), number=number))
        return " · ".join(pieces)

    def _read(self) -> str:
        number, ignored = self.answer.cells_read, len(self.answer.ignored)
        if ignored:
            return self.answer.words("read_and_ignored", file=self.file, number=number, ignored=ignored)
        return self.answer.words("read", file=self.file, number=number)

    @property
    def file(self) -> str:
        """Name of the workbook that was read."""
        return next((receipt.file for receipt in self.answer.review.receipts), "")

    def _list(self) -> None:
        labels = {at: self.answer.words(f"column.{column}") for at, column in enumerate(CHECK_COLUMNS)}
        self.header_row = self._row(labels, "header", height=24)
        for problem in self._problems.single:
            self._problem(problem, problem.message)
        for problem, number in self._problems.summed:
            message = problem.message
            if number > 1:
                message = self.answer.words("more_alike", number=number, message=message)
            self._problem(problem, message)
        self.last_row = len(self.rows) - 1

    def _problem(self, problem: Problem, message: str) -> None:
        sheet, cell, hint = problem.place.sheet, problem.place.cell, problem.hint or ""
        texts = {
            0: sheet or self.file,
            1: cell or "",
            2: self.answer.severity(problem.severity),
            3: message,
            4: hint,
        }
        height = _height((message, WIDTHS[3]), (hint, WIDTHS[4]), (texts[0], WIDTHS[0]))
        row = self._row(texts, "cell", styles={2: problem.severity.value}, height=height)
        self._link(row, sheet, cell)

    def _ignored(self) -> None:
        if not self.answer.ignored:
            return
        self._row({}, "text")
        self._row({0: self.answer.words("ignored")}, "heading", height=24)
        labels = ("sheet", "cell", "content", "", "reason")
        words = {at: self.answer.words(f"column.{one}") if one else "" for at, one in enumerate(labels)}
        self._merge(self._row(words, "header", height=24), 2, 3)
        found = listing(self.answer.ignored, lambda one: (one.place.sheet, one.code))
        for one in found.single:
            self._ignored_cell(one, quote(one.content))
        for one, number in found.summed:
            many = self.answer.words("more_ignored", number=number)
            self._ignored_cell(one, many if number > 1 else quote(one.content))

    def _ignored_cell(self, one: Ignored, content: str) -> None:
        sheet, cell, reason = one.place.sheet, one.place.cell, self.answer.reason(one)
        height = _height((content, sum(WIDTHS[2:4])), (reason, WIDTHS[4]))
        row = self._row({0: sheet or "", 1: cell or "", 2: content, 3: "", 4: reason}, "cell", height=height)
        self._merge(row, 2, 3)
        self._link(row, sheet, cell)

    def _across(self, style: str, text: str, height: float | None = None) -> None:
        row = self._row({0: text}, style, height=height or _height((text, sum(WIDTHS))))
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

    def _merge(self, row: int, first: int, last: int = LAST) -> None:
        self.merges.append(f"{cell_name(row, first)}:{cell_name(row, last)}")

    def _link(self, row: int, sheet: str | None, cell: str | None) -> None:
        if sheet not in self._titles or len(self.links) + 2 > _MOST_LINKS:
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
            self._cell(keys, cell_name(0, len(WIDTHS) + number), text, "key")
        put_before(self)
        put_after(self)
        return self.root

    @property
    def filtered(self) -> str:
        """The range of the list with its labels."""
        return f"A{self.header_row + 1}:{cell_name(max(self.last_row, self.header_row), LAST)}"


def _height(*texts: tuple[str, float]) -> float:
    """Points for the highest of several texts, each with the width that it has, in characters."""
    return max(lines_in(text, pixels_of(width)) for text, width in texts) * LINE + _PADDING
