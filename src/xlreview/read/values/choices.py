"""Cells with a closed list: a label in any shipped language, or the value itself, to the stable value."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from itertools import count

from xlreview.i18n import Filling, Label, Labels
from xlreview.layout.choices import PACK_LISTS, SIGNS, SYMBOLS, label_of, spellings_of, values_of
from xlreview.model.pack import Pack
from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import Doubtful, Reader, is_blank, plain_key, plain_text, read_as, refused

_ABBREVIATED = dict.fromkeys(("n/a", "n.a", "n. a", "na"), "not_applicable")
"""Short forms that mean one thing to one person and nothing to another: suggested, never read."""
_LONGEST_SLIP = 200
_MOST_GUESSES = 2_000
"""How many different texts that are not on a list are held against it: half a second's work."""
_YES = {True: "yes", False: "no"}

Spellings = tuple[Mapping[str, str], Mapping[str, str]]
_SHARED: dict[tuple[str, str], Spellings] = {}
"""Spellings of the lists that all packs share, by list and first language, once somebody has asked."""


def choice_reader(choices: str, pack: Pack, language: str) -> Reader:
    """Reads one value of a closed list.

    Taken as it is: the value, or its label in any language, with or without its sign. Taken with a
    note: the same in other case, width or spacing. Where languages share a label, `language` decides.
    """
    exact, near = _spellings(choices, pack, language)

    guesses = count()

    @cache
    def options() -> Filling:
        return _options(choices, pack, language)

    @cache
    def refuse(text: str) -> Doubtful:
        # The same slip mostly stands in a whole column.
        is_slip = len(text) <= _LONGEST_SLIP and next(guesses) < _MOST_GUESSES
        meant = _probably(text, choices, pack, near) if is_slip else None
        if meant is None:
            return refused("NOT_ON_LIST", text, options=options())
        return refused("NOT_ON_LIST", text, options=options(), near=_spelled(choices, meant, pack, language))

    def read(cell: Cell) -> Answer | Doubtful | None:
        value = exact.get(cell) if type(cell) is str else None
        if value is not None:
            return value
        if isinstance(cell, bool):
            value = _YES[cell] if choices == "yes_no" else None
            return value or refused("NOT_ON_LIST", cell, options=options())
        text = plain_text(cell)
        if is_blank(text):
            return None
        if (key := _unsigned(text)) in near:
            return read_as(near[key], cell, _spelled(choices, near[key], pack, language))
        return refuse(text)

    return read


def _spellings(choices: str, pack: Pack, language: str) -> Spellings:
    """The value by each exact spelling, and by each spelling made plain."""
    if choices in PACK_LISTS:
        return _by_spelling(choices, pack, language)
    if (choices, language) not in _SHARED:
        _SHARED[choices, language] = _by_spelling(choices, pack, language)
    return _SHARED[choices, language]


def _by_spelling(choices: str, pack: Pack, language: str) -> Spellings:
    exact = spellings_of(choices, pack, language)
    near: dict[str, str] = {}
    for spelling, value in exact.items():
        near.setdefault(_unsigned(spelling), value)
        near.setdefault(plain_key(spelling.replace("_", " ")), value)
    if choices == "rating":
        # A sign alone says enough, except the dash: people type dashes for "nothing".
        for value in values_of(choices, pack):
            if SYMBOLS[value] not in "–-":
                near.setdefault(plain_key(SYMBOLS[value]), value)
    near.pop("", None)
    return exact, near


def _unsigned(text: str) -> str:
    key = plain_key(text)
    return key.strip(SIGNS).strip() or key


def _probably(text: str, choices: str, pack: Pack, near: Mapping[str, str]) -> str | None:
    """The value that somebody meant, if it can be told."""
    key = _unsigned(text)
    if (short := _ABBREVIATED.get(key)) in values_of(choices, pack):
        return short
    close = get_close_matches(key, near, n=1, cutoff=0.7)
    return near[close[0]] if close else None


def _spelled(choices: str, value: str, pack: Pack, language: str) -> Filling:
    if choices in PACK_LISTS:
        return label_of(choices, value, pack, language)
    return Label(f"choice.{choices}.{value}")


def _options(choices: str, pack: Pack, language: str) -> Filling:
    values = values_of(choices, pack)
    if choices in PACK_LISTS:
        return "; ".join(label_of(choices, value, pack, language) for value in values)
    return Labels(tuple(f"choice.{choices}.{value}" for value in values))
