"""A merge as a program gets to know it and as the lines of it need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from xlreview.cli.checked import Checked, checked_as_mapping, problem_as_mapping
from xlreview.cli.outcome import exit_code
from xlreview.layout.sheets import SHEETS_BY_KEY, Rows
from xlreview.layout.stamp import answer_as_json
from xlreview.merge.found_rows import column_label, sheet_title
from xlreview.model.ledger import Copy
from xlreview.model.merged import Conflict, Earlier, Merged, Source
from xlreview.model.review import Review
from xlreview.model.taken import later_copies, rows_taken
from xlreview.problem import SEVERITIES_BY_GROUP, Problem
from xlreview.team import SAID_BY_THE_WORKBOOK


@dataclass(frozen=True)
class Merging:
    """What a merge came to: the files, the team's review, its problems, where the workbook is.

    `out` is None where a dry run was not told a name, `backup` where nothing was replaced.
    """

    files: Sequence[Checked]
    review: Review
    problems: tuple[Problem, ...]
    out: Path | None
    backup: Path | None
    dry_run: bool

    @property
    def merged(self) -> Merged:
        """Conflicts, history and the origin of rows."""
        assert self.review.merged is not None
        return self.review.merged

    @cached_property
    def unread(self) -> tuple[Problem, ...]:
        """What could not be read in the files.

        The rules of the method are for the team workbook, and so are the conflicts of an earlier one.
        """
        elsewhere = SAID_BY_THE_WORKBOOK.union(SEVERITIES_BY_GROUP["method"])
        return tuple(
            problem for one in self.files for problem in one.problems if problem.code not in elsewhere
        )

    @property
    def exit_code(self) -> int:
        """1 where a cell of a file or of the team workbook has to be corrected, else 0."""
        return exit_code((*self.unread, *self.problems))

    @cached_property
    def rows_by_sheet(self) -> Mapping[str, int]:
        """Filled rows of the team workbook by sheet key, in its order; without what the merge drew up."""
        return {
            sheet: len(rows)
            for sheet, rows in self.review.entries.items()
            if rows and sheet != "agenda" and SHEETS_BY_KEY[sheet].rows is not Rows.FOUND
        }

    @cached_property
    def _rows_by_file(self) -> Mapping[str, Mapping[str, int]]:
        return rows_taken(self.merged)

    @cached_property
    def _later(self) -> Mapping[str, Copy]:
        return {} if self.review.ledger is None else later_copies(self.review.ledger)

    def rows_from(self, file: Checked) -> Mapping[str, int]:
        """Rows by sheet key that something of this file stands in, in workbook order."""
        taken = self._rows_by_file.get(file.receipt.fingerprint, {}) if file.receipt else {}
        return {sheet: taken[sheet] for sheet in self.review.entries if sheet in taken}

    def superseded_by(self, file: Checked) -> Copy | None:
        """The later copy of the same workbook, if there is one."""
        return self._later.get(file.receipt.fingerprint) if file.receipt else None

    @cached_property
    def named_twice(self) -> Mapping[str, str]:
        """Files with the same bytes as one named before them, and that one."""
        first: dict[str, str] = {}
        for one in self.files:
            if one.receipt is not None:
                first.setdefault(one.receipt.fingerprint, one.file)
        return {
            one.file: first[one.receipt.fingerprint]
            for one in self.files
            if one.receipt is not None and first[one.receipt.fingerprint] != one.file
        }


def merging_as_mapping(files: Sequence[Checked], merging: Merging | None, language: str) -> dict[str, Any]:
    """What `merge --json` says; of files that could not be merged only what `check --json` says."""
    told = [checked_as_mapping(one, language) for one in files]
    if merging is None:
        return {"files": told, "team": None}
    for one, mapping in zip(files, told, strict=True):
        later = merging.superseded_by(one)
        mapping["rows_taken"] = dict(merging.rows_from(one))
        mapping["same_as"] = merging.named_twice.get(one.file)
        mapping["superseded_by"] = later.file if later else None
    return {
        "files": told,
        "team": {
            "file": str(merging.out) if merging.out else None,
            "written": not merging.dry_run,
            "backup": str(merging.backup) if merging.backup else None,
            "language": merging.review.stamp.language,
            "rows": dict(merging.rows_by_sheet),
            "problems": [
                {"file": problem.place.file, **problem_as_mapping(problem)} for problem in merging.problems
            ],
        },
        "conflicts": [_conflict(one, language) for one in merging.merged.conflicts],
        "history": [_earlier(one) for one in merging.merged.history],
    }


def _conflict(conflict: Conflict, language: str) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "sheet": conflict.sheet,
        "row": conflict.row,
        "column": conflict.column,
        "label": f"{sheet_title(conflict.sheet, language)} · "
        f"{column_label(conflict.sheet, conflict.column, language)}",
        "ancestor": [answer_as_json(one) for one in conflict.ancestor],
        "shown": answer_as_json(conflict.shown),
        "proposals": [
            {
                "letter": one.letter,
                "value": answer_as_json(one.value),
                "sources": [_source(source) for source in one.sources],
            }
            for one in conflict.proposals
        ],
    }


def _earlier(earlier: Earlier) -> dict[str, Any]:
    return {
        "sheet": earlier.sheet or None,
        "row": earlier.row or None,
        "column": earlier.column or None,
        "value": answer_as_json(earlier.value),
        "source": _source(earlier.source),
        "why": earlier.why,
        "by": earlier.by or None,
        "note": earlier.note or None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "who": source.who,
        "file": source.file,
        "sheet": source.sheet_title or None,
        "cell": source.cell,
        "saved": source.saved.at.isoformat() if source.saved.at else None,
    }
