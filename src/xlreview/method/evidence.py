"""From evidence to a suggested rating (the guide: a finding counts once two interviews confirm it)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlreview.model.rating import HEARD_IN, EvidenceState, Nature, Rating
from xlreview.model.review import Entry

CONFIRMING_INTERVIEWS = 2
"""Distinct interviews that a finding needs."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What the interviews say about one indicator: distinct interview numbers per direction.

    `exceeding` is the part of `favourable` in which somebody said that the city exceeds the benchmark.
    """

    below: frozenset[int] = frozenset()
    favourable: frozenset[int] = frozenset()
    exceeding: frozenset[int] = frozenset()

    @property
    def interviews(self) -> frozenset[int]:
        """All interviews that point somewhere."""
        return self.below | self.favourable

    @property
    def state(self) -> EvidenceState:
        """None, thin (fewer than two interviews), contradicted (both directions) or confirmed."""
        if not self.interviews:
            return EvidenceState.NONE
        if len(self.interviews) < CONFIRMING_INTERVIEWS:
            return EvidenceState.THIN
        if self.below and self.favourable:
            return EvidenceState.CONTRADICTED
        return EvidenceState.CONFIRMED

    @property
    def suggested(self) -> Rating:
        """The confirmed rating; exceeds only if every confirming interview says so; else unclear."""
        if self.state is not EvidenceState.CONFIRMED:
            return Rating.UNCLEAR
        if self.below:
            return Rating.BELOW
        return Rating.EXCEEDS if self.exceeding == self.favourable else Rating.MEETS

    def confirming(self, rating: Rating) -> frozenset[int]:
        """The interviews that bear out a rating; meeting and exceeding point the same way.

        None for `UNCLEAR` and `NOT_APPLICABLE`, which say nothing that an interview could confirm.
        """
        return {
            Rating.BELOW: self.below,
            Rating.MEETS: self.favourable,
            Rating.EXCEEDS: self.favourable,
        }.get(rating, frozenset())


NO_WEIGHT = Weight()
_DIRECTIONS = frozenset({Rating.BELOW, Rating.MEETS, Rating.EXCEEDS})


def counts(evidence: Entry) -> bool:
    """Whether a piece of evidence counts: a fact heard in a numbered interview or workshop."""
    # Asked of 100,000 pieces at a time.
    answers = evidence.answers
    return (
        answers.get("nature") == Nature.FACT
        and answers.get("source") in HEARD_IN
        and isinstance(answers.get("interview"), int)
        and answers.get("code") is not None
    )


def weigh(evidence: Iterable[Entry]) -> Mapping[str, Weight]:
    """The weight of evidence by indicator code, for the codes that any counting evidence points at.

    An interview is known by its number. Notes of both interviewers are one interview; two interviews that
    were given the same number count as one until one of them gets its own, so that nothing is confirmed by
    a slip (INTERVIEWS_COUNT_AS_ONE says so). The workbook's formulas count alike.
    """
    heard: dict[str, dict[str, set[int]]] = {}
    for piece in evidence:
        answers = piece.answers
        direction = answers.get("points_to")
        if direction in _DIRECTIONS and counts(piece):
            by_direction = heard.setdefault(str(answers["code"]), {})
            by_direction.setdefault(str(direction), set()).add(int(answers["interview"]))  # type: ignore[arg-type]
    return {
        code: Weight(
            below=frozenset(said.get(Rating.BELOW, ())),
            favourable=frozenset(said.get(Rating.MEETS, set()) | said.get(Rating.EXCEEDS, set())),
            exceeding=frozenset(said.get(Rating.EXCEEDS, ())),
        )
        for code, said in heard.items()
    }
