"""One file after `check`, as a program gets to know it and as the lines of it need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from xlreview.cli.general import general_message
from xlreview.cli.outcome import UNUSABLE, exit_code
from xlreview.model.comment import Comment
from xlreview.model.review import Receipt, Review, Stamp
from xlreview.problem import Place, Problem, Severity, UnusableInput


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file came to; without stamp and receipt where the file could not be used.

    The answers themselves are not kept, since a folder may hold hundreds of files. Where a copy with
    marks was wanted, `marked` is where it is, and `refusals` say why there is none of a usable file.
    """

    file: str
    problems: tuple[Problem, ...]
    stamp: Stamp | None = None
    receipt: Receipt | None = None
    cells_by_sheet: Mapping[str, int] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    mark_wanted: bool = False
    marked: str | None = None
    refusals: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 for a file that cannot be used or whose copy could not be made, 1 for errors, 0 for none."""
        return UNUSABLE if self.stamp is None or self.refusals else exit_code(self.problems)

    @property
    def cells_read(self) -> int:
        """Cells that were read."""
        return self.receipt.cells_read if self.receipt else 0

    @property
    def cells_ignored(self) -> int:
        """Cells that were not taken, each with a reason among the problems."""
        return len(self.receipt.ignored) if self.receipt else 0

    def count(self, severity: Severity) -> int:
        """How many problems of a severity it has."""
        return sum(problem.severity is severity for problem in self.problems)


def checked(file: str, outcome: Review | UnusableInput, language: str) -> Checked:
    """What came of reading a file, its problems in the language of whoever reads them."""
    if isinstance(outcome, UnusableInput):
        # Under the name that was typed: in many folders there may be files of one name.
        named = (replace(one, place=Place(file), language=language) for one in outcome.problems)
        return Checked(file, tuple(named))
    (receipt,) = outcome.receipts
    return Checked(
        file,
        outcome.problems,
        outcome.stamp,
        receipt,
        _cells_by_sheet(outcome),
        outcome.comments,
    )


def _cells_by_sheet(review: Review) -> dict[str, int]:
    """Cells that were read, by the key of their sheet; by its title where people added it."""
    cells = {
        sheet: sum(len(entry.answers) + len(entry.extra) for entry in entries)
        for sheet, entries in review.entries.items()
    }
    for added in review.added_sheets:
        cells[added.title] = sum(cell is not None for row in added.rows for cell in row)
    return cells


def checked_as_mapping(one: Checked, language: str) -> dict[str, Any]:
    """A checked file as `--json` tells it; pack, role and receipt are null where it cannot be used."""
    told = {
        "file": one.file,
        "pack": one.stamp.pack_id if one.stamp else None,
        "role": one.stamp.role.value if one.stamp else None,
        "cells_read": one.cells_read,
        "cells_ignored": one.cells_ignored,
        "problems": [problem_as_mapping(problem) for problem in one.problems],
        "receipt": _receipt_as_mapping(one, language),
    }
    if one.mark_wanted:
        told["marked"] = one.marked
        told["not_marked"] = [problem_as_mapping(problem) for problem in one.refusals]
    return told


def problem_as_mapping(problem: Problem) -> dict[str, Any]:
    """A problem as `--json` tells it, without the file that it is in."""
    return {
        "sheet": problem.place.sheet,
        "cell": problem.place.cell,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _receipt_as_mapping(one: Checked, language: str) -> dict[str, Any] | None:
    if one.stamp is None or one.receipt is None:
        return None
    stamp, receipt = one.stamp, one.receipt
    return {
        "fingerprint": receipt.fingerprint,
        "format_version": receipt.format_version,
        "language": stamp.language,
        "city": stamp.city,
        "round": stamp.round,
        "pack_version": stamp.pack_version,
        "review_id": stamp.review_id,
        "workbook_id": stamp.workbook_id,
        "reviewers": list(stamp.reviewers),
        "saved": {
            "by": receipt.saved.by or None,
            "at": receipt.saved.at.isoformat() if receipt.saved.at else None,
            "program": receipt.saved.program or None,
        },
        "carries": {kind: list(parts) for kind, parts in receipt.carries.items()},
        "cells_by_sheet": dict(one.cells_by_sheet),
        "comments": [*map(_comment_as_mapping, one.comments)],
        "ignored": [
            {
                "sheet": ignored.place.sheet,
                "cell": ignored.place.cell,
                "content": ignored.content,
                "code": ignored.code,
                "reason": general_message(ignored.code, language),
            }
            for ignored in receipt.ignored
        ],
    }


def _comment_as_mapping(comment: Comment) -> dict[str, str | None]:
    place = comment.place
    return {
        "sheet": place.sheet,
        "cell": place.cell,
        "author": comment.author or None,
        "text": comment.text,
    }
