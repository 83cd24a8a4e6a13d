"""One workbook, as one of many: what comes of it is handed back, never raised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlreview.model.review import Review
from xlreview.problem import UnusableInput
from xlreview.read.review import read_review


def read_one(path: Path, language: str | None, passwords: Sequence[str]) -> Review | UnusableInput:
    """The review in a file, or why it cannot be used; passwords are tried in turn."""
    refusal = None
    for password in passwords or (None,):
        try:
            return read_review(path, language=language, password=password)
        except UnusableInput as fault:
            refusal = fault
            if not any(problem.code == "PASSWORD_WRONG" for problem in fault.problems):
                break
    assert refusal is not None
    return refusal
