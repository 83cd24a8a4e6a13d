"""The closed lists of the method: stable values, whatever language their labels are in."""

from __future__ import annotations

from enum import StrEnum


class Rating(StrEnum):
    """How a city stands against one indicator.

    `UNCLEAR` means in screening that more information is needed; `NOT_APPLICABLE` needs a context
    factor that says why.
    """

    EXCEEDS = "exceeds"
    MEETS = "meets"
    BELOW = "below"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"


class EvidenceState(StrEnum):
    """How far interviews and workshops bear out a finding (the guide: at least two must confirm it)."""

    NONE = "none"
    THIN = "thin"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


class Source(StrEnum):
    """Where a piece of evidence comes from."""

    INTERVIEW = "interview"
    WORKSHOP = "workshop"
    DOCUMENT = "document"
    OBSERVATION = "observation"


HEARD_IN = frozenset({Source.INTERVIEW, Source.WORKSHOP})
"""Sources that count as an interview; documents and observations support, but do not confirm."""


class Nature(StrEnum):
    """What a piece of evidence is; only facts count towards a finding."""

    FACT = "fact"
    OPINION = "opinion"
    CONTEXT = "context"


class Role(StrEnum):
    """For whom a workbook is made."""

    CITY = "city"
    REVIEWER = "reviewer"
    TEAM = "team"
    PLAN = "plan"


class Audience(StrEnum):
    """Whom a report or a copy of a workbook is for; only the team sees who said what to whom."""

    TEAM = "team"
    CITY = "city"
    PUBLIC = "public"
