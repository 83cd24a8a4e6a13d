"""Workbooks of one review on disk, as they come back to the team leader."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from support.reviews import Answers, review
from support.workbooks import Book
from xlreview.model.review import Saved
from xlreview.write import write_workbook


def returned(folder: Path, whose: str, answers: Answers, *, language: str = "en", city: str = "") -> Path:
    """The workbook of a reviewer (`JB`), the city or the team, filled, saved by them and sent back.

    Whoever comes first in the alphabet has saved it last on that day, and comes first in conflicts.
    """
    role = whose if whose in ("city", "team", "plan") else "reviewer"
    issued = review(answers, role=role, reviewers=(whose,) if role == "reviewer" else (), language=language)
    stamp = replace(issued.stamp, workbook_id=f"{whose:0>32}", review_id=f"{city}{issued.stamp.review_id}")
    if city:
        stamp = replace(stamp, city=city)
    path = folder / f"{whose.lower()}.xlsx"
    at = datetime.fromisoformat("2026-01-01T12:00") - timedelta(minutes=ord(whose[0]))
    write_workbook(path, replace(issued, stamp=stamp), saved=Saved(whose, at))
    return path


def typed_into(path: Path, cells: dict[str, object]) -> Path:
    """The workbook after somebody typed these cells in it and saved it under its own name."""
    return Book(path).typed(cells).path.replace(path)
