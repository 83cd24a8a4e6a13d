"""Sheets of the workbook: what stands on each, how its rows are identified, who gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from xlreview.layout import columns
from xlreview.layout.columns import Column, Filled
from xlreview.model.rating import Audience, Role

KEY_ROW = 0
"""Hidden row with the qualified column keys (zero-based, like all of these)."""
LABEL_ROW = 1
FIRST_ROW = 2

STAMP_SHEET = "_xlreview"
LISTS_SHEET = "_lists"
STAMP_KEYS, STAMP_VALUES = "stamp.key", "stamp.value"
"""Headings on the hidden lists of the two columns that say the stamp once more."""


class Rows(Enum):
    """Where the rows of a data sheet come from."""

    INDICATORS = auto()
    """One row for every indicator of the pack, found by `code`."""
    TOPICS = auto()
    """One row for every background topic and question about authorship, found by `id`."""
    FACTORS = auto()
    """One row for every context factor of the pack, then rows for the city's own, found by `id`."""
    NUMBERED = auto()
    """Rows numbered from 1 in advance, found by `number`."""
    PREPARED = auto()
    """Rows with ids printed in advance (`JB-001` …), found by `id`; people add more below."""
    FOUND = auto()
    """Rows that a merge writes: conflicts and history."""


class Access(Enum):
    """What the holder of a workbook does with a sheet."""

    FILLS = auto()
    READS = auto()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its key; its title is `sheet.KEY` in the catalogues.

    `columns` is empty for sheets that only show something (`start`, `dashboard`, `method`).
    """

    key: str
    columns: tuple[Column, ...] = ()
    rows: Rows | None = None

    @property
    def identity(self) -> str:
        """Key of the column that identifies a row: `code`, `number` or `id`."""
        return self.columns[0].key

    @property
    def grows(self) -> bool:
        """Whether people add rows: such a sheet is a table without protection."""
        return self.rows in (Rows.PREPARED, Rows.NUMBERED)

    def column(self, key: str) -> Column:
        """The column with this key; raises KeyError when the sheet has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key} has no column {key}")

    @property
    def answered(self) -> tuple[Column, ...]:
        """The columns that are read back as answers."""
        return tuple(one for one in self.columns if one.filled in (Filled.ANSWERED, Filled.CARRIED))


SHEETS: tuple[Sheet, ...] = (
    Sheet("start"),
    Sheet("benchmarks", columns.BENCHMARKS, Rows.INDICATORS),
    Sheet("background", columns.BACKGROUND, Rows.TOPICS),
    Sheet("self_assessment", columns.SELF_ASSESSMENT, Rows.INDICATORS),
    Sheet("context", columns.CONTEXT, Rows.FACTORS),
    Sheet("screening", columns.SCREENING, Rows.INDICATORS),
    Sheet("interviews", columns.INTERVIEWS, Rows.NUMBERED),
    Sheet("evidence", columns.EVIDENCE, Rows.PREPARED),
    Sheet("agenda", columns.AGENDA, Rows.INDICATORS),
    Sheet("findings", columns.FINDINGS, Rows.INDICATORS),
    Sheet("recommendations", columns.RECOMMENDATIONS, Rows.PREPARED),
    Sheet("plan", columns.PLAN, Rows.PREPARED),
    Sheet("conflicts", columns.CONFLICTS, Rows.FOUND),
    Sheet("history", columns.HISTORY, Rows.FOUND),
    Sheet("dashboard"),
    Sheet("method"),
)
"""All sheets in workbook order, which is the order of the work."""

SHEETS_BY_KEY: Mapping[str, Sheet] = {sheet.key: sheet for sheet in SHEETS}

DATA_SHEETS: tuple[Sheet, ...] = tuple(
    sheet for sheet in SHEETS if sheet.columns and sheet.key != "benchmarks"
)
"""Sheets that hold answers."""

_FILLS: Mapping[Role, tuple[str, ...]] = {
    Role.CITY: ("background", "self_assessment", "context"),
    Role.REVIEWER: ("screening", "interviews", "evidence", "context"),
    Role.PLAN: ("recommendations", "plan"),
    Role.TEAM: tuple(sheet.key for sheet in DATA_SHEETS),
}
_READS: Mapping[Role, tuple[str, ...]] = {
    Role.CITY: ("start", "benchmarks", "dashboard", "method"),
    Role.REVIEWER: ("start", "benchmarks", "background", "self_assessment", "dashboard", "method"),
    Role.PLAN: ("start", "benchmarks", "findings", "dashboard", "method"),
    Role.TEAM: ("start", "benchmarks", "dashboard", "method"),
}


def access_by_sheet(
    role: Role, *, with_earlier: bool = True, audience: Audience = Audience.TEAM
) -> dict[Sheet, Access]:
    """The sheets of a role's workbook in workbook order, and whether the holder fills or reads them.

    Without an earlier workbook to draw on (`new --from`), sheets that would only repeat other people's
    answers are left out: a reviewer gets no empty self-assessment to look at. A copy for another
    `audience` than the team is only read.
    """
    fills, reads = _FILLS[role], _READS[role]
    if audience is not Audience.TEAM:
        fills, reads = (), (*fills, *reads)
    if not with_earlier:
        reads = tuple(key for key in reads if SHEETS_BY_KEY[key] not in DATA_SHEETS)
    return {
        sheet: Access.FILLS if sheet.key in fills else Access.READS
        for sheet in SHEETS
        if sheet.key in fills or sheet.key in reads
    }
