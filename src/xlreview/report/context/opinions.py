"""What the reviewers think of each indicator before the visit: each of them, and the team together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlreview.merge import merge_reviews
from xlreview.merge.opinions import within_a_cell
from xlreview.method.agreement import Standing, rating_of, standing, steps_outside
from xlreview.method.glance import ratings_by_code
from xlreview.model.merged import Views
from xlreview.model.pack import Indicator
from xlreview.model.rating import Rating, Role
from xlreview.model.review import Entry, Review

THOUGHTS = ("hypothesis", "questions", "meet")
"""Columns of the screening that hold words."""


@dataclass(frozen=True)
class Screened:
    """One indicator in the screening.

    `entry` is its row in the workbook, `own` the city's rating. `views` are by reviewer, in alphabetical
    order; a workbook that no merge wrote has one, and only a reviewer's workbook says whose it is.
    `decided` has what the team put in the place of the reviewers' views, by column.
    """

    indicator: Indicator
    entry: Entry
    own: Rating | None
    views: Mapping[str, Entry]
    decided: Mapping[str, str]

    @property
    def ratings(self) -> dict[str, Rating]:
        """The reviewers' ratings, without those who gave none."""
        rated = {who: rating_of(view) for who, view in self.views.items()}
        return {who: rating for who, rating in rated.items() if rating is not None}

    @property
    def joint(self) -> Rating | None:
        """The rating of all who gave one, or that the team decided on; None where they differ."""
        given = set(self.ratings.values())
        if "rating" in self.decided or not given:
            return rating_of(self.entry)
        return given.pop() if len(given) == 1 else None

    @property
    def standing(self) -> Standing | None:
        """How the reviewers stand to one another; None where fewer than two gave a rating."""
        return standing(tuple(self.ratings.values()))

    @property
    def beyond(self) -> int:
        """Steps between the city's own rating and the nearest one of the reviewers or the team."""
        ratings = (self.joint,) if self.joint else tuple(self.ratings.values())
        return steps_outside(self.own, ratings) if self.own else 0

    @property
    def words(self) -> list[tuple[str, Mapping[str, str]]]:
        """Hypothesis, questions and whom to meet by author; what the team decided comes first, under ""."""
        said: list[tuple[str, Mapping[str, str]]] = [
            (who, {key: view.text(key) for key in THOUGHTS}) for who, view in self.views.items()
        ]
        decided = {key: self.decided.get(key, "") for key in THOUGHTS}
        return [("", decided), *said] if any(decided.values()) else said


def screened(review: Review) -> dict[str, Screened]:
    """The indicators that anybody has screened, by code in pack order.

    Rows that hold nothing but the city's own rating are left out.
    """
    views = _views(review)
    own = ratings_by_code(review, "self_assessment")
    found = {}
    for indicator in review.pack.indicators:
        entry = review.entry("screening", indicator.code)
        seen = {who: view for who, view in sorted(views.get(indicator.code, {}).items()) if _says(view)}
        if entry is None or not (seen or _says(entry)):
            continue
        carried = entry.get("self_rating")
        found[indicator.code] = Screened(
            indicator,
            entry,
            own[indicator.code] or (Rating(str(carried)) if carried is not None else None),
            seen,
            _decided(entry, seen),
        )
    return found


def _says(view: Entry) -> bool:
    return bool(view.extra) or any(column != "self_rating" for column in view.answers)


def _views(review: Review) -> Views:
    """Each reviewer's view; what a merged workbook remembers of them is put in order again by a merge."""
    merged = review.merged
    if merged is None and review.ledger is not None:
        merged = merge_reviews([review]).merged
    if merged is not None:
        return merged.views("screening")
    named = review.stamp.role is Role.REVIEWER and review.stamp.reviewers
    who = review.stamp.reviewers[0] if named else ""
    return {entry.id: {who: entry} for entry in review.of("screening")}


def _decided(entry: Entry, views: Mapping[str, Entry]) -> dict[str, str]:
    """What stands in the joint columns and is neither any reviewer's nor put together from theirs."""
    decided = {}
    for column in ("rating", *THOUGHTS):
        said = {who: text for who, view in views.items() if (text := view.text(column))}
        together = within_a_cell("\n".join(f"{who}: {text}" for who, text in said.items()))
        known = {_plain(text) for text in (*said.values(), together)}
        if column == "rating" and len(set(said.values())) > 1:
            known = set()
        text = entry.text(column)
        if text and _plain(text) not in known and _lines(text) != _lines(together):
            decided[column] = text
    return decided


def _lines(text: str) -> list[str]:
    """The lines of a text in any order: where reviewers have numbers in place of initials, it is another."""
    return sorted(map(_plain, text.splitlines()))


def _plain(text: str) -> str:
    return " ".join(text.split())
