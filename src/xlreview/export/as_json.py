"""A review as one JSON document, in which nothing is lost and nothing depends on a language.

Keys are those of sheets and columns, closed lists hold their stable values, days and times are ISO
8601. The same review gives the same bytes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.layout.stamp import answer_as_json
from xlreview.model.review import Entry, Review
from xlreview.problem import Problem

EXPORT_FORMAT = 1


def review_as_json(review: Review) -> bytes:
    """The document in UTF-8, indented, with a line end at its end."""
    text = json.dumps(review_as_mapping(review), ensure_ascii=False, indent=2, allow_nan=False)
    # Half a surrogate pair has no UTF-8 form; what is put in its place is its escape in JSON.
    return f"{text}\n".encode("utf-8", "backslashreplace")


def review_as_mapping(review: Review) -> dict[str, Any]:
    """The document as mappings and lists.

    `review` says what was reviewed and with what; `sheets` holds the answered rows by sheet in workbook
    order; then sheets that people added, what was found, and what each file was read to.
    """
    return {
        "format": EXPORT_FORMAT,
        "review": _facts(review),
        "sheets": {sheet: [_row(entry) for entry in review.of(sheet)] for sheet in _answered(review)},
        "added_sheets": [
            {"title": sheet.title, "rows": [[_plain(cell) for cell in row] for row in sheet.rows]}
            for sheet in review.added_sheets
        ],
        "problems": [problem_as_mapping(problem) for problem in review.problems],
        "receipts": [
            {
                "file": receipt.file,
                "sha256": receipt.fingerprint,
                "cells_read": receipt.cells_read,
                "ignored": [
                    {
                        "sheet": ignored.place.sheet,
                        "cell": ignored.place.cell,
                        "content": ignored.content,
                        "code": ignored.code,
                    }
                    for ignored in receipt.ignored
                ],
            }
            for receipt in review.receipts
        ],
    }


def problem_as_mapping(problem: Problem) -> dict[str, str | None]:
    """A problem with its file, place, severity, code and words."""
    return {
        "file": problem.place.file,
        "sheet": problem.place.sheet,
        "cell": problem.place.cell,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _facts(review: Review) -> dict[str, Any]:
    stamp = review.stamp
    return {
        "id": stamp.review_id,
        "city": stamp.city,
        "round": stamp.round,
        "pack": {"id": stamp.pack_id, "version": stamp.pack_version},
        "workbook": stamp.workbook_id,
        "role": stamp.role.value,
        "reviewers": list(stamp.reviewers),
        "language": stamp.language,
    }


def _answered(review: Review) -> list[str]:
    known = [key for key in SHEETS_BY_KEY if review.of(key)]
    return known + [key for key in review.entries if key not in SHEETS_BY_KEY and review.of(key)]


def _row(entry: Entry) -> dict[str, Any]:
    columns = _in_column_order(entry)
    return {
        "id": entry.id,
        "answers": {column: answer_as_json(entry.answers[column]) for column in columns},
        "extra": {header: answer_as_json(extra) for header, extra in entry.extra.items()},
        "cells": {column: entry.cells[column] for column in columns if column in entry.cells},
        "file": entry.file or None,
    }


def _in_column_order(entry: Entry) -> list[str]:
    sheet = SHEETS_BY_KEY.get(entry.sheet)
    order: Mapping[str, int] = {
        column.key: number for number, column in enumerate(sheet.columns if sheet else ())
    }
    return sorted(entry.answers, key=lambda column: (order.get(column, len(order)), column))


def _plain(cell: object) -> object:
    """A cell of a sheet that people added, as near to what stands there as JSON comes."""
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else str(cell)
    return cell if cell is None or isinstance(cell, str | int) else _spelled(cell)


def _spelled(cell: object) -> str:
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
