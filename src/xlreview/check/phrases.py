"""Turns of phrase that give a wish or an opinion away, by language.

The lists are short on purpose: a missed one costs nothing, a false one costs trust. Texts are searched
for the phrases of every language, because people write in the language they think in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from re import Match, Pattern

_VERBS_AHEAD = (
    "be|have|start|begin|open|launch|adopt|continue|introduce|publish|set up|hire|train|offer|get|make|take"
    "|create|develop|establish|extend|include|provide|follow|improve|strengthen"
)


@dataclass(frozen=True)
class Phrase:
    """A phrase as a regular expression that matches whole words in lower case.

    `mark` is a part of every match: most texts are done with once their marks have been looked for.
    """

    mark: str
    expression: str

    @cached_property
    def _pattern(self) -> Pattern[str]:
        return re.compile(rf"(?:{self.expression})(?!\w)")

    def find_in(self, lower: str) -> Match[str] | None:
        """Where the phrase first stands in a text in lower case."""
        # A look behind in the expression itself would be tried at every letter of every text.
        for found in self._pattern.finditer(lower):
            if not lower[found.start() - 1 : found.start()].isalnum():
                return found
        return None


FUTURE: Mapping[str, tuple[Phrase, ...]] = {
    "en": (
        Phrase("will ", rf"(?<!which )(?<!who )(?<!that )will (?:soon |also |then |not )?(?:{_VERBS_AHEAD})"),
        Phrase("going to", r"(?<!who )(?:is|are|we['’]re|they['’]re) going to"),
        Phrase(" to", r"(?:we|they|city|council) (?:plans?|hopes?|wants?|aims?|expects?) to(?! see)"),
        Phrase("planning to", r"(?:is|are) planning to"),
        Phrase("intend", r"(?<!who )intends? to"),
        Phrase("planned", r"(?:is|are) planned"),
        Phrase("being", r"(?:is|are) being (?:prepared|planned|drafted)"),
        Phrase("preparation", r"(?:in|under) preparation(?! (?:since|from|for|between))"),
        Phrase("would like to", r"(?:we|city|council) would like to"),
    ),
    "fi": (
        Phrase("tullaan", r"tullaan \w+(?:maan|mään)"),
        Phrase("tulemme", r"tulemme \w+(?:maan|mään)"),
        Phrase("aio", r"aiotaan|aiomme"),
        Phrase("aiko", r"(?<!joka )aikoo|(?<!jotka )aikovat"),
        Phrase("tarkoitu", r"on tarkoitus|tarkoituksena on(?! ollut)"),
        Phrase("tteilla", r"suunnitteilla"),
        Phrase("valmisteilla", r"valmisteilla(?! oll)"),
        Phrase("tekeillä", r"tekeillä(?! oll)"),
        Phrase("ensi vuonna", r"ensi vuonna"),
        Phrase("tavoitteena on", r"tavoitteena on(?! ollut)"),
        Phrase("pyri", r"pyrimme"),
        Phrase("toivomme", r"toivomme"),
        Phrase("haluaisimme", r"haluaisimme"),
    ),
}
"""Speaks of what is still to come."""

OPINION: Mapping[str, tuple[Phrase, ...]] = {
    "en": (
        Phrase("think", r"(?:i|we) think(?! tank)|thinks? that"),
        Phrase("believe", r"(?:i|we) believe|believes? that"),
        Phrase("feel", r"(?:i|we) feel|feels? that"),
        Phrase("felt that", r"felt that"),
        Phrase("seems to me", r"(?:it )?seems to me"),
        Phrase("guess", r"(?:i|we) guess"),
        Phrase("suppose", r"(?:i|we) suppose"),
        Phrase("opinion", r"in (?:my|our|his|her|their) opinion"),
        Phrase(" view", r"in (?:my|our|his|her|their) view(?! of)"),
        Phrase("personally,", r"personally,"),
    ),
    "fi": (
        Phrase("mielestä", r"(?:hänen |heidän )?mielestä(?:ni|mme|än)"),
        Phrase("että", r"usko(?:n|mme|o|vat),? että"),
        Phrase("että", r"luule(?:n|e),? että"),
        Phrase("että", r"arvele(?:n|e),? että"),
        Phrase("mielestä", r"minun mielestä"),
        Phrase("siltä", r"(?:tuntuu|tuntui) siltä"),
        Phrase("minusta", r"minusta tuntuu"),
        Phrase("koke", r"koke(?:e|vat), et(?:tä|tei)"),
    ),
}
"""Speaks for the speaker alone."""


def words_of(text: str, phrases: Iterable[Phrase]) -> str | None:
    """The first of the phrases that stands in a text, as it was written; None when none does."""
    lower = _lower(text)
    for phrase in phrases:
        if phrase.mark in lower and (found := phrase.find_in(lower)):
            # A few letters (İ) are longer in lower case; the phrases have none of them.
            written = text[slice(*found.span())] if len(text) == len(lower) else found[0]
            return " ".join(written.split())
    return None


def likely_in(texts: Iterable[str], phrases: Collection[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that may stand in some of these texts, by their marks."""
    lower = _lower("\n".join(texts))
    marks = {phrase.mark for phrase in phrases}
    present = {mark for mark in marks if (mark.isascii() or not lower.isascii()) and mark in lower}
    return tuple(phrase for phrase in phrases if phrase.mark in present)


def _lower(text: str) -> str:
    return text.lower().replace("\n", " ")


def in_every_language(phrases: Mapping[str, tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    """The phrases of all languages in one row."""
    return tuple(phrase for spoken in phrases.values() for phrase in spoken)
