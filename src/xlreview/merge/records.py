"""Conflicts as the team gets to see them, with what it has typed beside them so far."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from xlreview.a1 import column_letters
from xlreview.merge.gather import NOTES, Gathered, Rows, Target
from xlreview.merge.references import REFERENCES
from xlreview.merge.resolve import OpenCell, Show
from xlreview.merge.settle import same
from xlreview.model.ledger import Ledger, Said
from xlreview.model.merged import Conflict, Earlier, Proposal, Source, source_of
from xlreview.model.review import Answer


def note_id(target: Target, column: str) -> str:
    """What a ledger calls the note beside a conflict in this cell."""
    return json.dumps([*target, column], ensure_ascii=False)


def notes_of(ledger: Ledger) -> dict[str, tuple[Said, ...]]:
    """What teams typed beside conflicts, by cell, in the order of copies."""
    return {key.id: said for key, said in ledger.said.items() if key.sheet == NOTES}


def conflicts_of(
    open_cells: Iterable[OpenCell], notes: Mapping[str, tuple[Said, ...]], show: Show
) -> tuple[tuple[Conflict, ...], dict[str, OpenCell]]:
    """The open cells as numbered conflicts, and each cell by the number of its conflict."""
    conflicts = []
    cells = {}
    for number, cell in enumerate(open_cells, start=1):
        id = f"C{number}"
        proposals = tuple(
            Proposal(
                column_letters(place),
                _shown(cell, group[0].value, show),
                tuple(source_of(one.said, cell.column) for one in group),
            )
            for place, group in enumerate(cell.standing)
        )
        typed = typed_beside(cell.row, cell.column, notes)
        # A choice that was understood has settled the conflict of its time; what is left is a slip.
        slip = typed.entry if typed is not None and "fault" in typed.entry.answers else None
        conflicts.append(
            Conflict(
                id,
                cell.row.sheet,
                cell.row.id,
                cell.column,
                _ancestors(cell.row, cell.column),
                proposals,
                proposals[0].value,
                choice=slip.text("choice") if slip else "",
                own_text=slip.text("own_text") if slip else "",
                note=typed.entry.text("note") if typed else "",
                extra=typed.entry.extra if typed else {},
            )
        )
        cells[id] = cell
    return tuple(conflicts), cells


def typed_beside(row: Gathered, column: str, notes: Mapping[str, tuple[Said, ...]]) -> Said | None:
    """The latest that the team typed beside a conflict in this cell."""
    found = [one for target in row.targets for one in notes.get(note_id(target, column), ())]
    return max(found, key=lambda one: one.copy.order) if found else None


def notes_on_record(
    notes: Mapping[str, tuple[Said, ...]],
    rows: Rows,
    cells: Iterable[OpenCell],
) -> Iterator[Earlier]:
    """What the team typed beside conflicts, apart from what still stands beside an open one."""
    by_target = {target: row for row in rows.values() for target in row.targets}
    still_there = {
        note_id(target, cell.column): typed_beside(cell.row, cell.column, notes)
        for cell in cells
        for target in cell.row.targets
    }
    for id, said in notes.items():
        *target, column = json.loads(id)
        row = by_target.get((target[0], target[1], target[2]))
        for one in said:
            shown = still_there.get(id)
            if one is shown and ("fault" in one.entry.answers or not one.entry.get("choice")):
                continue
            typed = [one.entry.text(key) for key in ("choice", "own_text", "note")]
            typed += [str(answer) for _, answer in sorted(one.entry.extra.items())]
            text = " · ".join(filter(None, typed))
            source = source_of(one, "choice")
            yield Earlier(target[1], row.id if row else target[2], column, text, source, "settling")


def known_answers(row: Gathered, column: str) -> tuple[Answer, ...]:
    """Every answer that the cell has ever had, as it was sent out too, each once."""
    known: dict[object, Answer] = {}
    for one in row.everything():
        for answer in _answers_of(one, column):
            known.setdefault(same(answer), answer)
    return tuple(known[meaning] for meaning in sorted(known, key=repr))


def _shown(cell: OpenCell, answer: Answer, show: Show) -> Answer:
    return show(answer) if cell.column in REFERENCES.get(cell.row.sheet, ()) else answer


def _ancestors(row: Gathered, column: str) -> tuple[Answer, ...]:
    sent = {same(one.sent[column]): one.sent[column] for one in row.everything() if column in one.sent}
    return tuple(sent[meaning] for meaning in sorted(sent, key=repr))


def _answers_of(said: Said, column: str) -> Iterator[Answer]:
    of_row = said.entry.extra if column[0] == "+" else said.entry.answers
    if (answer := of_row.get(column.removeprefix("+"))) is not None:
        yield answer
    if column in said.sent:
        yield said.sent[column]
    yield from said.seen.get(column, ())


def set_aside_in(ledger: Ledger) -> Iterator[Earlier]:
    """Cells that reading did not take into any row: kept in the history, so that nothing typed is lost."""
    for cell, copy in ledger.set_aside.items():
        source = Source(copy.who, copy.file, cell.sheet_title, cell.cell, copy.saved, copy.fingerprint)
        # Plain, as the ledger keeps it: what is set off in it would be lost with the next merge.
        yield Earlier("", "", "", str(cell.content), source, "set_aside", note=cell.code)
