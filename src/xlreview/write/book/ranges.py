"""Places in the workbook being written, as formulas, links and dropdowns name them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlreview.a1 import column_letters


def quoted(title: str) -> str:
    """A sheet title as formulas want it: always in quotes, so that no title needs a second look."""
    return "'" + title.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Range:
    """Part of one column of one sheet; rows and column zero-based, both ends included."""

    title: str
    column: int
    first_row: int
    last_row: int

    def __str__(self) -> str:
        """`'Self-assessment'!$D$3:$D$75`, for formulas on any sheet."""
        return f"{quoted(self.title)}!{self.here}"

    @property
    def here(self) -> str:
        """`$D$3:$D$75`, for formulas on the same sheet."""
        letters = column_letters(self.column)
        return f"${letters}${self.first_row + 1}:${letters}${self.last_row + 1}"

    def cut(self, rows: int) -> tuple[Range, Range]:
        """The first so many rows, and those below; the latter's last row lies above its first if none are."""
        middle = self.first_row + rows
        return replace(self, last_row=middle - 1), replace(self, first_row=middle)

    def cell(self, number: int) -> str:
        """The cell at a zero-based position in the range: `'Self-assessment'!$D$3` for 0."""
        return f"{quoted(self.title)}!{self.cell_here(number)}"

    def cell_here(self, number: int) -> str:
        """The cell at a zero-based position in the range, without the sheet: `$D$3` for 0."""
        return f"${column_letters(self.column)}${self.first_row + number + 1}"

    def cell_beside(self, number: int) -> str:
        """The same for a formula that stands in the cell's row and is sorted with it: `$D3` for 0.

        Sorting moves a reference along only where its row has no `$` (Excel and LibreOffice alike).
        """
        return f"${column_letters(self.column)}{self.first_row + number + 1}"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula (`=SUM(…)`, function names in English) and what it comes to with the present answers."""

    text: str
    result: str | int | float
