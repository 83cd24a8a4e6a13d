"""Words that look like names and are none, and what stands beside names: lists of the languages we know.

They only decide what is doubtful and has to be looked at: no name of an interviewee stays because its word
stands here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

with (Path(__file__).parent / "words.toml").open("rb") as _file:
    _LISTS = {name: frozenset(words.split()) for name, words in tomllib.load(_file).items()}

CAPITALISED = _LISTS["capitalised"]
"""Names that are written with a capital letter when they are none of a person as well: months, places."""
ORDINARY = _LISTS["ordinary"] | _LISTS["small"] | CAPITALISED
"""Names that are words too: whoever finds one of them alone cannot tell which of the two is meant."""
TITLES = _LISTS["titles"]
"""Words before a name that go with it."""
PARTICLES = _LISTS["particles"]
"""Words within names that begin with a small letter as often as not."""
ABBREVIATIONS = _LISTS["abbreviations"]
"""What two or three capital letters more often mean than a person's initials."""
SMALL = _LISTS["small"]
"""The smallest words, which begin sentences more often than anybody called so is named alone."""
_OFFICES = _LISTS["offices"]
_ORGANISATIONS = _LISTS["organisations"]

BETWEEN_PEOPLE = r"\s*(?:[;\n/&+|•·]|\s(?:and|with|ja|sekä|och|samt|und|et|og|en|ir|i|ou|és|и)\s)\s*"
"""What stands between the names of several people in one cell; commas are looked at more closely."""

_COMPOUND_ENDS = tuple(word for word in _OFFICES if len(word) >= 5 and not word.endswith("s"))
"""In Finnish, Swedish and German such words end others: sivistysjohtaja."""


def is_office(word: str) -> bool:
    """Whether a folded word names an office or an organisation rather than a person."""
    return word in _OFFICES or word in _ORGANISATIONS or word.endswith(_COMPOUND_ENDS)
