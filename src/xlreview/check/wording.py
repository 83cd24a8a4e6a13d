"""Wishes kept apart from achievements, opinions from facts, as far as the wording shows."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.phrases import FUTURE, OPINION, in_every_language, words_of
from xlreview.check.scope import Scope
from xlreview.model.rating import Nature
from xlreview.problem import Problem

_FUTURE = in_every_language(FUTURE)
_OPINION = in_every_language(OPINION)


def check_wording(scope: Scope) -> Iterator[Problem]:
    """WISH_AS_ACHIEVEMENT and OPINION_AS_FACT, each with the words that gave it away."""
    for entry in scope.rows("self_assessment"):
        if words := words_of(entry.text("achieved"), _FUTURE):
            yield scope.problem("WISH_AS_ACHIEVEMENT", entry, "achieved", words=words)
    for entry in scope.rows("evidence"):
        if entry.get("nature") == Nature.FACT and (words := words_of(entry.text("statement"), _OPINION)):
            yield scope.problem("OPINION_AS_FACT", entry, "nature", words=words)
