"""Reads a workbook in a process of its own, which may hang, swell or die without harm to the caller."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from xlreview.i18n import Label
from xlreview.model.review import Saved
from xlreview.problem import Place, Problem, UnusableInput, unusable
from xlreview.read.engine import limits
from xlreview.read.engine.clock import OwnTime
from xlreview.read.engine.exchange import grid_from_line, told_from_line
from xlreview.read.engine.grid import Book, Grid
from xlreview.read.intake.comments import CellComment
from xlreview.read.intake.container import Container

CALAMINE = "xlreview.read.engine.reader:Calamine"

_ENDINGS = {limits.OUT_OF_MEMORY: "too_much_memory", -6: "too_much_memory", -24: "too_slow"}
"""Why a child was stopped, by its exit code: SIGABRT is how calamine ends when it is refused memory, SIGXCPU
how the system ends who used up its processor time."""


class BookApart(Book):
    """A workbook that a child process has read in full; sheets are unfolded when they are asked for.

    Raises UnusableInput: READER_STOPPED when the child took too long, too much memory or died, and
    whatever the child found wrong with the workbook.
    """

    def __init__(self, container: Container, engine: str = CALAMINE, seconds: float = limits.SECONDS) -> None:
        super().__init__(container)
        first, *self._lines = _told_by_child(container, engine, seconds)
        try:
            self._told = told_from_line(first)
        except UnusableInput as refusal:
            raise _about(refusal, container.name) from refusal
        except (ValueError, KeyError, TypeError) as fault:
            raise _stopped(container.name, "died") from fault

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all sheets with cells."""
        return self._told.titles

    @property
    def saved(self) -> Saved:
        """Who saved the workbook last, as far as it says so."""
        return self._told.saved

    @property
    def carries(self) -> Mapping[str, tuple[str, ...]]:
        """What it has inside beside cells."""
        return self._told.carries

    @property
    def comments(self) -> Mapping[str, tuple[CellComment, ...]]:
        """What people wrote beside cells, by the title of their sheet."""
        return self._told.comments

    def _parse(self, title: str) -> Grid:
        number = self.titles.index(title)
        try:
            grid = grid_from_line(title, self._lines[number])
        except UnusableInput as refusal:
            raise _about(refusal, self.container.name) from refusal
        except (ValueError, LookupError, TypeError) as fault:
            raise _stopped(self.container.name, "died") from fault
        self._lines[number] = b""
        return grid


def _told_by_child(container: Container, engine: str, seconds: float) -> list[bytes]:
    """The lines that a child wrote before it ended well."""
    with tempfile.TemporaryDirectory(prefix="xlreview-") as folder:
        answer = Path(folder) / "sheets.jsonl"
        # -P: nothing in the folder where somebody happens to be may pass itself off as a module of ours.
        command = [sys.executable, "-P", "-m", "xlreview.read.engine.child", str(answer), engine]
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        try:
            _wait_for(child, container, OwnTime(child.pid, seconds))
        finally:
            child.kill()
            child.wait()
            if child.stdin is not None:
                with suppress(OSError):  # what it had not taken yet has nowhere to go
                    child.stdin.close()
        if child.returncode != 0 or not answer.is_file():
            raise _stopped(container.name, _ENDINGS.get(child.returncode, "died"))
        if answer.stat().st_size > limits.LARGEST_ANSWER:
            raise _stopped(container.name, "too_much_memory")
        return answer.read_bytes().splitlines() or [b""]


def _wait_for(child: subprocess.Popen[bytes], container: Container, clock: OwnTime) -> None:
    """Gives the child its workbook and waits until it has ended or had its time."""
    content: bytes | None = container.content
    while True:
        try:
            child.communicate(content, timeout=clock.left())
            return
        except subprocess.TimeoutExpired as late:
            if not clock.left():
                raise _stopped(container.name, "too_slow") from late
            content = None  # it goes on being sent


def _stopped(file: str, reason: str) -> UnusableInput:
    return unusable("READER_STOPPED", file, reason=Label(f"reader_stopped.{reason}"))


def _about(refusal: UnusableInput, file: str) -> UnusableInput:
    """A refusal of the child, which does not know the name of the file."""
    return UnusableInput(*(Problem(one.code, Place(file), one.details) for one in refusal.problems))
