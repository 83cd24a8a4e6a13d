"""What may stand in the column `choice` of the sheet `conflicts`: a letter, own text, keep both."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from xlreview.a1 import column_letters, column_number
from xlreview.i18n import in_all_languages, translate

_LETTER = re.compile(r"[a-z]{1,2}")


class Way(StrEnum):
    """How a conflict is settled other than by taking one of the answers."""

    OWN_TEXT = "own_text"
    KEEP_BOTH = "keep_both"


def settling_choices(proposals: int, language: str) -> tuple[str, ...]:
    """What the dropdown of a conflict with so many answers offers: `A`, `B` …, own text, keep all."""
    letters = tuple(column_letters(number) for number in range(proposals))
    return (*letters, *(translate(f"settling.{way}", language) for way in Way))


def chosen(text: str, proposals: int) -> int | Way | None:
    """The number of the answer that is taken, from 0, or another way; None where the text says neither.

    Case, blanks, a full stop and the word for "take" before a letter do not matter, nor does the language.
    """
    plain = _plain(text)
    for way in Way:
        if plain in {_plain(label) for label in in_all_languages(f"settling.{way}").values()}:
            return way
    for word in in_all_languages("settling.take").values():
        plain = plain.removeprefix(_plain(word)).strip()
    if _LETTER.fullmatch(plain) and (number := column_number(plain)) < proposals:
        return number
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split()).strip(".,;:!() ")
