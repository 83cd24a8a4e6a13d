"""Turns of phrase that give a wish or an opinion away, by language.

The lists are short on purpose: a missed one costs nothing, a false one costs trust. Each is part of a
regular expression, matched as whole words whatever the case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Pattern

_VERBS_AHEAD = (
    "be|have|start|begin|open|launch|adopt|continue|introduce|publish|set up|hire|train|offer|get|make|take"
    "|create|develop|establish|extend|include|provide|follow|improve|strengthen"
)

FUTURE: Mapping[str, tuple[str, ...]] = {
    "en": (
        rf"will (?:soon |also |then |not )?(?:{_VERBS_AHEAD})",
        r"(?:is|are|'re|’re) going to",
        r"(?:we|they|city|council) plans? to",
        r"(?:is|are) planning to",
        r"intends? to",
        r"(?:is|are) planned",
        r"(?:is|are) being (?:prepared|planned|drafted)",
        r"(?:in|under) preparation",
        r"(?:we|they|city|council) hopes? to",
        r"would like to",
    ),
    "fi": (
        r"tullaan \w+(?:maan|mään)",
        r"tulemme \w+(?:maan|mään)",
        r"aiotaan",
        r"aiomme",
        r"aikoo",
        r"aikovat",
        r"on tarkoitus",
        r"tarkoituksena on",
        r"suunnitteilla",
        r"valmisteilla",
        r"tavoitteena on",
        r"pyritään",
        r"pyrimme",
        r"toivomme",
        r"haluaisimme",
    ),
}
"""Speaks of what is still to come."""

OPINION: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:I|we) (?:think|believe|feel|guess|suppose)",
        r"in (?:my|our|his|her|their) (?:opinion|view)",
        r"(?:thinks?|believes?|feels?) that",
        r"personally,",
    ),
    "fi": (
        r"(?:hänen |heidän )?mielest(?:äni|ämme|ään)",
        r"(?:uskon|uskomme|uskoo|uskovat),? että",
        r"(?:luulen|luulee|arvelen|arvelee),? että",
        r"(?:tuntuu|tuntui) siltä",
        r"minusta tuntuu",
        r"kokee, että",
        r"kokevat, että",
    ),
}
"""Speaks for the speaker alone."""


def pattern(phrases: Mapping[str, tuple[str, ...]]) -> Pattern[str]:
    """Matches any of the phrases of every language: people write in the language they think in."""
    every = "|".join(phrase for spoken in phrases.values() for phrase in spoken)
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)
