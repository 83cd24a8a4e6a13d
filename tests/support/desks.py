"""Workbooks on people's desks without files: filled row by row, mailed, merged, and worked on again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from support.packs import SMALL
from xlreview.a1 import cell_name
from xlreview.analysis import with_agenda
from xlreview.layout.ledger_lines import ledger_lines, read_ledger_lines
from xlreview.layout.mark_lines import note_of
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY
from xlreview.model.cells import RowCells
from xlreview.model.comment import Comment
from xlreview.model.emphasis import Emphasised, Span
from xlreview.model.ledger import Ledger
from xlreview.model.review import AddedSheet, Answer, Entry, Ignored, Receipt, Review, Saved, Stamp
from xlreview.problem import Place
from xlreview.read import read_review
from xlreview.write import write_workbook

ReadBack = Callable[[Review], Review]
"""What lies between a merged review and the leader's desk: nothing but the stamp, or a real file."""


@dataclass
class Row:
    """A row as it lies in a sheet: the printed id may stand there twice."""

    id: str
    answers: dict[str, Answer] = field(default_factory=dict)
    extra: dict[str, Answer] = field(default_factory=dict)


@dataclass
class Desk:
    """A workbook that somebody is working on."""

    stamp: Stamp
    rows: dict[str, list[Row]] = field(default_factory=dict)
    sent: dict = field(default_factory=dict)
    added: list[AddedSheet] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    ledger: Ledger | None = None
    name: str = ""
    printed: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)

    def forwarded(self) -> Desk:
        """A copy on somebody else's desk."""
        rows = {
            sheet: [Row(row.id, dict(row.answers), dict(row.extra)) for row in some]
            for sheet, some in self.rows.items()
        }
        return replace(
            self,
            rows=rows,
            added=list(self.added),
            aside=list(self.aside),
            comments=list(self.comments),
            name=f"Re {self.name}",
        )

    def saved(self, at: datetime | None) -> Review:
        """The workbook as it is read from the file that is mailed."""
        name = f"{self.name} {at:%d %H%M%S}.xlsx" if at else f"{self.name} undated.xlsx"
        entries = {sheet: tuple(as_read(sheet, some, name)) for sheet, some in self.rows.items()}
        entries = {sheet.key: entries[sheet.key] for sheet in DATA_SHEETS if entries.get(sheet.key)}
        ignored = tuple(
            Ignored(Place(name, "Evidence", cell_name(200 + number, 9)), text, "OUTSIDE_TABLE")
            for number, text in enumerate(self.aside)
        )
        comments = tuple(replace(one, place=replace(one.place, file=name)) for one in self.comments)
        content = repr((self.stamp, entries, self.added, ignored, at, comments, emphasis_in(entries)))
        fingerprint = hashlib.sha256(content.encode()).hexdigest()
        receipt = Receipt(name, fingerprint, 1, ignored, Saved("", at))
        return Review(
            SMALL,
            self.stamp,
            entries,
            self.sent,
            tuple(self.added),
            receipts=(receipt,),
            ledger=self.ledger,
            comments=comments,
        )


def emphasis_in(entries: Mapping[str, Iterable[Entry]]) -> list[tuple[str, str, str, tuple[Span, ...]]]:
    """What is set off in rows, in which the order of columns says nothing: no comparison of texts sees it."""
    return [
        (sheet, entry.id, column, answer.spans)
        for sheet, some in entries.items()
        for entry in some
        for column, answer in sorted((*entry.answers.items(), *entry.extra.items()), key=itemgetter(0))
        if isinstance(answer, Emphasised)
    ]


def as_read(sheet: str, rows: Iterable[Row], file: str) -> Iterator[Entry]:
    """Rows as the reader gives them: filled ones, the second with an id called `…#2`."""
    letters = {column.key: "ABCDEFGHIJKLMNOPQ"[n] for n, column in enumerate(SHEETS_BY_KEY[sheet].columns)}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if row.answers or row.extra:
            id, copy = row.id, 2
            while id in seen:
                id, copy = f"{row.id}#{copy}", copy + 1
            seen.add(id)
            cells = RowCells(letters, number)
            yield Entry(sheet, id, dict(row.answers), cells, dict(row.extra), file, SHEETS_BY_KEY[sheet].key)


def through_stamp(review: Review) -> Review:
    """What comes back of a merged review from its file, as far as writing and reading leave it alone."""
    assert review.ledger is not None
    desk = desk_of(review)
    desk.ledger = read_ledger_lines(list(ledger_lines(review.ledger)))
    return desk.saved(None)


def through_file(folder: Path) -> ReadBack:
    """What comes back of a merged review when it is written into a workbook and read from it."""

    def read_back(review: Review) -> Review:
        path = folder / f"{review.stamp.workbook_id}.xlsx"
        write_workbook(path, with_agenda(review))
        return read_review(path)

    return read_back


def desk_of(review: Review) -> Desk:
    """A merged review as it lies on the leader's desk."""
    rows = {
        entry_sheet: [Row(entry.id, dict(entry.answers), dict(entry.extra)) for entry in entries]
        for entry_sheet, entries in review.entries.items()
    }
    printed = {
        (entry.sheet, entry.id): {
            **entry.answers,
            **{f"+{header}": answer for header, answer in entry.extra.items()},
        }
        for entry in review
    }
    return Desk(
        review.stamp,
        rows,
        dict(review.sent),
        list(review.added_sheets),
        [],
        review.ledger,
        "team",
        printed,
        notes_on(review) if review.merged else list(review.comments),
    )


def notes_on(merged: Review) -> list[Comment]:
    """The comments of a merged review as they are read from its workbook: one note to each cell."""
    by_cell: dict[tuple[str, str, str, Place], list[Comment]] = {}
    for one in merged.comments:
        by_cell.setdefault((one.sheet, one.row, one.column, one.place), []).append(one)
    return [replace(some[0], author="", text=note_of(some), who="") for some in by_cell.values()]
