"""What one file holds: rows that somebody filled, sheets that people added, who saved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from xlreview.model.emphasis import text_as_typed
from xlreview.problem import Place

Answer = str | int | float | date | time | tuple[str, ...]
"""A typed answer: text, a stable value of a closed list, a number, a day, a time, or several codes."""


@dataclass(frozen=True, init=False)
class Entry:
    """One row that somebody filled: sheet key, stable id, answers by column key.

    Only answered columns are in `answers`; a blank is no answer and never a deletion. `cells` holds
    the A1 reference of every column of the row as the reader found it, answered or not, `extra` what
    stands in columns that people added, by their header. `file` and `sheet_title` are empty for entries
    that were not read.
    """

    sheet: str
    id: str
    answers: Mapping[str, Answer]
    cells: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Answer] = field(default_factory=dict)
    file: str = ""
    sheet_title: str = ""

    def __init__(
        self,
        sheet: str,
        id: str,
        answers: Mapping[str, Answer],
        cells: Mapping[str, str] | None = None,
        extra: Mapping[str, Answer] | None = None,
        file: str = "",
        sheet_title: str = "",
    ) -> None:
        # Written out: the generated one asks for leave at every field, which takes twice as long, and
        # nothing is made as often as an entry.
        fields = self.__dict__
        fields["sheet"] = sheet
        fields["id"] = id
        fields["answers"] = answers
        fields["cells"] = {} if cells is None else cells
        fields["extra"] = {} if extra is None else extra
        fields["file"] = file
        fields["sheet_title"] = sheet_title

    def __getitem__(self, column: str) -> Answer:
        """The answer in `column`; raises KeyError where nothing was answered."""
        return self.answers[column]

    def get(self, column: str) -> Answer | None:
        """The answer in `column`, or None where nothing was answered."""
        return self.answers.get(column)

    def text(self, column: str) -> str:
        """The answer in `column` as text, set off as it was typed; empty where nothing was answered."""
        answer = self.answers.get(column)
        if type(answer) is str:
            return answer
        if isinstance(answer, tuple):
            return ", ".join(answer)
        return "" if answer is None else text_as_typed(answer)

    def place(self, column: str) -> Place:
        """Where `column` of this row stands, as closely as it is known."""
        return Place(self.file, self.sheet_title or self.sheet, self.cells.get(column))


@dataclass(frozen=True)
class Ignored:
    """A cell that was not taken into the review, and the code of the problem that says why."""

    place: Place
    content: str
    code: str


@dataclass(frozen=True)
class Saved:
    """Who saved a file last, when (in UTC) and with which program, as the file itself tells.

    All of it may be missing, and anybody can write anything there.
    """

    by: str = ""
    at: datetime | None = None
    program: str = ""


@dataclass(frozen=True)
class AddedSheet:
    """A sheet that people added: kept as rows of plain cell contents, never interpreted."""

    title: str
    rows: tuple[tuple[object, ...], ...]
