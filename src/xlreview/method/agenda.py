"""What needs talk in the consensus meeting: the causes, the minutes each asks for, the half day to share.

The minutes that the causes of an indicator ask for, added up, are its score: they order the agenda, and
nothing else does. The guide gives the last half day of the visit to settling the results and presenting
them to the city; the presentation leaves three and a half hours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

HALF_DAY = 210
"""Minutes of the consensus meeting unless the team leader says otherwise."""


class Cause(StrEnum):
    """One reason to talk about an indicator."""

    TWO_STEPS = "two_steps"
    """Reviewers two steps apart: one says below, another exceeds."""
    APPLIES = "applies"
    """Reviewers not at one on whether the indicator concerns this city."""
    CONTRADICTED = "contradicted"
    """Interviews point both ways."""
    DISSENT = "dissent"
    """The findings note a dissent, or that not everybody agrees."""
    AGAINST_EVIDENCE = "against_evidence"
    """Somebody's clear rating is another than the one that two or more interviews confirm."""
    ONE_STEP = "one_step"
    """Reviewers one step apart."""
    CITY_TWO_STEPS = "city_two_steps"
    """The city's own rating is two steps from every reviewer's."""
    CITY_APPLIES = "city_applies"
    """The reviewers, at one, and the city are not at one on whether the indicator concerns this city."""
    NO_EVIDENCE = "no_evidence"
    """Rated, but no interview tells about it."""
    UNSURE = "unsure"
    """A reviewer needs more information."""
    UNRATED = "unrated"
    """No reviewer has rated it."""
    THIN = "thin"
    """Rated, but only one interview tells about it."""
    CITY_ONE_STEP = "city_one_step"
    """The city's own rating is a step above or below all of the reviewers'."""


MINUTES: Mapping[Cause, int] = {
    Cause.TWO_STEPS: 10,
    Cause.APPLIES: 8,
    Cause.CONTRADICTED: 8,
    Cause.DISSENT: 6,
    Cause.AGAINST_EVIDENCE: 6,
    Cause.ONE_STEP: 5,
    Cause.CITY_TWO_STEPS: 5,
    Cause.CITY_APPLIES: 4,
    Cause.NO_EVIDENCE: 4,
    Cause.UNSURE: 3,
    Cause.UNRATED: 3,
    Cause.THIN: 3,
    Cause.CITY_ONE_STEP: 3,
}
"""Minutes that each cause asks for, most first."""

SHORTEST = 3
"""Minutes under which there is no use in opening a discussion; no cause asks for less."""


def share_minutes(wanted: Sequence[int], budget: int = HALF_DAY) -> list[int]:
    """Whole minutes for each point of an agenda, in its order; together never more than the budget.

    `wanted` are the minutes asked for, never rising. Where they fit, each gets what it asks for. Where they
    do not, each from the top gets two thirds of it (rounded up, and never less than the shortest talk) as
    long as that lasts, and the rest nothing. What is left over goes round from the top, a minute at a time.
    """
    shares = [0] * len(wanted)
    left = budget
    served = 0
    for minutes in wanted:
        least = min(minutes, max(-(-minutes * 2 // 3), SHORTEST))
        if not least or least > left:
            break
        shares[served] = least
        left -= least
        served += 1
    while left > 0:
        hungry = [place for place in range(served) if shares[place] < wanted[place]]
        if not hungry:
            break
        for place in hungry[:left]:
            shares[place] += 1
        left -= min(left, len(hungry))
    return shares
