"""What comes out of reading one sheet: entries, problems, and every cell that was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from xlreview.a1 import cell_name
from xlreview.i18n import Filling
from xlreview.model.comment import Comment
from xlreview.model.review import Entry, Ignored
from xlreview.problem import Place, Problem
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import plain_text


@dataclass
class SheetReading:
    """The reading of the sheet `title` in `file`, whose problems speak `language`.

    `cells_read` counts cells whose content is in the entries. `emptied` are the places of cells that
    merging has emptied.
    """

    file: str
    title: str
    language: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    emptied: set[Place] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)
    cells_read: int = 0

    def say(self, code: str, cell: str, /, **details: Filling) -> None:
        """Notes a problem at one cell, or at a range of cells."""
        self.problems.append(Problem(code, self._place(cell), details, self.language))

    def set_aside(self, cell: str, content: str, code: str) -> None:
        """Lists what stands in a cell as not taken, with the code of the problem that says why."""
        self.ignored.append(Ignored(self._place(cell), content, code))

    def set_row_aside(self, number: int, row: Sequence[Cell], places: Sequence[int], code: str) -> None:
        """Lists the cells of a zero-based row that stand in these columns as not taken."""
        for place in places:
            self.set_aside(cell_name(number, place), plain_text(row[place]), code)

    def mark_emptied(self, cell: str) -> None:
        """Remembers that a cell was emptied, so that nobody asks why nothing stands there."""
        self.emptied.add(self._place(cell))

    def _place(self, cell: str) -> Place:
        return Place(self.file, self.title, cell)
