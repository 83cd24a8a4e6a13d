"""Wishes kept apart from achievements, opinions from facts, as far as the wording shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlreview.check.phrases import FUTURE, OPINION, Phrase, in_every_language, words_in
from xlreview.check.scope import Scope
from xlreview.model.rating import Nature
from xlreview.model.review import Entry
from xlreview.problem import Problem

_FUTURE = in_every_language(FUTURE)
_OPINION = in_every_language(OPINION)
_FACT = Nature.FACT.value
_TOGETHER = 1_000
"""Texts that are looked through at once."""


def check_wording(scope: Scope) -> Iterator[Problem]:
    """WISH_AS_ACHIEVEMENT and OPINION_AS_FACT, each with the words that gave it away."""
    achieved = [(entry, entry.text("achieved")) for entry in scope.rows("self_assessment")]
    for entry, words in _given_away(achieved, _FUTURE):
        yield scope.problem("WISH_AS_ACHIEVEMENT", entry, "achieved", words=words)
    facts = [
        (piece, piece.text("statement"))
        for piece in scope.rows("evidence")
        if piece.answers.get("nature") == _FACT
    ]
    for piece, words in _given_away(facts, _OPINION):
        yield scope.problem("OPINION_AS_FACT", piece, "nature", words=words)


def _given_away(
    texts: Sequence[tuple[Entry, str]], phrases: tuple[Phrase, ...]
) -> Iterator[tuple[Entry, str]]:
    """The rows whose text holds one of the phrases, with the words that stand there."""
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        for number, words in sorted(words_in([text for _, text in some], phrases).items()):
            yield some[number][0], words
