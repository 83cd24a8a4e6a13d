"""What a list names one by one, and what it only counts: nobody works through ten thousand rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Listed = TypeVar("Listed")

MOST_LISTED = 5_000
"""Rows of a list that stand for one problem or one cell each."""


@dataclass(frozen=True)
class Listing(Generic[Listed]):
    """`single` are named one by one, in their order; `summed` stand for others of their kind, counted."""

    single: Sequence[Listed]
    summed: Sequence[tuple[Listed, int]]

    @property
    def number_summed(self) -> int:
        """How many are only counted."""
        return sum(number for _, number in self.summed)


def listing(
    all: Sequence[Listed], kind: Callable[[Listed], Hashable], rank: Callable[[Listed], int] = lambda _: 0
) -> Listing[Listed]:
    """The first `MOST_LISTED` of the lowest rank one by one, the others by kind, as the first of each."""
    if len(all) <= MOST_LISTED:
        return Listing(all, ())
    ranked = sorted(range(len(all)), key=lambda number: rank(all[number]))
    counted: dict[Hashable, tuple[Listed, int]] = {}
    for number in ranked[MOST_LISTED:]:
        first, count = counted.get(kind(all[number]), (all[number], 0))
        counted[kind(all[number])] = first, count + 1
    return Listing([all[number] for number in sorted(ranked[:MOST_LISTED])], tuple(counted.values()))
