"""What a child process may take, and how it says that this was not enough."""

from __future__ import annotations

import contextlib
import sys

SECONDS = 8.0
"""A child's own time (see `clock`), and its processor time; with what the caller does before and after, ten
seconds are the ceiling for any file on a machine that has nothing else to do. A team workbook of 100,000 rows
takes three."""
MEMORY = 1024**3
"""Bytes of address space."""
LARGEST_ANSWER = 200 * 1024 * 1024
"""Bytes that a child may write."""
OUT_OF_MEMORY = 77
"""The exit code of a child that ran out of memory and noticed."""


def limit_this_process() -> None:
    """Bounds memory and output of this process; where the system cannot, the clock alone has to do."""
    if sys.platform == "win32":
        return
    import resource

    # Already below: a lower limit of the system's own stays.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    with contextlib.suppress(ValueError, OSError):
        # Whoever catches the first signal is ended a second later; this also holds when the caller is gone.
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS) + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
