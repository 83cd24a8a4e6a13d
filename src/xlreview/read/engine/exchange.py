"""What a child process tells of a workbook, as lines of JSON: never a pickle, which could run anything.

The first line says what the workbook is, each further one holds a sheet, or says why it cannot be read.
Days, times and errors, for which JSON has no word, are pairs of a word and a text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from xlreview.model.review import Saved
from xlreview.problem import Place, Problem, UnusableInput
from xlreview.read.engine.grid import Cell, ErrorCell, Grid, UncalculatedCell


@dataclass(frozen=True)
class Told:
    """The first line: the sheets, and what else the workbook tells about itself."""

    titles: tuple[str, ...]
    saved: Saved
    carries: Mapping[str, tuple[str, ...]]


def told_as_line(told: Told) -> str:
    """The first line of a workbook that can be read."""
    at = told.saved.at.isoformat() if told.saved.at else None
    return json.dumps(
        {
            "titles": told.titles,
            "saved": [told.saved.by, at, told.saved.program],
            "carries": told.carries,
        }
    )


def told_from_line(line: bytes) -> Told:
    """Raises UnusableInput as the child did, ValueError, KeyError or TypeError for anything else."""
    said = _loaded(line)
    by, at, program = said["saved"]
    saved = Saved(by, datetime.fromisoformat(at) if at else None, program)
    return Told(tuple(said["titles"]), saved, {key: tuple(names) for key, names in said["carries"].items()})


def grid_as_line(grid: Grid) -> str:
    """One sheet; blanks at the ends of rows and blank rows at the end cost nothing."""
    return json.dumps(
        {
            "width": grid.width,
            "rows": [list(map(_plain, _without_end(row))) for row in grid.rows],
            "has_errors": grid.has_errors,
            "merged": grid.merged,
            "formulas": sorted(grid.formulas),
        }
    )


def grid_from_line(title: str, line: bytes) -> Grid:
    """Raises UnusableInput as the child did, ValueError, KeyError or TypeError for anything else."""
    said = _loaded(line)
    width = said["width"]
    rows = [list(_cells(row)) + [""] * (width - len(row)) for row in said["rows"]]
    return Grid(
        title,
        rows,
        has_errors=said["has_errors"],
        merged=tuple(said["merged"]),
        formulas=frozenset(said["formulas"]),
    )


def refusal_as_line(refusal: UnusableInput) -> str:
    """In place of a sheet or of everything: why it cannot be read."""
    return json.dumps({"refused": [[one.code, dict(one.details)] for one in refusal.problems]}, default=str)


def _loaded(line: bytes) -> dict[str, Any]:
    said = json.loads(line)
    if "refused" in said:
        raise UnusableInput(*(Problem(code, Place(""), details) for code, details in said["refused"]))
    return said


def _without_end(row: Sequence[Cell]) -> Sequence[Cell]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _plain(cell: Cell) -> object:
    match cell:
        case UncalculatedCell():
            return ["formula", str(cell)]
        case ErrorCell():
            return ["error", str(cell)]
        case datetime():
            return ["moment", cell.isoformat()]
        case date():
            return ["day", cell.isoformat()]
        case time():
            return ["time", cell.isoformat()]
        case timedelta():
            return ["duration", cell.total_seconds()]
    return cell


_MEANT: Mapping[str, Callable[[Any], Cell]] = {
    "formula": UncalculatedCell,
    "error": ErrorCell,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "duration": lambda seconds: timedelta(seconds=seconds),
}


def _cells(row: Sequence[Any]) -> Iterator[Cell]:
    for cell in row:
        yield _MEANT[cell[0]](cell[1]) if type(cell) is list else cell
