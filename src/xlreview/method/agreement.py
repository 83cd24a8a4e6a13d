"""How far ratings of one indicator are apart: below, meets and exceeds stand on a scale, the others not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from xlreview.model.rating import Rating
from xlreview.model.review import Entry

SCALE: tuple[Rating, ...] = (Rating.BELOW, Rating.MEETS, Rating.EXCEEDS)
"""The ratings that say where a city stands, a step between neighbours."""

CLEAR = frozenset(SCALE)


class Standing(StrEnum):
    """How reviewers who rated the same indicator stand to one another, nearest first."""

    AGREE = "agree"
    """All gave the same rating; that may be `unclear`."""
    UNSURE = "unsure"
    """Some need more information, the others are of one mind."""
    ONE_STEP = "one_step"
    """Neighbours on the scale."""
    APART = "apart"
    """Two steps, or not at one on whether the indicator concerns this city at all."""


def spread(ratings: Iterable[Rating]) -> int:
    """Steps on the scale between the lowest and the highest rating (0, 1 or 2); others do not count."""
    steps = [SCALE.index(rating) for rating in ratings if rating in CLEAR]
    return max(steps) - min(steps) if steps else 0


def steps_outside(own: Rating, ratings: Iterable[Rating]) -> int:
    """Steps on the scale from a rating to the nearest of the range that others span; 0 within it.

    0 too where the rating or all of the others do not stand on the scale.
    """
    steps = [SCALE.index(rating) for rating in ratings if rating in CLEAR]
    if own not in CLEAR or not steps:
        return 0
    return max(min(steps) - SCALE.index(own), SCALE.index(own) - max(steps), 0)


def doubts_that_it_applies(ratings: Collection[Rating]) -> bool:
    """Whether some rate an indicator that others say cannot concern this city."""
    return Rating.NOT_APPLICABLE in ratings and any(rating in CLEAR for rating in ratings)


def standing(ratings: Collection[Rating]) -> Standing | None:
    """How these ratings stand to one another; None for fewer than two, which can be compared with nothing."""
    if len(ratings) < 2:
        return None
    if len(set(ratings)) == 1:
        return Standing.AGREE
    if doubts_that_it_applies(ratings) or spread(ratings) > 1:
        return Standing.APART
    return Standing.ONE_STEP if spread(ratings) else Standing.UNSURE


def rating_of(entry: Entry | None) -> Rating | None:
    """The rating in a row of the self-assessment, the screening or the findings; None where there is none."""
    answer = entry.get("rating") if entry else None
    return Rating(str(answer)) if answer is not None else None


def ratings_of(views: Mapping[str, Entry]) -> dict[str, Rating]:
    """The ratings of one indicator by initials in alphabetical order, without reviewers who gave none."""
    ratings = {who: rating_of(entry) for who, entry in sorted(views.items())}
    return {who: rating for who, rating in ratings.items() if rating is not None}
