"""In which order the rows of the merged review stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.pack import Pack

_DIGITS = re.compile(r"([0-9]{1,9})")

Position = tuple[int, tuple[str | int, ...]]


def position_on(sheet: Sheet, pack: Pack) -> Callable[[str], Position]:
    """A function from a row id to its place: as the pack has them, then by id, numbers as numbers."""
    match sheet.rows:
        case Rows.INDICATORS:
            given = [*pack.indicators_by_code]
        case Rows.TOPICS:
            given = [topic.id for topic in pack.topics()]
        case Rows.FACTORS:
            given = [factor.id for factor in pack.context_factors]
        case _:
            given = []
    places = {id: number for number, id in enumerate(given)}

    def position(id: str) -> Position:
        place = places.get(id)
        if place is None:
            # A row beside one of the pack's comes right after it.
            place = places.get(id.partition("#")[0], len(places))
        parts = _DIGITS.split(id)
        return place, tuple(int(part) if number % 2 else part for number, part in enumerate(parts))

    return position
