"""Columns that a merged workbook prints beside the answers: each reviewer's view, and where a row is from.

They are there to be read. Reading knows them again by their keys (`screening.rating@JB`, `evidence.from`)
or their labels, and never takes them for answers or for columns that people added.
"""

from __future__ import annotations

from functools import cache

from xlreview.i18n import in_all_languages, translate

FROM = "from"
"""Key of the last column of every sheet with rows that a merge brought together."""
VIEWED = ("rating", "hypothesis", "questions", "meet")
"""Columns of `screening` in which every reviewer has a view of their own."""

_AT = "@"
_BETWEEN = " · "


def view_key(column: str, who: str) -> str:
    """The key of what one reviewer says in a column: `rating@JB`."""
    return f"{column}{_AT}{who}"


def view_label(column: str, who: str, language: str) -> str:
    """The label of such a column: `JB · Rating`."""
    return f"{who}{_BETWEEN}{translate(f'column.screening.{column}', language)}"


def from_label(language: str) -> str:
    """The label of the column that says where a row is from."""
    return translate("beside.from", language)


def is_beside_key(sheet: str, key: str) -> bool:
    """Whether a qualified key (`screening.rating@JB`) names such a column of a sheet."""
    of, _, column = key.strip().partition(".")
    if of != sheet:
        return False
    return column == FROM or (sheet == "screening" and column.partition(_AT)[0] in VIEWED and _AT in column)


def is_beside_label(sheet: str, label: str) -> bool:
    """Whether a label may be that of such a column, in any shipped language."""
    text = " ".join(label.split())
    who, between, column = text.rpartition(_BETWEEN)
    return text in _from_labels() or (
        sheet == "screening" and bool(who and between) and column in _viewed_labels()
    )


@cache
def _from_labels() -> frozenset[str]:
    return frozenset(in_all_languages("beside.from").values())


@cache
def _viewed_labels() -> frozenset[str]:
    return frozenset(
        label for key in VIEWED for label in in_all_languages(f"column.screening.{key}").values()
    )
