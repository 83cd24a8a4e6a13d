"""Wishes kept apart from achievements, opinions from facts, as far as the wording shows."""

from __future__ import annotations

from collections.abc import Iterator

from xlreview.check.phrases import FUTURE, OPINION, pattern
from xlreview.check.scope import Scope
from xlreview.model.rating import Nature
from xlreview.problem import Problem

_FUTURE = pattern(FUTURE)
_OPINION = pattern(OPINION)


def check_wording(scope: Scope) -> Iterator[Problem]:
    """WISH_AS_ACHIEVEMENT and OPINION_AS_FACT, each with the words that gave it away."""
    for entry in scope.rows("self_assessment"):
        if found := _FUTURE.search(entry.text("achieved")):
            yield scope.problem("WISH_AS_ACHIEVEMENT", entry, "achieved", words=_plain(found[0]))
    for entry in scope.rows("evidence"):
        if entry.get("nature") == Nature.FACT and (found := _OPINION.search(entry.text("statement"))):
            yield scope.problem("OPINION_AS_FACT", entry, "nature", words=_plain(found[0]))


def _plain(words: str) -> str:
    return " ".join(words.split())
