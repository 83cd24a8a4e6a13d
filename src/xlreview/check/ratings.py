"""Ratings and their reasons: every rating says why, and 'not applicable' says which circumstance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xlreview.check.scope import Scope
from xlreview.model.rating import Rating
from xlreview.model.review import Entry
from xlreview.problem import Problem

REASONS: Mapping[str, tuple[str, ...]] = {
    "self_assessment": ("why",),
    "screening": ("hypothesis", "questions"),
    "findings": ("reason",),
}
"""The columns that give the reason of a rating, by sheet; the first is the one to fill.

In screening, a question is reason enough for `unclear`: more information is needed.
"""


def check_ratings(scope: Scope) -> Iterator[Problem]:
    """RATING_WITHOUT_REASON, REASON_WITHOUT_RATING, NOT_APPLICABLE_WITHOUT_CONTEXT."""
    explained = _codes_with_context(scope)
    for sheet in REASONS:
        if sheet == "screening" and scope.review.ledger is not None:
            continue  # put together by a merge, which leaves the rating open where reviewers differ
        for entry in scope.rows(sheet):
            yield from _reason(scope, entry)
            if explained is not None:
                yield from _context(scope, entry, explained)


def _reason(scope: Scope, entry: Entry) -> Iterator[Problem]:
    first, *others = REASONS[entry.sheet]
    rating = entry.get("rating")
    wordless = scope.is_wordless(entry, first)
    if rating is None:
        if entry.get(first) is not None and not wordless and scope.missing(entry, "rating"):
            yield scope.problem("REASON_WITHOUT_RATING", entry, "rating")
    elif rating != Rating.NOT_APPLICABLE and (wordless or scope.missing(entry, first)):
        if rating == Rating.UNCLEAR and any(entry.get(column) is not None for column in others):
            return
        # A contradiction left without a word is a problem of its own, at the same cell.
        if entry.sheet != "findings" or not scope.is_contradiction(entry):
            yield scope.problem("RATING_WITHOUT_REASON", entry, first)


def _context(scope: Scope, entry: Entry, explained: frozenset[str]) -> Iterator[Problem]:
    if entry.get("rating") == Rating.NOT_APPLICABLE and entry.id not in explained:
        if entry.sheet == "findings" and not scope.missing(entry, "context"):
            return
        yield scope.problem("NOT_APPLICABLE_WITHOUT_CONTEXT", entry, "rating", code=entry.id)


def _codes_with_context(scope: Scope) -> frozenset[str] | None:
    """Indicators that a context factor is said to bear on; None where that cannot be known."""
    if not scope.fills("context"):
        return None
    codes: set[str] = set()
    for factor in scope.rows("context"):
        if factor.get("applies") == "no":
            continue
        concerned = factor.get("codes")
        if isinstance(concerned, tuple):
            codes.update(concerned)
        elif not scope.missing(factor, "codes"):
            return None
    return frozenset(codes)
