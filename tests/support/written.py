"""What was written, as openpyxl sees it: sheets by key, columns by key, cells by row id."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from support.parsed import parsed_workbook
from xlreview.i18n import translate
from xlreview.layout.sheets import FIRST_ROW, KEY_ROW, LABEL_ROW, SHEETS_BY_KEY
from xlreview.model.review import Review
from xlreview.write import write_workbook


class WrittenSheet:
    """One sheet with columns."""

    def __init__(self, key: str, worksheet: Worksheet) -> None:
        self.key = key
        self.worksheet = worksheet

    @cached_property
    def columns(self) -> dict[str, int]:
        """One-based column by qualified key."""
        return {cell.value: cell.column for cell in self.worksheet[KEY_ROW + 1] if cell.value is not None}

    @property
    def labels(self) -> list[str]:
        return [cell.value for cell in self.worksheet[LABEL_ROW + 1] if cell.value is not None]

    @cached_property
    def rows(self) -> dict[str, int]:
        """One-based row by what its first key column says."""
        identity = min(self.columns.values())
        cells = ((row, self.worksheet.cell(row, identity).value) for row in self.row_numbers)
        return {str(id): row for row, id in cells if id is not None}

    @property
    def hidden(self) -> set[str]:
        """Keys of the columns that nobody sees."""
        return {
            key.partition(".")[2]
            for dimension in self.worksheet.column_dimensions.values()
            if dimension.hidden
            for key, column in self.columns.items()
            if dimension.min <= column <= dimension.max
        }

    @property
    def pixels(self) -> int:
        """How wide the sheet is on a screen at 100 %."""
        return sum(
            round(dimension.width * 7) * (dimension.max - dimension.min + 1)
            for dimension in self.worksheet.column_dimensions.values()
            if not dimension.hidden
        )

    @property
    def row_numbers(self) -> range:
        return range(FIRST_ROW + 1, self.worksheet.max_row + 1)

    def cell(self, id: str, key: str) -> Cell:
        return self.worksheet.cell(self.rows[id], self.column(key))

    def column(self, key: str) -> int:
        """One-based column of a key without its sheet."""
        return next(column for full, column in self.columns.items() if full.partition(".")[2] == key)

    def letters(self, key: str) -> str:
        return get_column_letter(self.column(key))


class Written:
    """A workbook that was written and opened again; `values` are the cached results of formulas."""

    def __init__(self, path: Path, language: str = "en") -> None:
        self.path = path
        self.language = language

    @cached_property
    def workbook(self) -> Workbook:
        return parsed_workbook(self.path)

    @cached_property
    def values(self) -> Workbook:
        return parsed_workbook(self.path, results=True)

    def __getitem__(self, key: str) -> WrittenSheet:
        return WrittenSheet(key, self.workbook[self.title(key)])

    def cached(self, key: str) -> WrittenSheet:
        return WrittenSheet(key, self.values[self.title(key)])

    def named(self, name: str) -> list[object]:
        """What stands in a named range of one column."""
        title, _, cells = self.workbook.defined_names[name].attr_text.rpartition("!")
        return [row[0].value for row in self.values[title.strip("'")][cells.replace("$", "")]]

    def sheets(self) -> Iterator[WrittenSheet]:
        """Sheets with columns, those to read among them."""
        for key, sheet in SHEETS_BY_KEY.items():
            if sheet.columns and self.title(key) in self.workbook.sheetnames:
                yield self[key]

    def title(self, key: str) -> str:
        return translate(f"sheet.{key}", self.language)


def written(folder: Path, review: Review, **about: object) -> Written:
    """The workbook of a review, opened again; `about` changes the review first (`entries=…`)."""
    path = folder / "written.xlsx"
    write_workbook(path, replace(review, **about))  # type: ignore[arg-type]
    return Written(path, review.stamp.language)
