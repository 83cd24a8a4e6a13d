"""The pen: formats by style name, and writing of cells, links and names that is checked.

XlsxWriter refuses quietly: it returns a negative number, at times with a warning, and leaves the cell,
the dropdown or the table out. Everything goes through `Pen.put` and `accepted`, which do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from xlsxwriter.exceptions import FileCreateError

from xlreview.layout.printed import storable
from xlreview.model.emphasis import Emphasised, runs_of
from xlreview.problem import XlreviewError
from xlreview.write.book.plain_rows import FastWorkbook
from xlreview.write.book.ranges import Formula
from xlreview.write.book.styles import STYLES
from xlreview.write.book.worksheet import FastWorksheet

Format = Any
Worksheet = Any
Content = str | int | float | date | time | Formula | None
CellColumn = tuple[list[Content], Format]
"""Cells one below the other: what stands in them, and the format of all or a list with that of each."""

LONGEST_TIP = 255
"""Characters that Excel shows to whoever points at a link."""
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_")


class RefusedByExcel(XlreviewError):
    """Something that no workbook can hold: a text over 32,767 characters, a row below the last one."""


def accepted(code: int | None, what: str) -> None:
    """Raises RefusedByExcel when XlsxWriter returned that it left `what` out."""
    if code is not None and code < 0:
        raise RefusedByExcel(f"{what} does not fit into a workbook (XlsxWriter returned {code})")


class Pen:
    """Writes into one new workbook file, in named styles."""

    def __init__(self, path: Path) -> None:
        self.workbook = FastWorkbook(
            str(path),
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._formats: dict[tuple[str, ...], Format] = {}

    def add_worksheet(self, title: str) -> Worksheet:
        """A new sheet behind the others."""
        return self.workbook.add_worksheet(title, worksheet_class=FastWorksheet)

    def format(self, *styles: str) -> Format:
        """The cell format for these style names together; the same names give the same format."""
        made = self._formats.get(styles)
        if made is None:
            properties: dict[str, Any] = {}
            for style in styles:
                properties.update(STYLES[style])
            made = self._formats[styles] = self.workbook.add_format(properties)
        return made

    def put(self, worksheet: Worksheet, row: int, column: int, content: Content, *styles: str) -> None:
        """Writes one cell (zero-based place) in these styles.

        Text is always stored as text, whatever it begins with. Raises RefusedByExcel for content that no
        cell can hold.
        """
        self.put_formatted(worksheet, row, column, content, self.format(*styles) if styles else None)

    def put_rows(
        self, worksheet: Worksheet, row: int, column: int, columns: Sequence[CellColumn], *, is_final: bool
    ) -> None:
        """Writes equally long columns side by side, from one row and column on.

        If they are final, nothing else may be written in their rows.
        """
        left = worksheet.put_plain(row, column, columns) if is_final else None
        if left is None:
            places = range(len(columns[0][0]))
            left = [(place, number) for place in places for number in range(len(columns))]
        for place, number in left:
            contents, formats = columns[number]
            cell_format = formats[place] if isinstance(formats, list) else formats
            self.put_formatted(worksheet, row + place, column + number, contents[place], cell_format)

    def put_formatted(
        self, worksheet: Worksheet, row: int, column: int, content: Content, cell_format: Format
    ) -> None:
        """The same for a format at hand: what loops over many cells call."""
        if isinstance(content, Emphasised):
            runs = ((storable(text), marks) for text, marks in runs_of(content))
            code = worksheet.put_runs(row, column, runs, cell_format)
        elif isinstance(content, str):
            code = (
                worksheet.put_text(row, column, storable(content), cell_format)
                if content
                else worksheet.write_blank(row, column, None, cell_format)
            )
        elif content is None:
            code = worksheet.write_blank(row, column, None, cell_format)
        elif isinstance(content, Formula):
            code = worksheet.write_formula(row, column, content.text, cell_format, content.result)
        elif isinstance(content, date | time):
            code = self._put_moment(worksheet, row, column, content, cell_format)
        else:
            code = worksheet.write_number(row, column, content, cell_format)
        if code:
            accepted(code, f"{worksheet.get_name()}, row {row + 1}: {str(content)[:40]!r}")

    def put_accented(
        self, worksheet: Worksheet, row: int, column: int, parts: Sequence[tuple[str, str]], *styles: str
    ) -> None:
        """Writes one text whose parts are in inks of their own: pairs of text and style name.

        A text with control characters, or what looks like one written out, gets one ink: XlsxWriter
        escapes these twice in parts.
        """
        whole = "".join(text for text, _ in parts)
        if _ESCAPED.search(whole):
            self.put(worksheet, row, column, whole, *styles)
            return
        shown = [(storable(text), style) for text, style in parts if text]
        fragments = [one for text, style in shown for one in (self.format(style), text)]
        code = worksheet.write_rich_string(row, column, *fragments, self.format(*styles))
        accepted(code, f"{worksheet.get_name()}, row {row + 1}: {shown[0][0][:40]!r}")

    def link(
        self,
        worksheet: Worksheet,
        row: int,
        column: int,
        text: str,
        *styles: str,
        to: str,
        tip: str | None = None,
    ) -> None:
        """Writes text that leads to a place of this workbook, named as formulas do: `'Benchmarks'!A5`.

        `tip` is shown to whoever points at it.
        """
        url = f"internal:{to.replace('$', '')}"
        shown_tip = None if tip is None else storable(tip)[:LONGEST_TIP]
        code = worksheet.write_url(row, column, url, self.format(*styles), storable(text), shown_tip)
        accepted(code, f"the link {text!r}")

    def define_name(self, name: str, reference: str) -> None:
        """Gives a range a name that dropdowns and colours use."""
        accepted(self.workbook.define_name(name, f"={reference}"), f"the name {name}")

    def close(self) -> None:
        """Writes the file; raises OSError where that is not possible."""
        try:
            self.workbook.close()
        except FileCreateError as refusal:
            raise OSError(*getattr(refusal.args[0], "args", refusal.args)) from refusal

    @staticmethod
    def _put_moment(
        worksheet: Worksheet, row: int, column: int, moment: date | time, cell_format: Format
    ) -> int:
        # Excel's calendar begins in 1900; an earlier day can only be kept as text.
        if isinstance(moment, date) and moment.year < 1900:
            return worksheet.write_string(row, column, moment.isoformat(), cell_format)
        return worksheet.write_datetime(row, column, moment, cell_format)
