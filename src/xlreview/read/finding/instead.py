"""What stands where a column of ours is missed: one whose hidden key and heading were both typed over."""

from __future__ import annotations

from itertools import groupby

from xlreview.read.finding.columns import FoundSheet
from xlreview.read.values.answers import plain_text


def standing_instead(found: FoundSheet) -> dict[str, int]:
    """By key of a missing column, the zero-based column of others that stands between its neighbours.

    None where the neighbours are gone as well, or have more or fewer strange columns between them.
    """
    order = [column.key for column in found.sheet.columns]
    if len(found.columns) == len(order):
        return {}
    instead: dict[str, int] = {}
    for is_missing, run in groupby(range(len(order)), lambda number: order[number] not in found.columns):
        missing = [*run]
        if not is_missing:
            continue
        before = found.columns.get(order[missing[0] - 1]) if missing[0] else None
        after = found.columns.get(order[missing[-1] + 1]) if missing[-1] + 1 < len(order) else None
        first = before + 1 if before is not None else (after or 0) - len(missing)
        last = after if after is not None else first + len(missing)
        strange = [place for place in range(max(first, 0), last) if _is_strange(found, place)]
        if len(strange) == len(missing):
            instead |= {order[number]: place for number, place in zip(missing, strange, strict=True)}
    return instead


def _is_strange(found: FoundSheet, place: int) -> bool:
    is_headed = plain_text(found.grid.at(found.header_row, place)).strip() != ""
    return (is_headed or place in found.added.values()) and place not in found.beside
