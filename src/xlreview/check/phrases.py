"""Turns of phrase that give a wish or an opinion away, by language.

The lists are short on purpose: a missed one costs nothing, a false one costs trust. Texts are searched
for the phrases of every language, because people write in the language they think in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from re import Match, Pattern

_BETWEEN = "\0"
"""Stands in no text: no cell can hold it."""

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

    @cached_property
    def _search_mark(self) -> Callable[[str], Match[str] | None]:
        # In a long text a pattern is found in two thirds of the time that `in` takes.
        return re.compile(re.escape(self.mark)).search

    def may_stand_in(self, lower: str) -> bool:
        """Whether the mark of the phrase stands in a text in lower case."""
        return (self.mark.isascii() or not lower.isascii()) and self._search_mark(lower) is not None

    def find_in(self, lower: str) -> Match[str] | None:
        """Where the phrase first stands in a text in lower case."""
        if self._pattern.search(lower) is None:
            return None
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
    return words_in([text], phrases).get(0)


def words_in(texts: Sequence[str], phrases: Iterable[Phrase]) -> dict[int, str]:
    """The same for many texts, by their numbers from 0, leaving out those that hold none of the phrases.

    Most phrases stand in none of the texts, which one search through all of them together shows.
    """
    whole = _lower(_BETWEEN.join(texts))
    each = whole.split(_BETWEEN)
    if len(each) != len(texts):
        each = [_lower(text) for text in texts]  # somebody typed what should stand between texts only
    found: dict[int, str] = {}
    for phrase in phrases:
        if phrase.may_stand_in(whole):
            likely = [number for number, lower in enumerate(each) if phrase.mark in lower]
            for number in likely:
                if number not in found and (match := phrase.find_in(each[number])):
                    found[number] = _as_written(texts[number], each[number], match)
    return found


def _as_written(text: str, lower: str, match: Match[str]) -> str:
    # A few letters (İ) are longer in lower case; the phrases have none of them.
    written = text[slice(*match.span())] if len(text) == len(lower) else match[0]
    return " ".join(written.split())


def _lower(text: str) -> str:
    return text.lower().replace("\n", " ")


def in_every_language(phrases: Mapping[str, tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    """The phrases of all languages in one row."""
    return tuple(phrase for spoken in phrases.values() for phrase in spoken)
