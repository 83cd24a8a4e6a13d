"""Krippendorff's alpha, as a footnote to where reviewers differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xlreview.method.agreement import SCALE
from xlreview.model.rating import Rating


def ordinal_alpha(ratings: Iterable[Mapping[str, Rating]]) -> float | None:
    """Alpha over indicators, each with its ratings by reviewer: 1 full agreement, 0 as good as chance.

    Only ratings on the scale count, as ordered values; an indicator that fewer than two have rated so is
    left out. None where nothing is left, or where all ratings are the same: then nothing can be told from
    chance. Below 0 reviewers differ more than by chance.
    """
    counts = [[list(row.values()).count(rating) for rating in SCALE] for row in ratings]
    pairable = [row for row in counts if sum(row) > 1]
    if sum(1 for column in zip(*pairable, strict=True) if any(column)) < 2:
        return None
    # Brings numpy, which few commands need.
    import krippendorff
    import numpy

    alpha = krippendorff.alpha(
        value_counts=numpy.array(pairable),
        value_domain=list(range(len(SCALE))),
        level_of_measurement="ordinal",
    )
    return float(alpha)
