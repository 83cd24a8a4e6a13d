"""Each reviewer's own screening, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.model.rating import Rating
from xlreview.model.review import Entry

Views = Mapping[str, Mapping[str, Entry]]
"""What each reviewer wrote into the screening: by indicator code, then by the reviewer's initials."""


def rating_of(entry: Entry | None) -> Rating | None:
    """The rating in a row of the self-assessment, the screening or the findings; None where there is none."""
    answer = entry.get("rating") if entry else None
    return Rating(str(answer)) if answer is not None else None


def ratings_of(views: Mapping[str, Entry]) -> dict[str, Rating]:
    """The ratings of one indicator by initials in alphabetical order, without reviewers who gave none."""
    ratings = {who: rating_of(entry) for who, entry in sorted(views.items())}
    return {who: rating for who, rating in ratings.items() if rating is not None}
