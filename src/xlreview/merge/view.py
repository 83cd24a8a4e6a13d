"""The merged review as it follows from a ledger: rows, conflicts, opinions, history."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreview.layout.sheets import DATA_SHEETS
from xlreview.layout.sheets import Rows as RowsOf
from xlreview.merge.added_sheets import Home, sheets_side_by_side
from xlreview.merge.agenda import add_outcomes
from xlreview.merge.comments import Standing, comments_side_by_side
from xlreview.merge.gather import Gathered, Rows, gather, name_rows
from xlreview.merge.interviews import interview_meant, unite_interviews
from xlreview.merge.names import names_of_workbooks
from xlreview.merge.order import Position, position_on
from xlreview.merge.records import conflicts_of, notes_of, notes_on_record, set_aside_in
from xlreview.merge.references import name_fully, shown_names
from xlreview.merge.resolve import OpenCell, Resolved, Resolver
from xlreview.merge.screening import self_ratings
from xlreview.model.comment import Comment
from xlreview.model.ledger import Ledger, Said
from xlreview.model.merged import Earlier, Merged
from xlreview.model.pack import Pack
from xlreview.model.review import AddedSheet, Entry


@dataclass(frozen=True)
class View:
    """Everything that follows from a ledger.

    `by_row` leads from (sheet, row id) as people see them to what was said there, `open_cells` from the
    id of a conflict to its cell, `homes` from the title of an added sheet to whose it is. `shared_ids`
    are rows of several workbooks with one id, `clashes` interviews with one number, `doubled` rows that
    stand twice in one workbook; `notes` is what the team typed beside conflicts, `comments` what people
    wrote beside cells.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    merged: Merged
    added_sheets: Mapping[Home, AddedSheet]
    by_row: Mapping[tuple[str, str], Gathered]
    rows: Rows
    open_cells: Mapping[str, OpenCell]
    notes: Mapping[str, tuple[Said, ...]]
    shared_ids: tuple[tuple[Gathered, ...], ...]
    clashes: tuple[tuple[Gathered, ...], ...]
    comments: tuple[Comment, ...]

    @property
    def doubled(self) -> Iterator[Gathered]:
        """Rows that stand beside another one with their id in one and the same workbook."""
        return (row for row in self.rows.values() if row.doubled_in)


def team_id_of(review_id: str) -> str:
    """The id of every team workbook that a merge makes for a review: they are copies of one workbook."""
    return hashlib.sha256(f"team {review_id}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def view(ledger: Ledger, pack: Pack, *, team_id: str) -> View:
    """What the files of a ledger say together; the same for every ledger that holds the same."""
    rows = gather(ledger)
    clashes = unite_interviews(rows, team_id)
    shared = name_rows(rows, team_id)
    name_fully(rows)
    names = names_of_workbooks(ledger.copies.values(), team_id)
    resolver = Resolver(team_id, names, shown_names(rows))
    resolved = _resolved(rows, resolver, pack)
    notes = notes_of(ledger)
    in_order = [one for of_sheet in resolved.values() for one in of_sheet]
    conflicts, cells = conflicts_of(
        (cell for one in in_order for cell in one.open_cells), notes, resolver.show
    )
    beside = notes_on_record(notes, rows, cells.values())
    added, replaced = sheets_side_by_side(ledger, team_id=team_id, names=names)
    history = [earlier for one in in_order for earlier in one.earlier]
    entries = _filled(resolved)
    remarks = comments_side_by_side(ledger, Standing(pack, rows, entries, added, names, team_id))
    on_record = (*replaced, *set_aside_in(ledger), *beside, *remarks.earlier)
    merged = Merged(
        conflicts,
        (*history, *sorted(on_record, key=_by_source)),
        {one.entry.id: one.each for one in resolved.get("screening", ()) if one.each},
        {(one.entry.sheet, one.entry.id): one.merged for one in in_order},
        _interviews_meant(rows, clashes),
    )
    by_row = {(row.sheet, row.id): row for row in rows.values()}
    return View(
        entries,
        merged,
        added,
        by_row,
        rows,
        cells,
        notes,
        tuple(shared),
        tuple(clashes),
        tuple(remarks.shown),
    )


def _resolved(rows: Rows, resolver: Resolver, pack: Pack) -> dict[str, list[Resolved]]:
    """Every row settled, by sheet in workbook order."""
    by_sheet: dict[str, list[Gathered]] = defaultdict(list)
    for row in rows.values():
        by_sheet[row.sheet].append(row)
    resolved: dict[str, list[Resolved]] = {}
    agenda = [resolver.resolve(row) for row in by_sheet.pop("agenda", ())]
    if agenda:
        add_outcomes(agenda, rows)
        by_sheet["findings"] = [row for row in rows.values() if row.sheet == "findings"]
        resolved["agenda"] = agenda
    for sheet, some in by_sheet.items():
        resolved[sheet] = [resolver.resolve(row) for row in some]
    screening = self_ratings(
        resolved.get("screening", []), resolved.get("self_assessment", []), by_sheet["screening"]
    )
    if screening:
        resolved["screening"] = screening
    return {
        sheet.key: _in_order(resolved[sheet.key], position_on(sheet, pack))
        for sheet in DATA_SHEETS
        if sheet.rows is not RowsOf.FOUND and sheet.key in resolved
    }


def _filled(resolved: Mapping[str, Iterable[Resolved]]) -> dict[str, tuple[Entry, ...]]:
    """The rows that hold anything, by sheet, for the sheets that have any."""
    entries = {
        sheet: tuple(one.entry for one in some if one.entry.answers or one.entry.extra)
        for sheet, some in resolved.items()
    }
    return {sheet: some for sheet, some in entries.items() if some}


def _in_order(rows: Iterable[Resolved], position: Callable[[str], Position]) -> list[Resolved]:
    return sorted(rows, key=lambda one: position(one.entry.id))


def _interviews_meant(rows: Rows, clashes: Iterable[tuple[Gathered, ...]]) -> dict[str, str]:
    by_number = {several[0].target[2]: several for several in clashes}
    meant: dict[str, str] = {}
    if by_number:
        for row in rows.values():
            if row.sheet == "evidence":
                for one in row.everything():
                    number = one.entry.get("interview")
                    if str(number) in by_number:
                        interview = interview_meant(row, number, by_number)
                        if interview is not None:
                            meant[row.id] = interview
    return meant


def _by_source(earlier: Earlier) -> tuple[str | int, ...]:
    """Cell by cell as people count rows: the ninth before the eleventh."""
    source = earlier.source
    cell = source.cell or ""
    return (source.sheet_title, len(cell), cell, source.fingerprint, str(earlier.value), earlier.why)
