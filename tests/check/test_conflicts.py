"""What `check` says about conflicts in a team workbook."""

from pathlib import Path

import pytest

from support.tables import merged, workbook
from support.workbooks import Book, places
from xlreview.write import write_workbook


@pytest.fixture
def team(tmp_path: Path) -> Book:
    """A team workbook with one conflict about a text (row 3) and one about a choice (row 4)."""
    jb = workbook("JB", 1, context={"law": {"effect": "Strict."}}, interviews={"7": {"status": "held"}})
    fc = workbook("FC", 2, context={"law": {"effect": "Lax."}}, interviews={"7": {"status": "cancelled"}})
    path = tmp_path / "team.xlsx"
    write_workbook(path, merged(jb, fc))
    return Book(path)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, [("Conflicts!G3", "CONFLICT_OPEN"), ("Conflicts!G4", "CONFLICT_OPEN")]),
        ({"G3": "B", "H4": "planned"}, []),
        (
            {"G3": "X", "G4": "keep both"},
            [("Conflicts!G3", "CHOICE_UNKNOWN"), ("Conflicts!G4", "CANNOT_KEEP_BOTH")],
        ),
        ({"G3": "own text", "G4": "A"}, [("Conflicts!H3", "CHOICE_WITHOUT_TEXT")]),
    ],
)
def test_each_conflict_is_held_against_its_choice(team: Book, typed, expected):
    review = team.typed({f"Conflicts!{cell}": text for cell, text in typed.items()}).read()
    assert [one for one in places(review) if one[0].startswith("Conflicts!")] == expected


def test_the_message_names_row_and_column(team: Book):
    first = next(one for one in team.read().problems if one.code == "CONFLICT_OPEN")
    assert first.message.endswith("of Law (en) (C1).")
