"""What a merge has to say to the team: open conflicts, rows that share an id, choices not understood."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.i18n import Filling
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.merge.found_rows import column_label
from xlreview.merge.gather import Gathered
from xlreview.merge.records import typed_beside
from xlreview.merge.view import View
from xlreview.model.ledger import Said
from xlreview.problem import Place, Problem


def problems_of(view: View, language: str) -> Iterator[Problem]:
    """Everything in a merged review that somebody should look at, at the cell in the file it came from."""
    for code, place, details in _found(view, language):
        yield Problem(code, place, details, language)


def _found(view: View, language: str) -> Iterator[tuple[str, Place, dict[str, Filling]]]:
    for conflict in view.merged.conflicts:
        cell = view.open_cells[conflict.id]
        column = column_label(conflict.sheet, conflict.column, language)
        newest = cell.standing[0][0].said
        details: dict[str, Filling] = {
            "column": column,
            "row": conflict.row,
            "conflict": conflict.id,
        }
        yield "CONFLICT_OPEN", _place(newest, conflict.column), details
        typed = typed_beside(cell.row, cell.column, view.notes)
        if typed is not None and (fault := typed.entry.text("fault")):
            key = "own_text" if fault in ("CHOICE_WITHOUT_TEXT", "OWN_TEXT_UNUSABLE") else "choice"
            about: dict[str, Filling] = {"seen": typed.entry.text(key), "column": column, "row": conflict.row}
            yield fault, _place(typed, key), about
    for some in view.shared_ids:
        for row in some[1:]:
            yield "ROWS_SHARE_ID", _row_place(row), {"id": row.target[2], "name": row.id}
    for row in view.doubled:
        id = row.id.partition("#")[0]
        latest = max(row.doubled_in, key=lambda one: one.copy.order)
        yield "ROW_KEPT_TWICE", _place(latest, ""), {"id": id, "name": row.id}
    for several in view.clashes:
        for row in several[1:]:
            yield "INTERVIEWS_SHARE_NUMBER", _row_place(row), {"number": row.target[2], "name": row.id}


def _row_place(row: Gathered) -> Place:
    return _place(next(row.everything()), "")


def _place(said: Said, column: str) -> Place:
    """The cell of a column, or else the first filled cell of the row."""
    entry = said.entry
    cell = entry.cells.get(column.removeprefix("+"))
    if cell is None:
        columns = (one.key for one in SHEETS_BY_KEY[entry.sheet].columns)
        cell = next(
            (entry.cells[key] for key in columns if key in entry.answers and key in entry.cells), None
        )
    return Place(said.copy.file, entry.sheet_title or None, cell if entry.sheet_title else None)
