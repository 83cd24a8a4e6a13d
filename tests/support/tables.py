"""Small workbooks for merging, as a reader would note them down: whose, when, which rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from support.desks import Desk, Row, as_read, desk_of
from support.packs import SMALL
from support.reviews import review as blank_review
from xlreview.layout.ledger_lines import ledger_lines, read_ledger_lines
from xlreview.merge import merge_reviews
from xlreview.model.pack import Pack
from xlreview.model.review import AddedSheet, Answer, Ignored, Receipt, Review, Saved
from xlreview.problem import Place

Rows = Mapping[str, Mapping[str, Answer]]
"""Answers by row id and column; a column that people added begins with `+`."""


def workbook(
    whose: str,
    day: int = 1,
    *,
    sent: Mapping[str, Rows] | None = None,
    id: str = "",
    pack: Pack = SMALL,
    added: tuple[AddedSheet, ...] = (),
    aside: tuple[str, ...] = (),
    **sheets: Rows | list[tuple[str, Mapping[str, Answer]]],
) -> Review:
    """The workbook of a reviewer (`JB`), the city, the team or the plan, saved on a day of May.

    Rows of a sheet may be given as a list where an id stands there twice. `id` tells apart two
    workbooks made for the same person.
    """
    role = whose if whose in ("city", "team", "plan") else "reviewer"
    issued = blank_review({}, role=role, reviewers=(whose,) if role == "reviewer" else (), pack=pack)
    name = f"{whose.lower()}-{day}.xlsx"
    entries = {}
    for sheet, rows in sheets.items():
        listed = rows if isinstance(rows, list) else [*rows.items()]
        entries[sheet] = tuple(as_read(sheet, [_row(id, answers) for id, answers in listed], name))
    receipt = Receipt(
        name,
        hashlib.sha256(repr((whose, day, id, entries, added)).encode()).hexdigest(),
        sum(len(entry.answers) for some in entries.values() for entry in some),
        tuple(
            Ignored(Place(name, "evidence", f"Z{number}"), text, "OUTSIDE_TABLE")
            for number, text in enumerate(aside, start=90)
        ),
        Saved(whose, datetime(2026, 5, day)),
    )
    stamp = replace(issued.stamp, workbook_id=f"{whose}{id}")
    ancestors = {(sheet, id): row for sheet, rows in (sent or {}).items() for id, row in rows.items()}
    return replace(
        issued, stamp=stamp, entries=entries, sent=ancestors, added_sheets=added, receipts=(receipt,)
    )


def _row(id: str, answers: Mapping[str, Answer]) -> Row:
    ours = {column: answer for column, answer in answers.items() if column[0] != "+"}
    extra = {column[1:]: answer for column, answer in answers.items() if column[0] == "+"}
    return Row(id, ours, extra)


@dataclass
class TeamWorkbook:
    """The workbook that a merge writes, on the leader's desk."""

    review: Review

    def on_desk(self) -> Desk:
        """The workbook as it comes back from its file."""
        assert self.review.ledger is not None
        desk = desk_of(self.review)
        desk.ledger = read_ledger_lines(list(ledger_lines(self.review.ledger)))
        return desk

    def typed(self, sheet: str, id: str, day: int = 20, **answers: Answer) -> Review:
        """The workbook once these cells of a row have been filled, saved on a day of May."""
        return self.edited({(sheet, id): answers}, day)

    def edited(self, cells: Mapping[tuple[str, str], Mapping[str, Answer]], day: int = 20) -> Review:
        """The workbook once cells of several rows have been filled."""
        desk = self.on_desk()
        for (sheet, id), answers in cells.items():
            rows = desk.rows.setdefault(sheet, [])
            row = next((one for one in rows if one.id == id), None)
            if row is None:
                row = Row(id)
                rows.append(row)
            typed = _row(id, answers)
            row.answers |= typed.answers
            row.extra |= typed.extra
        return desk.saved(datetime(2026, 5, day))


def merged(*workbooks: Review) -> Review:
    """What the workbooks come to."""
    return merge_reviews(workbooks, language="en")


def team_workbook(*workbooks: Review) -> TeamWorkbook:
    """The team workbook made of these workbooks."""
    return TeamWorkbook(merged(*workbooks))


def shown(review: Review, sheet: str) -> dict[str, dict[str, Answer]]:
    """The rows of a sheet as the merge shows them, added columns with `+`."""
    return {
        entry.id: {**entry.answers, **{f"+{header}": answer for header, answer in entry.extra.items()}}
        for entry in review.of(sheet)
    }


def conflicts(review: Review) -> list[tuple[str, str, str, dict[str, Answer]]]:
    """Sheet, row and column of every conflict, with the answers by who gives them."""
    assert review.merged is not None
    return [
        (
            one.sheet,
            one.row,
            one.column,
            {" ".join(source.who for source in each.sources): each.value for each in one.proposals},
        )
        for one in review.merged.conflicts
    ]


def history(review: Review) -> list[tuple[str, str, Answer, str, str]]:
    """Row, column, earlier answer, whose it was, and why it is history."""
    assert review.merged is not None
    return [(one.row, one.column, one.value, one.source.who, one.why) for one in review.merged.history]
