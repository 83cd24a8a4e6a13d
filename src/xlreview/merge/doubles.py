"""Rows that stand twice in one workbook: pasted, or with an id typed again.

Both are kept. Which is which across copies is told by their words, never by where they stand, because
people sort. A later copy that has the row once again has mended it: the earlier doubles are history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlreview.merge.names import mark_of_entry
from xlreview.model.ledger import Said


class Doubles(NamedTuple):
    """What a workbook says in one row; in rows beside it with the same id; what a later copy replaced."""

    main: tuple[Said, ...]
    beside: tuple[Said, ...] = ()
    replaced: tuple[Said, ...] = ()


def tell_apart(said: tuple[Said, ...]) -> Doubles:
    """Sorts out everything that the copies of one workbook say under one id, in the order of copies.

    A decision is about the row as the merge showed it, not another copy of it.
    """
    if not any(one.doubled for one in said):
        return Doubles(said)
    rows = [one for one in said if not one.is_decision]
    latest = rows[-1].copy
    current = [one for one in rows if one.copy == latest]
    if len(current) == 1:
        replaced = tuple(one for one in rows if one.doubled and one is not current[0])
        return Doubles(tuple(one for one in said if one not in replaced), (), replaced)
    before = [one.entry.answers for one in rows if not one.doubled and one.copy != latest]
    first = max(
        current,
        key=lambda one: (
            _likeness(one, [*before, one.sent]),
            len(one.entry.answers),
            mark_of_entry(one.entry),
        ),
    )
    main = tuple(one for one in said if one is first or one.is_decision)
    beside = tuple(one for one in current if one is not first)
    return Doubles(main, beside, tuple(one for one in rows if one.copy != latest))


def _likeness(said: Said, others: Sequence[Mapping[str, object]]) -> int:
    answers = said.entry.answers.items()
    return max(sum(other.get(column) == answer for column, answer in answers) for other in others)
