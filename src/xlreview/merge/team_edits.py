"""What people did in Excel to a team workbook that a merge wrote: its decisions and additions.

The workbook brings the ledger that it was made from. What it showed then is its ancestor; whatever
stands in it now and did not then is a decision, made in view of every answer that the ledger knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from xlreview.layout.sheets import DATA_SHEETS, Rows, Sheet
from xlreview.merge.added_sheets import Home, same_rows
from xlreview.merge.comments import comments_by_team
from xlreview.merge.contributions import by_base_id, copy_of, is_shared, remark, statements, trimmed
from xlreview.merge.decisions import decisions_on_conflicts
from xlreview.merge.gather import Gathered
from xlreview.merge.names import mark_of_entry, marked
from xlreview.merge.records import known_answers
from xlreview.merge.references import REFERENCES, full_names
from xlreview.merge.resolve import CARRIED_COLUMNS
from xlreview.merge.view import View, view
from xlreview.model.emphasis import is_set_off_otherwise
from xlreview.model.ledger import SHARED, Copy, Ledger, RowKey, Said, SaidSheet, SetAside, in_normal_form
from xlreview.model.review import Answer, Entry, Review

Cell = tuple[str, str, str]
"""Sheet, row id and column as people see them."""
Name = Callable[[Answer], Answer]


@dataclass
class Edits:
    """The edits to one team workbook as they are found."""

    review: Review
    copy: Copy
    before: View
    said: dict[RowKey, tuple[Said, ...]] = field(default_factory=dict)
    set_aside: dict[SetAside, Copy] = field(default_factory=dict)

    def add(self, key: RowKey, said: Iterable[Said]) -> None:
        """Adds statements about one row to those found before."""
        self.said[key] = in_normal_form((*self.said.get(key, ()), *said))


def team_ledger_of(review: Review) -> Ledger:
    """The ledger that a team workbook was made from, and what was done to it since.

    A workbook in which nothing was done adds nothing, not even itself.
    """
    assert review.ledger is not None
    team_id = review.stamp.workbook_id
    before = view(review.ledger, review.pack, team_id=team_id)
    copy = replace(copy_of(review), reviewers=())
    edits = Edits(review, copy, before)
    decided = decisions_on_conflicts(review, copy, before)
    for key, said in decided.said:
        edits.add(key, (said,))
    edits.set_aside |= dict.fromkeys(decided.set_aside, copy)
    name = full_names(before.rows)
    for sheet in DATA_SHEETS:
        if sheet.rows is not Rows.FOUND:
            _edit_rows(edits, sheet, decided.cells, name)
    for receipt in review.receipts:
        for cell in receipt.ignored:
            place = cell.place
            aside = SetAside(team_id, place.sheet or "", place.cell or "", cell.content, cell.code)
            edits.set_aside[aside] = copy
    added = dict.fromkeys(_sheets(review, before), copy)
    comments = comments_by_team(
        review, copy, shown=before.comments, by_row=before.by_row, homes=_homes(before)
    )
    found = Ledger({copy.fingerprint: copy}, edits.said, edits.set_aside, added, comments)
    return review.ledger if found.is_empty else Ledger.union((review.ledger, found))


def _edit_rows(edits: Edits, sheet: Sheet, chosen: Mapping[Cell, Answer], name: Name) -> None:
    """Compares the rows of one sheet with what was shown there."""
    review, team_id = edits.review, edits.review.stamp.workbook_id
    shown = {entry.id: entry for entry in edits.before.entries.get(sheet.key, ())}
    for id, entries in by_base_id(review.of(sheet.key)):
        row = edits.before.by_row.get((sheet.key, id))
        shared = is_shared(sheet, id, review)
        if row is None and not shared:
            said = statements(edits.copy, id, [_named(entry, name) for entry in entries])
            edits.add(RowKey(team_id, team_id, sheet.key, id), said)
            continue
        sent = review.sent.get((sheet.key, id), {})
        was = _with(shown.get(id, Entry(sheet.key, id, {})), sent)
        first, *others = sorted(entries, key=lambda entry: (-_likeness(entry, was), mark_of_entry(entry)))
        owner, _, own_id = row.target if row is not None else (SHARED, sheet.key, id)
        said_here = _changes(edits, first, was, row, chosen=chosen, name=name)
        if said_here is not None:
            edits.add(RowKey(team_id, owner, sheet.key, own_id), (said_here,))
        for entry in others:
            if _new_cells(entry, was):
                beside = marked(own_id, team_id + mark_of_entry(entry))
                key = RowKey(team_id, SHARED if shared else team_id, sheet.key, beside)
                edits.add(key, statements(edits.copy, beside, [_named(replace(entry, id=beside), name)]))


def _changes(
    edits: Edits, entry: Entry, was: Entry, row: Gathered | None, *, chosen: Mapping[Cell, Answer], name: Name
) -> Said | None:
    """What somebody changed in a row that was shown, with everything that was known of these cells."""
    answers: dict[str, Answer] = {}
    extra: dict[str, Answer] = {}
    seen: dict[str, tuple[Answer, ...]] = {}
    for column in _new_cells(entry, was):
        if (entry.sheet, was.id, column) in chosen:
            # Settled on the sheet of conflicts as well, which goes before.
            edits.set_aside[remark(edits.copy.workbook_id, entry, column.lstrip("+"))] = edits.copy
            continue
        (extra if column[0] == "+" else answers)[column.lstrip("+")] = _cell(entry, column)
        known = known_answers(row, column) if row is not None else ()
        before = _cell(was, column)
        if before is not None and before not in known:
            known = (*known, before)
        seen[column] = known
    if not answers and not extra:
        return None
    changed = replace(entry, id=row.target[2] if row is not None else was.id, answers=answers, extra=extra)
    return Said(edits.copy, _named(changed, name), seen=seen)


def _new_cells(entry: Entry, was: Entry) -> list[str]:
    """The columns of a row that hold something else than was shown there.

    Text that is only there to be read counts where it is known what it was.
    """
    given = CARRIED_COLUMNS[entry.sheet]
    changed = [
        column
        for column, answer in entry.answers.items()
        if not _equal(answer, was.answers.get(column)) and (column not in given or column in was.answers)
    ]
    return changed + [
        f"+{header}" for header, answer in entry.extra.items() if not _equal(answer, was.extra.get(header))
    ]


def _cell(entry: Entry, column: str) -> Answer:
    return entry.extra.get(column[1:]) if column[0] == "+" else entry.answers.get(column)  # type: ignore[return-value]


def _equal(one: Answer, other: Answer | None) -> bool:
    """Whether a cell still says the same; where several codes stand, their order says nothing.

    Words newly set off are a change. Words set off no more are none: some programs do that unasked.
    """
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other and not is_set_off_otherwise(one, other)


def _with(entry: Entry, sent: Mapping[str, Answer]) -> Entry:
    return replace(entry, answers={**entry.answers, **sent}) if sent else entry


def _named(entry: Entry, name: Name) -> Entry:
    answers = dict(entry.answers)
    for column in REFERENCES.get(entry.sheet, ()):
        if column in answers:
            answers[column] = name(answers[column])
    return replace(entry, answers=answers)


def _likeness(entry: Entry, was: Entry) -> int:
    return sum(was.answers.get(column) == answer for column, answer in entry.answers.items())


def _homes(before: View) -> dict[str, Home]:
    """Whose sheets the added ones are, by their titles in the team's workbook."""
    return {sheet.title.casefold(): home for home, sheet in before.added_sheets.items()}


def _sheets(review: Review, before: View) -> Iterator[SaidSheet]:
    """Sheets that people added to the team workbook, or changed in it."""
    homes = {sheet.title.casefold(): (home, sheet) for home, sheet in before.added_sheets.items()}
    team_id = review.stamp.workbook_id
    for sheet in map(trimmed, review.added_sheets):
        known = homes.get(sheet.title.casefold())
        if known is None:
            yield SaidSheet(team_id, team_id, sheet)
            continue
        (owner, title), was = known
        if not same_rows(sheet.rows, was.rows):
            yield SaidSheet(team_id, owner, replace(sheet, title=title))
