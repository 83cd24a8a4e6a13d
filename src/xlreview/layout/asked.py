"""What the holder of a workbook is asked: whose columns are whose, and what finishes a row."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.layout.columns import Column, Filled
from xlreview.layout.sheets import Sheet
from xlreview.model.rating import HEARD_IN, Role

_OWN: Mapping[tuple[Role, str], tuple[str, ...]] = {
    (Role.PLAN, "recommendations"): ("response", "response_note"),
}
"""The holder's own columns on sheets where they answer what other people wrote in the other columns."""

_ESSENTIAL: Mapping[tuple[Role, str], tuple[str, ...]] = {
    (Role.PLAN, "recommendations"): ("response",),
}
"""What such a row needs; elsewhere the columns themselves say it."""

NO_ANSWER_YET: Mapping[str, str] = {"response": "pending"}
"""Values, by closed list, that say that the answer is still to come."""

SETTLED_BY: Mapping[str, tuple[str, str]] = {"context": ("applies", "no")}
"""Column and value that finish a row of a sheet alone: a factor that does not apply has no effect."""

NUMBERED_SOURCES = ("evidence", "source", HEARD_IN, "interview")
"""On this sheet, a row with one of these values in that column needs the other column as well: what was
heard in an interview or workshop counts only with its number."""


def columns_of_others(sheet: Sheet, role: Role) -> tuple[Column, ...]:
    """The columns whose answers the holder of such a workbook got from others and replies to.

    They are read back as answers like any other: a city may have its review in this workbook alone.
    """
    own = _OWN.get((role, sheet.key))
    if own is None:
        return ()
    return tuple(one for one in sheet.columns if one.filled is Filled.ANSWERED and one.key not in own)


def essential_columns(sheet: Sheet, role: Role) -> tuple[Column, ...]:
    """The columns that a row needs before it counts as done for the holder of such a workbook."""
    keys = _ESSENTIAL.get((role, sheet.key))
    if keys is None:
        return tuple(one for one in sheet.columns if one.essential)
    return tuple(sheet.column(key) for key in keys)
