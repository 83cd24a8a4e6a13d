"""What a child process tells of a workbook, as lines of JSON: never a pickle, which could run anything.

The first line says what the workbook is, each further one holds a sheet, or says why it cannot be read.
Days and times, for which JSON has no word, are spelled with one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from xlreview.model.emphasis import Emphasised, Span
from xlreview.model.review import Saved
from xlreview.problem import Place, Problem, UnusableInput
from xlreview.read.engine.grid import Cell, ErrorCell, Grid, UncalculatedCell
from xlreview.read.intake.comments import CellComment


@dataclass(frozen=True)
class Told:
    """The first line: the sheets, and what else the workbook tells about itself."""

    titles: tuple[str, ...]
    saved: Saved
    carries: Mapping[str, tuple[str, ...]]
    comments: Mapping[str, tuple[CellComment, ...]]


def told_as_line(told: Told) -> str:
    """The first line of a workbook that can be read."""
    at = told.saved.at.isoformat() if told.saved.at else None
    return json.dumps(
        {
            "titles": told.titles,
            "saved": [told.saved.by, at, told.saved.program],
            "carries": told.carries,
            "comments": told.comments,
        }
    )


def told_from_line(line: bytes) -> Told:
    """Raises UnusableInput as the child did, ValueError, KeyError or TypeError for anything else."""
    said = _loaded(line)
    by, at, program = said["saved"]
    saved = Saved(by, datetime.fromisoformat(at) if at else None, program)
    return Told(
        tuple(said["titles"]),
        saved,
        {key: tuple(names) for key, names in said["carries"].items()},
        {title: tuple(CellComment(*one) for one in some) for title, some in said["comments"].items()},
    )


def grid_as_line(grid: Grid) -> str:
    """One sheet; blanks at the ends of rows cost nothing."""
    errors = []
    if grid.has_errors:
        # To JSON they would be texts like any other.
        errors = [
            (row, column, isinstance(cell, UncalculatedCell))
            for row, cells in enumerate(grid.rows)
            for column, cell in enumerate(cells)
            if isinstance(cell, ErrorCell)
        ]
    emphasis = []
    if grid.has_emphasis:
        emphasis = [
            (row, column, cell.spans)
            for row, cells in enumerate(grid.rows)
            for column, cell in enumerate(cells)
            if isinstance(cell, Emphasised)
        ]
    said = {
        "width": grid.width,
        "rows": [_without_end(row) for row in grid.rows],
        "errors": errors,
        "emphasis": emphasis,
        "merged": grid.merged,
        "formulas": sorted(grid.formulas),
    }
    return json.dumps(said, default=_spelled)


def grid_from_line(title: str, line: bytes) -> Grid:
    """Raises UnusableInput as the child did, ValueError, LookupError or TypeError for anything else."""
    said = _loaded(line)
    width = said["width"]
    rows = [row + [""] * (width - len(row)) for row in said["rows"]]
    for row, column, is_uncalculated in said["errors"]:
        kind = UncalculatedCell if is_uncalculated else ErrorCell
        rows[row][column] = kind(rows[row][column])
    for row, column, spans in said["emphasis"]:
        rows[row][column] = Emphasised(rows[row][column], (Span(*span) for span in spans))
    return Grid(
        title,
        rows,
        has_errors=bool(said["errors"]),
        has_emphasis=bool(said["emphasis"]),
        merged=tuple(said["merged"]),
        formulas=frozenset(said["formulas"]),
    )


def refusal_as_line(refusal: UnusableInput) -> str:
    """In place of a sheet or of everything: why it cannot be read."""
    return json.dumps({"refused": [[one.code, dict(one.details)] for one in refusal.problems]}, default=str)


def _loaded(line: bytes) -> dict[str, Any]:
    said = json.loads(line, object_hook=_meant)
    if "refused" in said:
        raise UnusableInput(*(Problem(code, Place(""), details) for code, details in said["refused"]))
    return said


def _without_end(row: list[Cell]) -> list[Cell]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _spelled(cell: object) -> dict[str, object]:
    """A day or time, for which JSON has no word."""
    match cell:
        case datetime() | date() | time():
            return {type(cell).__name__: cell.isoformat()}
        case timedelta():
            return {"seconds": cell.total_seconds()}
    raise TypeError(f"{cell!r} is not what cells hold")


_MEANT: Mapping[str, Callable[[Any], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
}


def _meant(said: dict[str, Any]) -> Any:
    """The cell that was spelled, or what else was said."""
    if len(said) == 1:
        ((word, text),) = said.items()
        if word in _MEANT:
            return _MEANT[word](text)
    return said
