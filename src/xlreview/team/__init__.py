"""The team's workbook: files in, one workbook out, and nothing of the earlier one lost."""

from xlreview.team.merging import language_of_team, merge_workbooks, unite
from xlreview.team.writing import SAID_BY_THE_WORKBOOK, Written, rehearse, write_team_workbook

__all__ = [
    "SAID_BY_THE_WORKBOOK",
    "Written",
    "language_of_team",
    "merge_workbooks",
    "rehearse",
    "unite",
    "write_team_workbook",
]
