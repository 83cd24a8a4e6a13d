"""An agenda as data: its points, the reasons to talk about each, what the reviewers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlreview.i18n import Filling, translate
from xlreview.method.agenda import MINUTES, Cause
from xlreview.method.evidence import NO_WEIGHT, Weight
from xlreview.model.rating import Rating


@dataclass(frozen=True, slots=True)
class View:
    """What one reviewer says about an indicator."""

    rating: Rating | None
    hypothesis: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One named cause to talk about an indicator, with the people and numbers it rests on."""

    cause: Cause
    fillings: Mapping[str, Filling] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """The cause in a line: "Reviewers two steps apart: FC ▲, JB ▼"."""
        return translate(f"analysis.cause.{self.cause}", language, **self.fillings)


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator on the agenda.

    `reasons` stand with the weightiest first; without any there is nothing to talk about. `minutes` is 0
    there, and where the time of the meeting does not reach that far; `set_by_team` says that the team leader
    gave them, `settled` that all agree on a rating already. `views` are by initials in alphabetical order.
    """

    code: str
    reasons: tuple[Reason, ...]
    views: Mapping[str, View]
    self_rating: Rating | None = None
    weight: Weight = NO_WEIGHT
    minutes: int = 0
    set_by_team: bool = False
    settled: bool = False

    @property
    def wanted(self) -> int:
        """Minutes that the causes ask for together; this orders the agenda."""
        return sum(MINUTES[reason.cause] for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The points in the order of the meeting: most minutes wanted first, ties in pack order."""

    points: tuple[Point, ...]
    budget: int

    @property
    def to_talk(self) -> tuple[Point, ...]:
        """The points that there is a cause to talk about."""
        return tuple(point for point in self.points if point.reasons)

    @property
    def agreed(self) -> tuple[Point, ...]:
        """The points that need no talk, only a note."""
        return tuple(point for point in self.points if not point.reasons)

    @property
    def minutes(self) -> int:
        """Minutes of all points together: at most the budget, unless the team itself gave more."""
        return sum(point.minutes for point in self.points)
