"""XlsxWriter's worksheet, quicker for the hundred thousand rows that a merged workbook may have.

XlsxWriter looks at every cell many times over: by a wrapper that takes `A1` as well, for spans that no
program needs, by the name of its type. What stands here does the same for the few kinds of cell that
nearly all of ours are, and leaves the rest to it. Rows have heights that follow what people type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from html import escape
from io import StringIO
from typing import Any

import xlsxwriter.worksheet
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple
from xlsxwriter.xmlwriter import XMLwriter

from xlreview.a1 import column_letters
from xlreview.model.emphasis import BOLD, ITALIC, STRUCK, UNDERLINED, Run
from xlreview.write.book.plain_rows import MOST_CHARACTERS, Cells, PlainRows

_LONGEST = 32_767

_SET_MARK: Mapping[str, Callable[[Any], None]] = {
    BOLD: Format.set_bold,
    ITALIC: Format.set_italic,
    STRUCK: Format.set_font_strikeout,
    UNDERLINED: Format.set_underline,
}


class FastWorksheet(xlsxwriter.worksheet.Worksheet):
    """A worksheet whose rows grow with what people type, and which is written in one go."""

    row_sizes: dict[int, list[Any]]

    def __init__(self) -> None:
        super().__init__()
        self._fitted: dict[int, float] = {}
        self._fonts: dict[tuple[int, str], str] = {}

    def add_long_table(
        self, row: int, column: int, last_row: int, last_column: int, options: Mapping[str, Any]
    ) -> int:
        """Adds a table of many rows to a sheet that has no other: `add_table` looks for those in every cell.

        Gives back a negative number where XlsxWriter would.
        """
        code: int = self.add_table(row, column, row + 1, last_column, options)
        if code == 0:
            reach = xl_range(row, column, last_row, last_column)
            self.tables[-1].update(range=reach, a_range=reach, autofilter=reach)
        return code

    def fit_row(self, row: int, points: float) -> None:
        """Gives a row the height that its text needs now, without fixing it there.

        `set_row` would mark the height as set by hand, and Excel would no longer change it.
        """
        self._fitted[row] = points

    def put_plain(self, row: int, column: int, columns: Sequence[Cells]) -> list[tuple[int, int]] | None:
        """Writes those cells of equally long columns side by side that are plain.

        Gives back the others by their position (row, column) among these, row by row, which are left to
        write; nothing else may be written in these rows. None where the sheet has no room for them.
        """
        last_row, last_column = row + len(columns[0][0]) - 1, column + len(columns) - 1
        if self._check_dimensions(row, column) or self._check_dimensions(last_row, last_column):
            return None
        return self._plain.put(row, column, columns)

    @cached_property
    def _plain(self) -> PlainRows:
        return PlainRows(self.str_table)

    def put_text(self, row: int, column: int, text: str, cell_format: Any) -> int:
        """Writes a text that is no formula, no link and no number, whatever it looks like.

        Gives back a negative number where XlsxWriter would: for a text that is too long.
        """
        if len(text) > MOST_CHARACTERS or text.startswith("<r>"):
            return self.write_string(row, column, _as_one_run(text), cell_format)
        if self._check_dimensions(row, column):
            return -1
        index = self.str_table._get_shared_string_index(text)
        self.table[row][column] = CellStringTuple(index, cell_format)
        return 0

    def put_runs(self, row: int, column: int, runs: Iterable[Run], cell_format: Any) -> int:
        """Writes one text of pieces with marks (see `model.emphasis`) in the font of the cell.

        Gives back a negative number for a text that is too long.
        """
        pieces = list(runs)
        if sum(len(text.encode("utf-16-le")) for text, _ in pieces) > 2 * _LONGEST:
            return -2
        if self._check_dimensions(row, column):
            return -1
        xml = "".join(
            f'<r>{self._font(cell_format, marks, first=not number)}<t xml:space="preserve">'
            f"{escape(text, quote=False)}</t></r>"
            for number, (text, marks) in enumerate(pieces)
        )
        self.table[row][column] = CellStringTuple(self.str_table._get_shared_string_index(xml), cell_format)
        return 0

    def _font(self, cell_format: Any, marks: str, *, first: bool) -> str:
        """The font of a run; a text that begins with plain words has that of its cell."""
        if first and not marks:
            return ""
        known = (id(cell_format), marks)
        if known not in self._fonts:
            font = copy(cell_format) if cell_format else Format()
            for mark in marks:
                _SET_MARK[mark](font)
            self.rstring = XMLwriter()
            self.rstring._set_filehandle(StringIO())
            self._write_font(font)
            self._fonts[known] = self.rstring.fh.getvalue()
        return self._fonts[known]

    def _write_rows(self) -> None:
        letters = [column_letters(column) for column in range(self.dim_colmax + 1)]
        spelled = self._plain.rows
        filled = (row for row, cells in self.table.items() if cells)
        for row in sorted({*filled, *self.row_info, *spelled}):
            cells = self.table.get(row, {})
            if not cells and row not in spelled:
                self._write_empty_row(row, None, self.row_info.get(row))
                continue
            self._write_row(row, None, self.row_info.get(row))
            pieces = spelled.get(row, {})
            if isinstance(pieces, str):
                assert not cells, f"row {row + 1} was put as final"
                self.fh.write(pieces)
            elif pieces:
                for column in sorted({*pieces, *cells}):
                    if column in pieces:
                        self.fh.write(pieces[column])
                    else:
                        self._write_cells(row, {column: cells[column]}, letters)
            else:
                self._write_cells(row, cells, letters)
            self._xml_end_tag("row")
        spelled.clear()  # a large sheet takes fifty megabytes

    def _write_cells(self, row: int, cells: dict[int, Any], letters: list[str]) -> None:
        number = row + 1
        parts: list[str] = []
        for column in sorted(cells):
            cell = cells[column]
            kind, cell_format = type(cell), cell.format
            index = cell_format._get_xf_index() if cell_format else 0
            start = f'<c r="{letters[column]}{number}" s="{index}"'
            if index and kind is CellStringTuple:
                parts.append(f'{start} t="s"><v>{cell.string}</v></c>')
            elif index and kind is CellBlankTuple:
                parts.append(f"{start}/>")
            elif index and kind is CellNumberTuple:
                parts.append(f"{start}><v>{cell.number:.16G}</v></c>")
            else:
                self.fh.write("".join(parts))
                parts.clear()
                self._write_cell(row, column, cell)
        self.fh.write("".join(parts))

    def _write_row(self, row: int, spans: Any, row_info: Any = None, empty_row: bool = False) -> None:
        if row not in self._fitted or row_info or empty_row:
            super()._write_row(row, spans, row_info, empty_row)
        else:
            self._xml_start_tag_unencoded("row", [("r", row + 1), ("ht", f"{self._fitted[row]:g}")])

    def _prepare_vml_objects(self, *ids: Any) -> int:
        # Notes are placed by the heights of rows; XlsxWriter does not know those that follow the text.
        known, fitted = self.row_sizes, {row: round(points / 0.75) for row, points in self._fitted.items()}
        self.row_sizes = {row: [pixels, False] for row, pixels in fitted.items()} | known
        count: int = super()._prepare_vml_objects(*ids)
        self.row_sizes, self.prev_row_offset = known, (0, 0)
        return count

    def _prepare_formula(self, formula: str, *_expand: bool, **_options: bool) -> str:
        # XlsxWriter searches every formula for two dozen newer functions that need a prefix. There are
        # none here, and thousands of formulas: the search would take most of the time.
        return formula.removeprefix("=")


def _as_one_run(text: str) -> str:
    """A text that XlsxWriter would take for its own mark-up, as one run of such mark-up."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text
