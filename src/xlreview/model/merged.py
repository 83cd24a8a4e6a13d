"""What a merge came to: conflicts, history, each reviewer's view, and where every value is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xlreview.model.entry import Answer, Entry, Saved
from xlreview.model.ledger import Said


class Source(NamedTuple):
    """Where a value of the merged review comes from: whose file, and the cell in it."""

    who: str
    file: str
    sheet_title: str
    cell: str | None
    saved: Saved
    fingerprint: str


@dataclass(frozen=True)
class Proposal:
    """One of the values that are in conflict: what the choice calls it, and everybody who says so."""

    letter: str
    value: Answer
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Conflict:
    """A cell of the merged review for which people gave different answers.

    `sheet`, `row` and `column` are keys; a column that people added is `+` and its header. `ancestor` is
    how the cell was sent out, in several ways at most if the workbooks went out at different times.
    `shown` is the proposal that stands in the cell meanwhile. `choice` and `own_text` are what the team
    typed beside the conflict and did not settle it, `extra` what stands there in columns that people added.
    """

    id: str
    sheet: str
    row: str
    column: str
    ancestor: tuple[Answer, ...]
    proposals: tuple[Proposal, ...]
    shown: Answer
    choice: str = ""
    own_text: str = ""
    note: str = ""
    extra: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Earlier:
    """Something typed that the merged review does not show, or a decision, and why.

    `why` is the last part of a catalogue key `history.WHY`; `by` tells whose value is shown instead.
    `row` and `column` are empty for cells that belong to no row.
    """

    sheet: str
    row: str
    column: str
    value: Answer
    source: Source
    why: str
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class MergedRow:
    """What went into one row: everything said about it, and what stands in cells that people differ on.

    `by_column` has the sayings behind each cell where the row mixes several; else the row is all of
    `said[0]`.
    """

    said: tuple[Said, ...]
    by_column: Mapping[str, tuple[Said, ...]] | None = None

    def sources(self, column: str) -> tuple[Source, ...]:
        """Where the value in a column comes from; several where people say the same."""
        behind = self.said[:1] if self.by_column is None else self.by_column.get(column, ())
        return tuple(source_of(one, column) for one in behind)

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody whose words are in the row, in the order of the workbooks' copies."""
        if self.by_column is None:
            return (self.said[0].copy.who,)
        behind = (one for some in self.by_column.values() for one in some)
        return tuple(dict.fromkeys(one.copy.who for one in sorted(behind, key=Said.precedence)))


Views = Mapping[str, Mapping[str, Entry]]
"""By row, then by reviewer (initials), what each of them says."""


@dataclass(frozen=True)
class Merged:
    """What a merge came to, beside the rows of the merged review itself.

    `rows` are by (sheet, row id). `interview_of` names, by id of a piece of evidence, the interview meant
    where its number alone does not tell, because two workbooks gave it to different interviews.
    """

    conflicts: tuple[Conflict, ...] = ()
    history: tuple[Earlier, ...] = ()
    screening: Views = field(default_factory=dict)
    rows: Mapping[tuple[str, str], MergedRow] = field(default_factory=dict)
    interview_of: Mapping[str, str] = field(default_factory=dict)

    def views(self, sheet: str) -> Views:
        """By row, then by reviewer, the opinions on a sheet where each reviewer has their own."""
        return self.screening if sheet == "screening" else {}

    def provenance(self, sheet: str, id: str) -> Mapping[str, tuple[Source, ...]]:
        """By column, where the values of a row come from; empty for a row that nobody filled."""
        row = self.rows.get((sheet, id))
        if row is None:
            return {}
        columns = row.said[0].entry.answers if row.by_column is None else row.by_column
        return {column: row.sources(column) for column in columns}


def source_of(said: Said, column: str) -> Source:
    """The cell in which a copy says what it says about a column."""
    copy, entry = said.copy, said.entry
    key = column.removeprefix("+")
    return Source(copy.who, copy.file, entry.sheet_title, entry.cells.get(key), copy.saved, copy.fingerprint)
