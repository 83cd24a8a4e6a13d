"""What the consensus meeting agreed on the agenda goes on into the findings."""

from __future__ import annotations

from collections.abc import Iterable

from xlreview.merge.gather import Gathered, Rows
from xlreview.merge.resolve import Resolved
from xlreview.merge.settle import statement
from xlreview.model.ledger import SHARED, Said
from xlreview.model.review import Entry

FLOWS = {"outcome": "rating", "reason": "reason", "dissent": "dissent"}
"""Columns of `agenda`, and those of `findings` that they fill."""

_MEETING = "agenda"
"""Stands for the meeting among the workbooks that speak of a finding; no workbook has such an id."""


def add_outcomes(agenda: Iterable[Resolved], rows: Rows) -> None:
    """Adds to the findings what the agenda says, wherever that is not itself in conflict."""
    for resolved in agenda:
        said = [
            one
            for column in FLOWS
            if not any(cell.column == column for cell in resolved.open_cells)
            and (one := _as_finding(resolved, column)) is not None
        ]
        if said:
            target = (SHARED, "findings", resolved.entry.id)
            row = rows.setdefault(target, Gathered(target, resolved.entry.id, {}))
            for one in said:
                column = next(iter(one.entry.answers))
                row.said[f"{_MEETING} {column}"] = (one,)


def _as_finding(resolved: Resolved, column: str) -> Said | None:
    """One column of a row of the agenda as if the same person had said it on the findings."""
    answer = resolved.entry.get(column)
    if answer is None:
        return None
    row = resolved.merged
    said = row.said[0] if row.by_column is None else row.by_column[column][0]
    cell = statement(said, column)
    assert cell is not None
    entry = said.entry
    place = {FLOWS[column]: entry.cells[column]} if column in entry.cells else {}
    return Said(
        said.copy,
        Entry(
            "findings",
            resolved.entry.id,
            {FLOWS[column]: answer},
            place,
            file=entry.file,
            sheet_title=entry.sheet_title,
        ),
        seen={FLOWS[column]: said.seen[column]} if column in said.seen else {},
    )
