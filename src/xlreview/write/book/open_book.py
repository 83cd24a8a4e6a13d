"""The open workbook of one review: its sheets, where everything on them stands, its lists and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from xlreview.i18n import Filling, translate
from xlreview.layout.printed import PrintedSheet
from xlreview.layout.sheets import LISTS_SHEET, STAMP_SHEET, Access, Sheet
from xlreview.method.evidence import Weight, weigh
from xlreview.model.review import Review
from xlreview.write.book.laid import LaidSheet, lay_sheets, sheets_of
from xlreview.write.book.lists import HiddenLists
from xlreview.write.book.pen import Pen, Worksheet
from xlreview.write.book.styles import STYLES, TAB_FILLS, TAB_READS


class Book(Pen):
    """A workbook being written for one review.

    `laid` says where every data sheet's rows and columns stand, `worksheets` holds XlsxWriter's sheets
    by sheet key, and `lists` the hidden sheet for dropdowns and figures. `page_texts` are what stands on
    the pages to read, by sheet key, as they are written, `texts_beside` what a merge prints beside answers.
    `printed` is what was put on the sheets that are read back; `advance` is told of rows as they are written.
    """

    def __init__(self, path: Path, review: Review, advance: Callable[[int], object] | None = None) -> None:
        super().__init__(path)
        self.advance = advance
        self.review = review
        self.pack = review.pack
        self.language = review.stamp.language
        self.sheets: Mapping[Sheet, Access] = sheets_of(review)
        self.laid: Mapping[str, LaidSheet] = lay_sheets(review)
        self.worksheets: dict[str, Worksheet] = {}
        self.page_texts: dict[str, set[str]] = {}
        self.texts_beside: dict[str, set[str]] = {}
        self.printed: dict[str, PrintedSheet] = {}
        for sheet, access in self.sheets.items():
            worksheet = self.add_worksheet(self.title(sheet.key))
            worksheet.set_tab_color(TAB_FILLS if access is Access.FILLS else TAB_READS)
            self.worksheets[sheet.key] = worksheet
        self.lists = HiddenLists(self, self.add_worksheet(LISTS_SHEET), self.pack, self.language)
        self.stamp_sheet: Worksheet = self.add_worksheet(STAMP_SHEET)

    def words(self, key: str, **fillings: Filling) -> str:
        """A text of the catalogues in the workbook's language."""
        return translate(key, self.language, **fillings)

    def title(self, sheet_key: str) -> str:
        """The title of a sheet on its tab."""
        return self.words(f"sheet.{sheet_key}")

    @cached_property
    def weights(self) -> Mapping[str, Weight]:
        """What the evidence says about each indicator that it says something about."""
        return weigh(self.review.of("evidence"))

    @cached_property
    def day_style(self) -> str:
        """Style of a calendar day as this workbook's language writes it."""
        style = f"as_day_{self.language}"
        return style if style in STYLES else "as_day_en"
