"""Finds the stamp of a workbook, wherever it is, or what else says the same.

The stamp stands on a hidden sheet of its own and once more on the hidden lists. Where both are gone, the
properties of the document and the sheets themselves tell enough to go on with (see `restore`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlreview.i18n import Filling, Label
from xlreview.layout.sheets import STAMP_KEYS, STAMP_SHEET, STAMP_VALUES
from xlreview.layout.stamp import FORMAT_VERSION, StampedWorkbook, read_stamp
from xlreview.problem import Place, Problem, unusable
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.finding.columns import is_key
from xlreview.read.finding.restore import restored_stamp
from xlreview.read.values.answers import plain_text

_TELLING = frozenset({"format", "workbook_id", "review_id", "pack_id", "pack.1"})
"""Keys of stamp lines; a sheet with most of them is the stamp, whatever it is called."""
_LOOKED_AT = 800
"""Rows that are looked at for stamp lines on sheets of another name."""


@dataclass(frozen=True)
class FoundStamp:
    """What a workbook says it is, and on which hidden sheets it says so.

    `code` is the problem to mention: STAMP_COPIED where the second copy had to serve, STAMP_LOST where
    only the rest of the workbook told.
    """

    stamped: StampedWorkbook
    titles: frozenset[str] = frozenset()
    code: str | None = None

    def problems(self, file: str, language: str) -> Iterator[Problem]:
        """What there is to say about where the stamp was found: nothing, where it belongs."""
        stamp = self.stamped.stamp
        details: dict[str, Filling] = {}
        if self.code == "STAMP_LOST":
            unknown = Label("fact.unknown")
            details = {
                "pack": f"{stamp.pack_id} {stamp.pack_version}",
                "city": stamp.city or unknown,
                "round": stamp.round or unknown,
            }
        if self.code is not None:
            yield Problem(self.code, Place(file), details, language)


def find_stamp(book: Book) -> FoundStamp:
    """The stamp, its copy, or what the rest of the workbook tells in its place.

    Raises UnusableInput: FOREIGN_WORKBOOK where nothing says that the workbook is one of ours,
    NEWER_FORMAT where a later xlreview made it, STAMP_DAMAGED where not even its pack can be told.
    """
    spoilt = set()
    titles = sorted(book.titles, key=lambda title: title != STAMP_SHEET)
    for title in titles:
        lines = list(_lines(book.grid(title), None if title == STAMP_SHEET else _LOOKED_AT))
        if _tells(lines):
            stamped = _understood(lines, book.container.name)
            if stamped is not None:
                return FoundStamp(stamped, frozenset({title}))
            spoilt.add(title)
    if STAMP_SHEET in book.titles:
        spoilt.add(STAMP_SHEET)
    for title in titles:
        lines = list(_copied_lines(book.grid(title)))
        if _tells(lines) and (stamped := _understood(lines, book.container.name)) is not None:
            return FoundStamp(stamped, frozenset(spoilt), "STAMP_COPIED")
    if (stamped := restored_stamp(book)) is not None:
        return FoundStamp(stamped, frozenset(spoilt), "STAMP_LOST")
    looks_like_ours = spoilt or any(_has_keys(book.grid(title)) for title in titles)
    raise unusable("STAMP_DAMAGED" if looks_like_ours else "FOREIGN_WORKBOOK", book.container.name)


def _tells(lines: list[tuple[str, str]]) -> bool:
    return len(_TELLING & dict(lines).keys()) * 2 > len(_TELLING)


def _understood(lines: list[tuple[str, str]], name: str) -> StampedWorkbook | None:
    """What stamp lines say, or None where they have been spoilt."""
    made_with = dict(lines).get("format", "")
    try:
        if made_with.isdecimal() and int(made_with) > FORMAT_VERSION:
            raise unusable("NEWER_FORMAT", name)
        return read_stamp(lines)
    except ValueError:
        return None


def _lines(grid: Grid, most: int | None) -> Iterator[tuple[str, str]]:
    """The first two filled cells of each row."""
    for row in grid.rows[:most]:
        filled = [plain_text(cell) for cell in row if cell != ""]
        if filled:
            yield filled[0].strip(), filled[1] if len(filled) > 1 else ""


def _copied_lines(grid: Grid) -> Iterator[tuple[str, str]]:
    """The stamp as it stands in two columns of the hidden lists, under headings of their own."""
    for number, row in enumerate(grid.rows[:_LOOKED_AT]):
        if STAMP_KEYS in row and STAMP_VALUES in row:
            keys, texts = row.index(STAMP_KEYS), row.index(STAMP_VALUES)
            for below in grid.rows[number + 1 :]:
                if below[keys] != "":
                    yield plain_text(below[keys]).strip(), plain_text(below[texts])
            return


def _has_keys(grid: Grid) -> bool:
    """Whether a row near the top holds column keys of ours (`evidence.points_to`)."""
    return any(isinstance(cell, str) and is_key(cell) for row in grid.rows[:3] for cell in row)
