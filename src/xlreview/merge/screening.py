"""The city's own rating beside what the reviewers think."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlreview.merge.gather import Gathered
from xlreview.merge.resolve import Resolved
from xlreview.model.merged import MergedRow
from xlreview.model.review import Answer, Entry


def self_ratings(
    screening: Sequence[Resolved], self_assessment: Iterable[Resolved], gathered: Iterable[Gathered]
) -> list[Resolved]:
    """The rows of the screening with the city's rating, and rows that have nothing else.

    Where the city's workbook is not among the files, the rating that the reviewers' workbooks were sent
    out with is taken, from the copy saved last.
    """
    own: dict[str, Answer] = {row.id: one for row in gathered if (one := _sent_out(row)) is not None}
    for resolved in self_assessment:
        if (rating := resolved.entry.get("rating")) is not None:
            own[resolved.entry.id] = rating
    by_code = {one.entry.id: one for one in screening}
    for code, rating in own.items():
        known = by_code.get(code)
        if known is None:
            by_code[code] = Resolved(Entry("screening", code, {"self_rating": rating}), MergedRow((), {}))
        else:
            known.entry = replace(known.entry, answers={"self_rating": rating, **known.entry.answers})
    return [*by_code.values()]


def _sent_out(row: Gathered) -> Answer | None:
    carried = [
        (one.copy.order, sent)
        for one in row.everything()
        if (sent := one.sent.get("self_rating")) is not None
    ]
    return max(carried, key=lambda pair: pair[0])[1] if carried else None
