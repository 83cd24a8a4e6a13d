"""Ratios of two ways to do the same thing, measured in turns in one run."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """How long ours takes against another way, turn by turn: the median and its spread."""

    name: str
    bar: str
    ours: float
    other: float
    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return (
            f"{self.name:<58} {self.median:6.2f}   ({self.lowest:.2f}-{self.highest:.2f})   bar {self.bar:<8}"
            f" {self.ours * 1000:8.1f} ms against {self.other * 1000:8.1f} ms"
        )


def on_the_wall() -> float:
    """Seconds by the clock on the wall."""
    return time.perf_counter()


def of_processors() -> float:
    """Seconds that processors gave to this process and to children that have ended."""
    return sum(os.times()[:4])


def seconds(work: Callable[[], object], clock: Callable[[], float] = on_the_wall) -> float:
    """Seconds of one call, garbage collected before."""
    gc.collect()
    started = clock()
    work()
    return clock() - started


def ratio(
    name: str,
    bar: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    *,
    turns: int = 7,
    inverse: bool = False,
    clock: Callable[[], float] = on_the_wall,
) -> Ratio:
    """Ours against other (other against ours if `inverse`), one turn of each unmeasured first."""
    ours()
    other()
    pairs = [(seconds(ours, clock), seconds(other, clock)) for _ in range(turns)]
    shares = [theirs / mine if inverse else mine / theirs for mine, theirs in pairs]
    return Ratio(
        name,
        bar,
        statistics.median(mine for mine, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
        statistics.median(shares),
        min(shares),
        max(shares),
    )
