"""Working processes that read workbooks side by side; the side of whoever asks.

A worker is a fresh Python, started the same way on every system: it copies no threads and no locks, and
a script that uses them needs no `if __name__ == "__main__"`. A thread of ours waits for each. Requests
go in as lines of JSON, reviews come back pickled and are taken apart by `answers`, which makes nothing but
values of our own types.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from queue import SimpleQueue

from xlreview.i18n import Label
from xlreview.model.review import Review
from xlreview.problem import UnusableInput, unusable
from xlreview.read.many.answers import READY, receive
from xlreview.read.many.one import read_one

_AHEAD = 4
"""Files per worker that are asked for before somebody wants their reviews."""

_WORKER = "from xlreview.read.many.worker import main; main()"


def read_with_workers(
    files: Sequence[Path], language: str | None, passwords: Sequence[str], number: int
) -> Iterator[Review | UnusableInput]:
    """What comes of each file, in their order, read by `number` processes."""
    idle: SimpleQueue[_Worker] = SimpleQueue()
    workers = [_Worker(language, passwords) for _ in range(number)]
    for worker in workers:
        idle.put(worker)

    def read(file: Path) -> Review | UnusableInput:
        worker = idle.get()
        try:
            return worker.read(file)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(number)
    asked: deque[Future[Review | UnusableInput]] = deque()
    try:
        for file in files:
            asked.append(threads.submit(read, file))
            if len(asked) >= number * _AHEAD:
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()
    finally:
        # Also when nobody wants the rest: a worker that is stopped lets go of its thread.
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.stop()
        threads.shutdown()


class _Worker:
    """One working process, started when first needed and again after it died."""

    def __init__(self, language: str | None, passwords: Sequence[str]) -> None:
        self._language = language
        self._passwords = passwords
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def read(self, file: Path) -> Review | UnusableInput:
        """What comes of a file; read here where the system grants no worker."""
        process = self._process = self._process or _started()
        if process is None:
            return read_one(file, self._language, self._passwords)
        if self._stopped:  # while it was starting
            _end(process)
        assert process.stdin is not None
        assert process.stdout is not None
        request = {"file": str(file), "language": self._language, "passwords": list(self._passwords)}
        try:
            process.stdin.write(f"{json.dumps(request)}\n".encode())
            process.stdin.flush()
            return receive(process.stdout)
        except (OSError, ValueError, EOFError, UnpicklingError):
            _end(process)
            self._process = None
            return unusable("READER_STOPPED", file.name, reason=Label("reader_stopped.died"))

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        self._stopped = True
        if self._process is not None:
            _end(self._process)


def _started() -> subprocess.Popen[bytes] | None:
    """A worker that has said it is ready, or None where none can be had (no Python to start, no right to)."""
    # -P: the folder with the workbooks may hold a module of anybody's.
    command = [sys.executable, "-P", "-c", _WORKER]
    path = os.pathsep.join(folder for folder in sys.path if folder)
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
    except (OSError, ValueError, TypeError):
        return None
    assert process.stdout is not None
    if process.stdout.read(len(READY)) == READY:
        return process
    _end(process)
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what it had not taken yet has nowhere to go
                pipe.close()
    process.wait()
