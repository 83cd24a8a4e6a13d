"""What people do to workbooks that costs something: all that is lost is told by its cell, no more is lost.

A sheet gets either cells spoilt in place, or one thing done to its shape, so that every answer is still
where it was, or known to have gone.
"""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from support.damage import (
    damaged,
    deleted,
    deleted_column,
    deleted_row,
    errors_in,
    merged,
    pasted_row,
    typed,
    without_ids,
    without_keys,
)
from support.workbooks import Book, Edit
from xlreview.a1 import parse_cell
from xlreview.i18n import translate
from xlreview.layout.sheets import DATA_SHEETS, STAMP_SHEET, access_by_sheet
from xlreview.model.review import Answer, Review

FILLED_ROWS = range(3, 9)
LETTERS = "ABCDEFGHIJKLM"
NONSENSE = ("five or so", "3/4/2026", "?!", "GG/I/99", "12:99", "- see above", "#REF!", "yes and no")

WRITTEN_BY_MERGING = ("Consensus agenda", "Conflicts")
"""Most of their columns are drawn up anew each time: nobody need be told that one is missing."""

At = tuple[str, str, str]
"""Sheet, row and column of an answer, by their keys."""


@dataclass
class Harm:
    """What was done, which rows of which sheets are knowingly gone, and which sheets lost their shape."""

    edits: list[Edit] = field(default_factory=list)
    gone: set[tuple[str, int]] = field(default_factory=set)
    typed: dict[str, str] = field(default_factory=dict)
    reshaped: dict[str, str] = field(default_factory=dict)
    """The code that has to tell of it, by sheet title."""


@st.composite
def harms(draw: st.DrawFn, sent: Review) -> Harm:
    """Any such damage to a workbook."""
    harm = Harm()
    for title in titles_of(sent):
        how = draw(st.sampled_from(("cells", "cells", "shape", "nothing")))
        if how == "cells":
            # Pasting over merged cells takes them apart, and with them the word about what merging cost.
            rare = draw(st.sampled_from(("pasted", "merged")))
            for _ in range(draw(st.integers(1, 4))):
                spoil_cells(draw, title, harm, rare)
        elif how == "shape":
            reshape(draw, title, harm)
    if draw(st.booleans()):
        harm.edits.append(typed({f"{STAMP_SHEET}!B{draw(st.integers(1, 40))}": "broken"}))
    return harm


def spoil_cells(draw: st.DrawFn, title: str, harm: Harm, rare: str) -> None:
    letter, row = draw(st.sampled_from(LETTERS)), draw(st.sampled_from(FILLED_ROWS))
    place = f"{title}!{letter}{row}"
    match draw(st.sampled_from(("typed", "typed", "error", "cleared", rare))):
        case "typed":
            content = draw(st.sampled_from(NONSENSE))
            harm.edits.append(typed({place: content}))
            harm.typed[place] = content
        case "error":
            harm.edits.append(errors_in(place))
        case "pasted":
            to = draw(st.sampled_from(FILLED_ROWS))
            harm.edits.append(pasted_row(title, row, to=to))
            harm.gone.add((title, to))
            harm.typed = {one: seen for one, seen in harm.typed.items() if row_of(one) != (title, to)}
        case "merged":
            harm.edits.append(merged(f"{place}:{letter}{row + 1}"))
            harm.typed.pop(f"{title}!{letter}{row + 1}", None)
        case "cleared":
            harm.edits.append(without_ids(title, row))
            harm.typed.pop(f"{title}!A{row}", None)


def reshape(draw: st.DrawFn, title: str, harm: Harm) -> None:
    kinds = ("sheet", "row", "keys", *(() if title in WRITTEN_BY_MERGING else ("column",)))
    match draw(st.sampled_from(kinds)):
        case "column":
            harm.edits.append(deleted_column(title, draw(st.sampled_from(LETTERS[:8]))))
            harm.reshaped[title] = "COLUMN_MISSING"
        case "sheet":
            harm.edits.append(deleted(title))
            harm.reshaped[title] = "SHEET_MISSING"
        case "row":
            row = draw(st.sampled_from(FILLED_ROWS))
            harm.edits.append(deleted_row(title, row))
            harm.gone.add((title, row))
            harm.reshaped[title] = ""
        case "keys":
            harm.edits.append(without_keys(title))


@settings(max_examples=4)
@given(data=st.data())
def test_all_that_damage_costs_is_told(filled: Book, data: st.DataObject) -> None:
    usual = damaged(filled).read()
    harm = data.draw(harms(usual))
    back = damaged(filled, *harm.edits).read()
    assert unexplained(usual, back, harm) == set()


def unexplained(usual: Review, back: Review, harm: Harm) -> set[At]:
    """Answers that are not what they were, without a word about it."""
    told = [one.place for one in back.problems]
    told += [one.place for receipt in back.receipts for one in receipt.ignored]
    codes = {(one.place.sheet, one.code) for one in back.problems}
    now = answers_at(back)
    # Where nothing moved, the cell counts: the id of a row may have been typed over.
    in_place = {(title, cell): answer for answer, title, cell in now.values()}
    found = set()
    for at, (answer, title, cell) in answers_at(usual).items():
        is_told = (
            (title, parse_cell(cell)[0] + 1) in harm.gone
            or (title, harm.reshaped.get(title)) in codes
            or any(place.sheet == title and covers(place.cell, cell) for place in told)
            or f"{title}!{cell}" in harm.typed
        )
        is_there = now.get(at, (None,))[0] == answer
        if not (
            is_told or is_there or (title not in harm.reshaped and in_place.get((title, cell)) == answer)
        ):
            found.add(at)
    return found


def answers_at(review: Review) -> dict[At, tuple[Answer, str, str]]:
    """Every answer with the title of its sheet and its cell."""
    return {
        (entry.sheet, entry.id, column): (answer, entry.sheet_title, entry.cells[column])
        for entry in review
        for column, answer in entry.answers.items()
    }


def covers(named: str | None, cell: str) -> bool:
    """Whether a cell is the one that is named, or within the range."""
    if named is None:
        return False
    first, _, last = named.partition(":")
    (top, left), (bottom, right) = parse_cell(first), parse_cell(last or first)
    row, column = parse_cell(cell)
    return top <= row <= bottom and left <= column <= right


def titles_of(sent: Review) -> list[str]:
    """Titles of the sheets that the holder of a workbook fills: all but the record of earlier versions."""
    sheets = [one for one in access_by_sheet(sent.stamp.role, with_earlier=False) if one.key != "history"]
    return [translate(f"sheet.{sheet.key}", sent.stamp.language) for sheet in sheets if sheet in DATA_SHEETS]


def row_of(place: str) -> tuple[str, int]:
    title, _, cell = place.rpartition("!")
    return title, parse_cell(cell)[0] + 1
