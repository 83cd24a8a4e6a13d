"""Rows that were printed and are gone: whoever deletes one mostly means to, but should know what follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from xlreview.i18n import Filling
from xlreview.layout.rows import row_name
from xlreview.problem import Place, Problem
from xlreview.read.finding.columns import FoundSheet
from xlreview.read.finding.identify import RowIds
from xlreview.read.rows.reading import SheetReading
from xlreview.read.values.answers import is_blank, plain_text

_NAMED = 5
"""Rows that are named; of more, people look at the sheet anyway."""


def mention_missing(
    found: FoundSheet,
    ids: RowIds,
    given: Mapping[str, Mapping[str, str]],
    printed: Collection[str],
    reading: SheetReading,
) -> None:
    """ROWS_MISSING, once for a sheet whose rows the pack sets (those of `given`) and which were `printed`.

    A row whose code nobody can tell has a problem of its own, and is probably one of those missed.
    """
    asked = [id for id in printed if id in given]
    place = ids.place
    if place is not None and {row[place] for row in found.grid.rows[found.first_row :]}.issuperset(asked):
        return  # as nearly always: every id is there as it was printed
    present, unknown = set(), 0
    for number in found.grid.filled:
        if number >= found.first_row and number not in found.heads:
            row = found.grid.rows[number]
            id, _ = ids.find(number, row)
            present.add(id)
            unknown += id is None and not all(is_blank(plain_text(cell)) for cell in row)
    missing = [id for id in asked if id not in present]
    if len(missing) > unknown:
        names = [row_name(found.sheet, id, given) for id in missing]
        details: dict[str, Filling] = {
            "rows": ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else ""),
            "count": len(missing),
            "first": missing[0],
        }
        where = Place(reading.file, reading.title)
        reading.problems.append(Problem("ROWS_MISSING", where, details, reading.language))
