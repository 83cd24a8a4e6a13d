"""What the team chose on the sheet of conflicts, as decisions on the cells that were in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.layout.columns import Column, Holds
from xlreview.layout.settling import Way, chosen
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.merge.contributions import remark
from xlreview.merge.found_rows import found_rows
from xlreview.merge.gather import NOTES
from xlreview.merge.opinions import as_text, within_a_cell
from xlreview.merge.records import known_answers, note_id
from xlreview.merge.resolve import OpenCell
from xlreview.merge.settle import same
from xlreview.merge.view import View
from xlreview.model.emphasis import joined
from xlreview.model.ledger import Copy, RowKey, Said, SetAside
from xlreview.model.merged import Conflict
from xlreview.model.review import Answer, Entry, Review
from xlreview.read.values.answers import Doubtful
from xlreview.read.values.readers import Readers

_TYPED = ("choice", "own_text", "note")


@dataclass
class Decided:
    """Decisions and notes, the cells that they settle with the answer chosen, and stray remarks."""

    said: list[tuple[RowKey, Said]] = field(default_factory=list)
    cells: dict[tuple[str, str, str], Answer] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)


def decisions_on_conflicts(review: Review, copy: Copy, before: View) -> Decided:
    """What was typed on the sheets `conflicts` and `history` since the merge wrote them."""
    decided = Decided()
    conflicts = {conflict.id: conflict for conflict in before.merged.conflicts}
    language = review.stamp.language if review.stamp.language in LANGUAGES else FALLBACK
    printed = {
        (one.sheet, one.id): one.answers
        for rows in found_rows(before.merged, review.pack, language).values()
        for one in rows
    }
    for entry in review.of(NOTES):
        conflict = conflicts.get(entry.id)
        typed_over = _typed_over(entry, printed.get((NOTES, entry.id), {}))
        if conflict is None:
            decided.set_aside.extend(_remarks(copy, entry, (*typed_over, *entry.extra)))
        else:
            decided.set_aside.extend(_remarks(copy, entry, set(typed_over).difference(_TYPED)))
            _decide(decided, entry, conflict, before.open_cells[conflict.id], review=review, copy=copy)
    for entry in review.of("history"):
        typed_over = _typed_over(entry, printed.get(("history", entry.id), {}))
        decided.set_aside.extend(_remarks(copy, entry, (*typed_over, *entry.extra)))
    return decided


def _typed_over(entry: Entry, printed: Mapping[str, Answer]) -> list[str]:
    """The columns that say something else than the merge printed there, or where it printed nothing."""
    return [
        column
        for column, answer in entry.answers.items()
        if column not in printed or same(answer) != same(printed[column])
    ]


def _remarks(copy: Copy, entry: Entry, columns: Iterable[str]) -> Iterator[SetAside]:
    """Cells of a row that settle nothing: typed over what a merge printed, or added on, beside or below."""
    for column in columns:
        yield remark(copy.workbook_id, entry, column)


def _decide(
    decided: Decided, entry: Entry, conflict: Conflict, cell: OpenCell, *, review: Review, copy: Copy
) -> None:
    typed = {key: entry.text(key) for key in _TYPED if key in entry.answers}
    was = {"choice": conflict.choice, "own_text": conflict.own_text, "note": conflict.note}
    if all(typed.get(key, "") in ("", was[key]) for key in _TYPED) and entry.extra == conflict.extra:
        return
    answer, fault = _chosen(typed, conflict, cell, review)
    answers: dict[str, Answer] = {**typed, **({"fault": fault} if fault else {})}
    note = replace(entry, id=note_id(cell.row.target, cell.column), answers=answers)
    decided.said.append((RowKey(copy.workbook_id, cell.row.target[0], NOTES, note.id), Said(copy, note)))
    if answer is None:
        return
    owner, sheet, id = cell.row.target
    column = cell.column
    of_row = {column.lstrip("+"): answer}
    place = entry.cells.get("choice") or entry.cells.get("own_text")
    decision = Entry(
        sheet,
        id,
        {} if column[0] == "+" else of_row,
        {column.lstrip("+"): place} if place else {},
        of_row if column[0] == "+" else {},
        entry.file,
        entry.sheet_title,
    )
    seen = {column: known_answers(cell.row, column)}
    said = Said(copy, decision, seen=seen, note=typed.get("note", ""))
    decided.said.append((RowKey(copy.workbook_id, owner, sheet, id), said))
    decided.cells[conflict.sheet, conflict.row, column] = answer


def _chosen(
    typed: dict[str, str], conflict: Conflict, cell: OpenCell, review: Review
) -> tuple[Answer | None, str]:
    """The answer that was chosen, or the code of what is wrong with the choice; neither for a mere note."""
    text, own = typed.get("choice", ""), typed.get("own_text", "")
    if not text:
        return _own_text(own, conflict, review) if own else (None, "")
    choice = chosen(text, len(conflict.proposals))
    if choice is None:
        return None, "CHOICE_UNKNOWN"
    if choice is Way.OWN_TEXT:
        return _own_text(own, conflict, review) if own else (None, "CHOICE_WITHOUT_TEXT")
    if choice is Way.KEEP_BOTH:
        return _both(conflict, cell)
    assert isinstance(choice, int)
    return cell.standing[choice][0].value, ""


def _own_text(own: str, conflict: Conflict, review: Review) -> tuple[Answer | None, str]:
    """The team's own words, read as the column of the conflict would be."""
    column = _column(conflict)
    if column is None:
        return own, ""
    read = Readers(review.pack, review.stamp).reader(column)(own)
    answer = read.answer if isinstance(read, Doubtful) else read
    return (None, "OWN_TEXT_UNUSABLE") if answer is None else (answer, "")


def _both(conflict: Conflict, cell: OpenCell) -> tuple[Answer | None, str]:
    """All answers in one cell: lists as one list, texts one below the other, signed where they differ."""
    column = _column(conflict)
    values = [group[0].value for group in cell.standing]
    if all(isinstance(value, tuple) for value in values):
        return tuple(dict.fromkeys(part for value in values for part in value)), ""  # type: ignore[union-attr]
    if column is not None and column.holds is not Holds.TEXT:
        return None, "CANNOT_KEEP_BOTH"
    lines = [
        joined(
            "",
            (f"{' & '.join(dict.fromkeys(one.who for one in proposal.sources))}: ", as_text(proposal.value)),
        )
        for proposal in conflict.proposals
    ]
    return within_a_cell(joined("\n", sorted(lines))), ""


def _column(conflict: Conflict) -> Column | None:
    """The column of ours that is in conflict; None for one that people added."""
    return None if conflict.column[0] == "+" else SHEETS_BY_KEY[conflict.sheet].column(conflict.column)
