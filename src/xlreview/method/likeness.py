"""How alike two statements are: one thing written down by two people.

Spelling, case, punctuation and the order of words may differ a little. What turns the sense may not: a
negation in only one of them (in English, Finnish, German or Swedish), or other figures, makes two
statements however alike they look.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

SHORT, LONG = 30, 80
"""Letters of a short and of a long statement, as they are compared."""
SHORT_ALIKE, LONG_ALIKE = 92.5, 81.0
"""Likeness (0 to 100) at which short and long statements count as the same; in between it falls evenly.

In a short statement one other word is another meaning ("the mayor", "the deputy mayor"); two people's
versions of a long one differ in several.
"""

_SIGN = re.compile(r"[^\w\s]")

_NEGATIONS = frozenset(
    {
        *("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"),
        *("lack", "lacks", "lacking"),
        *("ei", "en", "et", "emme", "ette", "eivät", "eikä", "eivätkä", "emmekä", "ilman"),
        *("puuttuu", "puuttuvat"),
        *("nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals"),
        *("niemand", "nichts", "ohne", "fehlt", "fehlen"),
        *("inte", "ej", "aldrig", "ingen", "inget", "inga", "utan", "saknas", "saknar"),
    }
)
_CONTRACTED = re.compile(r"n['’]t\b")
_DIGIT = re.compile(r"\d")


class Wording(NamedTuple):
    """A statement as it is compared: its words in lower case, in one line, and what turns its sense."""

    words: tuple[str, ...]
    plain: str
    figures: tuple[str, ...]
    negated: bool


def wording_of(statement: str) -> Wording:
    """The words of a statement, told apart from how they were typed."""
    lower = statement.casefold() if statement.isascii() else _composed(statement)
    words = tuple(_SIGN.sub(" ", lower).split())
    figures = tuple(sorted(filter(_DIGIT.search, words))) if _DIGIT.search(lower) else ()
    negated = not _NEGATIONS.isdisjoint(words) or bool(_CONTRACTED.search(lower))
    return Wording(words, " ".join(words), figures, negated)


def _composed(statement: str) -> str:
    """Letters in lower case, typed in whichever way (`ä` as one sign or two, full-width digits)."""
    return unicodedata.normalize("NFKC", statement.casefold())


def needed_likeness(letters: int) -> float:
    """How alike statements of this length must be to count as the same."""
    if letters <= SHORT:
        return SHORT_ALIKE
    if letters >= LONG:
        return LONG_ALIKE
    return SHORT_ALIKE - (SHORT_ALIKE - LONG_ALIKE) * (letters - SHORT) / (LONG - SHORT)


def likeness(one: Wording, other: Wording) -> float:
    """How alike two wordings are, 0 to 100; 0 where only one negates, or where the figures differ."""
    if one.negated != other.negated or one.figures != other.figures:
        return 0.0
    if one.plain == other.plain:
        return 100.0
    # Only reviews with evidence compare texts.
    from rapidfuzz import fuzz

    alike = max(fuzz.ratio(one.plain, other.plain), fuzz.token_sort_ratio(one.plain, other.plain))
    if min(len(one.plain), len(other.plain)) >= LONG:
        # What one of them adds counts half: in a long text it seldom turns the meaning.
        parts = fuzz.token_sort_ratio(one.plain, other.plain) + fuzz.token_set_ratio(one.plain, other.plain)
        alike = max(alike, parts / 2)
    return float(alike)


def are_alike(one: Wording, other: Wording) -> bool:
    """Whether two wordings are as alike as statements of their length must be."""
    return likeness(one, other) >= needed_likeness(min(len(one.plain), len(other.plain)))
