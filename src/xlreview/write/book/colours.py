"""Colours that follow what people type: ratings, what is off its list, what is still missing, pillars.

One set of rules for each column, never for each cell. Rules look at other sheets through names only,
because older programs refuse a rule that points there directly. Every colour comes with a word: the
label in the cell itself, or, for missing answers, the empty cell.
"""

from __future__ import annotations

from xlreview import look
from xlreview.a1 import cell_name, column_letters
from xlreview.layout.choices import label_of, values_of
from xlreview.layout.columns import Column, Holds
from xlreview.layout.sheets import FIRST_ROW
from xlreview.model.rating import HEARD_IN
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.missing import missing_rules
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted
from xlreview.write.book.ranges import Range

_COLOURED = {"rating": "rating", "evidence_state": "evidence"}
"""Closed lists with a colour for each value, and what the style names begin with."""


def colour_sheet(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Adds the colours of every column of a sheet."""
    for column in laid.sheet.columns:
        place = laid.range(column.key)
        if column.holds is Holds.CHOICE and column.choices:
            colour_choices(book, worksheet, place, column.choices)
        if laid.asks_for(column):
            _colour_off_list(book, worksheet, place, column)
            _colour_missing(book, laid, worksheet, column)
            if laid.sheet.key == "evidence" and column.key == "interview":
                _colour_interview_numbers(book, laid, worksheet)
    for view in laid.views:
        if view.column is not None and (choices := laid.sheet.column(view.column).choices):
            colour_choices(book, worksheet, laid.range(view.key), choices)
    if laid.has_strip:
        _colour_strip(book, laid, worksheet)


def colour_choices(book: Book, worksheet: Worksheet, place: Range, choices: str) -> None:
    """Colours the labels of a closed list wherever they stand in a range: ratings, states of evidence."""
    if choices not in _COLOURED:
        return
    for value in values_of(choices, book.pack):
        label = label_of(choices, value, book.pack, book.language).replace('"', '""')
        rule = {"type": "cell", "criteria": "==", "value": f'"{label}"'}
        _colour(book, worksheet, place, rule, f"{_COLOURED[choices]}_{value}")


def _colour_off_list(book: Book, worksheet: Worksheet, place: Range, column: Column) -> None:
    if column.holds is Holds.CODE:
        offered = "ledger_code"
    elif column.choices and values_of(column.choices, book.pack):
        offered = book.lists.spelled_name(column.choices, values_of(column.choices, book.pack))
    else:
        return
    cell = _first_cell(place)
    # ISERROR and not ISNA: MATCH answers #VALUE! to a text of more than 255 characters.
    off_list = f"=AND(LEN(TRIM({cell}))>0,ISERROR(MATCH(TRIM({cell}),{offered},0)))"
    _colour(book, worksheet, place, {"type": "formula", "criteria": off_list}, "off_list")


def _colour_missing(book: Book, laid: LaidSheet, worksheet: Worksheet, column: Column) -> None:
    for place, missing in missing_rules(book, laid, column):
        _colour(book, worksheet, place, {"type": "formula", "criteria": missing}, "missing")


def _colour_interview_numbers(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Marks what keeps a piece of evidence from being counted: no number of an interview, or no number."""
    place = laid.range("interview")
    number = _first_cell(place)
    source = _first_cell(laid.range("source"))
    spelled = book.lists.spelled_name("source", sorted(HEARD_IN))
    missing = f"=AND(LEN(TRIM({number}))=0,ISNUMBER(MATCH(TRIM({source}),{spelled},0)))"
    _colour(book, worksheet, place, {"type": "formula", "criteria": missing}, "missing")
    # Whole numbers typed as text are counted, so they are not marked either.
    no_number = f"=AND(LEN(TRIM({number}))>0,IFERROR(INT({number}+0)<>{number}+0,TRUE))"
    _colour(book, worksheet, place, {"type": "formula", "criteria": no_number}, "off_list")


def _colour_strip(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Tints column A by the pillar of the row's code, also after sorting."""
    strip = Range(laid.title, 0, FIRST_ROW, laid.last_row)
    code = f"${column_letters(laid.first_column)}{FIRST_ROW + 1}"
    for number, pillar in enumerate(book.pack.pillars):
        is_pillar = f'=INDEX(ledger_pillar,MATCH({code},ledger_code,0))="{pillar.code}"'
        style = f"pillar_{number % len(look.PILLAR_TINTS)}"
        _colour(book, worksheet, strip, {"type": "formula", "criteria": is_pillar}, style)


def _colour(book: Book, worksheet: Worksheet, place: Range, rule: dict[str, str], style: str) -> None:
    code = worksheet.conditional_format(
        place.first_row,
        place.column,
        place.last_row,
        place.column,
        {**rule, "format": book.format(style)},
    )
    accepted(code, f"the colour {style} on {place}")


def _first_cell(place: Range) -> str:
    """The top cell of a range as a rule names it that slides down the rows: `$D3`."""
    return "$" + cell_name(place.first_row, place.column)
