"""Ids of rows that begin with a reviewer's initials, and neutral ones that take their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count

from xlreview.layout.rows import neutral_id
from xlreview.layout.sheets import SHEETS_BY_KEY, Rows
from xlreview.model.entry import Entry


def neutral_ids(
    rows: Mapping[str, Collection[Entry]], initials: Collection[str]
) -> Mapping[str, Mapping[str, str]]:
    """By sheet, the new id of every row whose id names one of these reviewers; in the order of the rows."""
    renamed: dict[str, dict[str, str]] = {}
    for key, entries in rows.items():
        sheet = SHEETS_BY_KEY[key]
        if sheet.rows not in (Rows.PREPARED, Rows.FACTORS):
            continue
        taken = {entry.id for entry in entries}
        free = (id for number in count(1) if (id := neutral_id(sheet, number)) not in taken)
        renamed[key] = {
            entry.id: next(free)
            for entry in entries
            if entry.id.partition("-")[0].partition("#")[0] in initials
        }
    return renamed
