"""Where reviewers differ: per indicator, per pillar and area, and pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from xlreview.method.agreement import Standing, ratings_of, spread, standing
from xlreview.model.merged import Views
from xlreview.model.pack import Pack
from xlreview.model.rating import Rating


@dataclass(frozen=True, slots=True)
class Difference:
    """How reviewers stand on one indicator; `standing` is None where fewer than two have rated it.

    `pairs` are the pairs that do not agree, with the steps between them (0 where one of the two ratings
    does not stand on the scale), furthest first.
    """

    code: str
    ratings: Mapping[str, Rating]
    standing: Standing | None
    pairs: tuple[tuple[str, str, int], ...]


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
    differing = [
        (one, other, spread((ratings[one], ratings[other])))
        for one, other in combinations(ratings, 2)
        if ratings[one] is not ratings[other]
    ]
    differing.sort(key=lambda pair: -pair[2])
    return Difference(code, ratings, standing(tuple(ratings.values())), tuple(differing))


def _pairs(reviewers: Iterable[str], differences: Iterable[Difference]) -> tuple[Pair, ...]:
    counted = {pair: dict.fromkeys(Standing, 0) for pair in combinations(reviewers, 2)}
    for difference in differences:
        for one, other in combinations(difference.ratings, 2):
            found = standing((difference.ratings[one], difference.ratings[other]))
            if found is not None:
                counted[one, other][found] += 1
    pairs = [Pair(one, other, found) for (one, other), found in counted.items()]
    furthest_first = list(reversed(Standing))[:-1]
    return tuple(sorted(pairs, key=lambda pair: [-pair.counted[one] for one in furthest_first]))
