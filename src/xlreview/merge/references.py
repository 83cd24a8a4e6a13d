"""Cells that name rows of another sheet keep naming the same rows when those get another id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from xlreview.layout.columns import Holds
from xlreview.layout.sheets import DATA_SHEETS
from xlreview.merge.gather import Rows
from xlreview.merge.names import marked
from xlreview.model.ledger import Said
from xlreview.model.review import Answer

REFERENCES: Mapping[str, tuple[str, ...]] = {
    sheet.key: columns
    for sheet in DATA_SHEETS
    if (columns := tuple(one.key for one in sheet.columns if one.holds is Holds.REFERENCES))
}
"""Columns that name recommendations, by sheet."""


def name_fully(rows: Rows) -> None:
    """Within the ledger a reference says whose row it means, for as long as the row is called by its id."""
    owned = {(owner, id) for owner, sheet, id in rows if sheet == "recommendations"}
    for row in rows.values():
        for column in REFERENCES.get(row.sheet, ()):
            row.said = {
                workbook: tuple(_named_by(workbook, one, column, owned) for one in said)
                for workbook, said in row.said.items()
            }


def _named_by(workbook: str, said: Said, column: str, owned: set[tuple[str, str]]) -> Said:
    answer = said.entry.get(column)
    if not isinstance(answer, tuple):
        return said
    full = tuple(marked(id, workbook) if (workbook, id) in owned else id for id in answer)
    if full == answer:
        return said
    return replace(said, entry=replace(said.entry, answers={**said.entry.answers, column: full}))


def shown_names(rows: Rows) -> Callable[[Answer], Answer]:
    """A function from full references to what the rows are called in the merged review."""
    names: dict[str, str] = {}
    for row in rows.values():
        if row.sheet == "recommendations":
            for owner, _, id in row.targets:
                names[marked(id, owner)] = row.id

    def show(answer: Answer) -> Answer:
        return tuple(names.get(id, id) for id in answer) if isinstance(answer, tuple) else answer

    return show


def full_names(rows: Rows) -> Callable[[Answer], Answer]:
    """A function from what people see to full references, for what is typed into a team workbook."""
    names = {
        row.id: marked(row.target[2], row.target[0])
        for row in rows.values()
        if row.sheet == "recommendations"
    }

    def name(answer: Answer) -> Answer:
        return tuple(names.get(id, id) for id in answer) if isinstance(answer, tuple) else answer

    return name
