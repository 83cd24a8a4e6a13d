"""What a merged workbook prints beside the answers: each reviewer's view, and where every row is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreview.layout.beside import FROM, VIEWED, from_label, view_key, view_label
from xlreview.layout.days import day_in_words
from xlreview.layout.sheets import Rows, Sheet
from xlreview.layout.whose import shown_who
from xlreview.model.ledger import Said
from xlreview.model.merged import Merged, MergedRow
from xlreview.model.review import Answer, Review

_FROM_WIDTH = 34.0
_VIEW_WIDTHS: Mapping[str, float] = {"rating": 14.5, "hypothesis": 32.0, "questions": 24.0, "meet": 18.0}


@dataclass(frozen=True, slots=True)
class BesideColumn:
    """A column to read behind the answers; `contents` are by row id.

    `column` is the column of the sheet that it repeats, if it does, and `place` that of its reviewer
    among the others.
    """

    key: str
    label: str
    width: float
    contents: Mapping[str, Answer]
    column: str | None = None
    place: int | None = None


def columns_beside(sheet: Sheet, review: Review) -> tuple[BesideColumn, ...]:
    """The columns that this sheet of a merged review has beside the answers; none of any other review."""
    merged = review.merged
    if merged is None or sheet.rows in (Rows.FOUND, None) or sheet.key == "benchmarks":
        return ()
    language = review.stamp.language
    views = tuple(_views(merged, language)) if sheet.key == "screening" else ()
    origins = dict(_origins(sheet, merged, language))
    if not origins:
        return views
    return (*views, BesideColumn(FROM, from_label(language), _FROM_WIDTH, origins))


def _views(merged: Merged, language: str) -> Iterator[BesideColumn]:
    """What each reviewer says, rating first, one reviewer after the other; columns nobody filled left out."""
    by_reviewer: dict[str, dict[str, dict[str, Answer]]] = {}
    for code, views in merged.screening.items():
        for who, entry in views.items():
            for column, answer in entry.answers.items():
                by_reviewer.setdefault(who, {}).setdefault(column, {})[code] = answer
    for place, (who, columns) in enumerate(sorted(by_reviewer.items())):
        for column in VIEWED:
            if column in columns or column == "rating":
                yield BesideColumn(
                    view_key(column, who),
                    view_label(column, who, language),
                    _VIEW_WIDTHS[column],
                    columns.get(column, {}),
                    column,
                    place,
                )


def _origins(sheet: Sheet, merged: Merged, language: str) -> Iterator[tuple[str, str]]:
    """By row id, a line for every file that something in the row is from: who, file, cell, day."""
    ends: dict[str, tuple[str, str]] = {}

    def line(said: Said, column: str) -> str:
        copy, entry = said.copy, said.entry
        whole = ends.get(copy.fingerprint)
        if whole is None:
            saved = f" · {day_in_words(copy.saved.at, language)}" if copy.saved.at else ""
            whole = ends[copy.fingerprint] = (f"{shown_who(copy.who, language)} · {copy.file} · ", saved)
        cell = entry.cells.get(column.removeprefix("+"))
        place = f"{entry.sheet_title}!{cell}" if cell else entry.sheet_title or sheet.key
        return f"{whole[0]}{place}{whole[1]}"

    for (key, id), row in merged.rows.items():
        if key == sheet.key:
            lines = [line(said, column) for said, column in _first_cells(row)]
            if lines:
                yield id, "\n".join(lines)


def _first_cells(row: MergedRow) -> list[tuple[Said, str]]:
    """Each file that a row is from once, with the first column that it fills there."""
    if row.by_column is None:
        said = row.said[0]
        filled = said.entry.answers or said.entry.extra
        return [(said, next(iter(filled)))] if filled else []
    first: dict[str, tuple[Said, str]] = {}
    for column, behind in row.by_column.items():
        for said in behind:
            first.setdefault(said.copy.fingerprint, (said, column))
    return sorted(first.values(), key=lambda one: (one[0].copy.who, one[0].copy.order))
