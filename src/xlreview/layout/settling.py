"""What may stand in the column `choice` of the sheet `conflicts`: a letter, own text, keep both."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from xlreview.a1 import column_letters, column_number
from xlreview.i18n import in_all_languages, translate
from xlreview.layout.columns import Column, Holds
from xlreview.layout.sheets import DATA_SHEETS
from xlreview.model.entry import Entry

_LETTER = re.compile(r"[a-z]{1,2}")
_LINE = re.compile(r"^([A-Z]{1,2}) = ", re.MULTILINE)
_JOINS = frozenset({Holds.TEXT, Holds.CODES, Holds.INITIALS, Holds.REFERENCES})
"""What cells hold in which several answers can stand together."""


class Way(StrEnum):
    """How a conflict is settled other than by taking one of the answers."""

    OWN_TEXT = "own_text"
    KEEP_BOTH = "keep_both"


def settling_choices(proposals: int, language: str, *, joins: bool = True) -> tuple[str, ...]:
    """What the dropdown of a conflict with so many answers offers: `A`, `B` …, own text, keep both.

    The last only where several answers can stand together (`joins`).
    """
    letters = tuple(column_letters(number) for number in range(proposals))
    ways = Way if joins else (Way.OWN_TEXT,)
    return (*letters, *(translate(f"settling.{way}", language) for way in ways))


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


def joins(column: Column | None) -> bool:
    """Whether several answers can stand together in a column; None is one that people added."""
    return column is None or column.holds in _JOINS


def letters_at(conflict: Entry) -> list[int]:
    """Where the answers to choose from begin in the text of a conflict, each by the letter before it."""
    text = conflict.text("proposals")
    starts: list[int] = []
    for found in _LINE.finditer(text):
        if found[1] == column_letters(len(starts)):
            starts.append(found.start())
    return starts


def can_join(conflict: Entry) -> bool:
    """Whether the cell in conflict, as the sheet names it, takes several answers together."""
    sheet, label = conflict.text("sheet"), conflict.text("column")
    for one in DATA_SHEETS:
        if sheet in in_all_languages(f"sheet.{one.key}").values():
            for column in one.columns:
                if label in in_all_languages(f"column.{one.key}.{column.key}").values():
                    return joins(column)
    return True


def fault_of(conflict: Entry) -> tuple[str, str] | None:
    """The code of what still keeps a conflict open and the column to look at; None once it is settled."""
    choice, own = conflict.text("choice").strip(), conflict.text("own_text").strip()
    if not choice:
        return None if own else ("CONFLICT_OPEN", "choice")
    way = chosen(choice, len(letters_at(conflict)))
    if way is None:
        return "CHOICE_UNKNOWN", "choice"
    if way is Way.OWN_TEXT and not own:
        return "CHOICE_WITHOUT_TEXT", "own_text"
    if way is Way.KEEP_BOTH and not can_join(conflict):
        return "CANNOT_KEEP_BOTH", "choice"
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split()).strip(".,;:!() ")
