"""Finding the causes to talk about one indicator; every one is a line that people can check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from xlreview.analysis.points import Reason, View
from xlreview.i18n import Filling, Label
from xlreview.layout.choices import SYMBOLS
from xlreview.method.agenda import MINUTES, Cause
from xlreview.method.agreement import CLEAR, doubts_that_it_applies, rating_of, spread, steps_outside
from xlreview.method.evidence import Weight
from xlreview.model.rating import EvidenceState, Rating
from xlreview.model.review import Entry


@dataclass(frozen=True)
class Known:
    """All that bears on the need to talk about one indicator.

    `interviewed` says whether any evidence of the review counts yet.
    """

    views: Mapping[str, View]
    self_rating: Rating | None
    finding: Entry | None
    weight: Weight
    interviewed: bool

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The reviewers' ratings by initials; not all have given one."""
        return {who: view.rating for who, view in self.views.items() if view.rating is not None}

    @cached_property
    def agreed_rating(self) -> Rating | None:
        """The rating that stands in the findings."""
        return rating_of(self.finding)

    @property
    def dissent(self) -> bool:
        """Whether the findings note a dissent, or that not everybody agrees."""
        return self.finding is not None and (
            self.finding.get("dissent") is not None or self.finding.get("agreed") == "no"
        )

    @property
    def settled(self) -> bool:
        """Whether the team has rated the finding and called it agreed, without dissent."""
        return (
            self.finding is not None
            and self.agreed_rating is not None
            and self.finding.get("agreed") == "yes"
            and not self.dissent
        )

    @property
    def rated_clearly(self) -> bool:
        """Whether anybody says where the city stands."""
        return self.agreed_rating in CLEAR or any(one in CLEAR for one in self.ratings.values())


def reasons_to_talk(known: Known) -> tuple[Reason, ...]:
    """The causes that hold for an indicator, weightiest first; none for one that is settled."""
    if known.settled:
        return ()
    reasons = [reason for family in _FAMILIES for reason in family(known)]
    order = list(Cause)
    return tuple(sorted(reasons, key=lambda one: (-MINUTES[one.cause], order.index(one.cause))))


def _among_reviewers(known: Known) -> Iterator[Reason]:
    ratings = known.ratings
    if not ratings and known.agreed_rating is None:
        yield Reason(Cause.UNRATED)
    steps = spread(ratings.values())
    if steps:
        scale = {who: rating for who, rating in ratings.items() if rating in CLEAR}
        yield Reason(Cause.TWO_STEPS if steps > 1 else Cause.ONE_STEP, {"who": _marked(scale)})
    if doubts_that_it_applies(ratings.values()):
        yield Reason(Cause.APPLIES, {"who": _marked(ratings)})
    unsure = [who for who, rating in ratings.items() if rating is Rating.UNCLEAR]
    if unsure:
        yield Reason(Cause.UNSURE, {"who": ", ".join(unsure)})


def _against_the_city(known: Known) -> Iterator[Reason]:
    """The city's own rating where it lies outside all that the reviewers say."""
    own, ratings = known.self_rating, set(known.ratings.values())
    if own is None:
        return
    sign = {"rating": SYMBOLS[own]}
    if steps := steps_outside(own, ratings):
        yield Reason(Cause.CITY_TWO_STEPS if steps > 1 else Cause.CITY_ONE_STEP, sign)
    if doubts_that_it_applies({own, *ratings}) and not doubts_that_it_applies(ratings):
        yield Reason(Cause.CITY_APPLIES, sign)


def _in_the_evidence(known: Known) -> Iterator[Reason]:
    weight = known.weight
    match weight.state:
        case EvidenceState.CONTRADICTED:
            numbers = {"below": _listed(weight.below), "favourable": _listed(weight.favourable)}
            yield Reason(Cause.CONTRADICTED, numbers)
        case EvidenceState.CONFIRMED:
            yield from _against_evidence(known)
        case EvidenceState.THIN if known.rated_clearly:
            yield Reason(Cause.THIN, {"interviews": _listed(weight.interviews)})
        case EvidenceState.NONE if known.rated_clearly and known.interviewed:
            yield Reason(Cause.NO_EVIDENCE)


def _against_evidence(known: Known) -> Iterator[Reason]:
    suggested = known.weight.suggested
    contrary: dict[str, Filling] = {}
    against = {who: one for who, one in known.ratings.items() if one in CLEAR and one is not suggested}
    if against:
        contrary["who"] = _marked(against)
    elif known.agreed_rating in CLEAR and known.agreed_rating is not suggested:
        contrary["who"] = Label("analysis.agreed_rating", {"rating": SYMBOLS[known.agreed_rating]})
    if contrary:
        numbers = _listed(known.weight.interviews)
        yield Reason(Cause.AGAINST_EVIDENCE, contrary | {"rating": SYMBOLS[suggested], "interviews": numbers})


def _in_the_findings(known: Known) -> Iterator[Reason]:
    if known.dissent:
        yield Reason(Cause.DISSENT)


_FAMILIES: tuple[Callable[[Known], Iterator[Reason]], ...] = (
    _among_reviewers,
    _against_the_city,
    _in_the_evidence,
    _in_the_findings,
)


def _marked(ratings: Mapping[str, Rating]) -> str:
    """Who gave which rating, by its symbol: `FC ▲, JB ▼`; the lowest rating last."""
    order = {rating: place for place, rating in enumerate(Rating)}
    by_rating = sorted(ratings.items(), key=lambda one: (order[one[1]], one[0]))
    return ", ".join(f"{who}\N{NO-BREAK SPACE}{SYMBOLS[rating]}" for who, rating in by_rating)


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
