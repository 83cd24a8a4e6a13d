"""What helps to settle conflicts: choices that each one has, links to the cells, letters that stand out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlreview.a1 import cell_name
from xlreview.i18n import in_all_languages
from xlreview.layout.given import given_texts
from xlreview.layout.rows import row_name
from xlreview.layout.settling import letters_at
from xlreview.layout.sheets import DATA_SHEETS, FIRST_ROW, Sheet
from xlreview.model.review import Entry
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import Worksheet, accepted
from xlreview.write.book.settled import offers, own_text_label

_STYLES = ("given", "as_text")


def offer_choices(book: Book, laid: LaidSheet, worksheet: Worksheet, hint: Mapping[str, Any]) -> None:
    """A dropdown with just the choices that a conflict has; colours for what is open or no choice."""
    column, own = laid.column_number("choice"), laid.column_number("own_text")
    for offer in offers(book, laid):
        place = (offer.first_row, column, offer.last_row, column)
        options = {
            "validate": "list",
            "source": f"={offer.name}",
            "error_type": "stop",
            "error_title": book.words("stop.choice.title"),
            "error_message": book.words("stop.choice.message"),
            **hint,
        }
        accepted(worksheet.data_validation(*place, options), "the choices of a conflict")
        choice, text = (f"TRIM(${cell_name(offer.first_row, number)})" for number in (column, own))
        off_list = f"=AND(LEN({choice})>0,ISERROR(MATCH({choice},{offer.name},0)))"
        open_still = f"=AND(LEN({choice})=0,LEN({text})=0)"
        no_text = f'=AND({choice}="{own_text_label(book)}",LEN({text})=0)'
        own_place = (offer.first_row, own, offer.last_row, own)
        for where, rule, style in (
            (place, off_list, "off_list"),
            (place, open_still, "missing"),
            (own_place, no_text, "missing"),
        ):
            options = {"type": "formula", "criteria": rule, "format": book.format(style)}
            accepted(worksheet.conditional_format(*where, options), f"the colour {style} of conflicts")


def write_conflict_texts(book: Book, laid: LaidSheet, worksheet: Worksheet) -> None:
    """Writes the answers once more with their letters standing out, and leads from the row to its cell."""
    for number, row in enumerate(laid.rows, FIRST_ROW):
        if row.entry is None:
            continue
        parts = _parts(row.entry)
        if len(parts) > 1:
            book.put_accented(worksheet, number, laid.column_number("proposals"), parts, *_STYLES)
        target = _target(book, row.entry)
        if target is not None:
            place = laid.column_number("row")
            name = row.entry.text("row")
            # Excel's links lead to places, and sorting takes the row away from there.
            tip = book.words("settling.link", row=name)
            book.link(worksheet, number, place, name, *_STYLES, "link", to=target, tip=tip)


def _parts(conflict: Entry) -> list[tuple[str, str]]:
    """The text of the answers cut where letters stand, each part with its style."""
    text = conflict.text("proposals")
    starts = letters_at(conflict)
    if not starts or starts[0]:
        return []
    parts: list[tuple[str, str]] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        letter_end = text.index(" ", start)
        parts += [(text[start:letter_end], "letter"), (text[letter_end:end], "plain_words")]
    return parts


def _target(book: Book, conflict: Entry) -> str | None:
    """The cell in this workbook that a conflict is about, as far as its names tell."""
    sheet, label = conflict.text("sheet"), conflict.text("column")
    for one in DATA_SHEETS:
        if one.key not in book.laid or sheet not in in_all_languages(f"sheet.{one.key}").values():
            continue
        there, row = book.laid[one.key], _row_meant(book, one, conflict.text("row"))
        for column in one.columns:
            if label in in_all_languages(f"column.{one.key}.{column.key}").values():
                return there.cell(row, column.key)
        return there.cell(row, one.identity)
    return None


def _row_meant(book: Book, sheet: Sheet, name: str) -> str:
    """The id of the row that a conflict calls by its id, or by the title printed there."""
    given = given_texts(sheet, book.pack, book.language)
    return next((id for id in given if row_name(sheet, id, given) == name), name)
