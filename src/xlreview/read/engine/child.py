"""The child process that reads what might take its reader down: `python -P -m xlreview.read.engine.child`.

The workbook comes on standard input. What it holds goes as lines of JSON (see `exchange`) into the file
named first; the second argument names the engine (`module:name`). The process limits its own memory
where the system can, and dies of it instead of the caller.
"""

from __future__ import annotations

import errno
import importlib
import sys
from pathlib import Path
from typing import TextIO

from xlreview.problem import UnusableInput
from xlreview.read.engine.at_hand import BookAtHand
from xlreview.read.engine.exchange import Told, grid_as_line, refusal_as_line, told_as_line
from xlreview.read.engine.limits import OUT_OF_MEMORY, limit_this_process
from xlreview.read.engine.reader import OpenEngine
from xlreview.read.intake.container import container_of


def main(out: str, engine: str) -> int:
    """Reads the workbook on standard input; 0, or the exit code for want of memory or room."""
    limit_this_process()
    try:
        with Path(out).open("w", encoding="utf-8") as told:
            _tell(sys.stdin.buffer.read(), _engine_of(engine), told)
    except MemoryError:
        return OUT_OF_MEMORY
    except OSError as refusal:
        if refusal.errno != errno.EFBIG:
            raise
        return OUT_OF_MEMORY
    return 0


def _tell(content: bytes, open_engine: OpenEngine, told: TextIO) -> None:
    try:
        container = container_of("", content)
        container.package.check()
        book = BookAtHand(container, open_engine)
        told.write(told_as_line(Told(book.titles, book.saved, book.carries, book.comments)) + "\n")
    except UnusableInput as refusal:
        told.write(refusal_as_line(refusal) + "\n")
        return
    for title in book.titles:
        try:
            told.write(grid_as_line(book.grid(title)) + "\n")
            book.forget(title)
        except UnusableInput as refusal:
            told.write(refusal_as_line(refusal) + "\n")


def _engine_of(name: str) -> OpenEngine:
    module, _, attribute = name.partition(":")
    engine: OpenEngine = getattr(importlib.import_module(module), attribute)
    return engine


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
