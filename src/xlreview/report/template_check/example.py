"""Contexts made of the sample reviews: what a template may ask for, and something to try it with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from xlreview.i18n import translate
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.report.context.setting import Context
from xlreview.report.kinds import KINDS, Order
from xlreview.report.template_check.shape import Shape, shape_of
from xlreview.report.wording import Wording
from xlreview.resources import shipped_folder

EXAMPLE_DAY = date(2026, 11, 2)
"""The day on the cover of an example."""


def sample_reviews(kind: str, language: str) -> Iterator[Review]:
    """The sample reviews whose workbooks are meant for this kind of report, those that tell most first.

    Every row has an answer in a column that somebody added, so that such columns are seen too.
    """
    added = {translate("field_list.added_column", language): translate("field_list.added_answer", language)}
    sheets = KINDS[kind].sheets
    for review in sorted(_samples(), key=lambda one: -sum(len(one.of(sheet)) for sheet in sheets)):
        if review.stamp.role in KINDS[kind].roles and KINDS[kind].can_come_from(review):
            entries = {
                sheet: tuple(replace(entry, extra={**entry.extra, **added}) for entry in rows)
                for sheet, rows in review.entries.items()
            }
            yield replace(review, entries=entries)


@lru_cache(maxsize=8)
def context_shape(kind: str, language: str) -> Shape:
    """All fields of a kind's context, with examples in this language."""
    return shape_of(list(_contexts(kind, language)))


def _contexts(kind: str, language: str) -> Iterator[Context]:
    for review in sample_reviews(kind, language):
        wording = Wording(language, review.pack)
        for unconfirmed in (False, True):
            context, _ = KINDS[kind].build(Order(review, wording, EXAMPLE_DAY, unconfirmed))
            yield context


@lru_cache(maxsize=1)
def _samples() -> tuple[Review, ...]:
    folder = shipped_folder("samples")
    return tuple(read_review(path) for path in sorted(folder.glob("*/workbooks/*.xlsx")))
