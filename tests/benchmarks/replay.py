"""The same workbook written with xlsxwriter by hand: every call that xlreview makes, replayed bare.

A recording of the calls stands in for code that somebody would write against xlsxwriter directly: the
same cells, formats, validations, tables and charts in the same order, and nothing else. Cells that
xlreview puts by shorter ways of its own are replayed by the usual ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlreview.write.book.worksheet import FastWorksheet

WATCHED = (Workbook, Worksheet, Chart)
HANDED_OUT = (Worksheet, Format, Chart)


@dataclass(frozen=True)
class Made:
    """Stands in a recorded call for what an earlier call returned."""

    number: int


@dataclass(frozen=True)
class Call:
    """One call: on what, which method, with what; `refers` where an argument is a `Made`."""

    target: int
    method: str
    args: tuple
    kwargs: dict
    refers: bool
    returns: int | None


@dataclass
class Recording:
    """All calls on one workbook, and how it was opened."""

    opened: tuple[tuple, dict] = ((), {})
    calls: list[Call] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)
    depth: int = 0

    def number(self, made: object) -> int:
        """The number of something that xlsxwriter handed out."""
        if id(made) not in self.numbers:
            self.numbers[id(made)] = len(self.numbers)
            self.kept.append(made)  # kept alive, so that no other object gets its id
        return self.numbers[id(made)]

    def replay(self, path: Path) -> None:
        """Makes the calls again on a new workbook at `path`."""
        args, kwargs = self.opened
        made: dict[int, Any] = {0: Workbook(str(path), *args[1:], **kwargs)}
        for call in self.calls:
            args, kwargs = call.args, call.kwargs
            if call.refers:
                args, kwargs = _resolved(args, made), _resolved(kwargs, made)
            returned = getattr(made[call.target], call.method)(*args, **kwargs)
            if call.returns is not None:
                made[call.returns] = returned


@contextmanager
def recorded() -> Iterator[Recording]:
    """Records every call made on workbooks while the block runs."""
    recording = Recording()
    with ExitStack() as patches:
        opening = Workbook.__init__

        def open_workbook(workbook: Workbook, *args: Any, **kwargs: Any) -> None:
            recording.opened = (args, kwargs)
            recording.number(workbook)
            recording.depth += 1
            opening(workbook, *args, **kwargs)
            recording.depth -= 1

        patches.enter_context(patch.object(Workbook, "__init__", open_workbook))
        for kind in WATCHED:
            for name in dir(kind):
                method = getattr(kind, name)
                if callable(method) and not name.startswith("_"):
                    patches.enter_context(patch.object(kind, name, _watched(recording, name, method)))
        for name, cells_of in SHORT_WAYS.items():
            method = getattr(FastWorksheet, name)
            patches.enter_context(patch.object(FastWorksheet, name, _spelled(recording, method, cells_of)))
        yield recording


Put = tuple[int, int, Any, Any]
"""Row, column, content and format of a cell."""


def _one_text(_: object, row: int, column: int, text: str, cell_format: Any) -> Iterator[Put]:
    yield row, column, text, cell_format


def _one_text_of_runs(_: object, row: int, column: int, runs: Any, cell_format: Any) -> Iterator[Put]:
    yield row, column, "".join(text for text, _ in runs), cell_format


def _rows_of_columns(
    left: list[tuple[int, int]] | None, row: int, column: int, columns: Any
) -> Iterator[Put]:
    if left is None:
        return
    written_after = frozenset(left)
    for number, (contents, formats) in enumerate(columns):
        for place, content in enumerate(contents):
            if (place, number) not in written_after:
                cell_format = formats[place] if isinstance(formats, list) else formats
                yield row + place, column + number, content, cell_format


SHORT_WAYS: dict[str, Callable[..., Iterator[Put]]] = {
    "put_text": _one_text,
    "put_runs": _one_text_of_runs,
    "put_plain": _rows_of_columns,
}
"""Methods of our worksheet, each with the cells that it put, by what it gave back and what it was given."""


def _usual_way(content: object) -> str:
    """The method of XlsxWriter that puts such a content."""
    if content is None or content == "":
        return "write_blank"
    return "write_string" if isinstance(content, str) else "write_number"


def _spelled(recording: Recording, method: Callable, cells_of: Callable[..., Iterator[Put]]) -> Callable:
    """Records the usual call for each cell that one of our own methods puts."""

    def call(worksheet: FastWorksheet, *args: Any) -> Any:
        args = tuple(list(arg) if isinstance(arg, Iterator) else arg for arg in args)
        recording.depth += 1
        try:
            returned = method(worksheet, *args)
        finally:
            recording.depth -= 1
        for row, column, content, cell_format in cells_of(returned, *args):
            plain = _plain((row, column, content, cell_format), recording)
            recording.calls.append(
                Call(recording.number(worksheet), _usual_way(content), plain, {}, _refers(plain), None)
            )
        return returned

    return call


def _watched(recording: Recording, name: str, method: Callable) -> Callable:
    def call(target: Any, *args: Any, **kwargs: Any) -> Any:
        if recording.depth:
            return method(target, *args, **kwargs)
        recording.depth += 1
        try:
            plain_args, plain_kwargs = _plain(args, recording), _plain(kwargs, recording)
            returned = method(target, *args, **kwargs)
        finally:
            recording.depth -= 1
        recording.calls.append(
            Call(
                recording.number(target),
                name,
                plain_args,
                plain_kwargs,
                _refers(plain_args) or _refers(plain_kwargs),
                recording.number(returned) if isinstance(returned, HANDED_OUT) else None,
            )
        )
        return returned

    return call


def _plain(argument: Any, recording: Recording) -> Any:
    if isinstance(argument, HANDED_OUT):
        return Made(recording.number(argument))
    if isinstance(argument, dict):
        return {key: _plain(one, recording) for key, one in argument.items()}
    if isinstance(argument, tuple | list):
        return type(argument)(_plain(one, recording) for one in argument)
    return argument


def _refers(argument: Any) -> bool:
    if isinstance(argument, dict):
        return any(map(_refers, argument.values()))
    if isinstance(argument, tuple | list):
        return any(map(_refers, argument))
    return isinstance(argument, Made)


def _resolved(argument: Any, made: dict[int, Any]) -> Any:
    if isinstance(argument, Made):
        return made[argument.number]
    if isinstance(argument, dict):
        return {key: _resolved(one, made) for key, one in argument.items()}
    if isinstance(argument, tuple | list):
        return type(argument)(_resolved(one, made) for one in argument)
    return argument
