"""How long a child process has had: time in which it waited for a processor is not counted.

On a machine that is busy with other things an honest workbook takes several times as long by the clock
on the wall, and no more of the machine. A reader that hangs waits for nothing, so its clock runs.
"""

from __future__ import annotations

import time
from pathlib import Path

LONGEST = 60.0
"""Seconds by the clock on the wall after which patience ends, however busy the machine is."""
_TO_GO = 0.05
"""Seconds that are not worth another look."""


class OwnTime:
    """Runs from when it is made; `seconds` are what the process with this id may have."""

    def __init__(self, process: int, seconds: float) -> None:
        self._waiting = Path(f"/proc/{process}/schedstat")
        self._seconds = seconds
        self._started = time.monotonic()

    def left(self) -> float:
        """Seconds that the process may go on for, at least; 0 once it has had its time."""
        passed = time.monotonic() - self._started
        left = min(self._seconds + self._waited() - passed, LONGEST - passed)
        return left if left > _TO_GO else 0.0

    def _waited(self) -> float:
        """Seconds the process was ready to run and did not, as far as the system (Linux) tells."""
        try:
            return int(self._waiting.read_text("ascii").split()[1]) / 1e9
        except (OSError, ValueError, IndexError):
            return 0.0
