"""Row ids as they are printed in advance, so that an edit is never a new row."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Stamp

PREPARED_ROWS: Mapping[str, int] = {"evidence": 120, "recommendations": 40, "plan": 40, "interviews": 40}
OWN_FACTORS = 15
"""Rows on the context sheet for factors that the pack does not name."""

_MIDDLE: Mapping[str, str] = {"evidence": "", "recommendations": "R", "plan": "P"}
_DIGITS: Mapping[str, int] = {"": 3, "R": 2, "P": 2}
_NOBODY = "REV"
"""Begins ids of rows by a reviewer who is not named."""


def printed_ids(sheet: Sheet, pack: Pack, stamp: Stamp) -> tuple[str, ...]:
    """The ids that stand on a sheet of a workbook with this stamp before anybody types."""
    match sheet.rows:
        case Rows.INDICATORS:
            return tuple(indicator.code for indicator in pack.indicators)
        case Rows.TOPICS:
            return tuple(topic.id for topic in pack.topics())
        case Rows.FACTORS:
            own = tuple(f"{id_prefix(stamp)}-C{number}" for number in range(1, OWN_FACTORS + 1))
            return tuple(factor.id for factor in pack.context_factors) + own
        case Rows.NUMBERED:
            return tuple(str(number) for number in range(1, PREPARED_ROWS[sheet.key] + 1))
        case Rows.PREPARED:
            return tuple(
                prepared_id(sheet, stamp, number) for number in range(1, PREPARED_ROWS[sheet.key] + 1)
            )
        case _:
            return ()


def prepared_id(sheet: Sheet, stamp: Stamp, number: int) -> str:
    """Id of the nth prepared row: evidence `JB-001`, recommendations `JB-R01`, plan `JB-P01`."""
    middle = _MIDDLE[sheet.key]
    return f"{id_prefix(stamp)}-{middle}{number:0{_DIGITS[middle]}d}"


def neutral_id(sheet: Sheet, number: int) -> str:
    """Id of the nth row in a copy that does not tell which reviewer a row is from: `REV-001`, `REV-C1`."""
    middle = _MIDDLE.get(sheet.key, "C")
    return f"{_NOBODY}-{middle}{number:0{_DIGITS.get(middle, 1)}d}"


def id_prefix(stamp: Stamp) -> str:
    """What ids of a workbook begin with: the reviewer's initials, else a word for the role.

    Ids must differ between the workbooks of one review, because rows are merged by id.
    """
    if stamp.role is Role.REVIEWER and stamp.reviewers:
        return stamp.reviewers[0]
    return {Role.CITY: "CITY", Role.REVIEWER: _NOBODY, Role.TEAM: "TEAM", Role.PLAN: "PLAN"}[stamp.role]


_NAMED_BY: Mapping[Rows, str] = {Rows.TOPICS: "topic", Rows.FACTORS: "factor"}


def row_name(sheet: Sheet, id: str, given: Mapping[str, Mapping[str, str]]) -> str:
    """What people call a row: topics and factors by their title among the texts `given`, else by id."""
    column = _NAMED_BY.get(sheet.rows) if sheet.rows is not None else None
    return given.get(id, {}).get(column or "") or id
