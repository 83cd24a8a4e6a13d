"""The ledger: one row for every indicator with its present ratings, on the hidden lists.

The guide pages count and colour from here instead of looking into the data sheets themselves. Every
rating is a formula that finds the indicator by its code, so that a sorted sheet changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlreview.layout.choices import label_of, values_of
from xlreview.method.glance import RATED_ON, ratings_by_code
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range

RATED_SHEETS = ("self_assessment", "screening", "findings")
"""Sheets that rate every indicator, in the order of the method."""


@dataclass(frozen=True)
class Ledger:
    """Ranges with one cell per indicator, in pack order.

    `ratings` are by sheet key, for the sheets that this workbook has; `rated_on` is the sheet whose
    ratings the dashboard shows, and always among them. Cells hold labels (`▲ exceeds`), empty text
    where nothing is rated yet, and pillar and area by code, empty text where the pack has none.
    """

    codes: Range
    pillars: Range
    areas: Range
    ratings: Mapping[str, Range]
    rated_on: str

    @property
    def rating(self) -> Range:
        """The ratings that the dashboard shows."""
        return self.ratings[self.rated_on]


def write_ledger(book: Book) -> Ledger:
    """Writes the ledger of an open book and says where its columns stand."""
    indicators = book.pack.indicators
    codes = book.lists.named("ledger_code", [one.code for one in indicators])
    rated_on = RATED_ON[book.review.stamp.role]
    return Ledger(
        codes=codes,
        pillars=book.lists.named("ledger_pillar", [one.pillar or "" for one in indicators]),
        areas=book.lists.named("ledger_area", [one.area or "" for one in indicators]),
        ratings={
            sheet: _write_ratings(book, sheet, codes)
            for sheet in RATED_SHEETS
            if sheet in book.laid or sheet == rated_on
        },
        rated_on=rated_on,
    )


def _write_ratings(book: Book, sheet: str, codes: Range) -> Range:
    heading = f"ledger.{sheet}"
    if sheet not in book.laid:
        return book.lists.add(heading, [""] * len(book.pack.indicators))
    laid = book.laid[sheet]
    values = values_of("rating", book.pack)
    position = book.lists.weighing("rating", {value: number for number, value in enumerate(values, 1)})
    labels = ",".join(book.lists.label("rating", value) for value in values)
    ratings, places = laid.range("rating"), laid.range("code")
    rated = ratings_by_code(book.review, sheet)
    formulas = []
    for number, indicator in enumerate(book.pack.indicators):
        rating = rated[indicator.code]
        label = label_of("rating", rating, book.pack, book.language) if rating else ""
        found = f"MATCH({codes.cell_here(number)},{places},0)"
        typed = f"TRIM(INDEX({ratings},{found}))"
        # CHOOSE answers an error to 0: what is off the list stays there as it was typed.
        formulas.append(Formula(f'=IFERROR(CHOOSE({position(typed)},{labels}),IFERROR({typed},""))', label))
    return book.lists.add(heading, formulas)
