"""How alike two statements are: one thing written down by two people.

Spelling, case, punctuation and the order of words may differ a little. What turns the sense may not: a
negation in only one of them (in English, Finnish, German or Swedish), or other figures, makes two
statements however alike they look.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

SHORT, LONG = 30, 80
"""Letters of a short and of a long statement, as they are compared."""
SHORT_ALIKE, LONG_ALIKE = 92.5, 81.0
"""Likeness (0 to 100) at which short and long statements count as the same; in between it falls evenly.

In a short statement one other word is another meaning ("the mayor", "the deputy mayor"); two people's
versions of a long one differ in several.
"""

_SIGN = re.compile(r"[^\w\s]")
_SIGNS = {number: " " for number in range(128) if _SIGN.match(chr(number))}

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


Turn = tuple[bool, str]


class Wording:
    """A statement as it is compared: `plain` are its words in lower case, in one line, without signs."""

    # A hundred thousand of them are kept at a time.
    __slots__ = ("_statement", "_turn", "plain")

    def __init__(self, statement: str) -> None:
        self._statement = statement
        self._turn: Turn | None = None
        lower = _lower(statement)
        # A table is the fastest for letters of ASCII and the slowest for all others.
        signless = lower.translate(_SIGNS) if statement.isascii() else _SIGN.sub(" ", lower)
        self.plain = " ".join(signless.split())

    @property
    def words(self) -> list[str]:
        """The words, as they stand."""
        return self.plain.split()

    @property
    def turn(self) -> Turn:
        """What turns the sense: whether the statement negates, and its figures."""
        if self._turn is None:
            words = self.words
            negated = not _NEGATIONS.isdisjoint(words) or bool(_CONTRACTED.search(_lower(self._statement)))
            figures = sorted(filter(_DIGIT.search, filterfalse(str.isalpha, words)))
            self._turn = (negated, " ".join(figures))
        return self._turn


def _lower(statement: str) -> str:
    """Letters in lower case, typed in whichever way (`ä` as one sign or two, full-width digits)."""
    if statement.isascii():
        return statement.casefold()
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
    if one.turn != other.turn:
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
