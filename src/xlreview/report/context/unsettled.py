"""Cells on which people gave different answers and the team has not chosen yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from xlreview.i18n import in_all_languages, translate
from xlreview.layout.settling import fault_of
from xlreview.layout.sheets import DATA_SHEETS
from xlreview.model.merged import Conflict
from xlreview.model.review import Entry, Review
from xlreview.report.context.setting import one_line, shown_id
from xlreview.report.wording import Wording

_NAMED = 8
"""Cells in conflict that a sentence has room for; the sheet of conflicts lists all."""


def unsettled_cells(review: Review, language: str) -> dict[str, str]:
    """Each cell in conflict in words ("Interviews 17, Role"), and where on the sheet of conflicts it stands.

    The place is empty for a review that was merged and never written to a workbook.
    """
    rows = [one for one in review.of("conflicts") if "proposals" in one.answers and fault_of(one)]
    if rows:
        return {_in_words(row, language): _place(row) for row in rows}
    merged = review.merged.conflicts if review.merged else ()
    return {_of_merge(conflict, language): "" for conflict in merged}


def unsettled_sentence(review: Review, wording: Wording) -> str:
    """Says in the report how many cells are in conflict, and which; empty where none is."""
    cells = unsettled_cells(review, wording.language)
    if not cells:
        return ""
    return wording.say("say.unsettled", count=len(cells), cells=first_few(cells))


def first_few(cells: Iterable[str]) -> str:
    """As many as a sentence has room for; three dots stand for the others."""
    named = list(cells)
    return "; ".join([*named[:_NAMED], *(["…"] if len(named) > _NAMED else [])])


def _place(row: Entry) -> str:
    place = row.place("choice")
    return f"{place.sheet}!{place.cell}" if place.cell else ""


def _in_words(row: Entry, language: str) -> str:
    """Names sheet and column in the language of the report, whatever that of the workbook."""
    sheet, column = one_line(row.text("sheet")), one_line(row.text("column"))
    for one in DATA_SHEETS:
        if sheet in in_all_languages(f"sheet.{one.key}").values():
            keys = (f"column.{one.key}.{known.key}" for known in one.columns)
            return _named(
                translate(f"sheet.{one.key}", language),
                row.text("row"),
                next(_translated(column, keys, language), column),
            )
    return _named(sheet, row.text("row"), column)


def _translated(label: str, keys: Iterable[str], language: str) -> Iterator[str]:
    for key in keys:
        spoken: Mapping[str, str] = in_all_languages(key)
        if label in spoken.values():
            yield translate(key, language)


def _of_merge(conflict: Conflict, language: str) -> str:
    added = conflict.column.startswith("+")
    column = f"column.{conflict.sheet}.{conflict.column}"
    return _named(
        translate(f"sheet.{conflict.sheet}", language),
        conflict.row,
        conflict.column[1:] if added else translate(column, language),
    )


def _named(sheet: str, row: str, column: str) -> str:
    return f"{sheet} {shown_id(one_line(row))}, {column}"
