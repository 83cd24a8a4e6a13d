"""Ratings at a glance: counts per pillar and area, and the one rating that leads in each.

The lead is a reading aid and never a mark: it is the rating that most of the indicators have, and on
a tie the one that needs attention sooner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlreview.model.pack import Indicator, Pack
from xlreview.model.rating import Rating, Role
from xlreview.model.review import Review

ATTENTION_ORDER: tuple[Rating, ...] = (
    Rating.BELOW,
    Rating.UNCLEAR,
    Rating.MEETS,
    Rating.EXCEEDS,
    Rating.NOT_APPLICABLE,
)
"""On a tie the earlier one leads."""

RATED_ON: Mapping[Role, str] = {
    Role.CITY: "self_assessment",
    Role.REVIEWER: "screening",
    Role.TEAM: "findings",
    Role.PLAN: "findings",
}
"""The sheet whose ratings a role's dashboard shows."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The indicators of one pillar and area with their ratings; an indicator not yet rated has none."""

    pillar: str | None
    area: str | None
    ratings: Mapping[str, Rating | None]

    @property
    def counted(self) -> Counter[Rating]:
        """How many indicators have each rating."""
        return Counter(rating for rating in self.ratings.values() if rating is not None)

    @property
    def lead(self) -> Rating | None:
        """The leading rating, or None where nothing is rated yet."""
        counted = self.counted
        if not counted:
            return None
        return max(ATTENTION_ORDER, key=lambda rating: (counted[rating], -ATTENTION_ORDER.index(rating)))


def ratings_by_code(review: Review, sheet: str) -> dict[str, Rating | None]:
    """The rating of every indicator of the pack on one sheet, None where there is none yet."""
    rated = {entry.id: entry.get("rating") for entry in review.of(sheet)}
    return {
        code: Rating(str(rated[code])) if rated.get(code) is not None else None
        for code in review.pack.indicators_by_code
    }


def glances(pack: Pack, ratings: Mapping[str, Rating | None]) -> tuple[Glance, ...]:
    """One glance per pillar and area in pack order; a pack without pillars has a single one."""
    places: dict[tuple[str | None, str | None], list[Indicator]] = {}
    for indicator in pack.indicators:
        places.setdefault((indicator.pillar, indicator.area), []).append(indicator)
    return tuple(
        Glance(pillar, area, {one.code: ratings.get(one.code) for one in indicators})
        for (pillar, area), indicators in places.items()
    )


def count_ratings(ratings: Iterable[Rating | None]) -> dict[Rating, int]:
    """How many indicators have each rating, every rating named, zeros included."""
    counted = Counter(ratings)
    return {rating: counted[rating] for rating in Rating}
