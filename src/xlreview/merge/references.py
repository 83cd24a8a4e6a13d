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
    """Within the ledger a reference says whose row it means, for as long as the row is called by its id.

    An id that the workbook has no row of its own for means the row that the merged review calls so.
    """
    owned = {(owner, id) for owner, sheet, id in rows if sheet == "recommendations"}
    called = _full_by_shown(rows)
    for row in rows.values():
        for column in REFERENCES.get(row.sheet, ()):
            row.said = {
                workbook: tuple(_named_by(workbook, one, column, owned=owned, called=called) for one in said)
                for workbook, said in row.said.items()
            }
            row.replaced = tuple(
                _named_by(one.copy.workbook_id, one, column, owned=owned, called=called)
                for one in row.replaced
            )


def _named_by(
    workbook: str, said: Said, column: str, *, owned: set[tuple[str, str]], called: Mapping[str, str]
) -> Said:
    def full(answer: Answer) -> Answer:
        if not isinstance(answer, tuple):
            return answer
        return tuple(marked(id, workbook) if (workbook, id) in owned else called.get(id, id) for id in answer)

    entry, sent, seen = said.entry, said.sent, said.seen
    if column in entry.answers:
        entry = replace(entry, answers={**entry.answers, column: full(entry.answers[column])})
    if column in sent:
        sent = {**sent, column: full(sent[column])}
    if column in seen:
        seen = {**seen, column: tuple(map(full, seen[column]))}
    return replace(said, entry=entry, sent=sent, seen=seen)


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
    names = _full_by_shown(rows)

    def name(answer: Answer) -> Answer:
        return tuple(names.get(id, id) for id in answer) if isinstance(answer, tuple) else answer

    return name


def _full_by_shown(rows: Rows) -> Mapping[str, str]:
    return {
        row.id: marked(row.target[2], row.target[0])
        for row in rows.values()
        if row.sheet == "recommendations"
    }
