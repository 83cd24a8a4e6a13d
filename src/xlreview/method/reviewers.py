"""Where reviewers differ: per indicator, per pillar and area, and pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from xlreview.method.agreement import Standing, ratings_of, spread, standing
from xlreview.model.merged import Views
from xlreview.model.pack import Pack
from xlreview.model.rating import Rating


@dataclass(frozen=True, slots=True)
class Difference:
    """How reviewers stand on one indicator; `standing` is None where fewer than two have rated it."""

    code: str
    ratings: Mapping[str, Rating]
    standing: Standing | None

    @property
    def pairs(self) -> tuple[tuple[str, str, int], ...]:
        """The pairs that do not agree, with the steps between them, furthest first.

        The steps are 0 where one of the two ratings does not stand on the scale.
        """
        differing = [
            (one, other, spread((self.ratings[one], self.ratings[other])))
            for one, other in combinations(self.ratings, 2)
            if self.ratings[one] is not self.ratings[other]
        ]
        return tuple(sorted(differing, key=lambda pair: -pair[2]))


@dataclass(frozen=True)
class Group:
    """Indicators looked at together: all, those of a pillar, those of a pillar and area."""

    differences: tuple[Difference, ...]
    pillar: str | None = None
    area: str | None = None

    @cached_property
    def counted(self) -> Mapping[Standing, int]:
        """Indicators by how the reviewers stand, every standing named, zeros included."""
        found = Counter(one.standing for one in self.differences if one.standing is not None)
        return {standing: found[standing] for standing in Standing}

    @property
    def compared(self) -> int:
        """Indicators that at least two reviewers have rated."""
        return sum(self.counted.values())

    def share(self, standing: Standing) -> float | None:
        """The part (0 to 1) of the compared indicators with this standing; None where none is compared."""
        return self.counted[standing] / self.compared if self.compared else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers, and on how many indicators rated by both they stand how."""

    one: str
    other: str
    counted: Mapping[Standing, int]

    @property
    def compared(self) -> int:
        """Indicators that both have rated."""
        return sum(self.counted.values())


@dataclass(frozen=True)
class Agreement:
    """All that can be said about where the reviewers of a team differ.

    `alpha` is a footnote: see `method.alpha`. None where it cannot be computed.
    """

    reviewers: tuple[str, ...]
    whole: Group
    pillars: tuple[Group, ...]
    areas: tuple[Group, ...]
    pairs: tuple[Pair, ...]

    @cached_property
    def alpha(self) -> float | None:
        """Krippendorff's alpha over the ratings that stand on the scale."""
        from xlreview.method.alpha import ordinal_alpha

        return ordinal_alpha([one.ratings for one in self.whole.differences])


def compare_reviewers(pack: Pack, views: Views) -> Agreement:
    """Where the reviewers differ, over all indicators of a pack.

    Pairs stand with those first who differ most: two steps apart, then one step, then unsure.
    """
    differences = tuple(
        _difference(code, ratings_of(views.get(code, {}))) for code in pack.indicators_by_code
    )
    by_code = {one.code: one for one in differences}
    pillars: dict[str | None, list[Difference]] = {}
    areas: dict[tuple[str | None, str | None], list[Difference]] = {}
    for indicator in pack.indicators:
        pillars.setdefault(indicator.pillar, []).append(by_code[indicator.code])
        areas.setdefault((indicator.pillar, indicator.area), []).append(by_code[indicator.code])
    reviewers = tuple(sorted({who for one in differences for who in one.ratings}))
    return Agreement(
        reviewers,
        Group(differences),
        tuple(Group(tuple(found), pillar) for pillar, found in pillars.items()),
        tuple(Group(tuple(found), pillar, area) for (pillar, area), found in areas.items()),
        _pairs(reviewers, differences),
    )


def _difference(code: str, ratings: Mapping[str, Rating]) -> Difference:
    return Difference(code, ratings, standing(tuple(ratings.values())))


def _pairs(reviewers: Iterable[str], differences: Iterable[Difference]) -> tuple[Pair, ...]:
    # A bit for each indicator: two hundred reviewers are twenty thousand pairs.
    rated: dict[str, dict[Rating, int]] = {who: {} for who in reviewers}
    for place, difference in enumerate(differences):
        for who, rating in difference.ratings.items():
            rated[who][rating] = rated[who].get(rating, 0) | 1 << place
    pairs = [Pair(one, other, _counted(rated[one], rated[other])) for one, other in combinations(rated, 2)]
    furthest_first = list(reversed(Standing))[:-1]
    return tuple(sorted(pairs, key=lambda pair: [-pair.counted[one] for one in furthest_first]))


def _counted(one: Mapping[Rating, int], other: Mapping[Rating, int]) -> dict[Standing, int]:
    """On how many indicators two reviewers stand how, from the indicators that each gave a rating to."""
    counted = dict.fromkeys(Standing, 0)
    for rating, indicators in one.items():
        for second, others in other.items():
            if both := indicators & others:
                counted[_STANDING[rating, second]] += both.bit_count()
    return counted


_STANDING: Mapping[tuple[Rating, Rating], Standing] = {
    (one, other): found
    for one, other in product(Rating, repeat=2)
    if (found := standing((one, other))) is not None
}
